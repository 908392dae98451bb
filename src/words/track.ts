import type { MeasureName } from "../model/measures.ts";
import { ALL, type Series } from "../model/series.ts";
import type { Money } from "../worlds/money.ts";
import type { MonthlyStatistics, ScenarioResult, SingleWorld } from "../worlds/result.ts";
import { type Showing, showingOf } from "./names.ts";

/** One series along time, for one statistic: `values("p50")[month]`, as shown, NaN where missing. */
export interface Track {
  readonly showing: Showing;
  readonly series: Series;
  readonly values: (statistic: keyof MonthlyStatistics) => readonly number[];
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
export function worldValues(
  world: SingleWorld,
  series: readonly Series[],
  { series: { measure, group } }: Pick<Track, "series">,
): number[] {
  const index = indexOf(series, measure, group);
  return index < 0 ? [] : everyNth(world.values, series.length, index);
}

/** Values of one series along time, of those that lie month by month. */
export function everyNth(values: Float64Array, stride: number, offset: number): number[] {
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

/** About ten positions along a run, the first and the last among them, for a table that is read by people. */
export function tellingMonths(length: number): number[] {
  const step = Math.max(1, Math.round(length / 10));
  const positions = Array.from({ length }, (_, position) => position);
  return positions.filter((position) => position % step === 0 || position === length - 1);
}
