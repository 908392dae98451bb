import { type Spread, spreadOf } from "../../worlds/statistics/spread.ts";
import type { PointsOverMarkets } from "../plausible/points.ts";
import type { TriedSplit } from "./search.ts";

/** Where the best of the splits that were laid out beforehand lies in markets that are as plausible. */
export interface SplitsOverMarkets {
  /** Markets in which every one of them has a value. */
  readonly markets: number;
  /** Splits that were tried there. */
  readonly splits: number;
  /** By channel: its share in the best split of each market, spread over markets. */
  readonly shares: readonly Spread[];
  /** Markets in which all on one channel is best. */
  readonly corners: number;
  /** How far the even split is behind the best of its market, spread over markets. */
  readonly even: Spread;
}

/** Undefined where that was not asked, or no market has a value of all. */
export function splitsOverMarkets(
  tried: readonly Pick<TriedSplit, "split" | "role">[],
  seen: PointsOverMarkets | undefined,
): SplitsOverMarkets | undefined {
  if (seen === undefined || seen.markets === 0) return undefined;
  const winners = [...seen.bestOf].filter((point) => point >= 0);
  const even = seen.points[tried.findIndex(({ role }) => role === "even")];
  if (even === undefined) return undefined;
  const { p05, p50, p95 } = even;
  return {
    markets: seen.markets,
    splits: seen.points.length,
    shares: tried[0].split.map((_, channel) => spreadOf(winners.map((point) => tried[point].split[channel]))),
    corners: winners.filter((point) => tried[point].role === "corner").length,
    even: { p05, p50, p95 },
  };
}
