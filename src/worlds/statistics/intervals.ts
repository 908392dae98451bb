import { mean, sampleVariance } from "simple-statistics";
import { exp, log } from "../../model/arithmetic.ts";
import { studentQuantile, studentTail } from "./student.ts";

/** Half the width of the 95 % interval of a mean. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** Ends of the interval; NaN for fewer than two values. */
  readonly lower: number;
  readonly upper: number;
}

/** True of what is the same in every world: its interval has no width, and lies at zero. */
export function isZero({ lower, upper }: Pick<MeanInterval, "lower" | "upper">): boolean {
  return lower === 0 && upper === 0;
}

/** The interval of what is less, of one of what is more. */
export function negated({ n, mean, lower, upper }: MeanInterval): MeanInterval {
  return { n, mean: -mean, lower: -upper, upper: -lower };
}

/**
 * Mean and 95 % t interval of the values that are not missing.
 *
 * @param values  any numbers; NaN is missing
 */
export function meanInterval(values: Iterable<number>): MeanInterval {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    n++;
    const deviation = value - mean;
    mean += deviation / n;
    squares += deviation * (value - mean);
  }
  const half = halfWidth(n, squares);
  return { n, mean: n > 0 ? mean : Number.NaN, lower: mean - half, upper: mean + half };
}

/** Half the width of the 95 % t interval of a mean of n values with this sum of squared deviations; NaN for n < 2. */
export function halfWidth(n: number, squares: number): number {
  if (n < 2) return Number.NaN;
  return tFactor(n) * Math.sqrt(squares / (n - 1) / n);
}

/**
 * An interval that leaves out so much on either side, from the 95 % one of the same mean: as many times as wide on both
 * sides as a t interval would be.
 */
export function widened({ n, mean, lower, upper }: MeanInterval, tail: number): MeanInterval {
  const wider = studentQuantile(1 - tail, n - 1) / studentQuantile(0.975, n - 1);
  return { n, mean, lower: mean - (mean - lower) * wider, upper: mean + (upper - mean) * wider };
}

/** A mean and its interval, where what is averaged may be very skewed. */
export interface SkewedMeanInterval extends MeanInterval {
  /**
   * Where the interval is not that of t: what is held against Student's t with n - 1 degrees of freedom to tell whether
   * the mean is 0. Beyond its 0.975 quantile just where the interval is clear of 0.
   */
  readonly score?: number;
}

/**
 * Mean and 95 % interval of the values that are not missing: that of t, and where their skewness G is clear
 * and they are fewer than it takes (`valuesForSkewness`), that of t after the transformation of Hall, which takes the skewness out of
 * T = (mean - true mean) / (s / sqrt(n)):
 *
 *     g(T) = T + a T^2 + a^2 T^3 / 3 + b,    a = G / (3 sqrt(n)),  b = G / (6 sqrt(n))
 *     ends: mean - h(+-t(0.975, n - 1)) s / sqrt(n),    h(y) = ((1 + 3 a (y - b))^(1/3) - 1) / a, the inverse of g
 *
 * Hall (1992), "On the removal of skewness by transformation", JRSS B 54(1), 221-228. In `test/coverage` the t interval of differences that are zero but
 * for a few worlds held the truth in 80 to 91 of 100 trials, this one in 93 to 98; the bootstrap-t in as many, for a
 * thousand times the work and with chance of its own. Limit: where fewer than some five values differ from all others,
 * no interval made of the values alone holds.
 *
 * @param values  any numbers; NaN is missing
 */
export function skewedMeanInterval(values: readonly number[]): SkewedMeanInterval {
  const plain = meanInterval(values);
  const { n, mean } = plain;
  const skewness = skewnessOf(values, plain);
  const isSkewed = Math.abs(skewness) > 2 * Math.sqrt(6 / n) && n < valuesForSkewness(skewness, n);
  if (!isSkewed) return plain;
  const error = (plain.upper - mean) / tFactor(n);
  const [a, b] = [skewness / (3 * Math.sqrt(n)), skewness / (6 * Math.sqrt(n))];
  const inverse = (y: number) => (cubeRoot(1 + 3 * a * (y - b)) - 1) / a;
  const zero = mean / error;
  const score = zero + a * zero ** 2 + (a ** 2 * zero ** 3) / 3 + b;
  return { n, mean, lower: mean - inverse(tFactor(n)) * error, upper: mean - inverse(-tFactor(n)) * error, score };
}

/**
 * Values from which on the t interval of their mean errs no more than 6 times in 100, in spite of their skewness G:
 *
 *     25 (|G| + 2 e)^2,    e = sqrt(6 / n), the standard error of G
 *
 * The rule of Cochran (1977, Sampling Techniques). That G may be two standard errors larger is ours: the values that
 * make a mean skewed are rare, and few values show too few of them.
 */
export function valuesForSkewness(skewness: number, n: number): number {
  return 25 * (Math.abs(skewness) + 2 * Math.sqrt(6 / n)) ** 2;
}

/** Third moment about the mean over the power 3/2 of the second; NaN where all values are equal, or too few. */
function skewnessOf(values: readonly number[], { n, mean }: MeanInterval): number {
  if (n < 3) return Number.NaN;
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const deviation = value - mean;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  const variance = squares / n;
  return cubes / n / (variance * Math.sqrt(variance));
}

/** Not `Math.cbrt`, whose last digits are left to the engine. */
function cubeRoot(x: number): number {
  return x === 0 ? 0 : Math.sign(x) * exp(log(Math.abs(x)) / 3);
}

const factors = new Map<number, number>();

/** Quantile 0.975 of t with n - 1 degrees of freedom; remembered, since n is the same for thousands of cells. */
function tFactor(n: number): number {
  const known = factors.get(n);
  if (known !== undefined) return known;
  const factor = studentQuantile(0.975, n - 1);
  factors.set(n, factor);
  return factor;
}

/** A ratio of two means with its 95 % interval. */
export interface Ratio {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Ratio of the means of paired values with its 95 % interval; undefined where the mean below the line is not
 * clearly different from zero, for then the ratio may be anything.
 *
 * With means a and b, their variances v_a, v_b and covariance v_ab, and t the 0.975 quantile of Student's t
 * with n - 1 degrees of freedom, the ends are the roots r of
 *
 *     (b^2 - t^2 v_b) r^2 - 2 (a b - t^2 v_ab) r + (a^2 - t^2 v_a) = 0
 *
 * Exact for normal pairs; the first bracket is above zero just where the t interval of b is clear of zero.
 * Fieller (1954), "Some problems in interval estimation", Journal of the Royal Statistical Society B 16, 175-185.
 *
 * @param above  numbers above the line, one a pair
 * @param below  numbers below it, as many
 */
export function ratioOfMeans(above: readonly number[], below: readonly number[]): Ratio | undefined {
  if (above.length < 2) return undefined;
  const sums = [productSum(above, above), productSum(below, below), productSum(above, below)] as const;
  return ratioOfMoments(above.length, [meanOf(above), meanOf(below)], sums);
}

/**
 * The same from the means above and below the line and the sums of squared deviations from them, of those above, of
 * those below, and of their products.
 *
 * @param n  number of pairs
 */
export function ratioOfMoments(
  n: number,
  [a, b]: readonly [above: number, below: number],
  [squaresAbove, squaresBelow, products]: readonly [above: number, below: number, products: number],
): Ratio | undefined {
  if (n < 2) return undefined;
  const t = studentQuantile(0.975, n - 1);
  const scale = (t * t) / (n * (n - 1));
  const square = b * b - scale * squaresBelow;
  if (!(square > 0)) return undefined;
  const half = a * b - scale * products;
  const rest = a * a - scale * squaresAbove;
  const root = Math.sqrt(Math.max(0, half * half - square * rest));
  return { value: a / b, lower: (half - root) / square, upper: (half + root) / square };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of the products of deviations from the means. */
function productSum(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  return x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
}

/** A difference of two means whose values are no pairs. */
export interface UnpairedDifference {
  readonly difference: number;
  /** 95 % interval; NaN where either has fewer than two values. */
  readonly lower: number;
  readonly upper: number;
  /** Two-sided p value of no difference. */
  readonly p: number;
}

/**
 * Difference of the means of two independent samples that may differ in size and spread, with its 95 % interval:
 *
 *     d = mean(x) - mean(y),    d +- t(0.975, f) sqrt(u + v),    u = s_x^2 / n_x,  v = s_y^2 / n_y
 *     f = (u + v)^2 / (u^2 / (n_x - 1) + v^2 / (n_y - 1))
 *
 * Welch (1947), "The generalization of 'Student's' problem when several different population variances are
 * involved", Biometrika 34, 28-35; f after Satterthwaite (1946).
 */
export function welchDifference(x: readonly number[], y: readonly number[]): UnpairedDifference {
  const nothing = { lower: Number.NaN, upper: Number.NaN, p: Number.NaN };
  if (x.length === 0 || y.length === 0) return { difference: Number.NaN, ...nothing };
  const difference = mean([...x]) - mean([...y]);
  if (x.length < 2 || y.length < 2) return { difference, ...nothing };
  const u = sampleVariance([...x]) / x.length;
  const v = sampleVariance([...y]) / y.length;
  if (u + v === 0) return { difference, lower: difference, upper: difference, p: difference === 0 ? 1 : 0 };
  const freedom = (u + v) ** 2 / (u ** 2 / (x.length - 1) + v ** 2 / (y.length - 1));
  const error = Math.sqrt(u + v);
  const half = studentQuantile(0.975, freedom) * error;
  return {
    difference,
    lower: difference - half,
    upper: difference + half,
    p: studentTail(Math.abs(difference) / error, freedom),
  };
}

/** Quantile 0.975 of the normal distribution. */
export const Z = 1.959964;

/** The 95 % interval of Wilson for a share seen in n trials; NaN for none. Source: Wilson (1927), JASA 22. */
export function wilsonInterval(share: number, n: number): readonly [number, number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [middle - half, middle + half];
}

/** The same as a share of all, in which none and all are exact; NaN where there is none. */
export function shareInterval(share: number, n: number): { readonly lower: number; readonly upper: number } {
  const [lower, upper] = wilsonInterval(share, n);
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
