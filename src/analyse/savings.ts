import type { Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { decisive, TOTAL_COST } from "../worlds/headline.ts";
import { moneyOf } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { MONTHS_A_YEAR, monthsOfYear, yearOf, yearsIn } from "../worlds/spans.ts";
import { type MeanInterval, meanInterval, wilsonInterval } from "../worlds/statistics/intervals.ts";
import { yearShares } from "../worlds/wholeRun.ts";
import { yearReader } from "../worlds/years.ts";

/** A year of the run, from the month of the decision on. */
export interface SavedYear {
  /** First and last month, both included. */
  readonly months: readonly [first: number, last: number];
  /** Cash that is saved in it [currency]; below 0 is cost more. */
  readonly saved: MeanInterval;
  /** The same of all years from the decision to the end of this one. */
  readonly sinceDecision: MeanInterval;
}

/**
 * What a change saves in money, where the scenario says what is spent a year. Cash is the price and what looking at
 * prospects and leaving suppliers cost, at the volume that the spend buys; value is cash, and what quality, service,
 * technology and supply in full are worth to the buyer.
 */
export interface Savings {
  readonly currency: string;
  /** What all buyers spend a year in the reference market [currency]. */
  readonly annualSpend: number;
  /** First and last month that are counted: from the decision to the end of the run. */
  readonly months: readonly [first: number, last: number];
  /** Cash and value, mean over these months [currency a year]. */
  readonly cashAYear: MeanInterval;
  readonly valueAYear: MeanInterval;
  /** Of all these months together [currency], and later years weighing less by the discount rate. */
  readonly cash: MeanInterval;
  readonly discounted: MeanInterval;
  /** The same of value: of all these months together [currency], and discounted as the verdict is. */
  readonly value: MeanInterval;
  readonly valueDiscounted: MeanInterval;
  readonly discountRate: number;
  readonly years: readonly SavedYear[];
  /** Share of worlds in which cash is saved [0..1]. */
  readonly shareOfWorlds: number;
  readonly payback: Payback;
  /**
   * First year, from 1, from which on the mean of all since the decision is never below 0 again, where it was below at
   * first; 1 where it never was, undefined where it is at the end.
   */
  readonly paysBackInYear?: number;
  /**
   * The same as a month of the run, where it was below at first: as if what is saved in a year came evenly over its
   * months.
   */
  readonly paysBackInMonth?: number;
  /** Calendar month of month 0, where the scenario says it. */
  readonly start?: string;
}

/**
 * When worlds have paid back: the month from which on the cash that was saved since the decision is never below 0 again,
 * as if what is saved in a year came evenly over its months; of a world that costs nothing at first, the month of the
 * decision.
 */
export interface Payback {
  readonly n: number;
  /** Share of the worlds that have paid back by the end of the run, with its 95 % interval (Wilson) [0..1]. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** Months by which 5, 50 and 95 % of all worlds have paid back; null where that is after the run. */
  readonly p05: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

type Arm = Pick<WindowMeans, "scenario" | "years" | "replications">;

/** The saving of a scenario against its baseline in the same worlds; undefined where neither says what is spent a year. */
export function savingsOf(baseline: Arm, arm: Arm): Savings | undefined {
  const asked = saysSpend([arm, baseline]);
  return asked && accountOf(baseline, arm, asked)?.savings;
}

/** The first scenario that says what is spent a year, with that. */
export function saysSpend(arms: readonly Pick<Arm, "scenario">[]): Spend | undefined {
  const [found] = arms.flatMap(({ scenario }) => {
    const { annualSpend, discountRate } = scenario;
    return annualSpend === undefined ? [] : [{ annualSpend, discountRate, currency: moneyOf(scenario).unit }];
  });
  return found;
}

/** What is spent a year in the reference market [currency], and how later years weigh. */
export type Spend = Pick<Savings, "annualSpend" | "discountRate" | "currency">;

/** What a scenario spends and saves, where its reference spends so much a year at first; undefined where years are not known. */
export function accountOf(
  baseline: Arm,
  arm: Arm,
  asked: Spend,
): { readonly savings: Savings; readonly spentAYear: MeanInterval } | undefined {
  const { years: before } = baseline;
  const { years: after } = arm;
  if (before === undefined || after === undefined) return undefined;
  // Years of the two begin in other months: they cannot be paired.
  if (before.from % MONTHS_A_YEAR !== after.from % MONTHS_A_YEAR) return undefined;
  const costs = { before: readerOf(before, TOTAL_COST), after: readerOf(after, TOTAL_COST) };
  const values = { before: readerOf(before, decisive), after: readerOf(after, decisive) };
  const months = Math.min(before.months, after.months);
  const worlds = Math.min(baseline.replications, arm.replications);
  const spans = yearsFrom(arm.scenario, months);
  const [first] = spans;
  if (first === undefined) return undefined;
  const start = meanInterval(worldsOf(worlds, (world) => costs.before(world, first.year))).mean;
  const units = asked.annualSpend / start / MONTHS_A_YEAR;
  const cashIn = (world: number, { year, length }: Span) =>
    (costs.before(world, year) - costs.after(world, year)) * units * length;
  const valueIn = (world: number, { year, length }: Span) =>
    (values.after(world, year) - values.before(world, year)) * units * length;
  const spentIn = (world: number, { year, length }: Span) => costs.after(world, year) * units * length;
  const summed = (of: typeof cashIn, among: readonly Span[], weight = (_: number) => 1) =>
    worldsOf(worlds, (world) => among.reduce((sum, span, place) => sum + weight(place) * of(world, span), 0));
  const all = summed(cashIn, spans);
  const aYear = MONTHS_A_YEAR / (months - first.months[0]);
  const known = all.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return undefined;
  const weights = yearShares(spans.length, asked.discountRate);
  const years = spans.map((span, place): SavedYear => {
    const so = spans.slice(0, place + 1);
    return {
      months: span.months,
      saved: meanInterval(summed(cashIn, [span])),
      sinceDecision: meanInterval(summed(cashIn, so)),
    };
  });
  const sums = years.map(({ sinceDecision }) => sinceDecision.mean);
  const paysBackIn = yearOfPayback(sums);
  const paysBackInMonth = monthOfPayback(sums, spans);
  const { start: began } = arm.scenario;
  const savings: Savings = {
    currency: asked.currency,
    annualSpend: asked.annualSpend,
    months: [first.months[0], months - 1],
    cashAYear: meanInterval(all.map((value) => value * aYear)),
    valueAYear: meanInterval(summed(valueIn, spans).map((value) => value * aYear)),
    cash: meanInterval(all),
    discounted: meanInterval(summed(cashIn, spans, (place) => weights[place])),
    value: meanInterval(summed(valueIn, spans)),
    valueDiscounted: meanInterval(summed(valueIn, spans, (place) => weights[place])),
    discountRate: asked.discountRate,
    years,
    shareOfWorlds: known.filter((value) => value > 0).length / known.length,
    payback: paybackOf(
      spans,
      Array.from({ length: worlds }, (_, world) => spans.map((span) => cashIn(world, span))),
    ),
    ...(paysBackIn !== undefined && { paysBackInYear: paysBackIn + 1 }),
    ...(paysBackInMonth !== undefined && { paysBackInMonth }),
    ...(began !== undefined && { start: began }),
  };
  return { savings, spentAYear: meanInterval(summed(spentIn, spans).map((value) => value * aYear)) };
}

/** A year of the record after the decision, in whose month a year begins. */
export interface Span {
  readonly year: number;
  readonly months: readonly [number, number];
  readonly length: number;
}

/** Years from the one of the decision on. */
export function yearsFrom({ from }: Pick<Scenario, "from">, months: number): Span[] {
  const first = yearOf(from, from);
  return Array.from({ length: Math.max(0, yearsIn(months, from) - first) }, (_, place): Span => {
    const [begin, end] = monthsOfYear(first + place, months, from);
    return { year: first + place, months: [begin, end], length: end - begin + 1 };
  });
}

function readerOf(years: NonNullable<Arm["years"]>, asked: Series) {
  return yearReader(years, asked) ?? (() => Number.NaN);
}

function worldsOf(worlds: number, read: (world: number) => number): number[] {
  return Array.from({ length: worlds }, (_, world) => read(world));
}

/** Place of the year, from 0, from which on sums are never below 0 again; undefined where the last one is. */
function yearOfPayback(sums: readonly number[]): number | undefined {
  const last = sums.findLastIndex((sum) => !(sum >= 0));
  return last === sums.length - 1 ? undefined : last + 1;
}

/** The month of that year in which the sum comes back to 0; undefined for the first, of which no sum before is known. */
function monthOfPayback(sums: readonly number[], spans: readonly Pick<Span, "months">[]): number | undefined {
  const year = yearOfPayback(sums);
  if (year === undefined || year === 0) return undefined;
  const [before, after] = [sums[year - 1], sums[year]];
  const [first, last] = spans[year].months;
  return Math.min(last, first + Math.floor((-before / (after - before)) * (last - first + 1)));
}

/** @param cash  what is saved, by world and year */
export function paybackOf(spans: readonly Span[], cash: readonly (readonly number[])[]): Payback {
  const known = cash.filter((years) => !years.some(Number.isNaN));
  const months = known.map((years) => {
    let sum = 0;
    const sums = years.map((saved) => {
      sum += saved;
      return sum;
    });
    if (yearOfPayback(sums) === undefined) return Number.POSITIVE_INFINITY;
    return monthOfPayback(sums, spans) ?? spans[0].months[0];
  });
  const n = months.length;
  const share = months.filter(Number.isFinite).length / n;
  const [lower, upper] = wilsonInterval(share, n);
  const sorted = months.toSorted((a, b) => a - b);
  // The first month by which so many of all worlds have: no mean of two of them, one of which may never.
  const by = (part: number) => {
    const month = sorted[Math.ceil(part * n) - 1];
    return Number.isFinite(month) ? month : null;
  };
  const ends = { lower: Math.max(0, lower), upper: Math.min(1, upper) };
  return { n, share, ...ends, p05: by(0.05), p50: by(0.5), p95: by(0.95) };
}
