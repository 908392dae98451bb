import { meanInterval } from "../../statistics/meanInterval.ts";

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
