import { type CorrectedDifference, shownInterval } from "../../analyse/compareArms.ts";
import { type Phase, phasesOf } from "../../analyse/course.ts";
import type { MonthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import { type Measure, measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import type { CommonMonths } from "../../worlds/commonMonths.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { meanInterval } from "../../worlds/statistics/intervals.ts";
import { saidSeries } from "../names.ts";
import { capital, count, listed, overMonths, signed, wholePercent } from "../number.ts";
import { alignedLevels, changeWithin } from "../together.ts";
import { everyNth, indexOf } from "../track.ts";
import { asComparative } from "./difference.ts";
import {
  type Asking,
  decisiveFirst,
  differenceShowing,
  isDecisive,
  isOwn,
  meaningOf,
  meaningsIn,
  sideOf,
} from "./differenceMeaning.ts";
import { otherMonths, otherMonthsSentence } from "./months.ts";
import { monthCount, type TextTable } from "./overTime.ts";
import { type OwnMoney, ownFactor } from "./ownMoney.ts";
import { MARKETS_HEAD, marketsCell, type SaidPlausible } from "./plausible.ts";

/** What the charts of a comparison are drawn from: one scenario against the baseline. */
export interface ComparisonSubject {
  /** Names by which the two are told apart. */
  readonly baselineName: string;
  readonly scenarioName: string;
  /** What the charts are called where several scenarios are drawn; empty for a single one. */
  readonly suffix: string;
  readonly baseline: WindowMeans;
  readonly scenario: WindowMeans;
  /** True: the same worlds. */
  readonly paired: boolean;
  /** Worlds that both have; 0 where they are not the same. */
  readonly pairs: number;
  /** The few measures that are drawn, in order. */
  readonly differences: readonly CorrectedDifference[];
  /** False where something differs that is not among them. */
  readonly same?: boolean;
  readonly overTime?: MonthlyDifferences;
  /** Pairs that have values in other months than the baseline (`before`): they are compared over those that both have. */
  readonly common?: readonly CommonMonths[];
  /** What is known of the differences in markets that are as plausible. */
  readonly markets?: SaidPlausible;
  /** What a group of suppliers that asks counts its own amounts in. */
  readonly own?: OwnMoney;
}

/** The measures of which both arms have a value, each with the interval that tables show of it. */
export function comparedRows(subject: ComparisonSubject): CorrectedDifference[] {
  return shownRows(subject).filter(({ difference }) => Number.isFinite(difference));
}

function shownRows(subject: ComparisonSubject): CorrectedDifference[] {
  return decisiveFirst(subject).map((row) => {
    const factor = ownFactor(subject.own, row.series);
    const { lower, upper } = shownInterval(row);
    const levels = { meanReference: row.meanReference * factor, meanScenario: row.meanScenario * factor };
    return { ...row, ...levels, difference: row.difference * factor, lower: lower * factor, upper: upper * factor };
  });
}

/**
 * Title, subtitle, text alternative, foot and table of the chart of a comparison.
 *
 * @param mostDots  worlds that are drawn of each measure
 */
export function comparisonWords(subject: ComparisonSubject, mostDots: number) {
  const { seed, window } = subject.baseline;
  const title = comparisonTitle(subject);
  const seeds = subject.paired ? subject.scenario.seed : `${subject.scenario.seed}, ${seed}`;
  const missing = [...notCompared(subject), ...monthsMissingInMeans(subject)];
  return {
    title,
    subtitle: [subtitle(subject, mostDots), ...wideBand(subject), ...missing].join(" "),
    description: `${title}. ${[spoken(subject), ...spokenMarkets(subject), ...missing].join(" ")}`,
    foot: `${subject.scenarioName} less ${subject.baselineName} · n = ${worldsBehind(subject)} · seed ${seeds} · means over months ${window[0]} to ${window[1]}`,
    table: tableOf(subject),
  };
}

/** What the band behind a bar is. */
export function bandOfMarkets(markets: SaidPlausible): string {
  return `nine in ten of ${count(markets.markets)} plausible markets`;
}

function wideBand({ markets }: ComparisonSubject): string[] {
  return markets === undefined ? [] : [`Wide band: ${bandOfMarkets(markets)}.`];
}

function spokenMarkets(subject: ComparisonSubject): string[] {
  const { markets } = subject;
  if (markets === undefined) return [];
  const rows = comparedRows(subject).map(({ series }) => {
    return `${differenceShowing(series, subject).label} ${marketsCell(markets, series, ownFactor(subject.own, series))}`;
  });
  return [`In ${bandOfMarkets(markets)}: ${rows.join("; ")}.`];
}

function subtitle(subject: ComparisonSubject, mostDots: number): string {
  const { pairs, paired } = subject;
  const mark = "Mark and bar: mean difference with its 95 % interval";
  const scale = "Zero stands in one line, right is more; each row has a scale of its own";
  const wider = widerInWords(subject);
  if (!paired) return `${mark}, unpaired, for the worlds are not the same. ${scale}.${wider}`;
  const dots = pairs > mostDots ? `the first ${mostDots} of them` : "each of them";
  return `${mark}, over pairs of worlds. Dots: ${dots}, scenario less baseline. ${scale}.${wider}`;
}

/** Says that bars are wider where only the correction for many looks leaves a difference unclear; empty where none is. */
function widerInWords({ differences }: ComparisonSubject): string {
  const isWider = differences.some((row) => {
    const { lower, upper } = shownInterval(row);
    return lower < row.lower || upper > row.upper;
  });
  return isWider
    ? " Where only the correction for all that is looked at leaves a difference unclear, its bar is the wider one."
    : "";
}

/** The two clearest differences; what is not seen is not said. */
function comparisonTitle(subject: ComparisonSubject): string {
  const { baselineName, baseline } = subject;
  const rows = comparedRows(subject);
  const n = behind(subject, rows);
  if (rows.length === 0) return `Nothing to compare with ${baselineName}: no measure has a value in both`;
  if (subject.paired && rows.every(({ better, worse }) => better === 0 && worse === 0)) {
    const isAll = subject.same !== false && rows.length === subject.differences.length;
    return isAll
      ? `Nothing differs from ${baselineName}: ${n}, the same to the last bit`
      : `No mean of these measures ${overMonths(baseline.window)} differs from ${baselineName}: ${n}, the same to the last bit`;
  }
  if (subject.pairs === 1) return `One pair of worlds: what differs from ${baselineName} may be chance`;
  const isFirst = (row: CorrectedDifference) => isOwn(subject, row.series) || isDecisive(subject, row);
  const seen = rows.filter((row) => row.seen);
  if (seen.length === 0) return `No clear difference from ${baselineName} in ${rows.length} measures, ${n}`;
  const others = seen.filter((row) => !isFirst(row)).toSorted((a, b) => clearness(b) - clearness(a));
  const said = [...seen.filter(isFirst), ...others].slice(0, 2);
  const words = said.map(({ series, meanReference: reference, difference, lower, upper }) =>
    asComparative(
      { ...series, unit: differenceShowing(series, subject).unit, reference, difference, lower, upper },
      subject.scenario.scenario,
    ),
  );
  const decides = rows.find((row) => isDecisive(subject, row));
  const name = decides && saidSeries(subject.scenario.scenario, decides.series);
  const unsaid = decides === undefined || decides.seen ? "" : `; ${name} not clearly different`;
  return `${capital(listed(words))} than in ${baselineName}${unsaid}, ${behind(subject, said)}${turns(subject, said)}`;
}

/** Measures that were on the other side in the years before, or in those after: the means are of some months only. */
function turns(subject: ComparisonSubject, said: readonly CorrectedDifference[]): string {
  const { baseline } = subject;
  const turned = said.filter(({ series, difference }) => {
    const sides = phasesOfSeries(subject, series).map(({ side }) => side);
    return sides.some((side) => side !== Math.sign(difference));
  });
  if (turned.length === 0) return "";
  const [first, last] = baseline.window;
  const names = turned.map(({ series }) => saidSeries(subject.scenario.scenario, series));
  // Means over all months have no other years.
  const isWhole = first === 0 && last === Math.min(baseline.months, subject.scenario.months) - 1;
  const when = isWhole
    ? "on average over all months, and the other way round in some"
    : `in months ${first} to ${last}, and the other way round in other`;
  return `; ${when} years for ${listed(names)}`;
}

/** The sides on which the difference of a measure lies along the run; none where nothing is known of it. */
export function phasesOfSeries({ overTime }: ComparisonSubject, { measure, group }: Series): Phase[] {
  if (overTime === undefined) return [];
  const place = indexOf(overTime.series, measure, group);
  if (place < 0) return [];
  const [difference, upper] = [overTime.difference, overTime.upper].map((values) =>
    everyNth(values, overTime.series.length, place),
  );
  return phasesOf(
    difference,
    difference.map((value, month) => upper[month] - value),
  );
}

function clearness({ difference, lower, upper }: CorrectedDifference): number {
  return Math.abs(difference) / ((upper - lower) / 2);
}

/** Worlds behind the differences: pairs, or those of the two arms. */
export function worldsBehind({ paired, pairs, baseline, scenario }: ComparisonSubject): string {
  if (paired) return pairsOfWorlds(pairs);
  return `${count(scenario.replications)} worlds against ${count(baseline.replications)} others`;
}

/** The same of some rows, of which not every world may have a value. */
function behind(subject: ComparisonSubject, rows: readonly CorrectedDifference[]): string {
  if (!subject.paired || rows.length === 0) return worldsBehind(subject);
  const [least, most] = [Math.min(...rows.map(({ n }) => n)), Math.max(...rows.map(({ n }) => n))];
  return least === most ? pairsOfWorlds(most) : `${count(least)} to ${pairsOfWorlds(most)}`;
}

function pairsOfWorlds(pairs: number): string {
  return pairs === 1 ? "one pair of worlds" : `${count(pairs)} pairs of worlds`;
}

/** Measures that one of the two lacks, with what the other has: `Not compared: price (1.20 in baseline, none in gap).` */
function notCompared({ differences, baseline, scenario, baselineName, scenarioName }: ComparisonSubject): string[] {
  const lacking = differences.filter(({ difference }) => !Number.isFinite(difference));
  if (lacking.length === 0) return [];
  const said = lacking.map(({ series }) => {
    const means = alignedLevels(series.measure, [meanOf(baseline, series), meanOf(scenario, series)]);
    const [before, after] = means.map((mean) => (mean === "-" ? "none" : mean));
    const name = saidSeries(scenario.scenario, series);
    return `${name} (${before} in ${baselineName}, ${after} in ${scenarioName})`;
  });
  return [`Not compared: ${listed(said)}.`];
}

function meanOf({ series, means, replications }: WindowMeans, { measure, group }: Series): number {
  const place = indexOf(series, measure, group);
  if (place < 0) return Number.NaN;
  const values = Array.from({ length: replications }, (_, world) => means[world * series.length + place]);
  return meanInterval(values).mean;
}

/** Months of a span in which a drawn measure cannot be compared, because one of the two lacks it or both do. */
export interface MissingMonths {
  readonly series: Series;
  readonly baseline: number;
  readonly scenario: number;
  /** In which no difference is known. */
  readonly either: number;
}

/** Of each drawn measure that lacks a value in some month from the first to the last. */
export function missingMonths(
  { differences, overTime }: ComparisonSubject,
  [first, last]: readonly [number, number],
): MissingMonths[] {
  if (overTime === undefined) return [];
  const { series: all, months } = overTime;
  return differences.flatMap(({ series }) => {
    const place = indexOf(all, series.measure, series.group);
    if (place < 0) return [];
    const missing = (values: Float64Array) => {
      let found = 0;
      for (let month = first; month <= Math.min(last, months - 1); month++)
        if (!Number.isFinite(values[month * all.length + place])) found++;
      return found;
    };
    const { baseline, scenario, difference } = overTime;
    const either = missing(difference);
    return either === 0 ? [] : [{ series, baseline: missing(baseline), scenario: missing(scenario), either }];
  });
}

/** Measures whose means are over the months that both have, in the words of the answer. */
function monthsMissingInMeans(subject: ComparisonSubject): string[] {
  const { baseline, baselineName, scenario, scenarioName, differences, common } = subject;
  if (common === undefined) return monthsMissing(subject, baseline.window);
  const asked = differences.map(({ series }) => series);
  const arms = [
    { name: baselineName, means: baseline },
    { name: scenarioName, means: scenario },
  ];
  return otherMonths(arms[0], arms[1], asked, common).map(otherMonthsSentence);
}

/** `No price in 60 of 120 months in gap.`; alike measures are said together. */
export function monthsMissing(subject: ComparisonSubject, span: readonly [number, number]): string[] {
  const names = new Map<string, string[]>();
  const length = monthCount(span[1] - span[0] + 1);
  for (const { series, baseline, scenario, either } of missingMonths(subject, span)) {
    const isKnown = baseline === 0 || scenario === 0;
    const lacking = baseline === 0 ? subject.scenarioName : subject.baselineName;
    const when = isKnown ? `in ${either} of ${length} in ${lacking}` : `to compare in ${either} of ${length}`;
    names.set(when, [...(names.get(when) ?? []), saidSeries(subject.scenario.scenario, series)]);
  }
  return [...names].map(([when, said]) => `No ${listed(said)} ${when}.`);
}

function spoken(subject: ComparisonSubject): string {
  const rows = comparedRows(subject).map((row) => {
    const { label, unit } = differenceShowing(row.series, subject);
    const said = seenWithin(row);
    const range = `${said.range}${Number.isFinite(row.lower) ? ` ${unit}` : ""}`;
    return row.seen ? `${label} ${said.value} (${range})` : `${label}: no clear difference (${range})`;
  });
  return `One row a measure, scenario less baseline: ${rows.join("; ")}.`;
}

function tableOf(subject: ComparisonSubject): TextTable {
  const { markets } = subject;
  const meanings = meaningsIn(subject);
  const more = markets === undefined ? [] : [MARKETS_HEAD];
  return {
    columns: ["Measure", "Unit", "Difference", "95 % interval", ...more, "Meaning", "n"],
    rows: shownRows(subject).map((row) => {
      const { label, unit } = differenceShowing(row.series, subject);
      const isKnown = Number.isFinite(row.difference);
      const meaning = isKnown ? meanings[meaningOf(subject, row)] : "not compared";
      const { value, range } = changeWithin(row.series.measure, row.difference, row.lower, row.upper);
      const spread =
        markets === undefined ? [] : [marketsCell(markets, row.series, ownFactor(subject.own, row.series))];
      return [label, unit, value, isKnown ? range : "-", ...spread, meaning, count(row.n)];
    }),
  };
}

/** What stands beside the strip of a measure: difference, interval, and how many worlds agree. */
export function besideRow(subject: Asking, row: CorrectedDifference): { size: string; range: string; worlds: string } {
  const { points } = differenceShowing(row.series, subject);
  const isNothing = row.paired && row.better === 0 && row.worse === 0;
  if (isNothing) return { size: "=", range: "the same in every world", worlds: `n = ${count(row.n)}` };
  const relative = isRelative(row) ? ` (${signed((row.difference / row.meanReference) * 100, true)} %)` : "";
  const { value, range } = seenWithin(row);
  return { size: row.seen ? `${value}${points ? " points" : relative}` : "~", range, worlds: agreement(subject, row) };
}

/** The difference, where it was seen, and its interval. */
function seenWithin({ series, seen, difference, lower, upper }: CorrectedDifference) {
  return changeWithin(series.measure, seen ? difference : Number.NaN, lower, upper);
}

/** Least mean of the baseline, in sizes of the difference, that a percentage of it makes sense for. */
const FAR_FROM_ZERO = 2;

/** True where the difference may be said in percent of the baseline: a level that is clear of zero, and no share. */
function isRelative({ series, meanReference, difference }: CorrectedDifference): boolean {
  const { unit, percent = false }: Measure = measures[series.measure];
  if (percent || !/unit costs|launches/.test(unit) || series.measure === "buyerValue") return false;
  return meanReference > 0 && Math.abs(difference) < FAR_FROM_ZERO * meanReference;
}

function agreement(
  subject: Asking,
  { series, paired, better, worse, nBaseline, nScenario }: CorrectedDifference,
): string {
  if (!paired) return `${count(nScenario)} worlds against ${count(nBaseline)}`;
  const words = sideOf(subject, series, 1) === "neutral" ? ["higher", "lower"] : ["better", "worse"];
  return `${words[0]} in ${wholePercent(better)}, ${words[1]} in ${wholePercent(worse)}`;
}
