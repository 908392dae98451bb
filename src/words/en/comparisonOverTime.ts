import type { MonthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import type { Series } from "../../model/series.ts";
import { saidSeries } from "../names.ts";
import { capital, listed } from "../number.ts";
import { inBrackets, signedWithin } from "../together.ts";
import { everyNth, indexOf, tellingMonths } from "../track.ts";
import {
  bandOfMarkets,
  type ComparisonSubject,
  monthsMissing,
  phasesOfSeries,
  worldsBehind,
} from "./comparisonCharts.ts";
import { decisiveFirst, differenceShowing, isDecisive } from "./differenceMeaning.ts";
import { intervalSource } from "./intervalSource.ts";
import { monthCount, type TextTable } from "./overTime.ts";
import { ownFactor } from "./ownMoney.ts";
import { marketsAlong, type SaidPlausible } from "./plausible.ts";

/** The difference of one measure, month by month, as shown. */
export interface DifferenceTrack {
  readonly series: Series;
  /** True for what decides: buyer value, or the profit of a group of suppliers that asks. */
  readonly isDecisive: boolean;
  readonly title: string;
  readonly label: string;
  /** True where differences are in percentage points. */
  readonly points: boolean;
  readonly difference: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Where plausible markets lie, by the year that a month is in. */
  readonly markets?: { readonly name: string; readonly lower: readonly number[]; readonly upper: readonly number[] };
  /** The sides on which it lies clearly, one after the other. */
  readonly sides: readonly ("higher" | "lower")[];
}

/** The differences that are known in some month, of the measures that are drawn. */
export function differenceTracks(subject: ComparisonSubject): DifferenceTrack[] {
  const { overTime, markets } = subject;
  if (overTime === undefined) return [];
  const { series: all, months } = overTime;
  return decisiveFirst(subject).flatMap(({ series }) => {
    const place = indexOf(all, series.measure, series.group);
    const { label, unit, factor: shown, points } = differenceShowing(series, subject);
    const factor = shown * ownFactor(subject.own, series);
    const column = (values: Float64Array) => everyNth(values, all.length, place).map((value) => value * factor);
    if (place < 0 || !column(overTime.difference).some(Number.isFinite)) return [];
    return [
      {
        series,
        isDecisive: isDecisive(subject, { series }),
        title: `${label} (${unit})`,
        label,
        points,
        difference: column(overTime.difference),
        lower: column(overTime.lower),
        upper: column(overTime.upper),
        ...(markets && { markets: { name: bandByYear(markets), ...marketsAlong(markets, series, months, factor) } }),
        sides: phasesOfSeries(subject, series).map(({ side }) => (side > 0 ? "higher" : "lower")),
      },
    ];
  });
}

/** What the marks of the chart of differences over time are called. */
export const differenceKeys = { mean: "mean difference, with its last value", interval: "95 % interval" } as const;

/** What the wide band is called: it has steps, since plausible markets are kept by year. */
export function bandByYear(markets: SaidPlausible): string {
  return `${bandOfMarkets(markets)}, by year`;
}

/** Title, subtitle, text alternative, foot and table of the chart of differences over time. */
export function differenceOverTimeWords(
  subject: ComparisonSubject,
  overTime: MonthlyDifferences,
  tracks: readonly DifferenceTrack[],
) {
  const { months } = overTime;
  const title = overTimeTitle(subject, tracks);
  const missing = monthsMissing(subject, [0, months - 1]);
  const intervals = `Difference in each month, scenario less baseline; 95 % interval of each month by itself, ${intervalSource(overTime)}.`;
  return {
    title,
    subtitle: [intervals, ...wideBand(subject), ...missing].join(" "),
    description: `${title}. ${[spokenOverTime(tracks, months), ...missing].join(" ")}`,
    foot: `${subject.scenarioName} less ${subject.baselineName} · n = ${worldsBehind(subject)} · seed ${subject.scenario.seed} · ${monthCount(months)}`,
    table: overTimeTable(tracks, months),
  };
}

function wideBand({ markets }: ComparisonSubject): string[] {
  return markets === undefined ? [] : [`Wide band: ${bandByYear(markets)}, each with other assumed values.`];
}

/** Months at the end of the run that a lasting difference has at least. */
const LASTING = 12;

/** From which month on the interval stays clear of zero, on one side, to the end; undefined where it does not. */
export function lastingFrom({ lower, upper }: Pick<DifferenceTrack, "lower" | "upper">): number | undefined {
  const sides = lower.map((low, month) => (low > 0 ? 1 : upper[month] < 0 ? -1 : 0));
  const last = sides[sides.length - 1];
  if (last === 0) return undefined;
  const from = sides.findLastIndex((side) => side !== last) + 1;
  return sides.length - from >= Math.min(LASTING, sides.length) ? from : undefined;
}

/** Which differences come first and stay. */
function overTimeTitle(subject: ComparisonSubject, tracks: readonly DifferenceTrack[]): string {
  const worlds = worldsBehind(subject);
  const known = tracks.flatMap(({ difference }) => difference).filter(Number.isFinite);
  if (known.every((value) => value === 0)) {
    const isWhole = tracks.every(({ difference }) => difference.every(Number.isFinite));
    return `Nothing differs from ${subject.baselineName} in any month${isWhole ? "" : " that both have"}, ${worlds}`;
  }
  if (subject.pairs === 1) return `One pair of worlds: what differs from ${subject.baselineName} may be chance`;
  const lasting = tracks.flatMap((track) => {
    const from = lastingFrom(track);
    return from === undefined ? [] : [{ track, from }];
  });
  if (lasting.length === 0) return `No difference from ${subject.baselineName} lasts to the end of the run, ${worlds}`;
  const byMonth = lasting.sort((a, b) => a.from - b.from);
  const value = byMonth.filter(({ track }) => track.isDecisive);
  const first = [...value, ...byMonth.filter(({ track }) => !track.isDecisive)].slice(0, 2);
  const words = first.map(({ track: { series, points, difference, lower, upper, sides }, from }) => {
    const end = difference.length - 1;
    const said = signedWithin(difference[end], lower[end], upper[end], points);
    const name = saidSeries(subject.scenario.scenario, series);
    const side = difference[end] > 0 ? "higher" : "lower";
    const before = sides.find((each) => each !== side);
    const how = before === undefined ? side : `first ${before}, then ${side}`;
    return `${name} ${how} from month ${from} on (${said.value}, ${said.range} at the end)`;
  });
  if (value.length > 0) return `${capital(listed(words))}, ${worlds}`;
  const decides = tracks.find(({ isDecisive }) => isDecisive);
  const unsaid =
    decides === undefined
      ? ""
      : `; no difference in ${saidSeries(subject.scenario.scenario, decides.series)} lasts to the end`;
  return `First to differ and stay: ${listed(words)}${unsaid}, ${worlds}`;
}

function spokenOverTime(tracks: readonly DifferenceTrack[], months: number): string {
  const sentences = tracks.map(({ title, points, difference, lower, upper }) => {
    const end = difference.findLastIndex(Number.isFinite);
    const when = end === months - 1 ? "in the last month" : `in month ${end}, the last that both have`;
    const { value, range } = signedWithin(difference[end], lower[end], upper[end], points);
    return `${title}: ${value} ${when} (${range})`;
  });
  return `Line charts of differences over ${monthCount(months)}: ${sentences.join("; ")}.`;
}

function overTimeTable(tracks: readonly DifferenceTrack[], months: number): TextTable {
  return {
    columns: ["Month", ...tracks.map(({ title }) => title)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...tracks.map(({ points, difference, lower, upper }) =>
        Number.isFinite(difference[month])
          ? inBrackets(signedWithin(difference[month], lower[month], upper[month], points))
          : "-",
      ),
    ]),
  };
}
