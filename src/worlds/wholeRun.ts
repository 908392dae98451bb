import type { Market } from "../model/market.ts";
import { runParameters } from "../scenario/scopes.ts";
import { MONTHS_A_YEAR } from "./spans.ts";

/**
 * Value over the whole run: what is decided is decided for all the months that come after it, and not for some of them.
 * Years are counted from the month of the decision, and later ones weigh less.
 */

/** A year of the run, the last perhaps shorter. */
export interface Year {
  /** First and last month, both included. */
  readonly months: readonly [first: number, last: number];
  /** The months that it has times (1 + rate)^-y, where y counts from 0. */
  readonly weight: number;
}

/** The months that a decision is for. */
export interface WholeRun {
  /** From 0 to 1 a year; 0: all years weigh the same. */
  readonly rate: number;
  /** From the month of the decision on. */
  readonly years: readonly Year[];
}

/**
 * The years of a run.
 *
 * @param from  month of the decision
 */
export function wholeRunOf(
  {
    market: { months },
    discountRate: rate = runParameters.discountRate.default,
  }: { readonly market: Market; readonly discountRate?: number },
  from = 0,
): WholeRun {
  const many = Math.max(0, Math.ceil((months - from) / MONTHS_A_YEAR));
  const years = yearShares(many, rate).map((share, year): Year => {
    const first = from + year * MONTHS_A_YEAR;
    const last = Math.min(first + MONTHS_A_YEAR, months) - 1;
    return { months: [first, last], weight: share * (last - first + 1) };
  });
  return { rate, years };
}

/** How many months some years have: the last of a run may be no whole one. */
export function monthsIn(years: readonly Pick<Year, "months">[]): number {
  return years.reduce((sum, { months: [first, last] }) => sum + last - first + 1, 0);
}

/** (1 + rate)^-y of so many years from 0 on, divided year by year: powers need not have the same last bit on every machine. */
export function yearShares(years: number, rate: number): number[] {
  const shares: number[] = [];
  for (let year = 0, share = 1; year < years; year++, share /= 1 + rate) shares.push(share);
  return shares;
}

/** The first half of the years and those after; undefined where there is one alone. */
export function halvesOf({ years }: WholeRun): readonly [first: readonly Year[], later: readonly Year[]] | undefined {
  const half = Math.floor(years.length / 2);
  return half === 0 ? undefined : [years.slice(0, half), years.slice(half)];
}

/**
 * The mean of a world over years, later ones weighing less; over those that have a value, NaN where none has.
 *
 * @param meanOf  mean over the months of a year, by its place in the list; NaN where it has none
 */
export function discountedMean(years: readonly Pick<Year, "weight">[], meanOf: (year: number) => number): number {
  let [sum, weights] = [0, 0];
  for (const [year, { weight }] of years.entries()) {
    const value = meanOf(year);
    if (Number.isNaN(value)) continue;
    sum += weight * value;
    weights += weight;
  }
  return sum / weights;
}
