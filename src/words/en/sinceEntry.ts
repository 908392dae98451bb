import { peakOf, phasesOf } from "../../analyse/course.ts";
import { isClear } from "../../analyse/phases.ts";
import type { Comparison, MonthlyStatistics, ScenarioResult } from "../../worlds/result.ts";
import { gap } from "../../worlds/simulateArms.ts";
import { meanInterval } from "../../worlds/statistics/intervals.ts";
import { axisTitle, labelled, subjectsOf } from "../names.ts";
import { count, formatNumber, listed, worlds } from "../number.ts";
import { findTrack, indexOf, monthlyTrack, type Track, tellingMonths } from "../track.ts";
import { courseInWords } from "./course.ts";
import type { SaidDifference } from "./difference.ts";
import { fanOf, monthCount, type TextTable } from "./overTime.ts";
import { worldsOf } from "./run.ts";

/** Names of axes and marks of the chart since entry. */
export const sinceEntryKeys = {
  axis: "months since the first trial",
  count: "Worlds behind each month (n)",
  trial: "first trial",
} as const;

/** Worlds in which a newcomer got a trial. */
export function worldsWithTrial(result: ScenarioResult): number {
  return result.sinceEntry.firstTrial.filter((month) => month >= 0).length;
}

/** The measures of the chart since entry, and the months before and after the first trial that some world has. */
export interface SinceEntryTracks {
  readonly tracks: readonly Track[];
  /** Months from the first trial, in order. */
  readonly offsets: readonly number[];
}

/** As buyers ask; none where no newcomer got a trial. */
export function sinceEntryTracks(result: ScenarioResult): SinceEntryTracks {
  if (worldsWithTrial(result) === 0) return { tracks: [], offsets: [] };
  const { scenario, sinceEntry, money } = result;
  const { series, statistics } = sinceEntry;
  const found = subjectsOf({ ...scenario, asker: undefined }).flatMap(
    ({ measure, groups }) => findTrack({ series, statistics, money }, measure, groups) ?? [],
  );
  const known = Array.from(sinceEntry.offsets, (_, place) => found.some(({ values }) => values("n")[place] > 0));
  const [from, to] = [known.indexOf(true), known.lastIndexOf(true) + 1];
  const tracks = found.map((track) => ({
    ...track,
    values: (statistic: keyof MonthlyStatistics) => track.values(statistic).slice(from, to),
  }));
  return { tracks, offsets: [...sinceEntry.offsets.slice(from, to)] };
}

/** Why there is no chart of the months since entry; undefined where there is one. */
export function whyNoSinceEntry(result: ScenarioResult): string | undefined {
  if (sinceEntryTracks(result).tracks.length > 0) return undefined;
  const why =
    worldsWithTrial(result) === 0
      ? "no newcomer got a trial in any world"
      : "no measure has a value in the months about the first trial";
  return `There is no chart of the months since entry: ${why}.`;
}

/** Place of the month before the first trial; the first month where a run begins with it. */
export function placeBefore(track: Track, offsets: readonly number[]): number {
  const known = track.values("p50");
  const before = offsets.findLastIndex((offset, place) => offset < 0 && Number.isFinite(known[place]));
  return before >= 0 ? before : known.findIndex(Number.isFinite);
}

/** Median of the reference in the months in which the worlds stand so long before or after their first trial, as shown. */
export type BesideEntry = (track: Track) => readonly number[];

/** What the lines of the chart are held against; undefined where there is no reference. */
export function besideEntry({ result, reference }: Comparison, offsets: readonly number[]): BesideEntry | undefined {
  if (reference === undefined) return undefined;
  const { firstTrial } = result.sinceEntry;
  const trials = [...firstTrial].filter((month) => month >= 0);
  return ({ series: { measure, group } }) => {
    const medians = monthlyTrack(reference, measure, [group])?.values("p50") ?? [];
    return offsets.map((offset) => {
      let [sum, n] = [0, 0];
      for (const trial of trials) {
        const month = trial + offset;
        const median = month < result.months ? medians[month] : undefined;
        if (median === undefined || !Number.isFinite(median)) continue;
        sum += median;
        n++;
      }
      return sum / n;
    });
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Title, subtitle, text alternative and table of the chart since entry, and what the grey line is called. */
export function sinceEntryWords(comparison: Comparison, { tracks, offsets }: SinceEntryTracks) {
  const { result, reference, referenceLabel } = comparison;
  const entered = worldsWithTrial(result);
  const others = entered < result.replications ? "; the others saw no trial" : "";
  const title = titleOf(comparison, tracks, offsets);
  const isBefore = tracks.every((track) => offsets[placeBefore(track, offsets)] < 0);
  const grey = reference === undefined ? "" : ` Grey: ${referenceLabel}, in the same months.`;
  const behind = result.replications === 1 ? worlds(1) : `${entered} of ${worlds(result.replications)}`;
  const level = isBefore ? "level just before" : "level just before, or at first";
  return {
    title,
    subtitle: `Each world moved so that its first trial of a newcomer is month 0: ${fanOf(entered, behind)}${others}.${grey}`,
    description: `${title}. Line charts from ${monthCount(-offsets[0])} before to ${monthCount(offsets[offsets.length - 1])} after the first trial of a newcomer in each world.`,
    foot: `first trial in ${entered} of them`,
    level: reference === undefined ? level : `${referenceLabel}, same months`,
    table: tableOf(result, tracks, offsets),
  };
}

const TWO_YEARS = 24;

/** Measures that the title names. */
const NAMED = 2;

/**
 * How far the scenario is from its reference two years after the first trial, or in the last month before that: buyer
 * value, and what is farthest at its peak. What was before is no measure of it, since the reference moves too.
 */
function titleOf(comparison: Comparison, tracks: readonly Track[], offsets: readonly number[]): string {
  const { result, reference, referenceLabel } = comparison;
  const end = offsets.findLastIndex(
    (offset, at) => offset <= TWO_YEARS && tracks.some(({ values }) => Number.isFinite(values("mean")[at])),
  );
  const months = offsets[end] ?? 0;
  const of = result.replications === 1 ? worlds(1) : `${worldsWithTrial(result)} of ${worlds(result.replications)}`;
  const trials = `Newcomers got a first trial in ${of}`;
  if (months <= 0 || reference === undefined) return trials;
  const told = tracks
    .filter(({ series }) => series.measure !== "newcomerShare")
    .flatMap((track) => gapSinceEntry(comparison, track, { offsets, end }) ?? []);
  const isValue = ({ row }: GapSinceEntry) => row.measure === "buyerValue";
  const rest = told.filter((each) => !isValue(each)).sort((a, b) => b.peak - a.peak);
  const named = [...told.filter(isValue), ...rest].slice(0, NAMED);
  const than = /^with(out)? /.test(referenceLabel)
    ? `than in the same worlds ${referenceLabel}`
    : `than in ${referenceLabel}, same worlds`;
  if (named.length === 0)
    return `${trials}; ${months} months later nothing is clearly different from ${referenceLabel}`;
  const after = months === 1 ? "One month" : `${months} months`;
  const behind = worldsOf(named.map(({ row }) => row));
  return `${after} after the first trial, ${listed(named.map(({ words }) => words))} ${than}, ${behind}`;
}

/** How far a measure is from its reference some months after the first trial, in the worlds that are kept month by month. */
interface GapSinceEntry {
  readonly row: SaidDifference & { readonly n: number };
  readonly words: string;
  readonly peak: number;
}

function gapSinceEntry(
  { result, reference }: Comparison,
  { series, showing, values }: Track,
  { offsets, end }: { readonly offsets: readonly number[]; readonly end: number },
): GapSinceEntry | undefined {
  if (reference === undefined) return undefined;
  const places = [result, reference].map((arm) => indexOf(arm.series, series.measure, series.group));
  if (places.some((place) => place < 0)) return undefined;
  const at = (place: number): SaidDifference & { readonly n: number } => {
    const pairs = result.singleWorlds.flatMap((world) => {
      const trial = result.sinceEntry.firstTrial[world.replication];
      const other = reference.singleWorlds.find(({ replication }) => replication === world.replication);
      const month = trial + offsets[place];
      if (trial < 0 || month < 0 || other === undefined) return [];
      const [own, before] = [result, reference].map(
        (arm, index) => (index === 0 ? world : other).values[month * arm.series.length + places[index]] ?? Number.NaN,
      );
      return Number.isFinite(own + before) ? [{ before, difference: gap(own, before) }] : [];
    });
    const { n, mean: difference, lower, upper } = meanInterval(pairs.map((pair) => pair.difference));
    const level = mean(pairs.map(({ before }) => before));
    return { ...series, unit: showing.unit, n, reference: level, difference, lower, upper };
  };
  const after = offsets.map((_, place) => place).filter((place) => offsets[place] >= 0);
  const rows = after.map(at);
  const row = at(end);
  if (row.n < 2 || !Number.isFinite(values("mean")[end])) return undefined;
  const difference = rows.map((each) => each.difference);
  const last = rows.findLastIndex((each) => each.n > 1);
  const half = rows.map(({ upper, difference: middle }) => upper - middle);
  const [low, high] = [values("p05"), values("p95")];
  const spread = after.map((place) => high[place] - low[place]);
  const course = {
    series,
    months: last + 1,
    from: after.indexOf(end),
    phases: phasesOf(difference.slice(0, last + 1), half),
    peak: peakOf(difference, spread),
    end: { ...rows[last], when: `after ${offsets[after[last]]}` },
  };
  const words = courseInWords(row, isClear(row), course, result.scenario);
  return words === undefined ? undefined : { row, words, peak: course.peak };
}

function tableOf({ scenario }: ScenarioResult, tracks: readonly Track[], offsets: readonly number[]): TextTable {
  const columns = tracks.map(({ showing, series, values }) => ({
    name: axisTitle(showing, labelled(scenario, series)),
    cells: values("p50").map((value) => formatNumber(value, showing.percent)),
  }));
  const n = tracks[0].values("n");
  return {
    columns: ["Months since the first trial", "n", ...columns.map((column) => column.name)],
    rows: tellingMonths(offsets.length).map((place) => [
      String(offsets[place]),
      count(n[place]),
      ...columns.map((column) => column.cells[place]),
    ]),
  };
}
