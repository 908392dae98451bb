import { measures } from "../model/measures.ts";
import { ALL, isSame, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Variable } from "../scenario/vary.ts";
import { type Money, moneyOf } from "../worlds/money.ts";
import { type Explore, pointStatistics, SeriesStatistics, worldsOf } from "../worlds/points.ts";
import { meanInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";
import { type Deciding, type Span, type SpannedSeries, spans } from "../worlds/valuesOver.ts";
import type { WholeRun } from "../worlds/wholeRun.ts";
import { type BehindBest, type BestPoint, bestPoint, doesTheSame } from "./bestPoint.ts";
import { gridLevels, gridSize } from "./designs.ts";
import type { PointsOverMarkets } from "./plausible/points.ts";

/** A point of a sweep. */
export interface SweepPoint {
  readonly index: number;
  /** As `--set` takes them, one a variable, in the order of the variables. */
  readonly settings: readonly string[];
  /** By series of the sweep; nothing is known of a point that failed. */
  readonly statistics: SeriesStatistics;
  readonly failure?: string;
}

/** A sweep: many settings of one scenario in the same worlds. */
export interface Sweep {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly variables: readonly Variable[];
  /** Whether the points are the grid of all levels; otherwise they fill the ranges. */
  readonly isGrid: boolean;
  /** Every measure over the window, and those that are asked about over the whole run and over each half of it. */
  readonly series: readonly SpannedSeries[];
  /** Place of the series that the sweep is about: over the whole run, or over months that the user named. */
  readonly outcome: number;
  /** The years of the run; undefined where points run for different times. */
  readonly run?: WholeRun;
  readonly points: readonly SweepPoint[];
  /** What amounts of money are counted in; unit costs where undefined. */
  readonly money?: Money;
  /** The scenario as it is, in the same worlds. */
  readonly base: SweepPoint;
  /** Best by the outcome; undefined for a measure of which neither way is better unless one was asked for. */
  readonly best?: BestPoint & {
    /** Which way is better. */
    readonly better: "lower" | "higher";
    /** How much better the best is than the scenario as it is, paired, with its 95 % interval (`gainOver`). */
    readonly overBase: { readonly n: number; readonly gain: number; readonly lower: number; readonly upper: number };
  };
  /** What is best over other months, by the same measure: over each half of the run, and over the one of window and run that the answer is not by. */
  readonly elsewhere: readonly BestElsewhere[];
  /** How the points do in markets that are as plausible, where that was asked. */
  readonly markets?: PointsOverMarkets;
  /** The same points by the other measures that were asked about, in their order; those have none of their own. */
  readonly others: readonly Sweep[];
}

/** What is best over months that the answer is not by. */
export interface BestElsewhere extends BestPoint {
  readonly over: Span;
  /** Place of its series. */
  readonly serie: number;
  /** How far the best point of the answer is behind here; undefined where it has no value. */
  readonly ofAnswer?: BehindBest;
}

export interface SweepOptions {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly variables: readonly Variable[];
  /** What is handed over of every world. */
  readonly series: readonly SpannedSeries[];
  /** What the answer is about; the first is what the points are chosen by. */
  readonly outcomes: readonly Series[];
  /** Which months they are over. */
  readonly over: Deciding;
  readonly run?: WholeRun;
  /** Overrides what the table of measures calls better. */
  readonly better?: "lower" | "higher";
  /** Points that fill ranges, as settings; the grid of all levels unless given. */
  readonly design?: Iterable<readonly string[]>;
  /** Called with the best mean so far and its settings, empty for the scenario as it is. */
  readonly onBest?: (settings: readonly string[], mean: number) => void;
}

/**
 * Sweeps a scenario.
 *
 * Memory: 48 bytes x series x points for the statistics, and 8 bytes x worlds x points for the pairs of the outcome.
 */
export async function sweep(options: SweepOptions, explore: Explore): Promise<Sweep> {
  const { series, variables, design, outcomes } = options;
  const ofOutcomes = outcomes.map((outcome) => openOutcome(outcome, options));
  const [first] = ofOutcomes;
  const points: SweepPoint[] = [];
  let bestMean = Number.NaN;
  const asItIs: readonly string[] = [];
  await explore(startingWith(asItIs, design ?? gridPoints(variables)), ({ index, settings, outcome: given }) => {
    const means = "means" in given ? given.means : undefined;
    const statistics = means === undefined ? new SeriesStatistics() : pointStatistics(means, series.length);
    points.push({ index, settings, statistics, failure: "failure" in given ? given.failure : undefined });
    for (const { columns } of ofOutcomes) {
      for (const { serie, worlds } of columns) worlds.push(means && worldsOf(means, series.length, serie));
    }
    const mean = statistics.of(first.outcome).mean;
    const improves = first.better === "lower" ? mean < bestMean : mean > bestMean;
    if (first.better === undefined || Number.isNaN(mean) || !(improves || Number.isNaN(bestMean))) return;
    bestMean = mean;
    options.onBest?.(settings, mean);
  });
  const [base, ...swept] = points;
  const { scenario, seed, replications, window, run } = options;
  const facts = {
    scenario,
    seed,
    replications,
    window,
    variables,
    isGrid: design === undefined,
    series,
    run,
    money: moneyOf(scenario),
    points: swept.map((point) => ({ ...point, index: point.index - 1 })),
    base,
  };
  const [answer, ...others] = ofOutcomes.map((each) => ({ ...facts, ...answered(each), others: [] }));
  return { ...answer, others };
}

/** The values of one outcome over some months, point by point, the scenario as it is first. */
interface Column {
  readonly over: Span;
  readonly serie: number;
  readonly worlds: (Float64Array | undefined)[];
}

/** An outcome while points are simulated. */
interface OpenOutcome {
  readonly outcome: number;
  readonly better?: "lower" | "higher";
  /** Of the outcome over all its months, those that the answer is by first; none where neither way is better: pairs are not asked for then. */
  readonly columns: readonly Column[];
}

function openOutcome(series: Series, { series: all, over, better: asked, outcomes }: SweepOptions): OpenOutcome {
  const placeOf = (span: Span) => all.findIndex((each) => each.over === span && isSame(each, series));
  // Which way is better is asked of the first.
  const better = (series === outcomes[0] ? asked : undefined) ?? sideOf(series);
  const ordered = better === undefined ? [] : [over, ...spans.filter((span) => span !== over)];
  const columns = ordered
    .map((span): Column => ({ over: span, serie: placeOf(span), worlds: [] }))
    .filter(({ serie }) => serie >= 0);
  return { outcome: placeOf(over), better, columns };
}

function answered({ outcome, better, columns }: OpenOutcome): Pick<Sweep, "outcome" | "best" | "elsewhere"> {
  const [deciding, ...others] = columns;
  if (better === undefined || deciding === undefined) return { outcome, elsewhere: [] };
  const [base, ...points] = deciding.worlds;
  const best = found(base, points, better);
  const elsewhere = best === undefined ? [] : others.flatMap((column) => bestElsewhere(column, best.best, better));
  return { outcome, best, elsewhere };
}

function bestElsewhere({ over, serie, worlds }: Column, chosen: number, better: "lower" | "higher"): BestElsewhere[] {
  const best = bestPoint(worlds.slice(1), better);
  return best === undefined ? [] : [{ ...best, over, serie, ofAnswer: best.behind[chosen] }];
}

/**
 * Which way is better by the table of measures; undefined where neither is. Whoever asks for the profit of a group of
 * suppliers asks for the group.
 */
export function sideOf({ measure, group }: Series): "lower" | "higher" | undefined {
  if (measure === "profit" && group !== ALL) return "higher";
  const { better } = measures[measure];
  return better === "neutral" ? undefined : better;
}

function* startingWith<T>(first: T, rest: Iterable<T>): Iterable<T> {
  yield first;
  yield* rest;
}

function found(
  base: Float64Array | undefined,
  points: readonly (Float64Array | undefined)[],
  better: "lower" | "higher",
): Sweep["best"] {
  const best = bestPoint(points, better);
  const winner = best === undefined ? undefined : points[best.best];
  if (best === undefined || winner === undefined) return undefined;
  return {
    ...best,
    better,
    overBase: gainOver(winner, base, { better, among: best.behind.filter((each) => each !== undefined).length }),
  };
}

/**
 * How much better the best point is than the scenario as it is, paired; of nothing where that failed.
 *
 * The point was chosen by the same worlds, so that luck helped to choose it: of a hundred points that are all like the
 * scenario, an interval for one point alone would lie above 0 in more than a third of cases. The interval is so wide
 * that those of all points would hold together with 95 %, and so that of the one which comes out best:
 * t(1 - 0.025 / k, n - 1) standard errors on either side (Bonferroni's inequality).
 *
 * @param among  points that the best was chosen from, k
 */
export function gainOver(
  winner: Float64Array,
  base: Float64Array | undefined,
  { better, among }: { readonly better: "lower" | "higher"; readonly among: number },
): NonNullable<Sweep["best"]>["overBase"] {
  if (base === undefined) return { n: 0, gain: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  const sign = better === "lower" ? -1 : 1;
  const { n, mean, lower, upper } = meanInterval(winner.map((value, world) => sign * (value - base[world])));
  if (n < 2) return { n, gain: mean, lower, upper };
  const half = ((upper - mean) / studentQuantile(0.975, n - 1)) * studentQuantile(1 - 0.025 / among, n - 1);
  return { n, gain: mean, lower: mean - half, upper: mean + half };
}

/** Every combination of levels, the last variable fastest. */
export function* gridPoints(variables: readonly Variable[]): Iterable<readonly string[]> {
  const count = gridSize(variables.map(({ levels }) => levels.length));
  for (let index = 0; index < count; index++) yield gridSettings(variables, index);
}

/** The settings of a point of the grid by its number. */
export function gridSettings(variables: readonly Variable[], index: number): string[] {
  const counts = variables.map(({ levels }) => levels.length);
  return gridLevels(index, counts).map((level, i) => `${variables[i].path}=${variables[i].levels[level]}`);
}

/** Whether no point that was tried differs from another in any world. */
export function isUnmoved({ best, points }: Pick<Sweep, "best" | "points">): boolean {
  if (best === undefined) return false;
  const others = points.filter(({ index }) => index !== best.best);
  return others.length > 0 && others.every(({ index }) => doesTheSame(best.behind[index]));
}
