import { foot } from "../words/en/chart.ts";
import {
  type BesideEntry,
  besideEntry,
  placeBefore,
  sinceEntryKeys,
  sinceEntryTracks,
  sinceEntryWords,
  worldsWithTrial,
} from "../words/en/sinceEntry.ts";
import { axisTitle, labelled } from "../words/names.ts";
import { alignedNumbers } from "../words/together.ts";
import type { Track } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanBands, fanKey, fanLine } from "./fan.ts";
import { fanPanel } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { isFromZero } from "./overTime.ts";
import { ENTRY_DASH, fanStyle, ink, REFERENCE_DASH } from "./theme.ts";

const SIZE = { width: 260, height: 130 };
const TRIAL = { name: sinceEntryKeys.trial, month: 0, colour: ink.entry, dash: ENTRY_DASH };

/** Chart 4: the measures around the first trial of a newcomer in each world; undefined when there was none. */
export function sinceEntry(comparison: Comparison, provenance: Provenance): Chart | undefined {
  const { result } = comparison;
  const found = sinceEntryTracks(result);
  const { tracks, offsets } = found;
  if (tracks.length === 0) return undefined;
  const words = sinceEntryWords(comparison, found);
  const beside = besideEntry(comparison, offsets);
  const panels = tracks.flatMap((track) => panelOf(result, track, offsets, words.level, beside) ?? []);
  return drawChart(
    "since-entry",
    { ...words, foot: foot(result, words.foot) },
    [
      ...keyView(keyItems(words.level, worldsWithTrial(result))),
      panelGrid([...panels, ...countPanel(tracks[0], offsets)]),
    ],
    provenance,
  );
}

/** @param beside  the reference; where there is none, the level before the first trial is drawn */
function panelOf(
  result: ScenarioResult,
  track: Track,
  offsets: readonly number[],
  greyName: string,
  beside?: BesideEntry,
): View | undefined {
  const { showing, series, values } = track;
  const { percent } = showing;
  const worlds = worldsWithTrial(result);
  const median = values("p50");
  const before = median[placeBefore(track, offsets)];
  const grey = beside?.(track) ?? offsets.map(() => before);
  const level = grey[grey.findLastIndex(Number.isFinite)];
  const last = median[median.findLastIndex(Number.isFinite)];
  const [lastText, levelText] = alignedNumbers([last, level], percent);
  return fanPanel({
    ...SIZE,
    title: axisTitle(showing, labelled(result.scenario, series)),
    months: offsets,
    monthTitle: sinceEntryKeys.axis,
    percent,
    fromZero: isFromZero(series.measure),
    bands: fanBands(track, worlds),
    marks: [TRIAL],
    lines: [
      { name: greyName, values: grey, colour: ink.reference, width: 2, dash: REFERENCE_DASH },
      fanLine(track, worlds),
    ],
    labels: [
      { text: lastText, value: last, colour: ink.text, bold: true },
      { text: levelText, value: level, colour: ink.quiet },
    ],
  });
}

/** How many worlds are behind each month: early and late ones rest on fewer. */
function countPanel(track: Track, offsets: readonly number[]): View[] {
  const counts = track.values("n");
  if (counts.every((count) => count === counts[0])) return [];
  const last = counts[counts.length - 1];
  const panel = fanPanel({
    ...SIZE,
    title: sinceEntryKeys.count,
    months: offsets,
    monthTitle: sinceEntryKeys.axis,
    fromZero: true,
    whole: true,
    bands: [],
    marks: [TRIAL],
    lines: [{ name: sinceEntryKeys.count, values: counts, ...fanStyle.median }],
    labels: [{ text: String(last), value: last, colour: ink.text, bold: true }],
  });
  return panel === undefined ? [] : [panel];
}

function keyItems(level: string, worlds: number): KeyItem[] {
  return [
    ...fanKey(worlds),
    { label: level, sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    { label: sinceEntryKeys.trial, sample: "upright", colour: ink.entry, dash: ENTRY_DASH },
  ];
}
