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
 * @param moments     over all replications
 * @param values      every value; index `replication * cells + cell`
 * @param worlds      number of replications
 * @param pause       called now and then, since sorting thousands of cells takes a while
 */
export async function monthlyStatistics(
  moments: Moments,
  values: Float32Array,
  worlds: number,
  pause: Pause,
): Promise<MonthlyStatistics> {
  const cells = moments.counts.length;
  const column = () => new Float64Array(cells).fill(Number.NaN);
  const statistics = {
    n: moments.counts,
    mean: column(),
    lower: column(),
    upper: column(),
    p05: column(),
    p25: column(),
    p50: column(),
    p75: column(),
    p95: column(),
  };
  for (let cell = 0; cell < cells; cell++) {
    const n = moments.counts[cell];
    if (n === 0) continue;
    const half = halfWidth(n, moments.squares[cell]);
    statistics.mean[cell] = moments.means[cell];
    statistics.lower[cell] = moments.means[cell] - half;
    statistics.upper[cell] = moments.means[cell] + half;
  }
  const quantiles = openQuantiles(QUANTILES, worlds);
  await eachColumn(values, worlds, cells, pause, (cell, column) => {
    const [p05, p25, p50, p75, p95] = quantiles(column);
    statistics.p05[cell] = p05;
    statistics.p25[cell] = p25;
    statistics.p50[cell] = p50;
    statistics.p75[cell] = p75;
    statistics.p95[cell] = p95;
  });
  return statistics;
}

/** Lets whoever waits have a turn (a key pressed, a window redrawn); throws when the work is no longer wanted. */
export type Pause = () => Promise<void>;

/** Columns between two pauses: some hundredths of a second for a thousand worlds. */
const COLUMNS_BETWEEN_PAUSES = 512;

/** Those of the bands and the median. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Columns gathered at a time: a few cache lines of single-precision numbers, since each world lies in pages of its own. */
const BLOCK = 64;

/** Calls back with the values of each cell, missing ones left out, which are its to change. Cells without values are skipped. */
async function eachColumn(
  values: Float32Array,
  worlds: number,
  cells: number,
  pause: Pause,
  use: (cell: number, column: Float32Array) => void,
): Promise<void> {
  const block = new Float32Array(BLOCK * worlds);
  const lengths = new Int32Array(BLOCK);
  for (let first = 0; first < cells; first += BLOCK) {
    if (first % COLUMNS_BETWEEN_PAUSES === 0) await pause();
    const width = Math.min(BLOCK, cells - first);
    lengths.fill(0);
    for (let world = 0; world < worlds; world++) {
      for (let column = 0; column < width; column++) {
        const value = values[world * cells + first + column];
        if (!Number.isNaN(value)) block[column * worlds + lengths[column]++] = value;
      }
    }
    for (let column = 0; column < width; column++) {
      const start = column * worlds;
      if (lengths[column] > 0) use(first + column, block.subarray(start, start + lengths[column]));
    }
  }
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
