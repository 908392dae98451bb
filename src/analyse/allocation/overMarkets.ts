import type { Spread } from "../../worlds/statistics/spread.ts";
import type { PointsOverMarkets } from "../plausible/points.ts";
import type { TriedSplit } from "./search.ts";
import type { Split } from "./splits.ts";

/**
 * How the proposed split does in markets that are as plausible. The few worlds of a market do not tell which of many
 * splits is best in it; they tell how far a split is behind the best that was chosen in its other worlds.
 */
export interface SplitsOverMarkets {
  /** Markets in which every split that was tried there has a value. */
  readonly markets: number;
  /** Splits that were tried there: those that are laid out beforehand. */
  readonly splits: number;
  /** Place of the one of them that lies nearest to the proposed one: least of the budget would have to be moved. */
  readonly nearest: number;
  /** How far that and the even split are behind the best of their market, spread over markets. */
  readonly behind: Spread;
  readonly evenBehind: Spread;
  /** Markets in which it does better than the even split. */
  readonly ahead: number;
}

/** Undefined where that was not asked, or no market has a value of all. */
export function splitsOverMarkets(
  tried: readonly Pick<TriedSplit, "split" | "role">[],
  proposed: Split,
  seen: PointsOverMarkets | undefined,
): SplitsOverMarkets | undefined {
  if (seen === undefined || seen.markets === 0) return undefined;
  const nearest = nearestTo(
    proposed,
    tried.slice(0, seen.points.length).map(({ split }) => split),
  );
  const [near, even] = [nearest, tried.findIndex(({ role }) => role === "even")].map((place) => seen.points[place]);
  if (near === undefined || even === undefined) return undefined;
  const spread = ({ p05, p50, p95 }: Spread): Spread => ({ p05, p50, p95 });
  return {
    markets: seen.markets,
    splits: seen.points.length,
    nearest,
    behind: spread(near),
    evenBehind: spread(even),
    ahead: near.regrets.filter((regret, market) => regret < even.regrets[market]).length,
  };
}

function nearestTo(proposed: Split, splits: readonly Split[]): number {
  const moved = splits.map((split) => {
    return split.reduce((sum, share, channel) => sum + Math.abs(share - proposed[channel]), 0);
  });
  return moved.indexOf(Math.min(...moved));
}
