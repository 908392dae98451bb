export const MONTHS_A_YEAR = 12;

/**
 * Years of a run of so many months, the last of them perhaps shorter.
 *
 * @param from  month of the decision, in which a year begins; months before the first whole year are a year of their own
 */
export function yearsIn(months: number, from = 0): number {
  const before = from % MONTHS_A_YEAR;
  return Math.ceil((months - before) / MONTHS_A_YEAR) + (before > 0 ? 1 : 0);
}

/** The year that a month is in. */
export function yearOf(month: number, from = 0): number {
  const before = from % MONTHS_A_YEAR;
  return Math.floor((month - before) / MONTHS_A_YEAR) + (before > 0 ? 1 : 0);
}

/** First and last month of a year of the run, counted from 0. */
export function monthsOfYear(year: number, months: number, from = 0): readonly [first: number, last: number] {
  const before = from % MONTHS_A_YEAR;
  const end = (year + (before > 0 ? 0 : 1)) * MONTHS_A_YEAR + before;
  return [Math.max(0, end - MONTHS_A_YEAR), Math.min(end, months) - 1];
}
