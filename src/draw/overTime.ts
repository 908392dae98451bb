import {
  axisTitle,
  firstPossibleEntry,
  inSentence,
  type Subject,
  subjectsOf,
  timetableMonths,
} from "../words/names.ts";
import { type Change, capital, changeOf, formatNumber, listed, rounded, worlds } from "../words/number.ts";
import { monthlyTrack, type Track, tellingMonths, worldValues } from "../words/track.ts";
import type { Comparison } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel, type Line, type Mark, type Panel } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import { ink, REFERENCE_DASH } from "./theme.ts";

const ENTRY_DASH = [2, 2];
const TIMETABLE_DASH = [8, 3];

/** Chart 1: what happened over time, one panel a measure. */
export function overTime(comparison: Comparison, provenance: Provenance): Chart {
  const { result } = comparison;
  const tracks = subjectsOf(result.scenario).flatMap(
    (subject) => monthlyTrack(result, subject.measure, subject.groups) ?? [],
  );
  const drawn = movingTracks(comparison, tracks);
  const title = finding(comparison, tracks);
  const description = `${title}. ${spoken(comparison, tracks)}`;
  return {
    id: "over-time",
    title,
    description,
    table: yearly(comparison, tracks),
    spec: composeChart({
      title,
      subtitle: [subtitle(comparison), ...levelThroughout(tracks.filter((track) => !drawn.includes(track)))].join(" "),
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(comparison)), panelGrid(drawn.flatMap((track) => panelOf(comparison, track) ?? []))],
    }),
  };
}

function subtitle({ result, reference }: Comparison): string {
  const thin = Math.min(5, result.singleWorlds.length);
  const first = `Each month: median, 50 % and 90 % of ${worlds(result.replications)}`;
  const singles = thin > 1 ? `; thin lines: ${thin} single worlds` : "";
  const [from, to] = result.window;
  const means = from === to ? `Title: month ${from}` : `Title: means over months ${from} to ${to}`;
  return reference === undefined ? `${first}${singles}.` : `${first}${singles}. ${means}.`;
}

/** Those that are worth a panel: a line that is level all the time, as its reference is, says no more than its value. */
function movingTracks({ reference }: Comparison, tracks: readonly Track[]): readonly Track[] {
  const moving = tracks.filter((track) => {
    const { measure, group } = track.series;
    const other = reference && monthlyTrack(reference, measure, [group]);
    const lines = [track, ...(other ? [other] : [])].flatMap((each) => [each.values("p05"), each.values("p95")]);
    return new Set(lines.flat().filter(Number.isFinite).map(rounded)).size > 1;
  });
  return moving.length > 0 ? moving : tracks;
}

function levelThroughout(still: readonly Track[]): string[] {
  if (still.length === 0) return [];
  const said = still.map((track) => {
    const level = track.values("p50").find(Number.isFinite) ?? Number.NaN;
    return `${inSentence(track.showing, track.series)} ${formatNumber(level, track.showing.percent)}`;
  });
  return [`Not drawn, the same in every month and world: ${listed(said)}.`];
}

function panelOf(comparison: Comparison, track: Track) {
  const { result, reference } = comparison;
  const { measure, group } = track.series;
  const other = reference === undefined ? undefined : monthlyTrack(reference, measure, [group]);
  const thin = result.singleWorlds.slice(0, 5).map(
    (world): Line => ({
      values: worldValues(world, result.series, track),
      colour: ink.band,
      width: 0.8,
      opacity: 0.75,
    }),
  );
  const median = track.values("p50");
  const before = other?.values("p50") ?? [];
  const end = (values: readonly number[]) => values[values.length - 1] ?? Number.NaN;
  const panel: Panel = {
    title: axisTitle(track.showing, track.series),
    months: median.map((_, month) => month),
    monthTitle: "month",
    percent: track.showing.percent,
    fromZero: measure !== "price",
    bands: [
      { lower: track.values("p05"), upper: track.values("p95"), colour: ink.band, opacity: 0.2 },
      { lower: track.values("p25"), upper: track.values("p75"), colour: ink.band, opacity: 0.34 },
    ],
    marks: marksOf(comparison),
    lines: [
      ...thin,
      ...(before.length > 0 ? [{ values: before, colour: ink.reference, width: 2, dash: REFERENCE_DASH }] : []),
      { values: median, colour: ink.scenario, width: 2.4 },
    ],
    labels: [
      { text: formatNumber(end(median), track.showing.percent), value: end(median), colour: ink.text, bold: true },
      { text: formatNumber(end(before), track.showing.percent), value: end(before), colour: ink.quiet },
    ],
    width: 260,
    height: 130,
  };
  return fanPanel(panel);
}

function marksOf({ result }: Comparison): Mark[] {
  const entry = firstPossibleEntry(result.scenario.market);
  const changes = timetableMonths(result.scenario.market);
  return [
    ...changes.map((month) => ({ month, colour: ink.timetable, dash: TIMETABLE_DASH })),
    ...(entry === undefined ? [] : [{ month: entry, colour: ink.entry, dash: ENTRY_DASH }]),
  ];
}

function keyItems(comparison: Comparison): KeyItem[] {
  const { result, reference, referenceLabel } = comparison;
  const entry = firstPossibleEntry(result.scenario.market);
  const changes = timetableMonths(result.scenario.market);
  const items: KeyItem[] = [
    { label: "median, with its last value", sample: "line", colour: ink.scenario, width: 2.4 },
    { label: "50 %", sample: "band", colour: ink.band, opacity: 0.48 },
    { label: "90 %", sample: "band", colour: ink.band, opacity: 0.2 },
  ];
  if (result.singleWorlds.length > 1)
    items.push({ label: "single world", sample: "line", colour: ink.band, width: 0.8 });
  if (reference)
    items.push({ label: `${referenceLabel}, median`, sample: "line", colour: ink.reference, dash: REFERENCE_DASH });
  if (entry !== undefined) {
    items.push({
      label: `first possible entry (month ${entry})`,
      sample: "upright",
      colour: ink.entry,
      dash: ENTRY_DASH,
    });
  }
  if (changes.length > 0) {
    const label = `timetable (month ${listed(changes.slice(0, 4).map(String))}${changes.length > 4 ? " ..." : ""})`;
    items.push({ label, sample: "upright", colour: ink.timetable, dash: TIMETABLE_DASH });
  }
  return items;
}

/**
 * Two differences from the reference: the first of the panels that differs clearly, price if it does, and the
 * clearest of the others. Without a reference the largest move of a median.
 */
function finding(comparison: Comparison, tracks: readonly Track[]): string {
  const { result, referenceLabel } = comparison;
  const subjects = subjectsOf(result.scenario).filter((subject) => subject.measure !== "newcomerShare");
  const changes = subjects.flatMap((subject: Subject) => changeOf(comparison, subject) ?? []);
  if (changes.length === 0) return largestMove(tracks);
  const seen = changes.filter((change) => change.clearness > 1);
  const telling = seen.filter((change) => !change.fromNextToNothing);
  const [lead, ...others] = telling.length > 0 ? telling : seen;
  const than = `than ${/^with(out)? /.test(referenceLabel) ? "" : "in "}${referenceLabel}, ${worlds(changes[0].n)}`;
  if (lead === undefined) return `No measure differs clearly: ${clearest(changes)[0].words} ${than}`;
  const clear = [lead, ...clearest(others).slice(0, 1)];
  return `${capital(listed(clear.map((change) => change.words)))} ${than}`;
}

function clearest(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => b.clearness - a.clearness);
}

function largestMove(tracks: readonly Track[]): string {
  const moves = tracks.map((track) => {
    const values = track.values("p50").filter(Number.isFinite);
    const [from, to] = [values[0], values[values.length - 1]];
    const text = (value: number) => formatNumber(value, track.showing.percent);
    const size = Math.abs(to - from) / Math.max(Math.abs(from), Math.abs(to), 1e-9);
    const name = capital(inSentence(track.showing, track.series));
    const words = values.length > 1 ? `${name}: from ${text(from)} to ${text(to)}` : `${name}: ${text(from)}`;
    return { size, words };
  });
  moves.sort((a, b) => b.size - a.size);
  return moves.length === 0 ? "Nothing was observed" : `${moves[0].words} (median)`;
}

function spoken({ result, reference, referenceLabel }: Comparison, tracks: readonly Track[]): string {
  const sentences = tracks.map((track) => {
    const other = reference && monthlyTrack(reference, track.series.measure, [track.series.group]);
    const values = track.values("p50").filter(Number.isFinite);
    const text = (value: number) => formatNumber(value, track.showing.percent);
    const before = other?.values("p50").filter(Number.isFinite).pop();
    const against = before === undefined ? "" : ` (${referenceLabel}: ${text(before)})`;
    return `${axisTitle(track.showing, track.series)}: ${text(values[0])} at first, ${text(values[values.length - 1])} at last${against}`;
  });
  return `Line charts over ${result.months === 1 ? "one month" : `${result.months} months`}, medians: ${sentences.join("; ")}.`;
}

function yearly(comparison: Comparison, tracks: readonly Track[]): ChartTable {
  const { reference, referenceLabel, result } = comparison;
  const columns = tracks.flatMap((track) => {
    const { measure, group } = track.series;
    const other = reference && monthlyTrack(reference, measure, [group]);
    const name = axisTitle(track.showing, track.series);
    const text = (from: Track) => from.values("p50").map((value) => formatNumber(value, track.showing.percent));
    const own = { name, cells: text(track) };
    return other ? [own, { name: `${name}, ${referenceLabel}`, cells: text(other) }] : [own];
  });
  return {
    columns: ["Month", ...columns.map((column) => column.name)],
    rows: tellingMonths(result.months).map((month) => [
      String(month),
      ...columns.map((column) => column.cells[month] ?? "-"),
    ]),
  };
}
