import { normalQuantile } from "../../model/normalQuantile.ts";
import { meanInterval } from "../../worlds/statistics/intervals.ts";
import { studentQuantile } from "../../worlds/statistics/student.ts";
import type { Satisficing } from "./satisficing.ts";

/** A mean over futures and worlds that are crossed: every world is seen in every future. */
export interface CrossedMean {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  /** Degrees of freedom of the t distribution that the interval is of. */
  readonly freedom: number;
}

/**
 * Mean with its 95 % interval over what futures and worlds are drawn from. With the means of the rows and of the
 * columns of futures x worlds,
 *
 *     V = s_f^2 / F + s_w^2 / W,    t with min(F, W) - 1 degrees of freedom
 *
 * The part of a world in a future alone is counted in both, so that V is a little too large; so it is for futures
 * that are spread more evenly than by chance. Of a single future the worlds alone count.
 *
 * That crossed effects need both: Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1(2), 386-411.
 * The interval covers 95 % where the values have no bias: of a mean regret, which has, it is only a part (`choice.ts`).
 *
 * @param byFuture  means over worlds; no NaN
 * @param byWorld   means over futures; NaN is missing
 * @param isWhole   whether the futures are all that are asked about, so that the worlds alone count
 */
export function crossedMean(byFuture: Float64Array, byWorld: Float64Array, isWhole: boolean): CrossedMean {
  const rows = isWhole ? { ...meanInterval(byFuture), n: 1 } : meanInterval(byFuture);
  const columns = meanInterval(byWorld);
  const sizes = [rows, columns].filter(({ n }) => n > 1).map(({ n }) => n);
  const mean = rows.mean;
  if (sizes.length === 0) {
    return { mean, lower: Number.NaN, upper: Number.NaN, standardError: Number.NaN, freedom: 0 };
  }
  const freedom = Math.min(...sizes) - 1;
  const variances = [rows, columns].map(({ n, mean: middle, upper }) =>
    n > 1 ? ((upper - middle) / studentQuantile(0.975, n - 1)) ** 2 : 0,
  );
  const standardError = Math.sqrt(variances[0] + variances[1]);
  const half = studentQuantile(0.975, freedom) * standardError;
  return { mean, lower: mean - half, upper: mean + half, standardError, freedom };
}

/** A mean of values of which those of either half of the worlds were chosen by the other half. */
export interface HalvesMean {
  readonly mean: number;
  /** 97.5 % lie above. */
  readonly lower: number;
  readonly standardError: number;
  readonly freedom: number;
}

/**
 * Mean of the two halves' means; even worlds are one half, odd ones the other. Since each half chose for the other,
 * the two go together in a way that is not known, and their errors are added as if they did so fully:
 *
 *     s = (s_0 + s_1) / 2,    t with as many degrees of freedom as the smaller half has
 *
 * @param worlds  NaN is missing
 */
export function halvesMean(worlds: Float64Array): HalvesMean {
  const halves = [0, 1].map((half) => meanInterval(worlds.filter((_, world) => world % 2 === half)));
  const mean = (halves[0].mean + halves[1].mean) / 2;
  const freedom = Math.min(halves[0].n, halves[1].n) - 1;
  if (freedom < 1) return { mean, lower: Number.NaN, standardError: Number.NaN, freedom: 0 };
  const errors = halves.map((half) => (half.upper - half.mean) / studentQuantile(0.975, half.n - 1));
  const standardError = (errors[0] + errors[1]) / 2;
  return { mean, lower: mean - studentQuantile(0.975, freedom) * standardError, standardError, freedom };
}

/** A share of futures with its 95 % interval. */
export interface Share {
  /** Futures. */
  readonly n: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

const Z = normalQuantile(0.975);

/**
 * The share of futures that satisfy, as of futures drawn at random. Below, only futures count that surely do; above,
 * all that may: a mean near the threshold falls on either side by chance, and with many such futures the share would
 * be drawn towards a half.
 *
 * Ends after Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
 * American Statistical Association 22, 209-212:
 *
 *     (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
 *
 * @param isWhole  whether the futures are all that are asked about: then the two counts are the ends
 */
export function shareInterval({ meets, surely, maybe }: Satisficing, isWhole: boolean): Share {
  const n = meets.length;
  const share = countOf(meets) / n;
  if (isWhole) return { n, share, lower: countOf(surely) / n, upper: countOf(maybe) / n };
  return { n, share, lower: wilson(countOf(surely), n, -1), upper: wilson(countOf(maybe), n, 1) };
}

/** One end of the score interval of `count` in `n`; at the ends the formula gives 0 and 1, but for rounding. */
function wilson(count: number, n: number, side: -1 | 1): number {
  if (side < 0 ? count === 0 : count === n) return count / n;
  const share = count / n;
  const spread = Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return (share + Z ** 2 / (2 * n) + side * Z * spread) / (1 + Z ** 2 / n);
}

/**
 * How clearly one policy satisfies in more futures than another, in standard errors: paired counts, half a future
 * added to each of the four cells. More: it surely does and the other cannot. Less: the other may, and it not surely.
 *
 * Agresti and Min (2005), "Simple improved confidence intervals for comparing matched proportions", Statistics in
 * Medicine 24, 729-740.
 *
 * @param isWhole  whether the futures are all that are asked about: then it is ahead by the counts, or not
 */
export function shareAhead(policy: Satisficing, other: Satisficing, isWhole: boolean): number {
  if (isWhole) return countOf(policy.surely) > countOf(other.maybe) ? Number.POSITIVE_INFINITY : 0;
  let [more, less] = [0.5, 0.5];
  for (const [future, surely] of policy.surely.entries()) {
    if (surely > other.maybe[future]) more++;
    if (surely < other.maybe[future]) less++;
  }
  const n = policy.meets.length + 2;
  const difference = (more - less) / n;
  return difference / Math.sqrt(((more + less) / n - difference ** 2) / n);
}

export function countOf(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
