import { normalQuantile } from "../../../model/normalQuantile.ts";
import type { Satisficing } from "./satisficing.ts";

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
