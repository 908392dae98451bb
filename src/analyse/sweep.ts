import { measures } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Variable } from "../scenario/vary.ts";
import { type Money, moneyOf } from "../worlds/money.ts";
import { type Explore, pointStatistics, SeriesStatistics, worldsOf } from "../worlds/points.ts";
import { meanInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";
import { type BestPoint, bestPoint } from "./bestPoint.ts";
import { gridLevels, gridSize } from "./designs.ts";

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
  readonly series: readonly Series[];
  /** Place of the series that the sweep is about. */
  readonly outcome: number;
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
}

export interface SweepOptions {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly variables: readonly Variable[];
  readonly series: readonly Series[];
  readonly outcome: Series;
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
  const { series, variables, design } = options;
  const outcome = series.findIndex(
    ({ measure, group }) => measure === options.outcome.measure && group === options.outcome.group,
  );
  const better = options.better ?? sideOf(options.outcome);
  const points: SweepPoint[] = [];
  const worlds: (Float64Array | undefined)[] = [];
  let bestMean = Number.NaN;
  const asItIs: readonly string[] = [];
  await explore(startingWith(asItIs, design ?? gridPoints(variables)), ({ index, settings, outcome: given }) => {
    const means = "means" in given ? given.means : undefined;
    const statistics = means === undefined ? new SeriesStatistics() : pointStatistics(means, series.length);
    points.push({ index, settings, statistics, failure: "failure" in given ? given.failure : undefined });
    // Pairs are only asked for where one way is better.
    worlds.push(means && better && worldsOf(means, series.length, outcome));
    const mean = statistics.of(outcome).mean;
    const improves = better === "lower" ? mean < bestMean : mean > bestMean;
    if (better === undefined || Number.isNaN(mean) || !(improves || Number.isNaN(bestMean))) return;
    bestMean = mean;
    options.onBest?.(settings, mean);
  });
  const [base, ...swept] = points;
  const [worldsOfBase, ...worldsOfPoints] = worlds;
  const { scenario, seed, replications, window } = options;
  const numbered = swept.map((point) => ({ ...point, index: point.index - 1 }));
  const money = moneyOf(scenario);
  const facts = {
    scenario,
    seed,
    replications,
    window,
    variables,
    isGrid: design === undefined,
    series,
    outcome,
    money,
  };
  return { ...facts, points: numbered, base, best: better && found(worldsOfBase, worldsOfPoints, better) };
}

/** Which way is better by the table of measures; undefined where neither is. */
export function sideOf({ measure }: Pick<Series, "measure">): "lower" | "higher" | undefined {
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
