import { sampleSkewness } from "simple-statistics";
import { meanInterval } from "../statistics/meanInterval.ts";
import type { Precision } from "./precision.ts";

/** Values whose mean is to be known, one a world, and the mean that a relative width is a share of. */
export interface Contrast {
  /** NaN is a world without. */
  readonly values: readonly number[];
  readonly baseline: number;
}

/** What one look at the worlds so far says. */
export interface Look {
  /** Values that are not missing. */
  readonly n: number;
  /** Half the width of the 95 % t interval; NaN for fewer than two values. */
  readonly half: number;
  /** Half width that is narrow enough, in the unit of the values. */
  readonly target: number;
  /** Values after which the mean can be trusted to lie in its interval, 95 times in 100, from those seen so far. */
  readonly fewest: number;
  /** Values after which the interval is narrow enough, from the spread seen so far; infinite where none are. */
  readonly forWidth: number;
  /** True where there are values and all of them are 0: of differences, that there are none. */
  readonly isZero: boolean;
}

/**
 * If more than one world in a hundred were different, this many equal ones would have a chance below 5 %: 0.99^300.
 * The rule of three, Hanley and Lippman-Hand (1983), JAMA 249(13), 1743-1745.
 */
export const EQUAL_WORLDS = 300;

/**
 * Looks whether a mean is known well enough: when there are `forWidth` values and `fewest`, that is, when
 *
 *     half <= target                    half = t(0.975, n - 1) s / sqrt(n)
 *     n >= least                        a stated minimum
 *     n >= 28 + 25 (|G| + 2 e)^2        G: skewness of the values, e = sqrt(6 / n) its standard error
 *     k >= 30                           k: values that are not the commonest one
 *     n >= 300                          where all values are equal
 *
 * The first two are the sequential procedure of fixed width of Chow and Robbins (1965, Annals of Mathematical
 * Statistics 36(2), 457-462), with the t quantile and a minimum, after Law (2015, Simulation Modeling and
 * Analysis, 5th edition). One may peek, because the spread decides when to stop, not the mean;
 * its coverage tends to 95 % as the width gets small. The third is the rule of Cochran (1977, Sampling
 * Techniques) as amended by Sugden, Smith and Jones (2000, JRSS B 62(4), 787-793): with fewer values
 * the t interval of a skewed mean errs more than 6 times in 100, however the number was chosen. That G may be two
 * standard errors larger is ours: the values that make a mean skewed are rare, and early on few have been seen. The
 * fourth is ours too, for lumpy values: where most worlds are alike, those that are not are the sample.
 *
 * Rejected: a confidence sequence (Waudby-Smith et al. 2024, Annals of Statistics 52(6), 2613-2640), which covers
 * at every number of worlds at once, and so well above 95 % at the one where we stop, for more than twice as many
 * worlds. Coverage of 93 to 97 % at the stop is held by `test/coverage/`. Limit: a rare, large difference
 * that no world has shown yet, and very skewed values: with a skewness of 6 coverage is about 92 %.
 */
export function lookAt({ values, baseline }: Contrast, { within, least }: Precision): Look {
  const present = values.filter((value) => !Number.isNaN(value));
  const { n, lower, upper } = meanInterval(present);
  const half = (upper - lower) / 2;
  const target = within.kind === "absolute" ? within.value : within.value * Math.abs(baseline);
  const fewest = Math.max(least, fewestOf(present));
  const forWidth = half <= target ? 0 : Math.max(n + 1, Math.ceil(n * (half / target) ** 2));
  const isZero = n > 0 && present.every((value) => value === 0);
  return { n, half, target, fewest, forWidth: Number.isNaN(forWidth) ? Number.POSITIVE_INFINITY : forWidth, isZero };
}

/** Values that are not the commonest one, below which they are too few to tell how they are spread. */
const LEAST_UNUSUAL = 30;

/** Values from which on the t interval of their mean holds in spite of their shape. */
function fewestOf(values: number[]): number {
  const unusual = values.length - commonest(values);
  if (unusual === 0) return EQUAL_WORLDS;
  const forLumps = (LEAST_UNUSUAL * values.length) / unusual;
  const forSkewness =
    values.length < 3 ? 0 : 28 + 25 * (Math.abs(sampleSkewness(values)) + 2 * Math.sqrt(6 / values.length)) ** 2;
  return Math.ceil(Math.max(forLumps, forSkewness));
}

/** How often the commonest value occurs. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) most = count;
  }
  return most;
}
