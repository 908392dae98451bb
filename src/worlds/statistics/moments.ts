import type { MonthlyStatistics } from "../result.ts";
import { halfWidth } from "./intervals.ts";
import { openQuantiles } from "./quantiles.ts";

/** Count, mean and sum of squared deviations of every cell; cells are months (or offsets) by series. */
export interface Moments {
  readonly counts: Float64Array;
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

export function emptyMoments(cells: number): Moments {
  return {
    counts: new Float64Array(cells),
    means: new Float64Array(cells),
    squares: new Float64Array(cells),
  };
}

/**
 * Adds the moments of more replications. The order in which batches are added decides the last bits.
 *
 * Chan, Golub and LeVeque (1979), "Updating formulae and a pairwise algorithm for computing sample variances".
 */
export function addMoments(to: Moments, counts: Float64Array, means: Float64Array, squares: Float64Array): void {
  for (let cell = 0; cell < counts.length; cell++) {
    const more = counts[cell];
    if (more === 0) continue;
    const before = to.counts[cell];
    const all = before + more;
    const gap = means[cell] - to.means[cell];
    to.counts[cell] = all;
    to.means[cell] += (gap * more) / all;
    to.squares[cell] += squares[cell] + (gap * gap * before * more) / all;
  }
}

/**
 * Means with their intervals, and quantiles, of every cell.
 *
 * @param moments  over all replications
 * @param values   every value; index `replication * cells + cell`
 * @param worlds   number of replications
 * @param find     finds the quantiles, here or on other threads
 */
export async function monthlyStatistics(
  moments: Moments,
  values: Float32Array,
  worlds: number,
  find: FindQuantiles,
): Promise<MonthlyStatistics> {
  const cells = moments.counts.length;
  const tasks = Array.from({ length: Math.ceil(cells / CELLS_AT_A_TIME) }, (_, task): QuantilesTask => {
    const first = task * CELLS_AT_A_TIME;
    return { values, worlds, cells, first, count: Math.min(CELLS_AT_A_TIME, cells - first) };
  });
  const found = await find(tasks);
  const quantiles = Array.from(QUANTILES, () => new Float64Array(cells));
  for (const [task, { first, count }] of tasks.entries()) {
    for (const [place, column] of quantiles.entries()) {
      column.set(found[task].subarray(place * count, (place + 1) * count), first);
    }
  }
  const [p05, p25, p50, p75, p95] = quantiles;
  const column = () => new Float64Array(cells).fill(Number.NaN);
  const statistics = { n: moments.counts, mean: column(), lower: column(), upper: column(), p05, p25, p50, p75, p95 };
  for (let cell = 0; cell < cells; cell++) {
    const n = moments.counts[cell];
    if (n === 0) continue;
    const half = halfWidth(n, moments.squares[cell]);
    statistics.mean[cell] = moments.means[cell];
    statistics.lower[cell] = moments.means[cell] - half;
    statistics.upper[cell] = moments.means[cell] + half;
  }
  return statistics;
}

/** Quantiles that are wanted of some cells, one after the other. Can be cloned. */
export interface QuantilesTask {
  /** Every value; index `replication * cells + cell`. */
  readonly values: Float32Array;
  /** Number of replications. */
  readonly worlds: number;
  readonly cells: number;
  /** The first of the cells that are wanted, and how many. */
  readonly first: number;
  readonly count: number;
}

/** Finds the quantiles of each task (`quantilesOfCells`), in their order. */
export type FindQuantiles = (tasks: readonly QuantilesTask[]) => Promise<readonly Float64Array[]>;

/** Lets whoever waits have a turn (a key pressed, a window redrawn); throws when the work is no longer wanted. */
export type Pause = () => Promise<void>;

/** Finds them in this thread. @param pause  called now and then, since sorting thousands of cells takes a while */
export function quantilesHere(pause: Pause): FindQuantiles {
  return async (tasks) => {
    const found: Float64Array[] = [];
    for (const task of tasks) {
      await pause();
      found.push(quantilesOfCells(task));
    }
    return found;
  };
}

/** Cells of a task: some hundredths of a second for a thousand worlds. */
const CELLS_AT_A_TIME = 512;

/** Those of the bands and the median. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Columns gathered at a time: a few cache lines of single-precision numbers, since each world lies in pages of its own. */
const BLOCK = 64;

/** The quantiles of the bands and the median; index `quantile * count + cell - first`. NaN where a cell has no value. */
export function quantilesOfCells({ values, worlds, cells, first, count }: QuantilesTask): Float64Array {
  const found = new Float64Array(QUANTILES.length * count).fill(Number.NaN);
  const quantiles = openQuantiles(QUANTILES, worlds);
  const block = new Float32Array(BLOCK * worlds);
  const lengths = new Int32Array(BLOCK);
  for (let from = 0; from < count; from += BLOCK) {
    const width = Math.min(BLOCK, count - from);
    lengths.fill(0);
    for (let world = 0; world < worlds; world++) {
      for (let column = 0; column < width; column++) {
        const value = values[world * cells + first + from + column];
        if (!Number.isNaN(value)) block[column * worlds + lengths[column]++] = value;
      }
    }
    for (let column = 0; column < width; column++) {
      if (lengths[column] === 0) continue;
      const start = column * worlds;
      const ofCell = quantiles(block.subarray(start, start + lengths[column]));
      for (let place = 0; place < QUANTILES.length; place++) found[place * count + from + column] = ofCell[place];
    }
  }
  return found;
}

/**
 * Mean of every series over the months of the window, leaving out missing values; NaN when all are. Row by row, as the
 * values lie in memory: the bits are those of `meanOf`, since each series is added up in the order of its months.
 *
 * @param out  out: at [offset + serie]
 */
export function meansOverWindow(
  world: Float64Array,
  series: number,
  [first, last]: readonly [number, number],
  out: Float64Array,
  offset: number,
): void {
  const counts = new Int32Array(series);
  out.fill(0, offset, offset + series);
  for (let month = first; month <= last; month++) {
    const row = month * series;
    for (let serie = 0; serie < series; serie++) {
      const value = world[row + serie];
      if (Number.isNaN(value)) continue;
      out[offset + serie] += value;
      counts[serie]++;
    }
  }
  for (let serie = 0; serie < series; serie++) out[offset + serie] /= counts[serie];
}

/** Mean of one series over months, leaving out missing values; NaN when all are. */
export function meanOf(
  world: Float64Array,
  series: number,
  serie: number,
  [first, last]: readonly [number, number],
): number {
  let sum = 0;
  let n = 0;
  for (let month = first; month <= last; month++) {
    const value = world[month * series + serie];
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return sum / n;
}
