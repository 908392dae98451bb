import type { Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { decisive, TOTAL_COST } from "../worlds/headline.ts";
import { moneyOf } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { MONTHS_A_YEAR, monthsOfYear, yearOf, yearsIn } from "../worlds/spans.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
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
  readonly discountRate: number;
  readonly years: readonly SavedYear[];
  /** Share of worlds in which cash is saved [0..1]. */
  readonly shareOfWorlds: number;
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
  const paysBackInYear = payback(years);
  const paysBackInMonth = monthOfPayback(years, paysBackInYear);
  const { start: began } = arm.scenario;
  const savings: Savings = {
    currency: asked.currency,
    annualSpend: asked.annualSpend,
    months: [first.months[0], months - 1],
    cashAYear: meanInterval(all.map((value) => value * aYear)),
    valueAYear: meanInterval(summed(valueIn, spans).map((value) => value * aYear)),
    cash: meanInterval(all),
    discounted: meanInterval(summed(cashIn, spans, (place) => weights[place])),
    discountRate: asked.discountRate,
    years,
    shareOfWorlds: known.filter((value) => value > 0).length / known.length,
    ...(paysBackInYear !== undefined && { paysBackInYear }),
    ...(paysBackInMonth !== undefined && { paysBackInMonth }),
    ...(began !== undefined && { start: began }),
  };
  return { savings, spentAYear: meanInterval(summed(spentIn, spans).map((value) => value * aYear)) };
}

/** A year of the record after the decision, in whose month a year begins. */
interface Span {
  readonly year: number;
  readonly months: readonly [number, number];
  readonly length: number;
}

/** Years from the one of the decision on. */
function yearsFrom({ from }: Scenario, months: number): Span[] {
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

function payback(years: readonly SavedYear[]): number | undefined {
  const last = years.findLastIndex(({ sinceDecision }) => !(sinceDecision.mean >= 0));
  return last === years.length - 1 ? undefined : last + 2;
}

/** The month of its year in which the sum since the decision comes back to 0; none where it was never below. */
function monthOfPayback(years: readonly SavedYear[], year = 1): number | undefined {
  if (year === 1) return undefined;
  const [before, { sinceDecision, months }] = [years[year - 2].sinceDecision.mean, years[year - 1]];
  const part = -before / (sinceDecision.mean - before);
  const [first, last] = months;
  return Math.min(last, first + Math.floor(part * (last - first + 1)));
}
