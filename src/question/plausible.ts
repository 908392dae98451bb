import { type Contrast, type PlausibleAnswer, plausibleAnswer } from "../analyse/plausible/spread.ts";
import { INCUMBENTS, isSame, type Series, seriesOf } from "../model/series.ts";
import { type Frame, keptNumber, type Shape } from "../result/frame.ts";
import {
  axisOf,
  type DifferingRow,
  differingRows,
  type Grid,
  gridFrame,
  gridOf,
  inColumns,
  inRows,
  readGrid,
} from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { placeOf, type SavedFolder } from "../result/savedFolder.ts";
import { groupColumn, measureColumn, scenarioColumn, unitColumn } from "../result/series.ts";
import { seriesAxis } from "../result/windowMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { BatchTask, MapBatches } from "../worlds/batch.ts";
import { headline } from "../worlds/headline.ts";
import { columnsIn, type Money, UNIT_COSTS } from "../worlds/money.ts";
import {
  heldIn,
  type MarketMeans,
  type PlannedMarkets,
  type PlausibleAsked,
  type PlausibleWork,
  plausibleTasks,
  simulatePlausible,
  WORLDS_OF_MARKET,
  yearsOfMarkets,
} from "../worlds/plausible/markets.ts";
import { rowsOf } from "../worlds/someWorlds.ts";
import { wholeRunOf } from "../worlds/wholeRun.ts";
import { commonAsker } from "../worlds/years.ts";
import { askMarkets, restoredMarkets } from "./plausibleAsked.ts";
import { drawField, marketField, placedByName } from "./plausibleColumns.ts";
import { yearsGrid } from "./plausibleYears.ts";

/** What simulating needs of whoever asks for it. */
interface Simulating {
  readonly map: MapBatches;
  readonly signal: AbortSignal;
  readonly onProgress?: (text: string, done: number, all: number) => void;
}

/**
 * Plausible markets beside any question about scenarios: what is asked, what is simulated, how its record is written
 * and read, and which tables follow. What the differences are is for the kind of question to say (`Contrast`).
 */

/** A question over plausible markets. */
export interface PlausibleOf extends PlausibleWork {
  /** One an arm; their names tell them apart. */
  readonly scenarios: readonly Scenario[];
  readonly held: readonly string[];
  readonly money: Money;
}

/** Plausible markets with what was seen of them. */
export interface SeenMarkets {
  readonly of: PlausibleOf;
  readonly seen: PlausibleSeen;
}

/** What was seen of each market, money in that of the question. */
export type PlausibleSeen = MarketMeans;

/**
 * The measures that are kept: those of every answer, the effort of the incumbents, and what a group of suppliers that
 * asks earns and has of the spend.
 */
function keptOf(asker: string | undefined): readonly Series[] {
  const own =
    asker === undefined ? [] : (["profit", "shareOfSpend"] as const).map((measure) => ({ measure, group: asker }));
  return [...headline, { measure: "service", group: INCUMBENTS }, ...own];
}

/**
 * What is asked of so many markets; undefined where none are asked for, or nothing of these scenarios is assumed.
 *
 * @param stated  the same scenarios as they were stated, where others say no longer what the command line has set
 */
export function askPlausible(
  markets: number,
  scenarios: readonly Scenario[],
  stated = scenarios,
): PlannedMarkets | undefined {
  return askMarkets(markets, { scenarios, held: () => heldIn(stated) });
}

/** What a manifest says of it. */
export function statedMarkets(planned: PlannedMarkets | undefined): PlausibleAsked | undefined {
  return planned && { markets: planned.markets, held: planned.held };
}

/** What a folder says was asked. @throws BadFolder where it holds what these scenarios have not, or not all that they fix */
export function savedPlausible(
  folder: SavedFolder,
  { plausible }: Manifest,
  scenarios: readonly Scenario[],
): PlannedMarkets | undefined {
  const place = placeOf(folder, "manifest.json");
  return restoredMarkets(plausible, { scenarios }, `${place}: "plausible.held" does not fit the scenarios.`);
}

/**
 * All that is known before anything is simulated.
 *
 * @param scenarios  one an arm
 * @param apart      the scenario that the three arms of an effect follow from, where these are the arms
 */
export function plausibleOf(
  { held, plan }: PlannedMarkets,
  scenarios: readonly Scenario[],
  { seed, window }: Pick<PlausibleWork, "seed" | "window">,
  money: Money,
  apart?: Scenario,
): PlausibleOf {
  const isApart = apart !== undefined;
  const markets = (apart === undefined ? scenarios : [apart]).map(({ market }) => market);
  const all = markets.map(seriesOf);
  const kept = keptOf(isApart ? undefined : commonAsker(scenarios));
  const series = kept.filter((one) => all.every((each) => each.some((other) => isSame(one, other))));
  return {
    ...plan,
    held,
    scenarios,
    markets,
    apart: isApart,
    from: Math.max(...scenarios.map(({ from }) => from)),
    series,
    money,
    seed,
    window,
  };
}

/** The batches of questions; those that several take once. */
export function* tasksOfPlausible(all: readonly PlausibleOf[]): Iterable<BatchTask> {
  const seen = new Set<string>();
  for (const task of all.flatMap((each) => [...plausibleTasks(each)])) {
    const key = all.length === 1 ? "" : JSON.stringify(task);
    if (!seen.has(key)) yield task;
    if (key !== "") seen.add(key);
  }
}

/** Simulates them. */
export async function seenPlausible(of: PlausibleOf, { map, signal, onProgress }: Simulating): Promise<PlausibleSeen> {
  const all = of.draws.length;
  const onMarkets = (done: number) =>
    onProgress?.(`${done} of ${all} plausible markets, ${WORLDS_OF_MARKET} worlds each`, done, all);
  return keptMarkets(of, await simulatePlausible(of, map, { signal, onMarkets }));
}

function keptMarkets(of: PlausibleOf, { means, years }: MarketMeans): PlausibleSeen {
  return {
    means: means.map((values) => keptIn(of, values)),
    years: years.map((values) => keptIn(of, values).map((value) => keptNumber(value, "short"))),
  };
}

/** Files know one zero, without a sign. */
function keptIn({ money, series }: PlausibleOf, means: Float64Array): Float64Array {
  return columnsIn(money, UNIT_COSTS, series, means).map((value) => value + 0);
}

export function plausibleShape([first, last]: readonly [number, number]): Shape {
  return {
    name: "plausible",
    title: `Markets that are as plausible, means over months ${first} to ${last}: one row for each market, scenario, measure and group`,
    fields: [
      marketField,
      drawField,
      scenarioColumn,
      measureColumn,
      unitColumn,
      groupColumn,
      {
        name: "value",
        type: "number",
        meaning: `Mean over the months that the title names and ${WORLDS_OF_MARKET} worlds.`,
      },
    ],
    key: ["market", "scenario", "measure", "group"],
    precision: "full",
  };
}

/** `plausible.csv`: the record. In memory the arms stand one after the other. */
function recordGrid({ draws, scenarios, series, money, window }: PlausibleOf): Grid {
  return gridOf(plausibleShape(window), 6, [
    axisOf([...draws.entries()], ([market, draw]) => [market, draw], series.length),
    axisOf(
      placedByName(scenarios),
      ({ name }) => [name],
      ({ place }) => place * draws.length * series.length,
    ),
    seriesAxis(series, money),
  ]);
}

/** The arms, one array after the other. */
function joined(means: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(means.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const each of means) {
    all.set(each, start);
    start += each.length;
  }
  return all;
}

/** The same the other way round: as much for each arm. */
function apart({ scenarios }: PlausibleOf, all: Float64Array): Float64Array[] {
  const width = all.length / scenarios.length;
  return scenarios.map((_, arm) => all.slice(arm * width, (arm + 1) * width));
}

function yearsInColumns({ series }: PlausibleOf, years: readonly Float64Array[]): Float64Array[] {
  return inColumns(joined(years), series.length);
}

/** @throws BadFolder when the table is missing, damaged, or has other rows than there should be */
export function readPlausible(folder: SavedFolder, manifest: Manifest, of: PlausibleOf): PlausibleSeen {
  const [means] = readGrid(folder, manifest, recordGrid(of));
  const years = inRows(readGrid(folder, manifest, yearsGrid(of)));
  return { means: apart(of, means), years: apart(of, years) };
}

/** Simulates some of the markets again, by their numbers, and gives the rows that come out otherwise. */
export async function plausibleAgain(
  of: PlausibleOf,
  saved: PlausibleSeen,
  markets: readonly number[],
  { map, signal }: Simulating,
): Promise<DifferingRow[]> {
  const some = { ...of, draws: markets.map((market) => of.draws[market]) };
  const now = keptMarkets(of, await simulatePlausible(some, map, { signal }));
  const width = of.series.length;
  const then = {
    means: saved.means.map((means) => rowsOf(means, markets, width)),
    years: saved.years.map((years) => rowsOf(years, markets, yearsOfMarkets(of) * width)),
  };
  // Markets are the outermost loop of both.
  const renamed = ({ shape, names, blocks: [[drawn, ...inner]] }: Grid): Grid => {
    const renumbered = drawn.names.map(([place, ...others]) => [markets[Number(place)], ...others]);
    return gridOf(shape, names, [{ ...drawn, names: renumbered }, ...inner]);
  };
  const named = ([market]: readonly unknown[]) => `plausible market ${market}`;
  return [
    ...differingRows(renamed(recordGrid(some)), [joined(then.means)], [joined(now.means)], named),
    ...differingRows(renamed(yearsGrid(some)), yearsInColumns(of, then.years), yearsInColumns(of, now.years), named),
  ];
}

/** The differences in the market as written, in the order of what plausible markets keep; NaN where there is none. */
export function writtenIn(
  { series }: Pick<PlausibleOf, "series">,
  differences: readonly { readonly series: Series; readonly difference: number }[],
): number[] {
  return series.map((one) => differences.find((known) => isSame(known.series, one))?.difference ?? Number.NaN);
}

/** What follows from the record. */
export function answerPlausible(
  { draws, moved, held, series, scenarios, markets, from }: PlausibleOf,
  { means, years }: PlausibleSeen,
  contrasts: readonly Contrast[],
): PlausibleAnswer {
  const months = Math.min(...markets.map((market) => market.months));
  const [{ market, discountRate }] = scenarios;
  const run = wholeRunOf({ market: { ...market, months }, discountRate }, from);
  return plausibleAnswer({ draws, moved, held, series, means, years, run }, contrasts);
}

/** The record as it is written. */
export function plausibleRecord({ of, seen }: SeenMarkets): Frame[] {
  return [gridFrame(recordGrid(of), [joined(seen.means)]), gridFrame(yearsGrid(of), yearsInColumns(of, seen.years))];
}
