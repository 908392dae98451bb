import type { Observer } from "./observer.ts";
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
 * Adds every buyer to the row of its group: concentration, largest share and irreplaceability of its panel, and
 * launches. Counts of the month are added after its closing.
 */
export function gatherBuyers(world: World, { buyerCells }: Observer): void {
  const { relation, supplier, buyer } = world;
  const { share, ordered } = relation;
  const relationSupplier = relation.supplier;
  const { spare } = supplier;
  const { rowStart, panelEnd, group, demand, launches } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * BUYER_SUMS;
    const first = rowStart[b];
    const end = panelEnd[b];
    let spareOfPanel = 0;
    for (let r = first; r < end; r++) {
      const left = spare[relationSupplier[r]];
      if (left > 0) spareOfPanel += left;
    }
    let squares = 0;
    let largest = 0;
    let stuck = 0;
    for (let r = first; r < end; r++) {
      const w = share[r];
      const volume = ordered[r];
      squares += w * w;
      if (w > largest) largest = w;
      const left = spare[relationSupplier[r]];
      const others = left > 0 ? spareOfPanel - left : spareOfPanel;
      if (volume > others) stuck += others > 0 ? w * (1 - others / volume) : w;
      buyerCells[row + 6] += volume;
    }
    buyerCells[row] += 1;
    buyerCells[row + 1] += demand[b];
    buyerCells[row + 2] += squares;
    buyerCells[row + 3] += largest;
    buyerCells[row + 4] += stuck;
    buyerCells[row + 5] += launches[b];
  }
}

/** Adds what newcomers hold of every panel, how old its links are, and how loyal its orders. */
export function gatherLinks(world: World, { buyerCells }: Observer): void {
  const { relation, supplier, buyer, month } = world;
  const { ordered, retention, since } = relation;
  const relationSupplier = relation.supplier;
  const { entrant } = supplier;
  const { rowStart, contractsEnd, panelEnd, group } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * BUYER_SUMS;
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    let young = 0;
    let old = 0;
    for (let r = rowStart[b]; r < end; r++) {
      const age = month - since[r];
      if (age < YOUNG_BELOW) young++;
      else if (age >= OLD_FROM) old++;
      if (entrant[relationSupplier[r]] === 0) continue;
      buyerCells[row + 7] += ordered[r];
      if (r < flexible) buyerCells[row + 8] += 1;
    }
    buyerCells[row + 13] += young;
    buyerCells[row + 14] += old;
    if (flexible === end) continue;
    let loyalty = 0;
    for (let r = flexible; r < end; r++) loyalty += retention[r] * retention[r];
    buyerCells[row + 11] += loyalty;
    buyerCells[row + 12] += 1;
  }
}
