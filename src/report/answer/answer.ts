import { type Money, unitIn } from "../../experiment/money.ts";
import type { PairedDifference, WindowMeans } from "../../experiment/result.ts";
import type { Stop } from "../../experiment/sequential/precision.ts";
import { meanInterval } from "../../experiment/statistics/meanInterval.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import { settingText } from "../tables/parameters.ts";

/** The few measures that the answer is about, chosen beforehand: with many, some differ by luck. */
export const headline: readonly Series[] = [
  { measure: "price", group: ALL },
  { measure: "service", group: ALL },
  { measure: "technologyLag", group: ALL },
  { measure: "fillRate", group: ALL },
  { measure: "buyerValue", group: ALL },
  { measure: "launches", group: ALL },
  { measure: "inertia", group: INCUMBENTS },
  { measure: "concentration", group: ALL },
  { measure: "newcomerShare", group: ALL },
];

/** What a difference means to a buyer; `unclear` when its interval covers zero, `none` where there is nothing to compare. */
export type Verdict = "better" | "worse" | "higher" | "lower" | "unclear" | "none";

/** One row of the answer. Numbers are NaN where there is nothing to compare. */
export interface AnswerRow extends Series {
  readonly measure: MeasureName;
  readonly label: string;
  readonly unit: string;
  readonly n: number;
  readonly reference: number;
  readonly scenario: number;
  readonly difference: number;
  /** 95 % interval of the difference; of the mean where there is no reference. */
  readonly lower: number;
  readonly upper: number;
  readonly relative: number;
  /** Share of worlds in which the scenario did better; of a neutral measure, was higher. */
  readonly better: number;
  readonly verdict: Verdict;
}

/** A scenario and what it is measured against, as far as the answer needs them. */
export interface Compared {
  readonly result: WindowMeans;
  readonly referenceLabel: string;
  readonly reference?: WindowMeans;
}

/** The answer of one scenario, before it is put in words. */
export interface Answer {
  readonly scenario: string;
  readonly title: string;
  /** What the first sentence says it of, with an article where it needs one; from title and reference unless given. */
  readonly subject?: string;
  /** What it is measured against; undefined where there is nothing. */
  readonly against?: string;
  /** `without-entry`, the name of a scenario, or `none`. */
  readonly reference: string;
  readonly window: readonly [number, number];
  readonly replications: number;
  readonly seed: string;
  /** Settings of the command line, `policy.flexibleShare = 0.3`. */
  readonly changed: readonly string[];
  readonly rows: readonly AnswerRow[];
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
}

/** The headline measures of a comparison; differences are those of `pairedDifferences`. */
export function answerOf(comparison: Compared, differences: readonly PairedDifference[], stop?: Stop): Answer {
  const { result, reference, referenceLabel } = comparison;
  const { scenario, window, replications, seed } = result;
  return {
    scenario: scenario.name,
    title: scenario.title,
    against: reference === undefined ? undefined : referenceLabel,
    reference: reference === undefined ? "none" : scenario.reference,
    window,
    replications,
    seed,
    changed: scenario.origins
      .filter(({ from }) => from === "command line")
      .map(({ path, value }) => `${path} = ${settingText(value)}`),
    rows: headline.flatMap((series) => rowOf(series, result, differences)),
    stop,
  };
}

function rowOf(series: Series, result: WindowMeans, differences: readonly PairedDifference[]): AnswerRow[] {
  const pair = differences.find(({ series: other }) => isSame(series, other));
  if (pair !== undefined) return [pairRow(pair, result.money)];
  const index = result.series.findIndex((other) => isSame(series, other));
  return index < 0 ? [] : [levelRow(series, result, index)];
}

function pairRow(pair: PairedDifference, money?: Money): AnswerRow {
  const { series, n, meanReference, meanScenario, difference, lower, upper, relative, better } = pair;
  return {
    ...series,
    ...named(series, money),
    n,
    reference: meanReference,
    scenario: meanScenario,
    difference,
    lower,
    upper,
    relative,
    better,
    verdict: n === 0 ? "none" : verdictOf(series.measure, lower, upper),
  };
}

function levelRow(series: Series, result: WindowMeans, index: number): AnswerRow {
  const { n, mean, lower, upper } = meanInterval(windowMeans(result, index));
  const nothing = { reference: Number.NaN, difference: Number.NaN, relative: Number.NaN, better: Number.NaN };
  return { ...series, ...named(series, result.money), ...nothing, n, scenario: mean, lower, upper, verdict: "none" };
}

/** Means over the window, world by world. */
function* windowMeans({ means, series, replications }: WindowMeans, index: number): Iterable<number> {
  for (let world = 0; world < replications; world++) yield means[world * series.length + index];
}

function named({ measure, group }: Series, money?: Money): { readonly label: string; readonly unit: string } {
  const { label } = measures[measure];
  return { label: group === ALL ? label : `${label}, ${group}`, unit: unitIn(measure, money) };
}

function verdictOf(measure: MeasureName, lower: number, upper: number): Verdict {
  if (!(lower > 0 || upper < 0)) return "unclear";
  const direction = lower > 0 ? "higher" : "lower";
  const { better } = measures[measure];
  if (better === "neutral") return direction;
  return better === direction ? "better" : "worse";
}

function isSame(a: Series, b: Series): boolean {
  return a.measure === b.measure && a.group === b.group;
}
