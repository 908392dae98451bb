import { verdictOf } from "../analyse/verdict.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";
import { valueSentences } from "../words/en/verdict.ts";
import {
  chartLabel,
  chartUnit,
  courseSentence,
  gainSentence,
  isAboutTheSame,
  yearSentence,
} from "../words/en/workshopFacts.ts";
import { showingOf } from "../words/names.ts";
import { gap } from "../worlds/simulateArms.ts";
import { MONTHS_A_YEAR, yearsIn } from "../worlds/spans.ts";
import { meanInterval, skewedMeanInterval } from "../worlds/statistics/intervals.ts";
import { spreadOf } from "../worlds/statistics/spread.ts";
import { discountedMean, type WholeRun, wholeRunOf } from "../worlds/wholeRun.ts";
import { yearReader } from "../worlds/years.ts";
import type { ChartLines, Requests, Role, WorldsAnswer } from "./messages.ts";
import type { Simulated } from "./simulated.ts";

/** Worlds that are drawn one by one behind the mean. */
const SINGLE = 4;

const value: Series = { measure: "buyerValue", group: ALL };

/** What is seen of a market beside the one that it is held against, in the same worlds. */
export function worldsAnswer(against: Simulated, now: Simulated, { charts, judged }: Requests["worlds"]): WorldsAnswer {
  const verdict = verdictOf(now.means, against.means);
  if (verdict === undefined) throw new Error("the years of the two markets are not known");
  const gains = gainsOf(against, now);
  const { run, value: judgedBy } = verdict;
  const half = Math.max(1, Math.floor(run.years.length / 2));
  const subject = "the change";
  return {
    worlds: now.worlds,
    charts: charts.flatMap((series) => linesOf(series, against, now) ?? []),
    gains,
    sentence: gainSentence(verdict, now.money),
    report: valueSentences({ verdict, subject, window: verdict.months, money: now.money }),
    value: pick(judgedBy.whole),
    halves: [overYears(run, judgedBy.years, 0, half), overYears(run, judgedBy.years, half)],
    roles: rolesOf(against, now),
    judged: judged && judgedOf(judged, against, now, verdict),
  };
}

function pick({ difference, lower, upper, better }: WorldsAnswer["value"]): WorldsAnswer["value"] {
  return { difference, lower, upper, better };
}

/** What some of the years come to, later ones weighing less, as all of them together are weighed. */
function overYears(
  { years }: WholeRun,
  found: readonly { readonly difference: number }[],
  from: number,
  to = years.length,
): number {
  return discountedMean(years.slice(from, to), (year) => found[from + year]?.difference ?? Number.NaN);
}

/** By world: the difference in value over all years, later ones weighing less, as the verdict weighs them. */
function gainsOf(against: Simulated, now: Simulated): Float64Array {
  const { from } = now.scenario;
  const run = wholeRunOf(now.scenario, from);
  const sides = [against, now].map(({ means }) => means.years && yearReader(means.years, value));
  const skipped = yearsIn(now.months, from) - run.years.length;
  return Float64Array.from({ length: now.worlds }, (_, world) => {
    const [before, after] = sides.map((read) =>
      discountedMean(run.years, (year) => read?.(world, skipped + year) ?? Number.NaN),
    );
    return gap(after, before);
  });
}

function linesOf(series: Series, against: Simulated, now: Simulated): ChartLines | undefined {
  const [before, after] = [against.monthsOf(series), now.monthsOf(series)];
  if (after === undefined) return undefined;
  const { unit, percent } = showingOf(series.measure, now.money);
  const { worlds, months } = now;
  const column = (values: Float64Array, month: number) =>
    Array.from({ length: worlds }, (_, world) => values[world * months + month]);
  const along = (of: (month: number) => number) => Float64Array.from({ length: months }, (_, month) => of(month));
  const spreads = Array.from({ length: months }, (_, month) => spreadOf(column(after, month)));
  return {
    series,
    label: chartLabel(now.scenario, series),
    unit: chartUnit(series.measure, unit),
    percent,
    against: along((month) => (before === undefined ? Number.NaN : meanInterval(column(before, month)).mean)),
    now: along((month) => meanInterval(column(after, month)).mean),
    low: along((month) => spreads[month].p05),
    high: along((month) => spreads[month].p95),
    single: Array.from({ length: Math.min(SINGLE, worlds) }, (_, world) =>
      overAYear(after.subarray(world * months, (world + 1) * months)),
    ),
  };
}

/** The mean of a year around each month, as far as there are months: one month of one world is mostly noise. */
function overAYear(values: Float64Array): Float64Array {
  const half = MONTHS_A_YEAR / 2;
  return values.map((_, month) => meanInterval(values.subarray(Math.max(0, month - half), month + half)).mean);
}

/**
 * What each side gets over all years, weighed as the value for the buyer is: the buyer value for its money, the incumbents
 * profit, newcomers a part of the spend.
 */
function rolesOf(against: Simulated, now: Simulated): Role[] {
  const run = wholeRunOf(now.scenario, now.scenario.from);
  const meanOf = (arm: Simulated, asked: Series) => {
    const values = arm.monthsOf(asked);
    if (values === undefined) return undefined;
    return meanInterval(
      Array.from({ length: arm.worlds }, (_, world) => weighedOver(run, values.subarray(world * arm.months))),
    ).mean;
  };
  const fixed = now.scenario.market.suppliers.find(({ kind, count }) => kind === "fixed" && count > 0);
  const rows: readonly (readonly [Role["side"], Series])[] = [
    ["buyer", value],
    ["incumbent", { measure: "profit", group: fixed?.name ?? INCUMBENTS }],
    ["newcomer", { measure: "newcomerShare", group: ALL }],
  ];
  return rows.flatMap(([side, series]): Role[] => {
    const [before, after] = [meanOf(against, series), meanOf(now, series)];
    if (before === undefined || after === undefined) return [];
    const { unit, percent } = showingOf(series.measure, now.money);
    return [{ side, against: before, now: after, unit, percent }];
  });
}

/** The mean of one world over the years of a run, later ones weighing less. @param values  month by month, from the first */
export function weighedOver({ years }: WholeRun, values: Float64Array): number {
  return discountedMean(years, (year) => {
    const [first, last] = years[year].months;
    // As the record of years has it, a year with a month that has no value has none.
    return values.subarray(first, last + 1).reduce((sum, value) => sum + value, 0) / (last - first + 1);
  });
}

type Judged = NonNullable<Requests["worlds"]["judged"]>;

/** Down, the same or up: what a question is decided by, clear of chance or not. */
function judgedOf(
  { series, by, from }: Judged,
  against: Simulated,
  now: Simulated,
  verdict: NonNullable<ReturnType<typeof verdictOf>>,
): WorldsAnswer["judged"] {
  if (by === "whole") {
    const { whole } = verdict.value;
    return { way: wayOf(whole), sentence: gainSentence(verdict, now.money) };
  }
  const last = Math.floor(now.months / MONTHS_A_YEAR) - 1;
  const year = by === "since" ? last : by.year;
  const first = by === "since" ? Math.floor(from / MONTHS_A_YEAR) : year;
  const span = pairsOf(meansOfYear(by === "since" ? now : against, series, first), meansOfYear(now, series, year));
  const { scenario, money } = now;
  const sentence =
    by === "since"
      ? courseSentence(scenario, series, span, span.lowerIn, [first, last])
      : yearSentence(scenario, series, span, span.lowerIn, year, money);
  return { way: wayOf(span), sentence };
}

function wayOf(span: Parameters<typeof isAboutTheSame>[0]): -1 | 0 | 1 {
  if (isAboutTheSame(span)) return 0;
  return span.difference > 0 ? 1 : -1;
}

/** By world, the mean of a series over a year; NaN where a month of it has no value. */
function meansOfYear(arm: Simulated, series: Series, year: number): number[] {
  const values = arm.monthsOf(series);
  const { months, worlds } = arm;
  return Array.from({ length: worlds }, (_, world) => {
    if (values === undefined) return Number.NaN;
    const start = world * months + year * MONTHS_A_YEAR;
    return values.subarray(start, start + MONTHS_A_YEAR).reduce((sum, each) => sum + each, 0) / MONTHS_A_YEAR;
  });
}

function pairsOf(before: readonly number[], after: readonly number[]) {
  const both = [...before.keys()].filter((world) => !Number.isNaN(before[world] + after[world]));
  const pairs = both.map((world) => gap(after[world], before[world]));
  const { n, mean, lower, upper } = skewedMeanInterval(pairs);
  return {
    n,
    difference: mean,
    lower,
    upper,
    meanReference: meanInterval(both.map((world) => before[world])).mean,
    meanScenario: meanInterval(both.map((world) => after[world])).mean,
    lowerIn: pairs.filter((pair) => pair < 0).length / pairs.length,
  };
}
