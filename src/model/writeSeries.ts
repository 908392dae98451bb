import type { ColumnSums, Gathered } from "./gathered.ts";
import type { int } from "./int.ts";
import type { Observer } from "./observer.ts";
import { CONTROL_FROM, LINKS_FROM, PAID, SURPLUS } from "./sums.ts";
import type { World } from "./world.ts";

/**
 * Writes one number for each series, after the closing of the month.
 *
 * @param series  places of the series that are written
 * @param out     out: at [offset + serie]; NaN where the group has nothing to observe
 */
export function writeSeries(
  observer: Observer,
  world: World,
  series: Int32Array,
  out: Float64Array,
  offset: int,
): void {
  const { sums, numerator, denominator, factor } = observer;
  addCounts(observer, world);
  for (let n = 0; n < series.length; n++) {
    const i = series[n];
    const over = sums[denominator[i]];
    // With nothing to observe it is missing, whatever was paid.
    out[offset + i] = over === 0 ? Number.NaN : (factor[i] * sums[numerator[i]]) / over;
  }
}

/** Adds the counts of the month, which are complete after its closing. */
function addCounts(observer: Observer, world: World): void {
  const { layout, buyerWidth, supplierWidth, buyerGroups, supplierGroups, buyerCounts, supplierCounts } = observer;
  addColumns(observer, world, buyerCounts, layout.buyers, buyerWidth, buyerGroups);
  addColumns(observer, world, supplierCounts, layout.suppliers, supplierWidth, supplierGroups);
  addDrops(world, observer);
  addControl(world, observer);
}

/** Adds columns with one place for each group, to all and to the groups. */
function addColumns(
  { sums }: Observer,
  { memory }: World,
  { slots, starts }: ColumnSums,
  all: int,
  width: int,
  groups: int,
): void {
  for (let n = 0; n < slots.length; n++) {
    for (let group = 0; group < groups; group++) {
      const count = memory[starts[n] + group];
      sums[all + slots[n]] += count;
      sums[all + (1 + group) * width + slots[n]] += count;
    }
  }
}

/**
 * What is left of the surplus when looking and leaving are paid, after the closing of the month: it decides who
 * is left. The sums of `gatherMoney` stand first in a row, for all and by group of buyers.
 */
function addControl(world: World, { sums, layout, buyerGroups, buyerWidth, relationWidth }: Gathered): void {
  const { control, group } = world.buyer;
  const net = layout.buyers + CONTROL_FROM;
  const outlay = net + 1;
  sums[net] = sums[SURPLUS];
  sums[outlay] = sums[PAID];
  for (let g = 0; g < buyerGroups; g++) {
    sums[net + (1 + g) * buyerWidth] = sums[(1 + g) * relationWidth + SURPLUS];
    sums[outlay + (1 + g) * buyerWidth] = sums[(1 + g) * relationWidth + PAID];
  }
  for (let b = 0; b < world.buyerCount; b++) {
    sums[net] -= control[b];
    sums[outlay] += control[b];
    sums[net + (1 + group[b]) * buyerWidth] -= control[b];
    sums[outlay + (1 + group[b]) * buyerWidth] += control[b];
  }
}

/** Adds the links dropped this month, after its closing, and holds the two rates against each other. */
function addDrops({ tally }: World, { sums, layout, buyerGroups, buyerWidth }: Gathered): void {
  const { droppedLinks } = tally;
  const all = layout.buyers + LINKS_FROM;
  for (let b = 0; b < buyerGroups; b++) {
    const row = all + (1 + b) * buyerWidth;
    sums[all + 6] += droppedLinks[2 * b];
    sums[all + 7] += droppedLinks[2 * b + 1];
    sums[row + 6] += droppedLinks[2 * b];
    sums[row + 7] += droppedLinks[2 * b + 1];
    compareDrops(sums, row);
  }
  compareDrops(sums, all);
}

/** Rate of dropping young links less that of old ones, over one denominator; 0 over 0 where a class is empty. */
function compareDrops(sums: Float64Array, row: int): void {
  const youngDropped = sums[row + 6];
  const oldDropped = sums[row + 7];
  const young = sums[row + 4] + youngDropped;
  const old = sums[row + 5] + oldDropped;
  sums[row + 8] = youngDropped * old - oldDropped * young;
  sums[row + 9] = young * old;
}
