import { ALL } from "../model/series.ts";
import type { Markets } from "../scenario/markets.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { exploring } from "../worlds/points.ts";
import { meanInterval } from "../worlds/statistics/intervals.ts";
import { discountedMean, wholeRunOf } from "../worlds/wholeRun.ts";
import { type Lever, type Levers, settingsOf } from "./levers.ts";
import type { BestAnswer, Requests, TriedPolicy } from "./messages.ts";

/** Values of a lever that are tried, and times that all levers are gone through. */
const PLACES = 7;
const ROUNDS = 2;

/**
 * The best of the buyer's policies that a search finds: lever by lever the best of a few places, the others held, twice
 * over, in the same worlds. It need not be the best there is; how many were tried is told with it.
 */
export async function bestPolicies(
  markets: Markets,
  levers: readonly Lever[],
  { against, seed, worlds }: Requests["best"],
  map: MapBatches,
  signal: AbortSignal,
): Promise<BestAnswer> {
  const { scenario } = markets;
  const run = wholeRunOf(scenario, scenario.from);
  const window = [scenario.from, scenario.market.months - 1] as const;
  const series = run.years.map(({ months }) => ({ measure: "buyerValue", group: ALL, months }) as const);
  const explore = exploring(markets, { seed, replications: worlds, window, series, signal }, map);
  const half = Math.max(1, Math.floor(run.years.length / 2));
  const known = new Map<string, TriedPolicy>();
  const tryAll = async (all: readonly (readonly string[])[]) => {
    const fresh = all.filter((settings) => !known.has(settings.join(" ")));
    await explore(fresh, ({ settings, outcome }) => {
      if ("failure" in outcome) return;
      const years = run.years.map((_, year) => {
        const count = outcome.means.length / series.length;
        return meanInterval(Array.from({ length: count }, (__, world) => outcome.means[world * series.length + year]))
          .mean;
      });
      const value = discountedMean(run.years, (year) => years[year]);
      const firstHalf = discountedMean(run.years.slice(0, half), (year) => years[year]);
      known.set(settings.join(" "), { settings, value, firstHalf });
    });
  };
  const own = levers.filter(({ side }) => side === "buyer");
  const settingsWith = (moved: Levers) => settingsOf(own, moved);
  await tryAll([against, []]);
  let best: Levers = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const lever of own) {
      const moves = someOf(lever.places).map((place): Levers => ({ ...best, [lever.key]: place }));
      await tryAll(moves.map(settingsWith));
      const worthOf = (moved: Levers) => known.get(settingsWith(moved).join(" "))?.value ?? Number.NEGATIVE_INFINITY;
      best = [best, ...moves].reduce((top, each) => (worthOf(each) > worthOf(top) ? each : top));
    }
  }
  const base = known.get(against.join(" "));
  const tried = [...known.values()].map(({ settings, value, firstHalf }): TriedPolicy => {
    return { settings, value: value - (base?.value ?? 0), firstHalf: firstHalf - (base?.firstHalf ?? 0) };
  });
  const bestBy = (of: (policy: TriedPolicy) => number) =>
    tried.reduce((top, each) => (of(each) > of(top) ? each : top));
  return { whole: bestBy(({ value }) => value), firstHalf: bestBy(({ firstHalf }) => firstHalf), tried: tried.length };
}

/** A few of the places, both ends among them. */
function someOf(places: readonly number[]): number[] {
  const last = places.length - 1;
  const many = Math.min(PLACES, places.length);
  const chosen = Array.from({ length: many }, (_, at) => places[Math.round((at * last) / Math.max(1, many - 1))]);
  return [...new Set(chosen)];
}
