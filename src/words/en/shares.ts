import type { PairShares } from "../../worlds/pairedDifference.ts";
import { shareInterval } from "../../worlds/statistics/intervals.ts";
import { inBrackets, wholePercentRange, wholePercentWithin } from "../together.ts";

/** Shares of worlds and of markets: what is seen of so many is some of what there is, so that each has its interval. */

type Worse = Pick<PairShares, "worse" | "worseLower" | "worseUpper">;

/** Share in which the buyer is worse off, as a cell: `3 % (1 to 8 %)`; nothing where it is not known. */
export function worseOffCell({ worse, worseLower, worseUpper }: Worse): string {
  return Number.isNaN(worse) ? "" : inBrackets(wholePercentWithin(worse, worseLower, worseUpper));
}

/** Its interval alone, after a count: ` (1 to 8 %)`. */
export function worseOffRange({ worseLower, worseUpper }: Worse): string {
  return ` (${wholePercentRange(worseLower, worseUpper)})`;
}

/** The interval of the share in which the buyer is better off, after a count: one of so many that are neither is in no share. */
export function betterOffRange({ better, n }: Pick<PairShares, "better"> & { readonly n: number }): string {
  const { lower, upper } = shareInterval(better, n);
  return ` (${wholePercentRange(lower, upper)})`;
}

/** The interval of what is left, ` (92 to 99 %)`: the share in which the buyer is not worse off. */
export function notWorseOffRange({ worseLower, worseUpper }: Worse): string {
  return ` (${wholePercentRange(1 - worseUpper, 1 - worseLower)})`;
}
