import type { ComparisonSubject } from "../words/en/comparisonCharts.ts";
import {
  bandByYear,
  type DifferenceTrack,
  differenceKeys,
  differenceOverTimeWords,
  differenceTracks,
} from "../words/en/comparisonOverTime.ts";
import { type MarkedMonths, markedMonths, monthKeys } from "../words/en/overTime.ts";
import { signed } from "../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { differenceStyle, ENTRY_DASH, ink, TIMETABLE_DASH } from "./theme.ts";

const ENTRY = { colour: ink.entry, dash: ENTRY_DASH };
const CHANGE = { colour: ink.timetable, dash: TIMETABLE_DASH };

/** Chart 6, over time: what differs in each month, with its interval; undefined where nothing is known of it. */
export function comparisonOverTime(subject: ComparisonSubject, provenance: Provenance): Chart | undefined {
  const { overTime } = subject;
  const tracks = differenceTracks(subject);
  if (overTime === undefined || tracks.length === 0) return undefined;
  const words = differenceOverTimeWords(subject, overTime, tracks);
  const marked = markedMonths([subject.scenario, subject.baseline].map(({ scenario }) => scenario.market));
  return drawChart(
    `comparison-over-time${subject.suffix}`,
    words,
    [...keyView(keyItems(marked, subject)), panelGrid(tracks.flatMap((track) => panelOf(track, marked) ?? []))],
    provenance,
  );
}

function panelOf(
  { title, points, difference, lower, upper, markets }: DifferenceTrack,
  marked: MarkedMonths,
): View | undefined {
  const last = difference[difference.length - 1];
  return fanPanel({
    width: 260,
    height: 120,
    title,
    months: difference.map((_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    bands: [
      ...(markets === undefined ? [] : [{ ...markets, ...differenceStyle.markets }]),
      { name: differenceKeys.interval, lower, upper, ...differenceStyle.interval },
    ],
    marks: [
      ...marked.changes.map((month) => ({ name: marked.changeLabel, month, ...CHANGE })),
      ...marked.entries.map((month) => ({ name: marked.entryLabel, month, ...ENTRY })),
    ],
    levels: [0],
    lines: [{ name: differenceKeys.mean, values: difference, ...differenceStyle.mean }],
    labels: [{ text: signed(last, points), value: last, colour: ink.text, bold: true }],
  });
}

function keyItems(
  { entries, entryLabel, changes, changeLabel }: MarkedMonths,
  { markets }: ComparisonSubject,
): KeyItem[] {
  const items: KeyItem[] = [
    { label: differenceKeys.mean, sample: "line", ...differenceStyle.mean },
    { label: differenceKeys.interval, sample: "band", ...differenceStyle.interval },
  ];
  if (markets !== undefined) items.push({ label: bandByYear(markets), sample: "band", ...differenceStyle.markets });
  if (entries.length > 0) items.push({ label: entryLabel, sample: "upright", ...ENTRY });
  if (changes.length > 0) items.push({ label: changeLabel, sample: "upright", ...CHANGE });
  return items;
}
