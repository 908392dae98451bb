import { isZero, meanInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";

/** How a point compares with the best one, in the same worlds. */
export interface BehindBest {
  /** Worlds in which both have a value. */
  readonly n: number;
  /** How much worse it is than the best, mean over pairs; 0 for the best itself. */
  readonly behind: number;
  /** 95 % t interval of that, for this point alone. */
  readonly lower: number;
  readonly upper: number;
  /** Whether it is clearly worse, with all other points compared too. */
  readonly worse: boolean;
}

/** The best of many points, and those that may be as good. */
export interface BestPoint {
  readonly best: number;
  /** By point; undefined for one that failed. */
  readonly behind: readonly (BehindBest | undefined)[];
  /** Points that are not clearly worse, the best among them, in order. With 95 % the true best is one of them. */
  readonly asGood: readonly number[];
}

/** Chance that the true best is thrown out. */
const RISK = 0.05;

/**
 * Finds the point with the best mean, and all that the worlds do not tell apart from it.
 *
 * A point stays unless its paired differences from the best mean are clearly behind, at 5 % shared among all
 * k - 1 comparisons: it goes if  mean(d) > t(1 - 0.05 / (k - 1), n - 1) s_d / sqrt(n).  Since the worlds are the
 * same at every point, what they have in common cancels.
 *
 * Nelson, Swann, Goldsman and Song (2001), "Simple procedures for selecting the best simulated system when the
 * number of alternatives is large", Operations Research 49(6), 950-963: their screening, which compares each point
 * with every other; comparing with the best mean alone keeps as many or more. The quantile is the one for common
 * random numbers: the true best goes only if one of k - 1 differences, none of them behind in truth, is clearly so,
 * whatever they have in common (Bonferroni's inequality, for differences that are about normal).
 *
 * @param worlds  by point: its values, world by world; undefined for a point that failed
 * @param better  which way is better
 * @returns undefined when no point has a value
 */
export function bestPoint(
  worlds: readonly (Float64Array | undefined)[],
  better: "lower" | "higher",
): BestPoint | undefined {
  const sign = better === "lower" ? -1 : 1;
  const means = worlds.map((values) => (values === undefined ? Number.NaN : sign * meanInterval(values).mean));
  let best = -1;
  for (const [point, mean] of means.entries())
    if (!Number.isNaN(mean) && (best < 0 || mean > means[best])) best = point;
  const winner = worlds[best];
  if (winner === undefined) return undefined;
  const others = means.filter((mean) => !Number.isNaN(mean)).length - 1;
  const behind = worlds.map((values, point) =>
    values === undefined || Number.isNaN(means[point]) ? undefined : behindBest(winner, values, { better, others }),
  );
  const asGood = [...behind.keys()].filter((point) => behind[point]?.worse === false);
  return { best, behind, asGood };
}

/**
 * How a point compares with the best.
 *
 * @param best    values of the best point, world by world
 * @param values  those of the other
 * @param others  how many points are compared with the best in all
 */
export function behindBest(
  best: Float64Array,
  values: Float64Array,
  { better, others }: { readonly better: "lower" | "higher"; readonly others: number },
): BehindBest {
  const sign = better === "lower" ? -1 : 1;
  const { n, mean, lower, upper } = meanInterval(values.map((value, world) => sign * (best[world] - value)));
  if (n < 2) return { n, behind: mean, lower, upper, worse: false };
  const half = mean - lower;
  // Half the width at 95 % is t(0.975) standard errors.
  const standardError = half / studentQuantile(0.975, n - 1);
  const worse = mean > 0 && mean > studentQuantile(1 - RISK / Math.max(1, others), n - 1) * standardError;
  return { n, behind: mean, lower, upper, worse };
}

/** The points of one part of a range. */
export interface BinnedMean {
  /** Middle of the part. */
  readonly middle: number;
  /** Points in it. */
  readonly n: number;
  readonly mean: number;
  /** 95 % t interval of the mean over the points; NaN for fewer than two. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Means of scattered points over equal parts of a range. Parts without points are left out, and so are points
 * that have no value or lie outside.
 *
 * @param at      where each point lies
 * @param values  what was seen there; NaN is missing
 * @param parts   how many, at least 1
 */
export function binnedMeans(
  at: readonly number[],
  values: readonly number[],
  { low, high, parts }: { readonly low: number; readonly high: number; readonly parts: number },
): BinnedMean[] {
  const width = (high - low) / parts;
  const bins: number[][] = Array.from({ length: parts }, () => []);
  for (const [point, place] of at.entries()) {
    // The upper end of the range belongs to the last part.
    const bin = place === high ? parts - 1 : Math.floor((place - low) / width);
    if (!Number.isNaN(values[point])) bins[bin]?.push(values[point]);
  }
  return bins.flatMap((bin, index) => {
    return bin.length === 0 ? [] : [{ middle: low + (index + 0.5) * width, ...meanInterval(bin) }];
  });
}

/** Whether what is behind by that is the same in every world. */
export function doesTheSame(gap: BehindBest | undefined): boolean {
  return gap !== undefined && gap.behind === 0 && (gap.n === 1 || isZero(gap));
}
