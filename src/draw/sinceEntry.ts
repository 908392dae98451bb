import { axisTitle, inSentence, subjectsOf } from "../words/names.ts";
import { formatInterval, formatNumber, worlds } from "../words/number.ts";
import { findTrack, type Track, tellingMonths } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { ink, REFERENCE_DASH } from "./theme.ts";

const ENTRY_DASH = [2, 2];
const SIZE = { width: 260, height: 130 };

/** Worlds in which a newcomer got a trial. */
export function worldsWithTrial(result: ScenarioResult): number {
  return result.sinceEntry.firstTrial.filter((month) => month >= 0).length;
}

/** Chart 4: the measures around the first trial of a newcomer in each world; undefined when there was none. */
export function sinceEntry({ result }: Comparison, provenance: Provenance): Chart | undefined {
  const entered = worldsWithTrial(result);
  const tracks = tracksOf(result);
  if (entered === 0 || tracks.length === 0) return undefined;
  const title = finding(result, tracks, entered);
  const offsets = [...result.sinceEntry.offsets];
  const description = `${title}. Line charts from ${-offsets[0]} months before to ${offsets[offsets.length - 1]} months after the first trial of a newcomer in each world.`;
  return {
    id: "since-entry",
    title,
    description,
    table: tableOf(tracks, offsets),
    spec: composeChart({
      title,
      subtitle: `Each world moved so that its first trial of a newcomer is month 0: median, 50 % and 90 % of ${entered} of ${worlds(result.replications)}${entered < result.replications ? "; the others saw no trial" : ""}.`,
      description,
      provenance,
      foot: foot(result, `first trial in ${entered} of them`),
      views: [
        ...keyView(keyItems),
        panelGrid([...tracks.flatMap((track) => panelOf(track, offsets) ?? []), ...countPanel(tracks[0], offsets)]),
      ],
    }),
  };
}

function tracksOf({ scenario, sinceEntry: { series, statistics }, money }: ScenarioResult): Track[] {
  return subjectsOf(scenario).flatMap(
    ({ measure, groups }) => findTrack({ series, statistics, money }, measure, groups) ?? [],
  );
}

/** Place of the month before the first trial; the first month where a run begins with it. */
function placeBefore(track: Track, offsets: readonly number[]): number {
  const known = track.values("p50");
  const before = offsets.findLastIndex((offset, place) => offset < 0 && Number.isFinite(known[place]));
  return before >= 0 ? before : known.findIndex(Number.isFinite);
}

function panelOf(track: Track, offsets: readonly number[]): View | undefined {
  const { showing, series } = track;
  const median = track.values("p50");
  const level = median[placeBefore(track, offsets)];
  const last = median[median.findLastIndex(Number.isFinite)];
  return fanPanel({
    ...SIZE,
    title: axisTitle(showing, series),
    months: offsets,
    monthTitle: "months since the first trial",
    percent: showing.percent,
    fromZero: series.measure !== "price",
    bands: [
      { lower: track.values("p05"), upper: track.values("p95"), colour: ink.band, opacity: 0.2 },
      { lower: track.values("p25"), upper: track.values("p75"), colour: ink.band, opacity: 0.34 },
    ],
    marks: [{ month: 0, colour: ink.entry, dash: ENTRY_DASH }],
    lines: [
      { values: offsets.map(() => level), colour: ink.reference, width: 2, dash: REFERENCE_DASH },
      { values: median, colour: ink.scenario, width: 2.4 },
    ],
    labels: [
      { text: formatNumber(last, showing.percent), value: last, colour: ink.text, bold: true },
      { text: formatNumber(level, showing.percent), value: level, colour: ink.quiet },
    ],
  });
}

/** How many worlds are behind each month: early and late ones rest on fewer. */
function countPanel(track: Track, offsets: readonly number[]): View[] {
  const counts = track.values("n");
  if (counts.every((count) => count === counts[0])) return [];
  const panel = fanPanel({
    ...SIZE,
    title: "Worlds behind each month (n)",
    months: offsets,
    monthTitle: "months since the first trial",
    fromZero: true,
    whole: true,
    bands: [],
    marks: [{ month: 0, colour: ink.entry, dash: ENTRY_DASH }],
    lines: [{ values: counts, colour: ink.scenario, width: 2.4 }],
    labels: [
      { text: String(counts[counts.length - 1]), value: counts[counts.length - 1], colour: ink.text, bold: true },
    ],
  });
  return panel === undefined ? [] : [panel];
}

const keyItems: readonly KeyItem[] = [
  { label: "median, with its last value", sample: "line", colour: ink.scenario, width: 2.4 },
  { label: "50 %", sample: "band", colour: ink.band, opacity: 0.48 },
  { label: "90 %", sample: "band", colour: ink.band, opacity: 0.2 },
  { label: "level just before", sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
  { label: "first trial", sample: "upright", colour: ink.entry, dash: ENTRY_DASH },
];

/** What moved most within two years of the first trial. */
function finding(result: ScenarioResult, tracks: readonly Track[], entered: number): string {
  const offsets = [...result.sinceEntry.offsets];
  const moves = tracks
    .filter((track) => track.series.measure !== "newcomerShare")
    .map((track) => {
      const mean = track.values("mean");
      const from = mean[placeBefore(track, offsets)];
      const place = offsets.findLastIndex((offset, at) => offset <= 24 && Number.isFinite(mean[at]));
      const size = Math.abs(mean[place] - from) / Math.max(Math.abs(from), 1e-9);
      return { track, from, place, size, to: mean[place] };
    })
    .filter((move) => Number.isFinite(move.size));
  moves.sort((a, b) => b.size - a.size);
  if (moves.length === 0) return `Newcomers got a first trial in ${entered} of ${worlds(result.replications)}`;
  const { track, from, to, place } = moves[0];
  const { percent } = track.showing;
  const [lower, upper] = [track.values("lower")[place], track.values("upper")[place]];
  const interval = upper > lower ? ` (${formatInterval(lower, upper, percent)})` : "";
  const name = inSentence(track.showing, track.series);
  const n = worlds(track.values("n")[place]);
  return `${offsets[place]} months after the first trial, ${name} at ${formatNumber(to, percent)}${interval}, from ${formatNumber(from, percent)} before, ${n}`;
}

function tableOf(tracks: readonly Track[], offsets: readonly number[]): ChartTable {
  const columns = tracks.map(({ showing, series, values }) => ({
    name: axisTitle(showing, series),
    cells: values("p50").map((value) => formatNumber(value, showing.percent)),
  }));
  const n = tracks[0].values("n");
  return {
    columns: ["Months since the first trial", "n", ...columns.map((column) => column.name)],
    rows: tellingMonths(offsets.length).map((place) => [
      String(offsets[place]),
      String(n[place]),
      ...columns.map((column) => column.cells[place]),
    ]),
  };
}
