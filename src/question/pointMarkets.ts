import { type PointsOverMarkets, pointsOverMarkets } from "../analyse/plausible/points.ts";
import type { Market } from "../model/market.ts";
import { type Cell, type Field, type Frame, frameOf, keptNumber, type Shape } from "../result/frame.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { MOST_VALUES, type PointNames } from "../result/record.ts";
import type { Markets } from "../scenario/markets.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { rangedPaths } from "../worlds/plausible/assumptions.ts";
import { heldIn, type PlannedMarkets, type PlausibleAsked, WORLDS_OF_MARKET } from "../worlds/plausible/markets.ts";
import { type MarketPoint, marketPoints, type PointsInMarkets } from "../worlds/plausible/points.ts";
import type { KeptSeries } from "../worlds/points.ts";
import { derivedFrom, keptWith, type SpannedSeries } from "../worlds/valuesOver.ts";
import type { WholeRun } from "../worlds/wholeRun.ts";
import type { DecidedBy } from "./explorations.ts";
import type { SeenInMarkets } from "./kind.ts";
import { askMarkets, FEWEST, type Planning, restoredMarkets } from "./plausibleAsked.ts";
import { drawField, marketField } from "./plausibleColumns.ts";
import { drawsTable } from "./plausibleTables.ts";
import { Refusal } from "./request.ts";

/**
 * Plausible markets beside an exploration: what is asked, and how its record names what was seen. What is simulated is
 * in `worlds/plausible/points.ts`, what follows in `analyse/plausible/points.ts`.
 */

/** What the plan of the markets of an exploration rests on. */
export interface Explored {
  readonly scenario: Scenario;
  readonly marketOf: Markets["marketOf"];
  /** Paths of what is set at points: there nothing is assumed. */
  readonly varied: readonly string[];
  /** Settings of the points, each once; asked for only where there is a plan to make. */
  readonly points: () => Iterable<readonly string[]>;
}

/** What is asked of so many markets; undefined where none are asked for, or nothing of the scenario is assumed. */
export function askPointMarkets(markets: number, explored: Explored): PlannedMarkets | undefined {
  return askMarkets(markets, planningOf(explored));
}

/** The same of a folder. @throws BadFolder where it holds what the scenario has not, or not all that is fixed */
export function restoredPointMarkets(
  asked: PlausibleAsked | undefined,
  explored: Explored,
  place: string,
): PlannedMarkets | undefined {
  return restoredMarkets(asked, planningOf(explored), `${place}: "plausible.held" does not fit the scenario.`);
}

function planningOf(explored: Explored): Planning {
  return {
    scenarios: [explored.scenario],
    held: () => heldAt(explored),
    markets: () => marketsAt(explored),
  };
}

function heldAt({ scenario, varied }: Explored): string[] {
  const set = new Set(varied);
  const fixed = rangedPaths(scenario.market).filter((path) => set.has(path));
  return [...new Set([...heldIn([scenario]), ...fixed])].sort();
}

function marketsAt({ scenario, marketOf, points }: Explored): Market[] {
  const markets: Market[] = [scenario.market];
  for (const settings of points()) {
    const read = marketOf(settings);
    if ("market" in read) markets.push(read.market);
  }
  return markets;
}

/** What is kept of a world in a plausible market: what is asked about. */
export function keptInMarkets({ outcomes, run }: Pick<DecidedBy, "outcomes" | "run">): KeptSeries[] {
  return keptWith(outcomes, outcomes, run);
}

/** Refuses what would be too much to keep, with what would not. */
export function refuseManyMarkets(markets: number, points: number, series: number): void {
  const values = points * WORLDS_OF_MARKET * series;
  if (markets * values <= MOST_VALUES) return;
  const fitting = Math.floor(MOST_VALUES / values);
  throw new Refusal(
    `${points} points in ${markets} plausible markets give ${markets * values} values; ${MOST_VALUES} is the most.`,
    fitting >= FEWEST ? `Ask for --plausible ${fitting} or fewer, or for fewer points.` : "Ask for fewer points.",
  );
}

/** How the tables of the record name points in markets: by market, draw, and as the points themselves are named. */
export function marketNames(
  of: PointsInMarkets,
  fields: readonly Field[],
  cells: (at: MarketPoint) => readonly Cell[],
): PointNames {
  const all = [...marketPoints(of)];
  return {
    fields: [marketField, drawField, ...fields],
    cells: (place) => {
      const { market } = all[place];
      return [market, of.plan.draws[market], ...cells(all[place])];
    },
  };
}

/** How points do in the markets that were seen, by a value over some months. */
export function seenOverMarkets(
  { of, points }: SeenInMarkets,
  by: { readonly column: SpannedSeries; readonly run?: WholeRun; readonly better: "lower" | "higher" },
): PointsOverMarkets {
  const derive = derivedFrom(of.series, [by.column], by.run);
  const outcomes = points.map((outcome) => ("failure" in outcome ? outcome : { means: derive(outcome.means) }));
  return pointsOverMarkets(of, outcomes, by.better);
}

/** What was drawn, and how every point does over the markets; none where nothing was asked. */
export function pointMarketTables(
  { markets }: { readonly markets?: PointsOverMarkets },
  field: Field,
  unit: string,
  cellOf: (point: number) => Cell,
): Frame[] {
  return markets === undefined ? [] : [drawsTable(markets.plan), overMarketsTable(markets, field, unit, cellOf)];
}

export function overMarketsShape(field: Field, unit?: string): Shape {
  const number = (name: string, meaning: string): Field => ({ name, type: "number", unit, meaning });
  return {
    name: "plausible-best",
    title: "Points over markets that are as plausible: one row for each that has a value there",
    fields: [
      field,
      { name: "markets", type: "integer", meaning: "Markets in which every point has a value." },
      { name: "best", type: "integer", meaning: "Those in which it has the best mean." },
      number("p05", "Regret, how far it is behind the best of its market: 5 % of the markets lie below."),
      number("p50", "Median of the markets."),
      number("p95", "95 % of the markets lie below."),
    ],
    key: [field.name],
    precision: "short",
  };
}

function overMarketsTable(
  { markets, points }: PointsOverMarkets,
  field: Field,
  unit: string,
  cellOf: (point: number) => Cell,
): Frame {
  return frameOf(
    overMarketsShape(field, unit),
    points.flatMap((seen, point) =>
      seen === undefined ? [] : [[cellOf(point), markets, seen.best, seen.p05, seen.p50, seen.p95]],
    ),
  );
}

/** The same for programs; nothing where nothing was asked. @param named  what a point is called by */
export function pointMarketsObject(
  { markets }: { readonly markets?: PointsOverMarkets },
  named: (point: number) => object,
): object {
  if (markets === undefined) return {};
  const points = markets.points.flatMap((seen, point) => {
    if (seen === undefined) return [];
    const { best, p05, p50, p95 } = seen;
    const short = Object.entries({ p05, p50, p95 }).map(([key, value]) => [key, keptNumber(value, "short")]);
    return [{ ...named(point), best, ...missingAsNull(Object.fromEntries(short)) }];
  });
  return { plausible: { markets: markets.markets, moved: markets.plan.moved.length, points } };
}

/** The tables as a page lists them; none where nothing was asked. */
export function pointMarketFiles({ markets }: { readonly markets?: PointsOverMarkets }): (readonly [string, string])[] {
  if (markets === undefined) return [];
  return [
    ["data/plausible-best.csv", "How every point does in markets that are as plausible"],
    ["data/plausible-values.csv", "What was seen there, world by world"],
    ["data/plausible-draws.csv", "What was drawn of all that is assumed"],
  ];
}
