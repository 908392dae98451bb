import { compareArms } from "../../analyse/compareArms.ts";
import { isClear } from "../../analyse/phases.ts";
import type { Market } from "../../model/market.ts";
import { isSame, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { decisiveFor, headlineFor } from "../../worlds/headline.ts";
import type { Comparison, ScenarioResult } from "../../worlds/result.ts";
import {
  axisTitle,
  firstEntry,
  isLookedAt,
  labelled,
  saidSeries,
  subjectsOf,
  tellsNothing,
  timetableMonths,
} from "../names.ts";
import { capital, formatNumber, listed, rounded, worlds } from "../number.ts";
import { alignedNumbers } from "../together.ts";
import { monthlyTrack, type Track, tellingMonths } from "../track.ts";
import { type Course, courseInWords, coursesOf } from "./course.ts";
import { asComparative, isFromNextToNothing } from "./difference.ts";
import { type AnswerRow, correctedRow, differenceRow, worldsOf } from "./run.ts";

/** Numbers behind a chart at a few moments, ready to print. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the marks of charts over months are called in their keys. */
export const monthKeys = {
  axis: "month",
  /** The line in the middle: of one world it is that world. */
  middle: (worlds: number) => (worlds === 1 ? "the world, with its last value" : "median, with its last value"),
  half: "50 %",
  most: "90 %",
  single: "single world",
  reference: (name: string, worlds: number) => (worlds === 1 ? name : `${name}, median`),
} as const;

/** The upright lines of a chart over months: when newcomers may come, and what the timetable changes. */
export interface MarkedMonths {
  readonly entries: readonly number[];
  readonly entryLabel: string;
  readonly changes: readonly number[];
  readonly changeLabel: string;
}

/** The months that matter in these markets, each once, and what they are called in a key. */
export function markedMonths(markets: readonly Market[]): MarkedMonths {
  const found = markets.flatMap((market) => firstEntry(market) ?? []);
  const entries = inOrder(found.map(({ month }) => month));
  const changes = inOrder(markets.flatMap(timetableMonths));
  const entry = found.every(({ isEarliest }) => isEarliest)
    ? "first possible entry (month"
    : "first entry (about month";
  const few = listed(changes.slice(0, NAMED).map(String));
  return {
    entries,
    entryLabel: `${entry} ${listed(entries.map(String))})`,
    changes,
    changeLabel: `timetable (month ${few}${changes.length > NAMED ? " ..." : ""})`,
  };
}

/** Months of the timetable that a key has room for. */
const NAMED = 4;

function inOrder(months: readonly number[]): number[] {
  return [...new Set(months)].sort((a, b) => a - b);
}

/** `one month`, `120 months`. */
export function monthCount(months: number): string {
  return months === 1 ? "one month" : `${months} months`;
}

/** What the chart over time shows: the measures that have a panel, and those that are the same all the time. */
export interface OverTimeTracks {
  readonly all: readonly Track[];
  /** In the order of their panels. A line that is level all the time, as its reference is, says no more than its value. */
  readonly drawn: readonly Track[];
  /** How they run beside those of the reference, where there is one. */
  readonly courses: readonly Course[];
}

/**
 * The measures of the chart over time: what decides for whoever asks first, after it the one that is farthest from its reference at its
 * peak, the others in the order of the story.
 */
export function overTimeTracks(comparison: Comparison): OverTimeTracks {
  const { result, reference } = comparison;
  const subjects = subjectsOf(result.scenario);
  const found = subjects.flatMap(({ measure, groups }) => monthlyTrack(result, measure, groups) ?? []);
  const linesOf = (track: Track) => {
    const { measure, group } = track.series;
    const other = reference && monthlyTrack(reference, measure, [group]);
    return [track, ...(other ? [other] : [])].flatMap(({ values }) =>
      (["p05", "p95", "mean", "lower", "upper"] as const).map(values),
    );
  };
  const means = ({ series: { measure, group } }: Track) =>
    [result, ...(reference ? [reference] : [])].flatMap(
      (arm) => monthlyTrack(arm, measure, [group])?.values("mean") ?? [],
    );
  const told = found.filter((track) => !tellsNothing(track.series.measure, means(track)));
  const drawn = told.filter((track) => new Set(linesOf(track).flat().filter(Number.isFinite).map(rounded)).size > 1);
  const courses = coursesOf(
    comparison,
    told.map(({ series }) => series),
  );
  const shown = drawn.length > 0 ? drawn : told;
  const isSaid = result.scenario.lookAt.length > 0;
  return { all: told, drawn: isSaid ? shown : leadFirst(shown, courses, result.scenario), courses };
}

/** After what decides for whoever asks, the panel that stands out most. */
function leadFirst(tracks: readonly Track[], courses: readonly Course[], { asker }: Scenario): Track[] {
  const peak = ({ series }: Track) => courses.find((course) => isSame(course.series, series))?.peak ?? 0;
  const decides = ({ series }: Track) => isSame(series, decisiveFor(asker));
  const candidates = tracks.filter((track) => !decides(track) && canLead(track.series) && peak(track) > 0);
  const lead = candidates.sort((a, b) => peak(b) - peak(a)).slice(0, 1);
  const first = [...tracks.filter(decides), ...lead];
  return [...first, ...tracks.filter((track) => !first.includes(track))];
}

/** The newcomers' share differs from a world without them by what was asked. */
function canLead({ measure }: Series): boolean {
  return measure !== "newcomerShare";
}

/** Title, subtitle, text alternative and table of the chart over time. */
export function overTimeWords(comparison: Comparison, { all, drawn, courses }: OverTimeTracks) {
  const title = overTimeTitle(comparison, all, courses);
  const still = all.filter((track) => !drawn.includes(track));
  return {
    title,
    subtitle: [
      subtitle(comparison),
      ...levelThroughout(still, comparison.result.scenario),
      ...monthsMissing(comparison, all),
    ].join(" "),
    description: `${title}. ${spoken(comparison, all)}`,
    table: tableOf(comparison, all),
  };
}

function subtitle({ result, reference }: Comparison): string {
  const thin = Math.min(5, result.singleWorlds.length);
  const first = `Each month: ${fanOf(result.replications)}`;
  const singles = thin > 1 ? `; thin lines: ${thin} single worlds` : "";
  const [from, to] = result.window;
  const means = from === to ? `Title: month ${from}` : `Title: means over months ${from} to ${to}`;
  return reference === undefined || result.replications === 1 ? `${first}${singles}.` : `${first}${singles}. ${means}.`;
}

/** What is drawn of so many worlds. @param said  what they are called */
export function fanOf(many: number, said = worlds(many)): string {
  return many === 1 ? said : `median, 50 % and 90 % of ${said}`;
}

function levelThroughout(still: readonly Track[], scenario: Pick<Scenario, "labels">): string[] {
  if (still.length === 0) return [];
  const said = still.map((track) => {
    const level = track.values("p50").find(Number.isFinite) ?? Number.NaN;
    return `${saidSeries(scenario, track.series)} ${formatNumber(level, track.showing.percent)}`;
  });
  return [`Not drawn, the same in every month and world: ${listed(said)}.`];
}

/** Months in which no world has a value of a measure: `No price in 60 of 120 months.` */
function monthsMissing(
  { result: { scenario }, reference, referenceLabel }: Comparison,
  tracks: readonly Track[],
): string[] {
  const others = tracks.flatMap(({ series: { measure, group } }) =>
    reference === undefined ? [] : (monthlyTrack(reference, measure, [group]) ?? []),
  );
  const ofScenario = withoutValue(tracks, scenario).map((said) => `No ${said}.`);
  return [...ofScenario, ...withoutValue(others, scenario).map((said) => `${capital(referenceLabel)} no ${said}.`)];
}

/** `price and launches in 60 of 120 months`, by the number of months that lack a value. */
function withoutValue(tracks: readonly Track[], scenario: Pick<Scenario, "labels">): string[] {
  const names = new Map<string, string[]>();
  for (const { values, series } of tracks) {
    const median = values("p50");
    const missing = median.filter((value) => !Number.isFinite(value)).length;
    if (missing === 0) continue;
    const when = `${missing} of ${monthCount(median.length)}`;
    names.set(when, [...(names.get(when) ?? []), saidSeries(scenario, series)]);
  }
  return [...names].map(([when, measures]) => `${listed(measures)} in ${when}`);
}

/**
 * How the subjects of the charts over time differ from the reference in the same worlds, for those that two worlds have:
 * headline measures as the table of the answer has them, corrected for each other.
 */
function changesOf({ result, reference, common = [] }: Comparison, tracks: readonly Track[]): AnswerRow[] {
  if (reference === undefined) return [];
  const [{ differences }] = compareArms(reference, [result], headlineFor(result.scenario.asker), [common]).comparisons;
  return tracks.flatMap(({ series }) => {
    const pair = differences.find((each) => isSame(each.series, series));
    if (pair === undefined || pair.n < 2) return [];
    return [pair.family === "headline" ? correctedRow(pair, result) : differenceRow(pair, result)];
  });
}

/** Size against its uncertainty. */
function clearness({ difference, lower, upper }: AnswerRow): number {
  const half = (upper - lower) / 2;
  return half > 0 ? Math.abs(difference) / half : difference === 0 ? 0 : Number.MAX_VALUE;
}

/** Measures that a title names. */
const NAMED_IN_TITLE = 2;

/**
 * What differs from the reference: what decides for whoever asks, and what is farthest from it at its peak, each as its line runs from the
 * first month to the last. Without a reference the largest move of a median.
 */
function overTimeTitle(comparison: Comparison, tracks: readonly Track[], courses: readonly Course[]): string {
  const {
    referenceLabel,
    result: { scenario },
  } = comparison;
  const all = changesOf(comparison, tracks);
  const changes = all.filter(canLead);
  if (changes.length === 0) return largestMove(tracks, comparison.result);
  const than = `than ${/^with(out)? /.test(referenceLabel) ? "" : "in "}${referenceLabel}`;
  const said = changes.flatMap((change) => {
    const course = courses.find(({ series }) => isSame(series, change));
    const words = courseInWords(change, isClear(change), course, scenario);
    return words === undefined ? [] : [{ change, words, peak: course?.peak ?? 0 }];
  });
  if (said.length === 0) {
    const [clearest] = [...changes].sort((a, b) => clearness(b) - clearness(a));
    const but = all.some(isClear) ? " but the newcomers' share" : "";
    return `No measure drawn here${but} differs clearly: ${asComparative(clearest, scenario)} ${than}, ${worldsOf([clearest])}`;
  }
  const decisive = decisiveFor(scenario.asker);
  const isValue = ({ change }: { readonly change: AnswerRow }) => isSame(change, decisive);
  const isAsked = ({ change }: { readonly change: AnswerRow }) => isLookedAt(scenario, change);
  const rest = said.filter((each) => !isValue(each)).sort((a, b) => rank(b) - rank(a));
  const inTurn = [...said.filter(isValue), ...rest.filter(isAsked), ...rest.filter((each) => !isAsked(each))];
  const told = inTurn.slice(0, NAMED_IN_TITLE);
  const value = changes.find((change) => isSame(change, decisive));
  const unsaid =
    value === undefined || told.some(isValue) ? "" : `; ${saidSeries(scenario, value)} not clearly different`;
  const joined = listed(told.map(({ words }) => words));
  return `${capital(joined)} ${than}${unsaid}, ${worldsOf(told.map(({ change }) => change))}`;
}

/** Behind all others a change that is many times what it is a change from: nobody can picture it. */
function rank({ change, peak }: { readonly change: AnswerRow; readonly peak: number }): number {
  return isFromNextToNothing(change) ? -1 / (1 + peak) : peak;
}

function largestMove(tracks: readonly Track[], { scenario, replications }: ScenarioResult): string {
  const moves = tracks.map((track) => {
    const values = track.values("p50").filter(Number.isFinite);
    const [from, to] = [values[0], values[values.length - 1]];
    const [first, last] = alignedNumbers([from, to], track.showing.percent);
    const size = Math.abs(to - from) / Math.max(Math.abs(from), Math.abs(to), 1e-9);
    const name = capital(saidSeries(scenario, track.series));
    const words = values.length > 1 ? `${name}: from ${first} to ${last}` : `${name}: ${first}`;
    return { size, words };
  });
  moves.sort((a, b) => b.size - a.size);
  if (moves.length === 0) return "Nothing was observed";
  return `${moves[0].words} (${replications === 1 ? "one world" : "median"})`;
}

/** Both ends of a line: `1.31 at first, 1.22 at last`, or `1.22 in month 59, the last that has one`. */
export function endsInWords(values: readonly number[], percent: boolean): string {
  return endsBeside(values, percent, [])[0];
}

/** The same, and after it other numbers that stand beside them. */
function endsBeside(values: readonly number[], percent: boolean, others: readonly number[]): string[] {
  const [first, last] = [values.findIndex(Number.isFinite), values.findLastIndex(Number.isFinite)];
  if (first < 0) return ["no value", ...alignedNumbers(others, percent)];
  const when = last === values.length - 1 ? "at last" : `in month ${last}, the last that has one`;
  const [from, to, ...beside] = alignedNumbers([values[first], values[last], ...others], percent);
  return [`${from} at first, ${to} ${when}`, ...beside];
}

function spoken({ result, reference, referenceLabel }: Comparison, tracks: readonly Track[]): string {
  const sentences = tracks.map((track) => {
    const other = reference && monthlyTrack(reference, track.series.measure, [track.series.group]);
    const { percent } = track.showing;
    const before = other?.values("p50").filter(Number.isFinite).pop();
    const [ends, ...beside] = endsBeside(track.values("p50"), percent, before === undefined ? [] : [before]);
    const against = beside.map((said) => ` (${referenceLabel}: ${said})`);
    return `${axisTitle(track.showing, labelled(result.scenario, track.series))}: ${ends}${against.join("")}`;
  });
  const of = result.replications === 1 ? "one world" : "medians";
  return `Line charts over ${monthCount(result.months)}, ${of}: ${sentences.join("; ")}.`;
}

function tableOf({ reference, referenceLabel, result }: Comparison, tracks: readonly Track[]): TextTable {
  const columns = tracks.map((track) => {
    const { measure, group } = track.series;
    const other = reference && monthlyTrack(reference, measure, [group]);
    const name = axisTitle(track.showing, labelled(result.scenario, track.series));
    const medians = [track, ...(other ? [other] : [])].map(({ values }) => values("p50"));
    const names = other ? [name, `${name}, ${referenceLabel}`] : [name];
    const cells = (month: number) =>
      alignedNumbers(
        medians.map((values) => values[month] ?? Number.NaN),
        track.showing.percent,
      );
    return { names, cells };
  });
  return {
    columns: ["Month", ...columns.flatMap(({ names }) => names)],
    rows: tellingMonths(result.months).map((month) => [String(month), ...columns.flatMap(({ cells }) => cells(month))]),
  };
}
