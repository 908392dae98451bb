import type { ScenarioResult } from "../../worlds/result.ts";
import { axisTitle, inSentence, subjectsOf } from "../names.ts";
import { count, formatNumber, worlds } from "../number.ts";
import { numberBeside } from "../together.ts";
import { findTrack, type Track, tellingMonths } from "../track.ts";
import type { TextTable } from "./overTime.ts";
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

/** The measures of the chart since entry; none where no newcomer got a trial. */
export function sinceEntryTracks(result: ScenarioResult): Track[] {
  if (worldsWithTrial(result) === 0) return [];
  const { scenario, sinceEntry, money } = result;
  const { series, statistics } = sinceEntry;
  return subjectsOf(scenario).flatMap(
    ({ measure, groups }) => findTrack({ series, statistics, money }, measure, groups) ?? [],
  );
}

/** Why there is no chart of the months since entry; undefined where there is one. */
export function whyNoSinceEntry(result: ScenarioResult): string | undefined {
  if (sinceEntryTracks(result).length > 0) return undefined;
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

/** Title, subtitle, text alternative and table of the chart since entry, and what the level line is called. */
export function sinceEntryWords(result: ScenarioResult, tracks: readonly Track[]) {
  const entered = worldsWithTrial(result);
  const offsets = [...result.sinceEntry.offsets];
  const others = entered < result.replications ? "; the others saw no trial" : "";
  const title = titleOf(result, tracks, offsets);
  const isBefore = tracks.every((track) => offsets[placeBefore(track, offsets)] < 0);
  return {
    title,
    subtitle: `Each world moved so that its first trial of a newcomer is month 0: median, 50 % and 90 % of ${entered} of ${worlds(result.replications)}${others}.`,
    description: `${title}. Line charts from ${-offsets[0]} months before to ${offsets[offsets.length - 1]} months after the first trial of a newcomer in each world.`,
    foot: `first trial in ${entered} of them`,
    level: isBefore ? "level just before" : "level just before, or at first",
    table: tableOf(tracks, offsets),
  };
}

/** How far a measure has moved from before the first trial to two years after it, or to the last month before that. */
export interface MoveSinceEntry {
  readonly track: Track;
  /** Mean over the worlds that have the month before, or the first month where a run begins with the trial. */
  readonly from: number;
  readonly before: boolean;
  /** Mean over the worlds that have the month. */
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  /** Months since the first trial, at least one. */
  readonly months: number;
  /** Worlds behind each of the two means. */
  readonly n: readonly [from: number, to: number];
}

const TWO_YEARS = 24;

/** What moved most, in proportion, within two years of the first trial; undefined where no month after it is known. */
export function largestMoveSinceEntry(
  tracks: readonly Track[],
  offsets: readonly number[],
): MoveSinceEntry | undefined {
  const moves = tracks
    .filter(({ series }) => series.measure !== "newcomerShare")
    .map((track) => moveOf(track, offsets))
    .filter((move) => move.months > 0 && Number.isFinite(move.to - move.from));
  const size = ({ from, to }: MoveSinceEntry) => Math.abs(to - from) / Math.max(Math.abs(from), 1e-9);
  return moves.sort((a, b) => size(b) - size(a))[0];
}

function moveOf(track: Track, offsets: readonly number[]): MoveSinceEntry {
  const mean = track.values("mean");
  const start = placeBefore(track, offsets);
  const end = offsets.findLastIndex((offset, at) => offset <= TWO_YEARS && Number.isFinite(mean[at]));
  const [lower, upper, n] = [track.values("lower"), track.values("upper"), track.values("n")];
  return {
    track,
    from: mean[start],
    before: offsets[start] < 0,
    to: mean[end],
    lower: lower[end],
    upper: upper[end],
    months: offsets[end] ?? 0,
    n: [n[start], n[end]],
  };
}

function titleOf(result: ScenarioResult, tracks: readonly Track[], offsets: readonly number[]): string {
  const move = largestMoveSinceEntry(tracks, offsets);
  if (move === undefined) {
    return `Newcomers got a first trial in ${worldsWithTrial(result)} of ${worlds(result.replications)}`;
  }
  const { track, from, to, lower, upper, months, n } = move;
  const { percent } = track.showing;
  const after = months === 1 ? "One month" : `${months} months`;
  const name = inSentence(track.showing, track.series);
  const { value, range, others } = numberBeside(to, lower, upper, [from], percent);
  const interval = upper > lower ? ` (${range})` : "";
  const since = `${others[0]} ${move.before ? "before" : "at first"}`;
  const behind = worldsOf(n.map((count) => ({ n: count })));
  return `${after} after the first trial, ${name} at ${value}${interval}, from ${since}, ${behind}`;
}

function tableOf(tracks: readonly Track[], offsets: readonly number[]): TextTable {
  const columns = tracks.map(({ showing, series, values }) => ({
    name: axisTitle(showing, series),
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
