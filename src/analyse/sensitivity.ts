import { isSame, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Reach } from "../scenario/usualVariables.ts";
import { settingValue, type Variable, valueAt } from "../scenario/vary.ts";
import { type Money, moneyOf } from "../worlds/money.ts";
import { type Explore, type ObservedPoint, worldsOf } from "../worlds/points.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
import type { Deciding, SpannedSeries } from "../worlds/valuesOver.ts";
import type { WholeRun } from "../worlds/wholeRun.ts";
import { type Design, pointsOfDesign, sobolDesign } from "./designs.ts";
import { type ElementaryEffects, elementaryEffects, type Trajectories, trajectories } from "./morris.ts";
import { openResamples, type Resamples, type SobolAnalysis, saltelliDesign, sobolIndices } from "./sobolIndices.ts";

/** The outcome at both ends of the range of one setting, all else as it is, less the scenario as it is: paired. */
export interface TornadoBar {
  /** NaN and n = 0 where the end failed. */
  readonly low: MeanInterval;
  readonly high: MeanInterval;
}

/** What one measure depends on; lists are by variable. */
export interface MeasureSensitivity {
  /** The scenario as it is. */
  readonly base: MeanInterval;
  readonly tornado: readonly TornadoBar[];
  /** Of a screening. */
  readonly effects?: readonly ElementaryEffects[];
  /** Of a variance-based analysis; missing where nothing varies. */
  readonly sobol?: SobolAnalysis;
}

/** A setting that is varied, and what it is in the scenario, as `--set` takes it; empty for a distribution. */
export interface VariedSetting extends Variable {
  readonly asItIs: string;
}

/** A sensitivity analysis: which settings matter for each measure, in the same worlds at every point. */
export interface Sensitivity {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly method: SensitivityMethod;
  /** Trajectories of a screening, rows of a variance-based analysis, 0 of a tornado alone. */
  readonly size: number;
  readonly variables: readonly VariedSetting[];
  /** Every measure over the window, and the one that is asked about over the whole run. */
  readonly series: readonly SpannedSeries[];
  /** Place of the series that the analysis is about, and its months. */
  readonly outcome: number;
  readonly over: Deciding;
  /** The years of the run; undefined where points run for different times. */
  readonly run?: WholeRun;
  /** Points that were asked for, the tornado among them, and those of them that gave nothing. */
  readonly points: number;
  readonly failed: number;
  /** Those of the others at which the outcome has no value in some worlds. */
  readonly lacking: number;
  /** How the ranges were made where no setting was named. */
  readonly reach?: Reach;
  /** By series. */
  readonly measures: readonly MeasureSensitivity[];
  /** What amounts of money are counted in; unit costs where undefined. */
  readonly money?: Money;
  /** The same about the other measures that were asked about, in their order; those have none of their own. */
  readonly others: readonly Sensitivity[];
}

export const sensitivityMethods = ["morris", "sobol", "tornado"] as const;
export type SensitivityMethod = (typeof sensitivityMethods)[number];

export interface SensitivityOptions {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly variables: readonly Variable[];
  /** What is handed over of every world. */
  readonly series: readonly SpannedSeries[];
  readonly outcomes: readonly Series[];
  readonly over: Deciding;
  readonly run?: WholeRun;
  readonly design: SensitivityDesign;
  readonly reach?: Reach;
}

/**
 * Analyses a scenario: first as it is, then each setting at both ends of its range with all else as it is, then the
 * points of the design.
 *
 * Memory: `memoryOfPointValues`, given back when all measures are worked out.
 */
export async function sensitivity(options: SensitivityOptions, explore: Explore): Promise<Sensitivity> {
  const { scenario, seed, replications, window, variables, series, design, reach } = options;
  const values = new PointValues(series.length, design.points, replications);
  const ends: (Float64Array | undefined)[] = [];
  const outcomes = options.outcomes.map((about) => ({
    outcome: series.findIndex((each) => each.over === options.over && isSame(each, about)),
    lacking: 0,
  }));
  let failed = 0;
  const before = 1 + 2 * variables.length;
  await explore(allPoints(variables, design), ({ index, outcome: seen }: ObservedPoint) => {
    const means = "means" in seen ? seen.means : undefined;
    if (means === undefined) failed++;
    else {
      for (const about of outcomes) {
        if (worldsOf(means, series.length, about.outcome).some(Number.isNaN)) about.lacking++;
      }
    }
    if (index < before) ends[index] = means;
    else values.put(index - before, means);
  });
  const resamples = openResamples(seed);
  const moved = design.method === "morris" ? { ...design, design: movedOver(design.design, variables) } : design;
  const measures = series.map((_, serie): MeasureSensitivity => {
    const at = (end: number) => ends[end] && worldsOf(ends[end], series.length, serie);
    const base = at(0);
    return {
      base: meanInterval(base ?? []),
      tornado: variables.map((_, i) => ({
        low: differenceFrom(base, at(1 + 2 * i)),
        high: differenceFrom(base, at(2 + 2 * i)),
      })),
      ...analysed(values, serie, moved, options, resamples),
    };
  });
  const asItIs = new Map(scenario.origins.map(({ path, value }) => [path, value]));
  const facts = {
    scenario,
    seed,
    replications,
    window,
    method: design.method,
    size: design.size,
    variables: variables.map((variable) => ({ ...variable, asItIs: textOf(asItIs.get(variable.path)) })),
    series,
    over: options.over,
    run: options.run,
    points: before + design.points,
    failed,
    reach,
    measures,
    money: moneyOf(scenario),
  };
  const [first, ...others] = outcomes.map((about): Sensitivity => ({ ...facts, ...about, others: [] }));
  return { ...first, others };
}

/** Points that the tornado takes, the scenario as it is among them. */
export function tornadoPoints(variables: number): number {
  return 1 + 2 * variables;
}

function* allPoints(variables: readonly Variable[], design: SensitivityDesign): Iterable<readonly string[]> {
  yield [];
  for (const { path, parameter, low, high } of variables) {
    yield [`${path}=${settingValue(parameter, low)}`];
    yield [`${path}=${settingValue(parameter, high)}`];
  }
  if (design.method !== "tornado") yield* pointsOfDesign(design.design, variables);
}

function textOf(value: unknown): string {
  return value === undefined || typeof value === "object" ? "" : String(value);
}

function differenceFrom(base: Float64Array | undefined, end: Float64Array | undefined): MeanInterval {
  if (base === undefined || end === undefined) return meanInterval([]);
  return meanInterval(end.map((value, world) => value - base[world]));
}

function analysed(
  values: PointValues,
  serie: number,
  design: SensitivityDesign,
  { variables, replications }: Pick<SensitivityOptions, "variables" | "replications">,
  resamples: Resamples,
): Pick<MeasureSensitivity, "effects" | "sobol"> {
  if (design.method === "tornado") return {};
  if (design.method === "sobol") {
    return { sobol: sobolIndices(values.of(serie), variables.length, replications, resamples) };
  }
  return { effects: elementaryEffects(design.design, values.of(serie), replications, resamples) };
}

/**
 * Trajectories whose steps are as long as the values of the settings moved: whole numbers and words cannot move by two
 * thirds of every range.
 */
function movedOver(design: Trajectories, variables: readonly Variable[]): Trajectories {
  const { dimensions } = design;
  const [from, to] = [new Float64Array(dimensions), new Float64Array(dimensions)];
  const lengthOf = (t: number, step: number): number => {
    const i = design.moved(t, step);
    const variable = variables[i];
    if (!variable.parameter.whole && !variable.parameter.choices) return design.by(t, step);
    const point = t * (dimensions + 1) + step;
    design.point(point, from);
    design.point(point + 1, to);
    return (valueAt(variable, to[i]) - valueAt(variable, from[i])) / (variable.high - variable.low);
  };
  // Worked out once for all measures.
  const steps = (design.points / (dimensions + 1)) * dimensions;
  const lengths = Float64Array.from({ length: steps }, (_, at) =>
    lengthOf(Math.floor(at / dimensions), at % dimensions),
  );
  return { ...design, by: (t, step) => lengths[t * dimensions + step] };
}

/** The points of a sensitivity analysis beside those of its tornado. */
export type SensitivityDesign = {
  /** Trajectories, or rows. */
  readonly size: number;
  readonly points: number;
} & (
  | { readonly method: "morris"; readonly design: Trajectories }
  | { readonly method: "sobol"; readonly design: Design }
  | { readonly method: "tornado" }
);

/** Trajectories through the ranges: k + 1 points each, for a screening of many settings. */
export function morrisDesign(size: number, variables: number, seed: string): SensitivityDesign {
  const design = trajectories(size, variables, seed);
  return { method: "morris", size, points: design.points, design };
}

/**
 * Rows of k + 2 points each, for a variance-based analysis of few settings.
 *
 * @throws RangeError for more variables than there are direction numbers for twice of them
 */
export function varianceDesign(size: number, variables: number, seed: string): SensitivityDesign {
  const design = saltelliDesign(sobolDesign(size, 2 * variables, seed));
  return { method: "sobol", size, points: design.points, design };
}

/** Both ends of every range, and nothing more. */
export const tornadoAlone: SensitivityDesign = { method: "tornado", size: 0, points: 0 };

/** What was seen at every point of a design, world by world; nothing where a point failed. */
class PointValues {
  readonly #series: number;
  readonly #worlds: number;
  /** Means of each point, index `world * series + serie`; not copied, since a record may hold the same. */
  readonly #points: (Float64Array | undefined)[];
  /** Values of one series, in one place for all of them in turn. */
  readonly #column: Float64Array;

  constructor(series: number, points: number, worlds: number) {
    this.#series = series;
    this.#worlds = worlds;
    this.#points = Array.from({ length: points }, () => undefined);
    this.#column = new Float64Array(points * worlds);
  }

  put(point: number, means: Float64Array | undefined): void {
    this.#points[point] = means;
  }

  /** The values of a series, index `point * worlds + world`, NaN where there is none; valid until the next call. */
  of(serie: number): Float64Array {
    const column = this.#column.fill(Number.NaN);
    for (const [point, means] of this.#points.entries()) {
      if (means === undefined) continue;
      for (let world = 0; world < this.#worlds; world++) {
        column[point * this.#worlds + world] = means[world * this.#series + serie];
      }
    }
    return column;
  }
}

/**
 * Memory that the values of a design take [bytes], with those of one series once more. It grows with the points: the
 * noise of a product of two points can only be taken out where both are known world by world.
 */
export function memoryOfPointValues(series: number, points: number, worlds: number): number {
  return Float64Array.BYTES_PER_ELEMENT * (series + 1) * points * worlds;
}
