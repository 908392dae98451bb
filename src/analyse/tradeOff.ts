import type { Sweep } from "./sweep.ts";

/**
 * Several measures of the same points: which points are beaten by no other. A point is beaten where another is at least as
 * good by every measure and better by one (Pareto), by the means over worlds of all points.
 */

/** A point by all measures. */
export interface TradedPoint {
  readonly index: number;
  /** By measure, in the order in which they were asked about; as they are. */
  readonly means: readonly number[];
  /** False where another point beats it. */
  readonly isOnFront: boolean;
}

/** The points that have a value by every measure; none where one alone is asked about, or of one neither way is better. */
export function tradedPoints(sweep: Sweep): TradedPoint[] {
  const all = [sweep, ...sweep.others];
  const signs = all.map(({ best }) => (best === undefined ? Number.NaN : best.better === "lower" ? -1 : 1));
  if (all.length < 2 || signs.some(Number.isNaN)) return [];
  const known = sweep.points
    .map(({ index, statistics }) => ({ index, means: all.map(({ outcome }) => statistics.of(outcome).mean) }))
    .filter(({ means }) => means.every(Number.isFinite));
  const gains = known.map(({ means }) => means.map((mean, at) => signs[at] * mean));
  return known.map((point, place) => ({ ...point, isOnFront: !gains.some((other) => beats(other, gains[place])) }));
}

/** Whether one is at least as good everywhere and better somewhere; higher is better. */
export function beats(one: readonly number[], other: readonly number[]): boolean {
  return one.every((gain, at) => gain >= other[at]) && one.some((gain, at) => gain > other[at]);
}
