import type { Markets } from "../../scenario/markets.ts";
import type { MapBatches } from "../batch.ts";
import { moneyOf } from "../money.ts";
import { countedIn, type ExploreOptions, evaluatePoints, marketAt, type PointOutcome, readingsOf } from "../points.ts";
import { drawing } from "./assumptions.ts";
import { type PlausiblePlan, seedOfMarket, WORLDS_OF_MARKET } from "./markets.ts";

/**
 * The points of an exploration in plausible markets: each market has worlds of its own, the same at all of its points, as
 * the arms of a run have (`markets.ts`).
 */

/** One point in one market. */
export interface MarketPoint {
  /** Number of the market, from 0. */
  readonly market: number;
  /** Number of the point, from 0. */
  readonly point: number;
}

/** A point in a market, and what was seen there: means of each of its worlds. */
export interface SeenMarketPoint extends MarketPoint {
  readonly outcome: PointOutcome;
}

/** Simulates points in plausible markets, or looks up what was seen of them, and hands them over in order. */
export type ExploreMarkets = (points: Iterable<MarketPoint>, use: (seen: SeenMarketPoint) => void) => Promise<void>;

/** What is tried of an exploration in plausible markets. */
export interface PointsInMarkets {
  readonly plan: PlausiblePlan;
  /** Points of every market. */
  readonly points: number;
  /** What is set at a point, as `--set` takes it; it may differ from market to market. */
  readonly settingsOf: (at: MarketPoint) => readonly string[];
  /** What is kept of every world. */
  readonly series: ExploreOptions["series"];
}

/** Every point of every market, market by market. */
export function* marketPoints({ plan, points }: PointsInMarkets): Iterable<MarketPoint> {
  for (const market of plan.draws.keys()) {
    for (let point = 0; point < points; point++) yield { market, point };
  }
}

/** Opens a scenario for exploration in plausible markets. */
export function exploringMarkets(
  markets: Markets,
  { plan, settingsOf, series }: PointsInMarkets,
  options: Omit<ExploreOptions, "series" | "replications">,
  map: MapBatches,
): ExploreMarkets {
  const { seed, window } = options;
  const moved = new Set(plan.moved.map(({ path }) => path));
  const readingsAt = readingsOf(series, window);
  const readings = readingsAt(markets.scenario.market);
  const money = moneyOf(markets.scenario);
  const known = new Map<string, ReturnType<typeof drawnAt>>();
  return async (points, use) => {
    function* wanted() {
      for (const at of points) {
        const draw = plan.draws[at.market];
        const settings = settingsOf(at);
        const key = settings.join(" ");
        const drawn = known.get(key) ?? drawnAt(markets, settings, moved);
        known.set(key, drawn);
        const market = drawn.marketOf?.(draw);
        yield {
          at,
          market,
          readings: market && readingsAt(market),
          failure: drawn.failure,
          seed: seedOfMarket(seed, draw),
        };
      }
    }
    await evaluatePoints(wanted(), { ...options, readings, replications: WORLDS_OF_MARKET }, map, ({ at }, outcome) =>
      use({ ...at, outcome: countedIn(money, series, outcome) }),
    );
  };
}

/** The plausible markets of a point; or why there are none. */
function drawnAt(
  markets: Markets,
  settings: readonly string[],
  moved: ReadonlySet<string>,
): { readonly marketOf?: ReturnType<typeof drawing>; readonly failure?: string } {
  const { market, failure } = marketAt(markets, settings);
  return { marketOf: market && drawing(market, moved), failure };
}
