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
 * Adds every relation on a panel to the row of its kind: group of buyers, group of suppliers, and
 * whether it is an incumbent.
 *
 * @param supplierGroups  number of groups of suppliers
 * @param sums            out: row 2 (buyer group x supplier groups + supplier group), and the next for incumbents
 */
export function gatherRelations(world: World, supplierGroups: number, sums: Float64Array): void {
  const { relation, supplier, buyer, market, month } = world;
  const { incumbent, ordered, delivered, takenOver, value, price, effort, inertia, since, retention } = relation;
  const { trust, trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { lag } = supplier;
  const supplierGroup = supplier.group;
  const buyerGroup = buyer.group;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { unitCost } = supplier.parameters;
  const { rerouteSurcharge, uncommittedCost } = market;
  sums.fill(0);
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const pairs = buyerGroup[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const cost = r < flexible ? unitCost[s] : unitCost[s] * (1 + uncommittedCost);
      const volume = ordered[r];
      const direct = delivered[r];
      const extra = takenOver[r];
      const v = value[r];
      const p = price[r];
      const paid = p * (direct + extra * (1 + rerouteSurcharge));
      const kept = v > cost ? (v - p) / (v - cost) : 0;
      const pair = pairs + supplierGroup[s];
      const row = (2 * pair + incumbent[r]) * RELATION_SUMS;
      sums[row] += volume;
      sums[row + 1] += direct;
      sums[row + 2] += direct + extra;
      sums[row + 3] += paid;
      sums[row + 4] += paid - cost * (direct + extra);
      sums[row + 5] += v * (direct + extra) - paid;
      sums[row + 6] += (v - p) * direct;
      sums[row + 7] += volume * effort[r];
      sums[row + 8] += volume * lag[s];
      sums[row + 9] += volume * inertia[r];
      sums[row + 10] += volume * trust[r];
      sums[row + 11] += volume * trustProduct[r];
      sums[row + 12] += volume * trustRisk[r];
      sums[row + 13] += volume * trustOrganisation[r];
      sums[row + 14] += volume * trustSocial[r];
      sums[row + 15] += volume * (month + 1 - since[r]);
      sums[row + 16] += volume * (kept < 0 ? 0 : kept > 1 ? 1 : kept);
      if (r >= flexible) continue;
      sums[row + 17] += retention[r];
      sums[row + 18] += 1;
    }
  }
}
