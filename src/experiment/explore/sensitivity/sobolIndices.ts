import { worldHalfWidths } from "./jackknife.ts";
import { openResamples, quantileAt, RESAMPLES, type Resamples } from "./resamples.ts";

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** How much of the variance of the outcome a variable accounts for. */
export interface SobolIndex {
  /** Share of the variance that would go if the variable alone were known: S_i. */
  readonly first: Estimate;
  /** Share that would be left if all others were known: S_Ti, interactions included. */
  readonly total: Estimate;
}

/** The variance of the outcome over the points, taken apart. */
export interface SobolAnalysis {
  /** Rows of the design that are whole. */
  readonly rows: number;
  readonly indices: readonly SobolIndex[];
  /** Variance of the expected outcome over the points, noise taken out. */
  readonly variance: Estimate;
  /** Share of the variance of the point means that is chance between worlds, and not the variables. */
  readonly noise: number;
}

/** Ends of a 95 % interval. */
const [LOW, HIGH] = [0.025, 0.975];

/**
 * First-order and total Sobol indices from the values of a Saltelli design in the same worlds at every point.
 *
 *     V      = mean over a and b of (f - f_0)^2
 *     S_i V  = mean over rows of (f(b) - f_0) (f(a with b_i) - f(a))       (Saltelli et al. 2010)
 *     S_Ti V = mean over rows of (f(a) - f(a with b_i))^2 / 2             (Jansen 1999)
 *
 * f is an expectation over worlds, of which R were simulated. The product of two means over the same worlds is
 * too large by their covariance over R: every product above is taken less that covariance, estimated over the
 * worlds of the point, which leaves products of different worlds only. So noise adds nothing to a product on average,
 * and what it would have added is told apart. With one world nothing can be taken out, and `noise` is NaN.
 *
 * Intervals are percentiles of 1,000 bootstrap resamples of the rows, widened by what a jackknife over the worlds
 * shows, which are the same in every row: their half widths are added as squares. Rows of a Sobol sequence err less
 * than rows drawn at random, which is what is resampled, so that the intervals are rather too wide than too narrow.
 *
 * @param values  index `point * worlds + world`, points as in `saltelliDesign`; a row with a missing value is left out
 * @param resamples  of the rows, or the seed of them
 * @returns undefined when fewer than two rows are whole, or nothing varies
 */
export function sobolIndices(
  values: Float64Array,
  variables: number,
  worlds: number,
  resamples: string | Resamples,
): SobolAnalysis | undefined {
  const rows = rowsOf(values, variables, worlds);
  if (rows.count < 2) return undefined;
  const all = Uint32Array.from({ length: rows.count }, (_, row) => row);
  const found = indicesOf(rows, all);
  if (!(found.variance > 0)) return undefined;
  const drawn = resampled(rows, typeof resamples === "string" ? openResamples(resamples) : resamples);
  const byWorlds = worldHalfWidths(values, worlds, (fewer, count) => {
    const { variance, first, total } = indicesOf(rowsOf(fewer, variables, count), all);
    return [variance, ...first, ...total];
  });
  const estimate = (value: number, of: (one: Indices) => number, place: number): Estimate => {
    const sorted = Float64Array.from(drawn, of).filter(Number.isFinite).sort();
    const [lower, upper] = [quantileAt(sorted, LOW), quantileAt(sorted, HIGH)];
    return {
      value,
      lower: value - Math.hypot(value - lower, byWorlds[place]),
      upper: value + Math.hypot(upper - value, byWorlds[place]),
    };
  };
  return {
    rows: rows.count,
    indices: Array.from({ length: variables }, (_, i) => ({
      first: estimate(found.first[i], (one) => one.first[i], 1 + i),
      total: estimate(found.total[i], (one) => one.total[i], 1 + variables + i),
    })),
    variance: estimate(found.variance, (one) => one.variance, 0),
    noise: worlds < 2 ? Number.NaN : Math.max(0, rows.noise / (found.variance + rows.noise)),
  };
}

/** Per row: the products that the indices are means of, noise taken out. */
interface Rows {
  readonly count: number;
  readonly variables: number;
  /** Squared deviations of a and b from the mean over all of them, averaged. */
  readonly square: Float64Array;
  /** Index `row * variables + i`. */
  readonly first: Float64Array;
  readonly total: Float64Array;
  /** Mean over rows of what was taken out of `square`. */
  readonly noise: number;
}

function rowsOf(values: Float64Array, variables: number, worlds: number): Rows {
  const width = (variables + 2) * worlds;
  const whole: number[] = [];
  for (let start = 0; start + width <= values.length; start += width) {
    if (!values.subarray(start, start + width).some(Number.isNaN)) whole.push(start);
  }
  const centre = centreOf(values, whole, worlds);
  const square = new Float64Array(whole.length);
  const first = new Float64Array(whole.length * variables);
  const total = new Float64Array(whole.length * variables);
  const a = new Float64Array(worlds);
  const b = new Float64Array(worlds);
  const step = new Float64Array(worlds);
  let noise = 0;
  for (const [row, start] of whole.entries()) {
    for (let w = 0; w < worlds; w++) {
      a[w] = values[start + w] - centre[w];
      b[w] = values[start + worlds + w] - centre[w];
    }
    square[row] = (product(a, a) + product(b, b)) / 2;
    noise += (mean(a) ** 2 + mean(b) ** 2) / 2 - square[row];
    for (let i = 0; i < variables; i++) {
      for (let w = 0; w < worlds; w++) step[w] = values[start + (2 + i) * worlds + w] - centre[w] - a[w];
      first[row * variables + i] = product(b, step);
      total[row * variables + i] = product(step, step) / 2;
    }
  }
  return { count: whole.length, variables, square, first, total, noise: noise / Math.max(1, whole.length) };
}

/** Mean of each world over all points a and b: what the worlds have in common with themselves everywhere. */
function centreOf(values: Float64Array, whole: readonly number[], worlds: number): Float64Array {
  const centre = new Float64Array(worlds);
  for (const start of whole) {
    for (let w = 0; w < worlds; w++) centre[w] += values[start + w] + values[start + worlds + w];
  }
  return centre.map((sum) => sum / (2 * whole.length));
}

function mean(x: Float64Array): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum / x.length;
}

/** Product of the expectations of two outcomes from their values world by world: pairs of different worlds only. */
function product(x: Float64Array, y: Float64Array): number {
  const worlds = x.length;
  let [sumX, sumY, both] = [0, 0, 0];
  for (let w = 0; w < worlds; w++) {
    sumX += x[w];
    sumY += y[w];
    both += x[w] * y[w];
  }
  return worlds < 2 ? sumX * sumY : (sumX * sumY - both) / (worlds * (worlds - 1));
}

interface Indices {
  readonly variance: number;
  readonly first: Float64Array;
  readonly total: Float64Array;
}

/** Indices over some of the rows, each as often as it is named. */
function indicesOf({ variables, square, first, total }: Rows, chosen: Uint32Array): Indices {
  let variance = 0;
  const firsts = new Float64Array(variables);
  const totals = new Float64Array(variables);
  for (const row of chosen) {
    variance += square[row];
    for (let i = 0; i < variables; i++) {
      firsts[i] += first[row * variables + i];
      totals[i] += total[row * variables + i];
    }
  }
  return {
    variance: variance / chosen.length,
    first: firsts.map((sum) => sum / variance),
    total: totals.map((sum) => sum / variance),
  };
}

function resampled(rows: Rows, resamples: Resamples): Indices[] {
  return Array.from({ length: RESAMPLES }, (_, resample) => indicesOf(rows, resamples.rows(resample, rows.count)));
}
