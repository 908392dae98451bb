import { OLD_FROM, YOUNG_BELOW } from "./panel.ts";
import type { World } from "./world.ts";

/** Sums over buyers; a row of them for each group of buyers. */
export const buyerSum = {
  buyers: 0,
  demand: 1,
  concentration: 2,
  largestShare: 3,
  irreplaceability: 4,
  launches: 5,
  volume: 6,
  newcomerVolume: 7,
  newcomerContracts: 8,
  /** Contracts that changed hands, and changes of the panel, this month. */
  switches: 9,
  panelChanges: 10,
  /** Sum over the flexible track of the squared chance of an order, and the buyers that have such a track. */
  loyalty: 11,
  flexibleBuyers: 12,
  /** Links on panels in their first year, and of three years and more; and those dropped this month. */
  youngLinks: 13,
  oldLinks: 14,
  youngDropped: 15,
  oldDropped: 16,
  /** Difference of the two rates of dropping, as a fraction. */
  dropGap: 17,
  dropGapOver: 18,
} as const;
export const BUYER_SUMS = 19;

/**
 * Adds every buyer to the row of its group: concentration, largest share and irreplaceability of its
 * panel, what newcomers hold of it, launches, loyalty. Counts of the month are added after its closing.
 *
 * @param sums  out: rows by buyer group
 */
export function gatherBuyers(world: World, sums: Float64Array): void {
  const { relation, supplier, buyer } = world;
  const { share, ordered, retention, since } = relation;
  const relationSupplier = relation.supplier;
  const { spare, entrant } = supplier;
  const { rowStart, contractsEnd, panelEnd, group, demand, launches } = buyer;
  sums.fill(0);
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * BUYER_SUMS;
    const first = rowStart[b];
    const end = panelEnd[b];
    let spareOfPanel = 0;
    for (let r = first; r < end; r++) {
      if (spare[relationSupplier[r]] > 0) spareOfPanel += spare[relationSupplier[r]];
    }
    let squares = 0;
    let largest = 0;
    let stuck = 0;
    let young = 0;
    let old = 0;
    for (let r = first; r < end; r++) {
      const s = relationSupplier[r];
      const w = share[r];
      const volume = ordered[r];
      squares += w * w;
      if (w > largest) largest = w;
      const others = spare[s] > 0 ? spareOfPanel - spare[s] : spareOfPanel;
      if (volume > others) stuck += others > 0 ? w * (1 - others / volume) : w;
      sums[row + 6] += volume;
      const age = world.month - since[r];
      if (age < YOUNG_BELOW) young++;
      else if (age >= OLD_FROM) old++;
      if (entrant[s] === 0) continue;
      sums[row + 7] += volume;
      if (r < contractsEnd[b]) sums[row + 8] += 1;
    }
    sums[row] += 1;
    sums[row + 1] += demand[b];
    sums[row + 2] += squares;
    sums[row + 3] += largest;
    sums[row + 4] += stuck;
    sums[row + 5] += launches[b];
    sums[row + 13] += young;
    sums[row + 14] += old;
    const flexible = contractsEnd[b];
    if (flexible === end) continue;
    let loyalty = 0;
    for (let r = flexible; r < end; r++) loyalty += retention[r] * retention[r];
    sums[row + 11] += loyalty;
    sums[row + 12] += 1;
  }
}
