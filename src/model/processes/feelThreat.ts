import { exp } from "../arithmetic.ts";
import { bidCut } from "../bids.ts";
import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import { attractOrders } from "../orders.ts";
import { NO_VIEW_YET } from "../panel.ts";
import type { World } from "../world.ts";

/**
 * Feel threat: how likely each supplier is to keep what it has, and to win more.
 *
 *     contract i:   P_i = y_i / (y_i + X),   y_i = exp(beta (U_i + S_i))
 *                   X = sum over eligible j of exp(beta (U_j + cut_j)) + sum over invited rivals of exp(beta U)
 *     flexible j:   P_j = exp(beta_x U_j + beta_J J_j) / sum over the flexible track    (its chance of an order)
 *                   Q_j = d_j exp(beta (U_j + cut_j)) / (y_w + X + own term if not yet in X)
 *
 * P   retention probability [0..1]; 1 with no challenger past the gate and no rival invited
 * cut what a bid for the contract is below the flexible price [unit costs] (`bids.ts`)
 * S   cost of leaving, sigma k [unit costs];  beta, beta_x  sensitivities
 * J   preference learned from past dealings (`learnPreference.ts`), beta_J its sensitivity
 * Q   chance to win the weakest contract w (lowest y) at a review, scaled by d: the lowest of T_1, T_2, T_3
 *     over the gate g_F, at most 1, so that a supplier half-way up sees half the prospect; 0 with nothing
 *     under contract or g_F = 1
 *
 * Exponentials are taken of U less the best U of the panel, and of exponents drawn back to +-700; so a
 * flexible track of which all are more than 700 / beta_x worse than a contract sees equal chances.
 *
 * "Eligible" are suppliers on the flexible track past the gate. The prize of w is (p_w - c) if positive: its
 * price now less the unit cost c of supplier j, for a unit; 0 where w has no volume (phi = 1).
 *
 * What a supplier sees of P is P itself for tau_P = 0 and in the first month on a track; otherwise it moves
 * by 1 / (1 + tau_P) of the gap a month. One that does not respond to threat sees the P that would hold
 * without the entrants in the sums; entrants see all; Q is the same for all.
 *
 * Source: the logit of `review.ts`, McFadden (1974); delay and prospect are assumptions.
 */
export function feelThreat(world: World): void {
  const { relation, buyer, blindSuppliers } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { preferenceSensitivity } = buyer.policy;
  const { switchingCost, reviewSensitivity: beta } = world.market;
  const { utility, integration, hold, orderAttraction } = relation;
  const { retention, perceivedRetention } = relation;
  const relationSupplier = relation.supplier;
  const { threatDelay } = world.supplier.parameters;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    // Utilities are taken relative to the best of the panel, so that no exponential overflows.
    let best = Number.NEGATIVE_INFINITY;
    for (let r = first; r < end; r++) if (utility[r] > best) best = utility[r];
    let weakest: int = -1;
    for (let r = first; r < flexible; r++) {
      hold[r] = exp(beta * (utility[r] - best + switchingCost * integration[r]));
      if (weakest < 0 || hold[r] < hold[weakest]) weakest = r;
    }
    const rivals = rivalPull(world, b, best);
    const challengers = flexible > first ? addChallengers(world, b, best, rivals) : rivals;
    const orders =
      preferenceSensitivity[b] > 0 ? attractOrders(world, b, orderAttraction) : attractByUtility(world, b, best);
    for (let r = first; r < end; r++) {
      const chance = r < flexible ? hold[r] / (hold[r] + challengers) : orderAttraction[r] / orders;
      retention[r] = chance;
      const seen = blindSuppliers ? chanceAsSeen(world, r, b, chance, rivals) : chance;
      const delay = threatDelay[relationSupplier[r]];
      const before = perceivedRetention[r];
      perceivedRetention[r] = delay === 0 || before === NO_VIEW_YET ? seen : before + (seen - before) / (1 + delay);
    }
    foresee(world, b, weakest, challengers);
  }
}

// biome-ignore format: names read in rows
feelThreat.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  invitation: ["supplier", "utility"],
  relation: ["supplier", "eligible", "share", "price", "integration", "trustProduct", "trustRisk",
    "trustOrganisation", "preference", "utility", "perceivedRetention"],
  world: ["blindSuppliers"],
} satisfies ColumnNames;
feelThreat.changes = {
  relation: ["attraction", "orderAttraction", "hold", "retention", "perceivedRetention", "promotion", "promotionPrize"],
} satisfies ColumnNames;

/** Where nobody holds a contract and beta_x is 0, chances of an order go by preference alone. */
feelThreat.feeds = (market: Market) => {
  if (everAbove0(market, "fixedSlots") || everAbove0(market, "choiceSensitivity")) return [feelThreat];
  const orders: ColumnNames = { relation: ["orderAttraction", "retention"] };
  const others = feelThreat.changes.relation.filter((name) => !orders.relation?.includes(name));
  const panel = feelThreat.reads.buyer;
  return [
    { changes: orders, reads: { buyer: panel, relation: ["preference"] } satisfies ColumnNames, isAnew: true },
    { changes: { relation: others }, reads: feelThreat.reads },
  ];
};

/** The chance as a supplier sees it that leaves entrants out, if it is one that does not respond to threat. */
function chanceAsSeen(world: World, r: int, b: int, chance: number, rivals: number): number {
  const { relation, supplier } = world;
  const { contractsEnd, panelEnd } = world.buyer;
  const { eligible, hold, attraction, orderAttraction } = relation;
  const s = relation.supplier[r];
  if (supplier.parameters.respondsToThreat[s] === 1 || supplier.entrant[s] === 1) return chance;
  const fixed = r < contractsEnd[b];
  let challengers = rivals;
  let orders = 0;
  for (let other = contractsEnd[b]; other < panelEnd[b]; other++) {
    if (supplier.entrant[relation.supplier[other]] === 1) continue;
    if (!fixed) orders += orderAttraction[other];
    else if (eligible[other] === 1) challengers += attraction[other];
  }
  return fixed ? hold[r] / (hold[r] + challengers) : orderAttraction[r] / orders;
}

/** Adds exp(beta (U + cut)) of the challengers past the gate to a sum, relative to the panel's best U. */
function addChallengers(world: World, b: int, best: number, rivals: number): number {
  const { eligible, utility, attraction } = world.relation;
  const { contractsEnd, panelEnd } = world.buyer;
  const beta = world.market.reviewSensitivity;
  const end = panelEnd[b];
  let sum = rivals;
  for (let r = contractsEnd[b]; r < end; r++) {
    const pull = exp(beta * (utility[r] + bidCut(world, r) - best));
    attraction[r] = pull;
    if (eligible[r] === 1) sum += pull;
  }
  return sum;
}

/** The attraction for orders of a buyer that follows no preference, exp(beta_x U) relative to the panel's best U; gives their sum. */
function attractByUtility(world: World, b: int, best: number): number {
  const { utility, orderAttraction } = world.relation;
  const { contractsEnd, panelEnd } = world.buyer;
  const sensitivity = world.market.choiceSensitivity;
  const end = panelEnd[b];
  let sum = 0;
  for (let r = contractsEnd[b]; r < end; r++) {
    const pull = exp(sensitivity * (utility[r] - best));
    orderAttraction[r] = pull;
    sum += pull;
  }
  return sum;
}

/** Sum of exp(beta U) over the rivals invited to a buyer's next review, relative to the panel's best U. */
function rivalPull({ invitation, market }: World, b: int, best: number): number {
  let sum = 0;
  for (let i = b * invitation.perBuyer; i < (b + 1) * invitation.perBuyer; i++) {
    if (invitation.supplier[i] >= 0) sum += exp(market.reviewSensitivity * (invitation.utility[i] - best));
  }
  return sum;
}

/** Chance and prize of promotion of the flexible suppliers of a buyer. */
function foresee(world: World, b: int, weakest: int, challengers: number): void {
  const { relation, buyer, supplier } = world;
  const { eligible, attraction, trustProduct, trustRisk, trustOrganisation, promotion, promotionPrize } = relation;
  const relationSupplier = relation.supplier;
  const { unitCost } = supplier.parameters;
  const gate = buyer.policy.fixedGate[b];
  const possible = weakest >= 0 && gate < 1;
  const toBeat = possible ? relation.hold[weakest] + challengers : 0;
  const price = possible && relation.share[weakest] > 0 ? relation.price[weakest] : 0;
  for (let r = buyer.contractsEnd[b]; r < buyer.panelEnd[b]; r++) {
    if (!possible) {
      promotion[r] = 0;
      promotionPrize[r] = 0;
      continue;
    }
    const own = eligible[r] === 1 ? 0 : attraction[r];
    const lower = trustProduct[r] < trustRisk[r] ? trustProduct[r] : trustRisk[r];
    const lowest = lower < trustOrganisation[r] ? lower : trustOrganisation[r];
    const chance = attraction[r] / (toBeat + own);
    promotion[r] = lowest >= gate ? chance : (chance * lowest) / gate;
    const margin = price - unitCost[relationSupplier[r]];
    promotionPrize[r] = margin > 0 ? margin : 0;
  }
}
