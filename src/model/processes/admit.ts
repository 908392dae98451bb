import { changePlace, leavePanel, openPlace } from "../panel.ts";
import { uniform } from "../random.ts";
import { offerValue, overallTrust, utilityOf } from "../utility.ts";
import { FLEXIBLE, REMEMBERED, type World } from "../world.ts";

/**
 * Admit: with probability `openness` a buyer looks at its best prospect and may give it a trial on
 * the flexible track.
 *
 * Prospects are the active entrants that court this buyer and the suppliers it remembers, with trust
 * in the product at or above the gate g_x of the flexible track. The best by perceived utility gets a
 * free place, or that of the worst flexible supplier if it is better.
 *
 * A first offer is judged with the entrant's initial effort, no integration, and the price
 * c (1 + d_c) (1 + m_0). Looking draws one uniform a buyer and month. A prospect below the gate changes nothing.
 *
 * Source: model brief, section 3.2.
 */
export function admit(world: World): void {
  const { buyer } = world;
  let anybodyLooks = false;
  for (let b = 0; b < world.buyerCount; b++) {
    const looks =
      buyer.policy.flexibleSlots[b] >= 1 &&
      uniform(world.streams.look, buyer.identity[b], 0) < buyer.policy.openness[b];
    buyer.looks[b] = looks ? 1 : 0;
    if (!looks) continue;
    anybodyLooks = true;
    buyer.bestProspect[b] = -1;
    buyer.bestProspectUtility[b] = Number.NEGATIVE_INFINITY;
  }
  if (!anybodyLooks) return;
  if (world.entryEnabled) weighAccounts(world);
  for (let b = 0; b < world.buyerCount; b++) if (buyer.looks[b] === 1) decide(world, b);
}

/** Finds, for every buyer that looks, the best entrant among those that court it. */
function weighAccounts(world: World): void {
  const { account, buyer, supplier } = world;
  for (let a = 0; a < account.buyer.length; a++) {
    const b = account.buyer[a];
    if (b < 0 || buyer.looks[b] === 0) continue;
    const s = supplier.entrants[Math.floor(a / account.perEntrant)];
    if (supplier.active[s] === 0 || account.trustProduct[a] < buyer.policy.flexibleGate[b]) continue;
    const utility = firstOfferUtility(world, s, account.trustProduct[a]);
    if (utility > buyer.bestProspectUtility[b]) {
      buyer.bestProspectUtility[b] = utility;
      buyer.bestProspect[b] = a;
    }
  }
}

function firstOfferUtility(world: World, s: number, trustProduct: number): number {
  const { market, supplier } = world;
  const { quality, initialEffort, unitCost } = supplier.parameters;
  const value = offerValue(market, quality[s], initialEffort[s], supplier.lag[s], 0);
  const trust = overallTrust(market, trustProduct, 0, 0, 0);
  return utilityOf(
    value,
    unitCost[s] * (1 + market.uncommittedCost) * (1 + market.openingMargin),
    market.riskPremium,
    trust,
  );
}

function decide(world: World, b: number): void {
  const { buyer, relation } = world;
  let best = buyer.bestProspectUtility[b];
  let recalled = -1;
  let worst = -1;
  let flexible = 0;
  for (let r = buyer.rowStart[b]; r < buyer.rowStart[b + 1]; r++) {
    if (relation.track[r] === FLEXIBLE) {
      flexible++;
      if (worst < 0 || relation.utility[r] < relation.utility[worst]) worst = r;
    } else if (
      relation.track[r] === REMEMBERED &&
      relation.trustProduct[r] >= buyer.policy.flexibleGate[b] &&
      relation.utility[r] > best
    ) {
      best = relation.utility[r];
      recalled = r;
    }
  }
  if (recalled < 0 && buyer.bestProspect[b] < 0) return;
  const full = flexible >= buyer.policy.flexibleSlots[b];
  if (full && best <= relation.utility[worst]) return;
  const newPlace = recalled >= 0 ? recalled : openPlace(world, b);
  const displaced = full ? relation.supplier[worst] : -1;
  if (recalled >= 0) changePlace(world, recalled, FLEXIBLE);
  else startTrial(world, newPlace, buyer.bestProspect[b]);
  world.eventLog?.tell(world.month, "trial", b, relation.supplier[newPlace], displaced);
  if (full) {
    world.eventLog?.tell(world.month, "drop", b, displaced, relation.supplier[newPlace]);
    leavePanel(world, worst);
  }
}

function startTrial(world: World, r: number, a: number): void {
  const { account, market, relation, supplier } = world;
  const s = supplier.entrants[Math.floor(a / account.perEntrant)];
  relation.supplier[r] = s;
  relation.effort[r] = supplier.parameters.initialEffort[s];
  relation.inertia[r] = supplier.parameters.initialInertia[s];
  relation.price[r] = supplier.parameters.unitCost[s] * (1 + market.uncommittedCost) * (1 + market.openingMargin);
  relation.trustProduct[r] = account.trustProduct[a];
  relation.trust[r] = overallTrust(market, account.trustProduct[a], 0, 0, 0);
  relation.value[r] = offerValue(market, supplier.parameters.quality[s], relation.effort[r], supplier.lag[s], 0);
  relation.utility[r] = utilityOf(relation.value[r], relation.price[r], market.riskPremium, relation.trust[r]);
  account.buyer[a] = -1;
  changePlace(world, r, FLEXIBLE);
}
