import type { World } from "../src/model/world.ts";
import {
  byLink,
  clip,
  exp,
  isContract,
  type Link,
  panelLinks,
  rowLinks,
  same,
  testAgainstText,
  total,
} from "./odd/heldAgainstText.ts";

/**
 * The equations of price, threat, effort and inertia, built again from `src/model/ODD.md`, section 7: equation
 * by equation from the text, though by somebody who had seen the code (unlike `model-odd-reimplemented`).
 */

const isFlexible = ({ track }: Link) => track === "flexible";

/** The panel of the buyer of a link. */
function panelOf(world: World, { buyer }: Link): Link[] {
  return panelLinks(world).filter((other) => other.buyer === buyer);
}

function costOf(world: World, link: Link): number {
  const cost = world.supplier.parameters.unitCost[link.supplier];
  return isContract(link) ? cost : cost * (1 + world.market.uncommittedCost);
}

/** S, the cost of leaving. */
function leavingOf(world: World, link: Link): number {
  return isContract(link) ? world.market.switchingCost * world.relation.integration[link.place] : 0;
}

const isBlind = (world: World, { supplier }: Link) => world.supplier.parameters.respondsToThreat[supplier] === 0;
const isEntrant = (world: World, { supplier }: Link) => world.supplier.entrant[supplier] === 1;

/** 7.24: what a bid for a contract is below the price on the flexible track. */
function cutOf({ market, relation, supplier }: World, link: Link): number {
  if (isContract(link)) return 0;
  const price = relation.price[link.place];
  return price - Math.min(price, supplier.parameters.unitCost[link.supplier] * (1 + market.openingMargin));
}

/** 7.25: utilities of the rivals that the buyer has invited. */
function invitedOf({ invitation }: World, { buyer }: Link): number[] {
  const places = Array.from({ length: invitation.perBuyer }, (_, i) => buyer * invitation.perBuyer + i);
  return places.filter((i) => invitation.supplier[i] >= 0).map((i) => invitation.utility[i]);
}

/** 7.11 */
function priceAfter(world: World, link: Link): number {
  const { relation, market, supplier } = world;
  const rivals = panelOf(world, link)
    .filter(({ place }) => place !== link.place)
    .filter((other) => !isContract(link) || isContract(other) || relation.eligible[other.place] === 1)
    .filter((other) => !isBlind(world, link) || isEntrant(world, link) || !isEntrant(world, other));
  const [cost, price] = [costOf(world, link), relation.price[link.place]];
  const cap = cost * (1 + market.maximumMargin);
  const offers = rivals.map((other) => relation.utility[other.place] + (isContract(link) ? cutOf(world, other) : 0));
  const alternatives = [...offers, ...(isContract(link) ? invitedOf(world, link) : [])];
  const outside = Math.max(...alternatives);
  const [load, capacity] = [supplier.load[link.supplier], supplier.capacity[link.supplier]];
  const scarce = isContract(link) ? 0 : market.scarcityMargin * (load < capacity ? load / capacity : 1) ** 4;
  const surplus = relation.utility[link.place] + price - cost - (outside - leavingOf(world, link));
  const fair = cost + (1 - world.buyer.policy.negotiation[link.buyer]) * Math.max(0, surplus);
  const target = alternatives.length === 0 ? cap : clip(fair, cost * (1 + market.minimumMargin + scarce), cap);
  return price + (target - price) / (isContract(link) ? market.contractPriceMonths : market.flexiblePriceMonths);
}

/** 7.12: what the text calls y, and the pull of a challenger, relative to the best of the panel. */
function scores(world: World, link: Link) {
  const { relation, market } = world;
  const beta = market.reviewSensitivity;
  const panel = panelOf(world, link);
  const best = Math.max(...panel.map(({ place }) => relation.utility[place]));
  const pull = (other: Link) =>
    exp(beta * (relation.utility[other.place] + cutOf(world, other) - best + leavingOf(world, other)));
  const invited = total(invitedOf(world, link).map((utility) => exp(beta * (utility - best))));
  const challengers = panel.filter(isFlexible).filter(({ place }) => relation.eligible[place] === 1);
  const weakest = panel
    .filter(isContract)
    .reduce<Link | undefined>(
      (found, other) => (found === undefined || pull(other) < pull(found) ? other : found),
      undefined,
    );
  return { panel, pull, invited, challengers, weakest };
}

/** P of a link, with or without the entrants in the sums. */
function chance(world: World, link: Link, counted: (other: Link) => boolean): number {
  const { relation, buyer } = world;
  const { panel, pull, invited, challengers } = scores(world, link);
  if (isContract(link)) return pull(link) / (pull(link) + invited + total(challengers.filter(counted).map(pull)));
  const { preferenceSensitivity } = buyer.policy;
  const { choiceSensitivity } = world.market;
  const want = ({ place, buyer: b }: Link) =>
    choiceSensitivity * relation.utility[place] + preferenceSensitivity[b] * relation.preference[place];
  const others = panel.filter(isFlexible).filter(counted);
  const best =
    preferenceSensitivity[link.buyer] > 0
      ? Math.max(...others.map(want))
      : choiceSensitivity * Math.max(...panel.map(({ place }) => relation.utility[place]));
  return exp(want(link) - best) / total(others.map((other) => exp(want(other) - best)));
}

function threat(world: World, link: Link) {
  const { relation, supplier } = world;
  const real = chance(world, link, () => true);
  const blind = isBlind(world, link) && !isEntrant(world, link);
  const seen = blind ? chance(world, link, (other) => !isEntrant(world, other)) : real;
  const before = relation.perceivedRetention[link.place];
  const delay = supplier.parameters.threatDelay[link.supplier];
  const perceived = delay === 0 || before === -1 ? seen : before + (seen - before) / (1 + delay);
  return { real, perceived, ...prospect(world, link) };
}

/** Q, and its prize for a unit. */
function prospect(world: World, link: Link): { promotion: number; prize: number } {
  const { relation, supplier, buyer } = world;
  const { pull, invited, challengers, weakest } = scores(world, link);
  const gate = buyer.policy.fixedGate[link.buyer];
  if (weakest === undefined || gate === 1 || isContract(link)) return { promotion: 0, prize: 0 };
  const rungs = [relation.trustProduct, relation.trustRisk, relation.trustOrganisation].map((rung) => rung[link.place]);
  const lowest = Math.min(...rungs);
  const own = relation.eligible[link.place] === 1 ? 0 : pull(link);
  const prize = relation.price[weakest.place] - supplier.parameters.unitCost[link.supplier];
  const toBeat = pull(weakest) + invited + total(challengers.map(pull)) + own;
  return {
    promotion: ((lowest >= gate ? 1 : lowest / gate) * pull(link)) / toBeat,
    prize: relation.share[weakest.place] > 0 ? Math.max(0, prize) : 0,
  };
}

/** 7.8: share of the volume that the holders compete for. */
function standingOf(world: World, link: Link): number {
  const holders = panelOf(world, link).filter(isContract);
  const score = ({ place }: Link) => world.market.choiceSensitivity * world.relation.utility[place];
  const best = Math.max(...holders.map(score));
  return exp(score(link) - best) / total(holders.map((other) => exp(score(other) - best)));
}

/** 7.13 */
function effortAfter(world: World, link: Link): number {
  const { relation, buyer, market } = world;
  const { minimumEffort, effortResponse, effortSpeed } = world.supplier.parameters;
  const { place, buyer: b, supplier: s } = link;
  const [beta, betaX] = [market.reviewSensitivity, market.choiceSensitivity];
  const holders = panelOf(world, link).filter(isContract).length;
  const flexible = panelOf(world, link).length - holders;
  const phi = flexible === 0 ? 0 : holders === 0 ? 1 : buyer.policy.flexibleShare[b];
  const margin = Math.max(0, relation.price[place] - costOf(world, link));
  const [p, q] = [relation.perceivedRetention[place], relation.promotion[place]];
  const [a, standing] = [buyer.policy.performanceShare[b], isContract(link) ? standingOf(world, link) : 0];
  const contested =
    holders > 1 && a > 0 ? (a * betaX * p * standing * (1 - standing)) / ((1 - a) / holders + a * standing) : 0;
  const ofContract = phi < 1 ? margin * (beta * p * (1 - p) + contested) : 0;
  const ofOrders = phi > 0 ? market.uncommittedStake * margin * betaX * (1 - p) : 0;
  const gain = isContract(link) ? ofContract : ofOrders + relation.promotionPrize[place] * beta * q * (1 - q);
  const awake = 1 - relation.inertia[place];
  const wanted = minimumEffort[s] + awake * effortResponse[s] * market.valueOfEffort * gain;
  const effort = relation.effort[place];
  return effort + effortSpeed[s] * awake * (clip(wanted, minimumEffort[s], 1) - effort);
}

/** 7.14 */
function inertiaAfter(world: World, link: Link): number {
  const { inertiaGain, inertiaLoss } = world.supplier.parameters;
  const inertia = world.relation.inertia[link.place];
  if (!isContract(link)) return inertia - inertiaLoss[link.supplier] * inertia;
  const alone = panelOf(world, link).filter(isContract).length === 1;
  const a = alone ? 0 : world.buyer.policy.performanceShare[link.buyer];
  const safe = world.relation.perceivedRetention[link.place] * (1 - a * (1 - standingOf(world, link)));
  return (
    inertia + inertiaGain[link.supplier] * safe * (1 - inertia) - inertiaLoss[link.supplier] * (1 - safe) * inertia
  );
}

testAgainstText({
  bargain: (world) => byLink(panelLinks(world), "price", world.relation.price, (link) => priceAfter(world, link)),
  feelThreat(world) {
    const expected = panelLinks(world).map((link) => ({ link, ...threat(world, link) }));
    return () => {
      const { retention, perceivedRetention, promotion, promotionPrize } = world.relation;
      for (const { link, real, perceived, promotion: chanceToWin, prize } of expected) {
        same("P", retention[link.place], real);
        same("perceived P", perceivedRetention[link.place], perceived);
        if (isContract(link)) continue;
        same("Q", promotion[link.place], chanceToWin);
        same("prize", promotionPrize[link.place], prize, prize);
      }
    };
  },
  chooseEffort: (world) =>
    byLink(panelLinks(world), "effort", world.relation.effort, (link) => effortAfter(world, link)),
  growInert: (world) => byLink(rowLinks(world), "inertia", world.relation.inertia, (link) => inertiaAfter(world, link)),
});
