import { WORLDS_OF_MARKET } from "../../worlds/plausible/markets.ts";
import type { PointsInMarkets } from "../../worlds/plausible/points.ts";
import type { PointOutcome } from "../../worlds/points.ts";
import { type Spread, spreadOf } from "../../worlds/statistics/spread.ts";

/** One point over plausible markets. */
export interface PointOverMarkets extends Spread {
  /** Markets in which it has the best mean. */
  readonly best: number;
  /** Regret, market by market: how far it is behind the best of the market; NaN where it is not known. Spread over markets. */
  readonly regrets: Float64Array;
}

/** How the points of an exploration do in markets that are as plausible. */
export interface PointsOverMarkets {
  readonly plan: PointsInMarkets["plan"];
  /** Markets in which every point that is compared has a value. */
  readonly markets: number;
  /** By point; undefined for one that has no value in any market. */
  readonly points: readonly (PointOverMarkets | undefined)[];
  /** By market: the point with the best mean; -1 where it is not known. */
  readonly bestOf: Int32Array;
}

/**
 * Which points are best in plausible markets, and how far each is behind.
 *
 * In each market the best point is chosen in all of its worlds but one and the others are held against it in that one, in
 * turn: chosen and valued in the same few worlds, the best would look better than it is, and every regret larger.
 *
 * @param outcomes  market by market, in each every point: the value that decides, world by world
 */
export function pointsOverMarkets(
  { plan, points }: PointsInMarkets,
  outcomes: readonly PointOutcome[],
  better: "lower" | "higher",
): PointsOverMarkets {
  const sign = better === "lower" ? -1 : 1;
  const valuesOf = (market: number, point: number): Float64Array | undefined => {
    const outcome = outcomes[market * points + point];
    if (outcome === undefined || "failure" in outcome) return undefined;
    const values = Float64Array.from({ length: WORLDS_OF_MARKET }, (_, world) => {
      return sign * outcome.means[world];
    });
    return values.some(Number.isNaN) ? undefined : values;
  };
  const numbers = Array.from({ length: points }, (_, point) => point);
  const all = plan.draws.map((_, market) => numbers.map((point) => valuesOf(market, point)));
  const compared = numbers.filter((point) => all.some((values) => values[point] !== undefined));
  const regrets = numbers.map(() => new Float64Array(plan.draws.length).fill(Number.NaN));
  const bestOf = new Int32Array(plan.draws.length).fill(-1);
  for (const [market, values] of all.entries()) {
    const known = compared.flatMap((point) => {
      const each = values[point];
      return each === undefined ? [] : [{ point, values: each }];
    });
    if (known.length < compared.length || known.length === 0) continue;
    bestOf[market] = bestWithout(known).point;
    for (const { point, values: own } of known) {
      let sum = 0;
      for (let world = 0; world < WORLDS_OF_MARKET; world++)
        sum += bestWithout(known, world).values[world] - own[world];
      // Below 0 by chance alone.
      regrets[point][market] = Math.max(0, sum / WORLDS_OF_MARKET);
    }
  }
  return {
    plan,
    markets: bestOf.filter((point) => point >= 0).length,
    bestOf,
    points: numbers.map((point) => {
      if (!compared.includes(point)) return undefined;
      const best = bestOf.filter((each) => each === point).length;
      return { best, regrets: regrets[point], ...spreadOf(regrets[point]) };
    }),
  };
}

interface KnownPoint {
  readonly point: number;
  readonly values: Float64Array;
}

/** The point with the best mean over all worlds but one, the first of equals. */
function bestWithout(known: readonly KnownPoint[], left = -1): KnownPoint {
  const sumOf = ({ values }: KnownPoint) =>
    values.reduce((sum, value, world) => (world === left ? sum : sum + value), 0);
  return known.reduce((best, each) => (sumOf(each) > sumOf(best) ? each : best));
}
