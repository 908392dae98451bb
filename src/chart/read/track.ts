import type { MonthlyStatistics, ScenarioResult, SingleWorld } from "../../experiment/result.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** How the numbers of a measure are shown: money in the currency of the scenario, shares in percent. */
export interface Showing {
  readonly label: string;
  /** Unit in words, the currency in place of unit costs. */
  readonly unit: string;
  readonly percent: boolean;
  /** What a value of the model is multiplied by. */
  readonly factor: number;
}

/** How a scenario shows a measure. */
export function showingOf(scenario: Scenario, measure: MeasureName): Showing {
  const { label, unit, ...row } = measures[measure];
  const percent = "percent" in row && row.percent;
  const money = /unit costs/.test(unit);
  const currency = scenario.currency ?? "unit costs";
  return {
    label,
    unit: percent ? "%" : unit.replace("unit costs", currency),
    percent,
    factor: money ? scenario.unitCost : 1,
  };
}

/** One series along time, for one statistic: `values("p50")[month]`, as shown, NaN where missing. */
export interface Track {
  readonly showing: Showing;
  readonly series: Series;
  readonly values: (statistic: keyof MonthlyStatistics) => readonly number[];
}

/** Finds a series among the groups named, the first that exists and has any value; undefined when none has. */
export function findTrack(
  scenario: Scenario,
  series: readonly Series[],
  statistics: MonthlyStatistics,
  measure: MeasureName,
  groups: readonly string[] = [ALL],
): Track | undefined {
  for (const group of groups) {
    const index = indexOf(series, measure, group);
    if (index < 0) continue;
    const track = trackOf(scenario, series, statistics, index);
    if (track.values("p50").some((value) => Number.isFinite(value))) return track;
  }
  return undefined;
}

/** Place of a series, -1 where there is none. */
export function indexOf(series: readonly Series[], measure: MeasureName, group: string): number {
  return series.findIndex((serie) => serie.measure === measure && serie.group === group);
}

function trackOf(scenario: Scenario, series: readonly Series[], statistics: MonthlyStatistics, index: number): Track {
  const showing = showingOf(scenario, series[index].measure);
  const values = (statistic: keyof MonthlyStatistics) =>
    everyNth(statistics[statistic], series.length, index, statistic === "n" ? 1 : showing.factor);
  return { showing, series: series[index], values };
}

/** The same series in one single world, as shown. */
export function worldValues(world: SingleWorld, series: readonly Series[], track: Track): number[] {
  const index = indexOf(series, track.series.measure, track.series.group);
  return index < 0 ? [] : everyNth(world.values, series.length, index, track.showing.factor);
}

function everyNth(values: Float64Array, stride: number, offset: number, factor: number): number[] {
  const picked: number[] = [];
  for (let at = offset; at < values.length; at += stride) picked.push(values[at] * factor);
  return picked;
}

/** A monthly series of a result; see `findTrack`. */
export function monthlyTrack(
  result: ScenarioResult,
  measure: MeasureName,
  groups: readonly string[] = [ALL],
): Track | undefined {
  return findTrack(result.scenario, result.series, result.monthly, measure, groups);
}

/** Groups that stand for the incumbents, best first. */
export function incumbentGroups(scenario: Scenario): string[] {
  const fixed = scenario.market.suppliers.filter((group) => group.kind === "fixed").map((group) => group.name);
  return [INCUMBENTS, ...fixed, ALL];
}
