import { createStream, keyBySeed, type Stream, uniform } from "../model/random.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";
import type { Design } from "./designs.ts";

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
  const indices: Indices[] = [];
  resamples.each(rows.count, (_, kept, first) => {
    indices.push(indicesOf(rows, kept.subarray(first, first + rows.count)));
  });
  return indices;
}

/**
 * The points of a variance-based analysis of k variables from N base rows: for each row a point a, a point b,
 * and k points that are a with one coordinate taken from b, so N (k + 2) in all. Point `row * (k + 2) + place`
 * is a at place 0, b at place 1, and a with coordinate i of b at place 2 + i.
 *
 * Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), "Variance based sensitivity analysis of
 * model output", Computer Physics Communications 181, 259-270.
 *
 * @param base  a design in twice as many dimensions as there are variables: coordinates of a, then of b
 */
export function saltelliDesign(base: Design): Design {
  const dimensions = base.dimensions / 2;
  const row = new Float64Array(base.dimensions);
  let filled = -1;
  return {
    points: base.points * (dimensions + 2),
    dimensions,
    point: (index, out) => {
      const wanted = Math.floor(index / (dimensions + 2));
      if (wanted !== filled) base.point(wanted, row);
      filled = wanted;
      const place = index % (dimensions + 2);
      for (let i = 0; i < dimensions; i++) out[i] = row[place === 1 || place === 2 + i ? dimensions + i : i];
    },
  };
}

/** Resamples of a bootstrap. */
export const RESAMPLES = 1000;

/** Which rows each resample of a bootstrap takes, as often as it takes them; the same for everything that is resampled. */
export interface Resamples {
  /**
   * Calls back with each resample of so many rows, from 0 to `RESAMPLES` - 1: which rows it takes, from a place on. They
   * are valid until `use` returns.
   */
  readonly each: (count: number, use: (resample: number, rows: Uint32Array, first: number) => void) => void;
}

/** Most numbers that are kept, so that sixty measures of the same points draw them once [64 MB]. */
const MOST_KEPT = 2 ** 24;

/** Resamples that the seed decides. */
export function openResamples(seed: string): Resamples {
  const stream: Stream = createStream();
  keyBySeed(`${seed}, bootstrap`, stream);
  let kept = new Uint32Array(0);
  let keptOf = -1;
  let drawn = 0;
  return {
    each: (count, use) => {
      const isKept = count * RESAMPLES <= MOST_KEPT;
      if (count !== keptOf) {
        kept = new Uint32Array(count * (isKept ? RESAMPLES : 1));
        [keptOf, drawn] = [count, 0];
      }
      for (let resample = 0; resample < RESAMPLES; resample++) {
        const first = isKept ? resample * count : 0;
        if (resample >= drawn || !isKept) draw(stream, resample, kept.subarray(first, first + count));
        drawn = Math.max(drawn, resample + 1);
        use(resample, kept, first);
      }
    },
  };
}

function draw(stream: Stream, resample: number, out: Uint32Array): Uint32Array {
  for (let row = 0; row < out.length; row++) out[row] = Math.floor(uniform(stream, resample, row) * out.length);
  return out;
}

/** Quantile p of numbers in order: the one at that place; NaN where there is none. */
export function quantileAt(sorted: Float64Array, p: number): number {
  return sorted[placeOf(p, sorted.length)] ?? Number.NaN;
}

function placeOf(p: number, length: number): number {
  return Math.min(length - 1, Math.max(0, Math.floor(p * length)));
}

/**
 * The same of numbers in any order, none missing, which are in another afterwards: found without sorting what lies on
 * either side of it (Hoare 1961, "Algorithm 65: Find", Communications of the ACM 4, 321-322).
 */
export function quantileOf(numbers: Float64Array, p: number): number {
  const place = placeOf(p, numbers.length);
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = numbers[(low + high) >> 1];
    let [i, j] = [low, high];
    while (i <= j) {
      while (numbers[i] < middle) i++;
      while (middle < numbers[j]) j--;
      if (i > j) break;
      const kept = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = kept;
      i++;
      j--;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return numbers[place] ?? Number.NaN;
}

/** Most groups of worlds that are left out in turn. */
const MOST_GROUPS = 10;
/** With fewer, what differs between them says nothing. */
const FEWEST_GROUPS = 3;

/**
 * Half the width of the 95 % interval of estimates as far as it is due to which worlds were simulated: they are the
 * same at every point, so that no resampling of the points shows it. Groups of worlds are left out in turn.
 *
 *     se^2 = (G - 1) / G sum over groups of (estimate without the group - mean of these)^2
 *
 * The jackknife of Efron and Tibshirani (1993), "An introduction to the bootstrap", with groups in place of single worlds.
 *
 * @param values    index `point * worlds + world`
 * @param estimate  of the values of fewer worlds; always equally many numbers
 * @returns by estimate; zeros for fewer than three worlds, which cannot tell
 */
function worldHalfWidths(
  values: Float64Array,
  worlds: number,
  estimate: (values: Float64Array, worlds: number) => readonly number[],
): number[] {
  const groups = Math.min(MOST_GROUPS, worlds);
  if (groups < FEWEST_GROUPS) return estimate(values, worlds).map(() => 0);
  const without = Array.from({ length: groups }, (_, group) => {
    const kept = Array.from({ length: worlds }, (_, world) => world).filter((world) => world % groups !== group);
    return estimate(pick(values, worlds, kept), kept.length);
  });
  const factor = studentQuantile(0.975, groups - 1);
  return without[0].map((_, at) => {
    const mean = without.reduce((sum, estimates) => sum + estimates[at], 0) / groups;
    const squares = without.reduce((sum, estimates) => sum + (estimates[at] - mean) ** 2, 0);
    return factor * Math.sqrt(((groups - 1) / groups) * squares);
  });
}

function pick(values: Float64Array, worlds: number, kept: readonly number[]): Float64Array {
  const points = values.length / worlds;
  const picked = new Float64Array(points * kept.length);
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < kept.length; i++) picked[point * kept.length + i] = values[point * worlds + kept[i]];
  }
  return picked;
}
