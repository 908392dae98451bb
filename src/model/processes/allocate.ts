import { exp } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import { drawAbout } from "../draws.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { int } from "../int.ts";
import { leastLuck, mostLuck } from "../luck.ts";
import type { Market } from "../market.ts";
import { attractOrders, capShares } from "../orders.ts";
import { gumbelOf } from "../random.ts";
import type { World } from "../world.ts";

/**
 * Allocate: each buyer splits its orders between the tracks and within them.
 *
 *     contract i:   w_i = (1 - phi) [ (1 - a) / n + a s_i ],    s_i = exp(beta_x U_i) / sum over the n holders
 *     flexible j:   w_j = phi exp(beta_x U_j + beta_J J_j) / sum exp(beta_x U + beta_J J)     (choice: shares)
 *                   or all of phi to one supplier drawn with these chances   (choice: single)
 *
 * phi  flexible share of spend [0..1]: 0 with nobody on the flexible track, 1 with nobody under contract
 * a    performance share [0..1]: part of the volume under contract that follows performance, the rest being
 *      equal quotas;  s  standing [0..1]: the holder's part of what they compete for
 * U    perceived utility [unit costs]    beta_x  choice sensitivity
 * J    preference learned from past dealings [unit costs] (`learnPreference.ts`)    beta_J  its sensitivity
 *
 * Then no supplier gets more than w_max; what is cut off goes to the others in proportion, and w_max
 * is taken as 1/n where n suppliers could not otherwise carry all. Shares of a buyer sum to 1, or to 0
 * when its panel is empty.
 *
 * All holders are weighed together, by how they look today, so that a change of value common to all moves no
 * volume. Rejected: weights kept from each contract's award, which compare holders of different months.
 *
 * Source: multinomial logit (McFadden 1974); demand allocated by performance, Cachon and Zhang (2007);
 * preference as in Weisbuch, Kirman and Herreiner (2000).
 */
export function allocate(world: World): void {
  const { buyer, relation } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { share, standing, utility } = relation;
  const { flexibleShare, choice, maxShare, performanceShare, preferenceSensitivity } = buyer.policy;
  const { choiceSensitivity } = world.market;
  drawForOrders(world);
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const phi = flexible === first ? 1 : end === flexible ? 0 : flexibleShare[b];
    if (flexible > first) {
      const moving = performanceShare[b];
      const quota = (1 - moving) / (flexible - first);
      shareByLogit(utility, first, flexible, choiceSensitivity, 1, standing);
      for (let r = first; r < flexible; r++) share[r] = (1 - phi) * (quota + moving * standing[r]);
    }
    if (end > flexible) {
      if (choice[b] === 1) drawOne(world, b, phi);
      else if (preferenceSensitivity[b] > 0) splitByPreference(world, b, phi);
      else shareByLogit(utility, flexible, end, choiceSensitivity, phi, share);
    }
    if (maxShare[b] < 1) capShares(share, first, end, maxShare[b]);
  }
}

allocate.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  relation: ["supplier", "preference", "utility"],
} satisfies ColumnNames;
allocate.changes = { relation: ["share", "standing"] } satisfies ColumnNames;

/** Where beta_x is 0 whoever is on the panel has the same weight, whatever its utility. */
allocate.feeds = (market: Market) => {
  if (everAbove0(market, "choiceSensitivity")) return [allocate];
  const { buyer } = allocate.reads;
  return [{ changes: allocate.changes, reads: { buyer, relation: ["supplier", "preference"] } satisfies ColumnNames }];
};

/** Splits `total` among the places from `first` to before `end`, in proportion to exp(sensitivity x utility). */
function shareByLogit(
  utility: Float64Array,
  first: int,
  end: int,
  sensitivity: number,
  total: number,
  share: Float64Array,
): void {
  let best = utility[first];
  for (let r = first + 1; r < end; r++) if (utility[r] > best) best = utility[r];
  let sum = 0;
  for (let r = first; r < end; r++) {
    const weight = exp(sensitivity * (utility[r] - best));
    share[r] = weight;
    sum += weight;
  }
  const scale = total / sum;
  for (let r = first; r < end; r++) share[r] *= scale;
}

/** As `shareByLogit`, for a buyer that also follows its preference. */
function splitByPreference(world: World, b: int, phi: number): void {
  const { share } = world.relation;
  const end = world.buyer.panelEnd[b];
  const scale = phi / attractOrders(world, b, share);
  for (let r = world.buyer.contractsEnd[b]; r < end; r++) share[r] *= scale;
}

/** Draws for all buyers that order from one; until they have, their shares are the uniform numbers that G is made of. */
function drawForOrders(world: World): void {
  const { identity, contractsEnd, panelEnd, policy } = world.buyer;
  const { share, supplier } = world.relation;
  const stream = world.streams.order;
  const about = world.supplier.identity;
  for (let b = 0; b < world.buyerCount; b++) {
    if (policy.choice[b] === 1) drawAbout(stream, identity[b], about, supplier, contractsEnd[b], panelEnd[b], share);
  }
}

/**
 * Gives the whole order to the supplier with the highest score, beta_x U + beta_J J + G with a Gumbel draw G for each. Mostly
 * that is the one whose score may be highest, since it is above what any other may be at most; else each is worked out.
 */
function drawOne(world: World, b: int, phi: number): void {
  const { share } = world.relation;
  const { luck } = world;
  const first = world.buyer.contractsEnd[b];
  const end = world.buyer.panelEnd[b];
  let chosen: int = -1;
  let most = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (let r = first; r < end; r++) {
    const top = meritOf(world, b, r) + mostLuck(luck, share[r]);
    if (top > most) {
      next = most;
      most = top;
      chosen = r;
    } else if (top > next) next = top;
  }
  if (meritOf(world, b, chosen) + leastLuck(luck, share[chosen]) <= next) chosen = highestScore(world, b);
  for (let r = first; r < end; r++) share[r] = 0;
  share[chosen] = phi;
}

/** What a buyer's choice goes by beside luck: beta_x U + beta_J J. */
function meritOf(world: World, b: int, r: int): number {
  const { utility, preference } = world.relation;
  return world.market.choiceSensitivity * utility[r] + world.buyer.policy.preferenceSensitivity[b] * preference[r];
}

function highestScore(world: World, b: int): int {
  const { share } = world.relation;
  let chosen: int = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let r = world.buyer.contractsEnd[b]; r < world.buyer.panelEnd[b]; r++) {
    const score = meritOf(world, b, r) + gumbelOf(share[r]);
    if (score > highest) {
      highest = score;
      chosen = r;
    }
  }
  return chosen;
}
