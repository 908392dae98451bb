import type { Observer } from "./observer.ts";
import type { World } from "./world.ts";

/** Sums over relations; a row of them for each group. Volume is units ordered this month. */
export const relationSum = {
  volume: 0,
  /** Units delivered on own orders, and including those taken over from others. */
  direct: 1,
  delivered: 2,
  /** Paid for all that was delivered, surcharges included, and what is left of it after its cost. */
  paid: 3,
  margin: 4,
  /** Value less what was paid, for all that was delivered, and for own orders. */
  surplus: 5,
  directSurplus: 6,
  /** The rest weighted by volume. */
  effort: 7,
  lag: 8,
  inertia: 9,
  trust: 10,
  trustProduct: 11,
  trustRisk: 12,
  trustOrganisation: 13,
  trustSocial: 14,
  tenure: 15,
  buyerSurplusShare: 16,
  /** Sum of retention probabilities over contracts, and their number. */
  retention: 17,
  contracts: 18,
} as const;
export const RELATION_SUMS = 19;

/**
 * The sums of a month, each over every relation on a panel, added to the row of its kind: group of buyers, group of
 * suppliers, and whether it is an incumbent. Row 2 (buyer group x supplier groups + supplier group) of the observer's
 * cells, and the next for incumbents. In four parts, so that only those need be made that somebody asks for.
 */

/** Volumes, and what was paid and kept: sums 0 to 6, and the buyer's share of the surplus. */
export function gatherMoney(world: World, { supplierGroups, cells }: Observer): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, ordered, delivered, takenOver, value, price } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { unitCost } = supplier.parameters;
  const surcharge = 1 + world.market.rerouteSurcharge;
  const uncommitted = 1 + world.market.uncommittedCost;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const cost = r < flexible ? unitCost[s] : unitCost[s] * uncommitted;
      const volume = ordered[r];
      const direct = delivered[r];
      const all = direct + takenOver[r];
      const v = value[r];
      const p = price[r];
      const paid = p * (direct + takenOver[r] * surcharge);
      const kept = v > cost ? (v - p) / (v - cost) : 0;
      const row = (2 * (pairs + supplier.group[s]) + incumbent[r]) * RELATION_SUMS;
      cells[row] += volume;
      cells[row + 1] += direct;
      cells[row + 2] += all;
      cells[row + 3] += paid;
      cells[row + 4] += paid - cost * all;
      cells[row + 5] += v * all - paid;
      cells[row + 6] += (v - p) * direct;
      cells[row + 16] += volume * (kept < 0 ? 0 : kept > 1 ? 1 : kept);
    }
  }
}

/** Effort, lag, inertia and tenure by volume. */
export function gatherConduct(world: World, { supplierGroups, cells }: Observer): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, ordered, effort, inertia, since } = relation;
  const relationSupplier = relation.supplier;
  const { lag } = supplier;
  const { rowStart, panelEnd } = buyer;
  const next = world.month + 1;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const volume = ordered[r];
      const row = (2 * (pairs + supplier.group[s]) + incumbent[r]) * RELATION_SUMS;
      cells[row + 7] += volume * effort[r];
      cells[row + 8] += volume * lag[s];
      cells[row + 9] += volume * inertia[r];
      cells[row + 15] += volume * (next - since[r]);
    }
  }
}

/** Trust by volume, overall and rung by rung. */
export function gatherTrust(world: World, { supplierGroups, cells }: Observer): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, ordered, trust, trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, panelEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const volume = ordered[r];
      const row = (2 * (pairs + supplier.group[relationSupplier[r]]) + incumbent[r]) * RELATION_SUMS;
      cells[row + 10] += volume * trust[r];
      cells[row + 11] += volume * trustProduct[r];
      cells[row + 12] += volume * trustRisk[r];
      cells[row + 13] += volume * trustOrganisation[r];
      cells[row + 14] += volume * trustSocial[r];
    }
  }
}

/** Contracts and their retention probabilities. */
export function gatherContracts(world: World, { supplierGroups, cells }: Observer): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, retention } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, contractsEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = contractsEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const row = (2 * (pairs + supplier.group[relationSupplier[r]]) + incumbent[r]) * RELATION_SUMS;
      cells[row + 17] += retention[r];
      cells[row + 18] += 1;
    }
  }
}
