import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { isMoney, type Money, moneyOf, unitIn } from "../worlds/money.ts";
import type { MonthlyStatistics, ScenarioResult, SingleWorld } from "../worlds/result.ts";

/** How the numbers of a measure are shown: shares in percent, money in what it is counted in. */
export interface Showing {
  readonly label: string;
  /** Unit in words, the currency in place of unit costs. */
  readonly unit: string;
  readonly percent: boolean;
}

/** How a measure is shown; `money` is what its amounts are counted in. */
export function showingOf(measure: MeasureName, money?: Money): Showing {
  const { label, percent = false }: Measure = measures[measure];
  return { label, unit: percent ? "%" : unitIn(measure, money), percent };
}

/** One series along time, for one statistic: `values("p50")[month]`, as shown, NaN where missing. */
export interface Track {
  readonly showing: Showing;
  readonly series: Series;
  readonly values: (statistic: keyof MonthlyStatistics) => readonly number[];
}

/** How a measure is shown whose numbers are as the model counts them, as those of a sweep are. */
export interface ModelShowing extends Showing {
  /** What a value is multiplied by. */
  readonly factor: number;
}

/** How a scenario shows the numbers of the model. */
export function modelShowingOf(scenario: Scenario, measure: MeasureName): ModelShowing {
  const money = moneyOf(scenario);
  return { ...showingOf(measure, money), factor: isMoney(measure) ? money.factor : 1 };
}

/** Series along time, and what their money is counted in. */
export interface Tracked {
  readonly series: readonly Series[];
  readonly statistics: MonthlyStatistics;
  readonly money?: Money;
}

/** Finds a series among the groups named, the first that exists and has any value; undefined when none has. */
export function findTrack(
  { series, statistics, money }: Tracked,
  measure: MeasureName,
  groups: readonly string[] = [ALL],
): Track | undefined {
  for (const group of groups) {
    const index = indexOf(series, measure, group);
    if (index < 0) continue;
    const values = (statistic: keyof MonthlyStatistics) => everyNth(statistics[statistic], series.length, index);
    const track = { showing: showingOf(measure, money), series: series[index], values };
    if (track.values("p50").some((value) => Number.isFinite(value))) return track;
  }
  return undefined;
}

/** Place of a series, -1 where there is none. */
export function indexOf(series: readonly Series[], measure: MeasureName, group: string): number {
  return series.findIndex((serie) => serie.measure === measure && serie.group === group);
}

/** The same series in one single world, as shown. */
export function worldValues(world: SingleWorld, series: readonly Series[], track: Track): number[] {
  const index = indexOf(series, track.series.measure, track.series.group);
  return index < 0 ? [] : everyNth(world.values, series.length, index);
}

function everyNth(values: Float64Array, stride: number, offset: number): number[] {
  const picked: number[] = [];
  for (let at = offset; at < values.length; at += stride) picked.push(values[at]);
  return picked;
}

/** A monthly series of a result; see `findTrack`. */
export function monthlyTrack(
  result: ScenarioResult,
  measure: MeasureName,
  groups: readonly string[] = [ALL],
): Track | undefined {
  const { series, monthly: statistics, money } = result;
  return findTrack({ series, statistics, money }, measure, groups);
}

/** Groups that stand for the incumbents, best first. */
export function incumbentGroups(scenario: Scenario): string[] {
  const fixed = scenario.market.suppliers.filter((group) => group.kind === "fixed").map((group) => group.name);
  return [INCUMBENTS, ...fixed, ALL];
}

/** About ten positions along a run, the first and the last among them, for a table that is read by people. */
export function tellingMonths(length: number): number[] {
  const step = Math.max(1, Math.round(length / 10));
  const positions = Array.from({ length }, (_, position) => position);
  return positions.filter((position) => position % step === 0 || position === length - 1);
}
