import { LEAST_PAIRS, type MonthlyDifferences } from "../analyse/monthlyDifferences.ts";
import { type ComparisonSubject, differenceShowing, signed, worldsBehind } from "../words/en/comparison.ts";
import { firstPossibleEntry, timetableMonths } from "../words/names.ts";
import { listed } from "../words/number.ts";
import { tellingMonths } from "../words/track.ts";
import { type Chart, type ChartTable, composeChart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel, type Mark } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { ink } from "./theme.ts";

const ENTRY_DASH = [2, 2];
const TIMETABLE_DASH = [8, 3];
const SIZE = { width: 260, height: 120 };

/** The difference of one measure, month by month, as shown. */
interface Track {
  readonly title: string;
  readonly label: string;
  readonly difference: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Chart 6, over time: what differs in each month, with its interval; undefined where nothing is known of it. */
export function comparisonOverTime(subject: ComparisonSubject, provenance: Provenance): Chart | undefined {
  const { overTime } = subject;
  if (overTime === undefined) return undefined;
  const tracks = tracksOf(subject, overTime);
  if (tracks.length === 0) return undefined;
  const title = finding(subject, tracks);
  const description = `${title}. ${spoken(tracks, overTime)}`;
  const marks = marksOf(subject);
  return {
    id: `comparison-over-time${subject.suffix}`,
    title,
    description,
    table: tableOf(tracks, overTime),
    spec: composeChart({
      title,
      subtitle: `Difference in each month, scenario less baseline; 95 % interval of each month by itself, ${source(overTime)}.`,
      description,
      provenance,
      foot: `${subject.scenarioName} less ${subject.baselineName} · n = ${worldsBehind(subject)} · seed ${subject.scenario.seed} · ${overTime.months} months`,
      views: [...keyView(keyItems(marks)), panelGrid(tracks.flatMap((track) => panelOf(track, marks) ?? []))],
    }),
  };
}

/** Where the intervals come from. */
function source({ from, pairs }: MonthlyDifferences): string {
  if (from === "pairs") return "from all pairs of worlds";
  if (from === "saved pairs")
    return `from the means of all worlds and the spread of the ${pairs} pairs that were saved month by month; where fewer than ${LEAST_PAIRS} of those differ, as if no world were shared`;
  return "from the intervals of the two means, as if no world were shared, and so wider than pairs would give";
}

function tracksOf({ differences, baseline }: ComparisonSubject, overTime: MonthlyDifferences): Track[] {
  return differences.flatMap(({ series }) => {
    const place = overTime.series.findIndex(
      ({ measure, group }) => measure === series.measure && group === series.group,
    );
    const { label, unit, factor } = differenceShowing(series, baseline.money);
    const column = (values: Float64Array) =>
      Array.from({ length: overTime.months }, (_, month) => values[month * overTime.series.length + place] * factor);
    if (place < 0 || !column(overTime.difference).some(Number.isFinite)) return [];
    return [
      {
        title: `${label} (${unit})`,
        label,
        difference: column(overTime.difference),
        lower: column(overTime.lower),
        upper: column(overTime.upper),
      },
    ];
  });
}

function panelOf({ title, difference, lower, upper }: Track, marks: readonly Mark[]): View | undefined {
  const last = difference[difference.length - 1];
  return fanPanel({
    ...SIZE,
    title,
    months: difference.map((_, month) => month),
    monthTitle: "month",
    fromZero: true,
    bands: [{ lower, upper, colour: ink.band, opacity: 0.34 }],
    marks,
    levels: [0],
    lines: [{ values: difference, colour: ink.scenario, width: 2.2 }],
    labels: [{ text: signed(last), value: last, colour: ink.text, bold: true }],
  });
}

function marksOf({ scenario, baseline }: ComparisonSubject): Mark[] {
  const markets = [scenario.scenario.market, baseline.scenario.market];
  const entries = unique(markets.flatMap((market) => firstPossibleEntry(market) ?? []));
  const changes = unique(markets.flatMap(timetableMonths));
  return [
    ...changes.map((month) => ({ month, colour: ink.timetable, dash: TIMETABLE_DASH })),
    ...entries.map((month) => ({ month, colour: ink.entry, dash: ENTRY_DASH })),
  ];
}

function unique(months: readonly number[]): number[] {
  return [...new Set(months)].sort((a, b) => a - b);
}

function keyItems(marks: readonly Mark[]): KeyItem[] {
  const months = (colour: string) => marks.filter((mark) => mark.colour === colour).map(({ month }) => String(month));
  const [entries, changes] = [months(ink.entry), months(ink.timetable)];
  const items: KeyItem[] = [
    { label: "mean difference, with its last value", sample: "line", colour: ink.scenario, width: 2.2 },
    { label: "95 % interval", sample: "band", colour: ink.band, opacity: 0.34 },
  ];
  const upright = { sample: "upright" } as const;
  if (entries.length > 0) {
    const label = `first possible entry (month ${listed(entries)})`;
    items.push({ ...upright, label, colour: ink.entry, dash: ENTRY_DASH });
  }
  if (changes.length > 0) {
    const label = `timetable (month ${listed(changes.slice(0, 4))}${changes.length > 4 ? " ..." : ""})`;
    items.push({ ...upright, label, colour: ink.timetable, dash: TIMETABLE_DASH });
  }
  return items;
}

/** Months at the end of the run that a lasting difference has at least. */
const LASTING = 12;

/** From which month on the interval stays clear of zero, on one side, to the end; undefined where it does not. */
function lastingFrom({ lower, upper }: Track): number | undefined {
  const sides = lower.map((low, month) => (low > 0 ? 1 : upper[month] < 0 ? -1 : 0));
  const last = sides[sides.length - 1];
  if (last === 0) return undefined;
  const from = sides.findLastIndex((side) => side !== last) + 1;
  return sides.length - from >= Math.min(LASTING, sides.length) ? from : undefined;
}

/** Which differences come first and stay. */
function finding(subject: ComparisonSubject, tracks: readonly Track[]): string {
  const worlds = worldsBehind(subject);
  const lasting = tracks
    .map((track) => ({ track, from: lastingFrom(track) }))
    .filter(({ from }) => from !== undefined)
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  if (tracks.every(({ difference }) => difference.every((value) => !(Math.abs(value) > 0)))) {
    return `Nothing differs from ${subject.baselineName} in any month, ${worlds}`;
  }
  if (lasting.length === 0) return `No difference from ${subject.baselineName} lasts to the end of the run, ${worlds}`;
  const words = lasting.slice(0, 2).map(({ track, from }) => {
    const { label, difference, lower, upper } = track;
    const end = difference.length - 1;
    return `${label} ${difference[end] > 0 ? "higher" : "lower"} from month ${from} on (${signed(difference[end])}, ${signed(lower[end])} to ${signed(upper[end])} at the end)`;
  });
  return `First to differ and stay: ${listed(words.map((text) => text.charAt(0).toLowerCase() + text.slice(1)))}, ${worlds}`;
}

function spoken(tracks: readonly Track[], { months }: MonthlyDifferences): string {
  const sentences = tracks.map(({ title, difference, lower, upper }) => {
    const end = months - 1;
    return `${title}: ${signed(difference[end])} in the last month (${signed(lower[end])} to ${signed(upper[end])})`;
  });
  return `Line charts of differences over ${months} months: ${sentences.join("; ")}.`;
}

function tableOf(tracks: readonly Track[], { months }: MonthlyDifferences): ChartTable {
  return {
    columns: ["Month", ...tracks.map(({ title }) => title)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...tracks.map(({ difference, lower, upper }) =>
        Number.isFinite(difference[month])
          ? `${signed(difference[month])} (${signed(lower[month])} to ${signed(upper[month])})`
          : "-",
      ),
    ]),
  };
}
