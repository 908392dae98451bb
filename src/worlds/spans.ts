export const MONTHS_A_YEAR = 12;

/** Years of a run of so many months, the last of them perhaps shorter. */
export function yearsIn(months: number): number {
  return Math.ceil(months / MONTHS_A_YEAR);
}

/** First and last month of a year of the run, counted from 0. */
export function monthsOfYear(year: number, months: number): readonly [first: number, last: number] {
  return [year * MONTHS_A_YEAR, Math.min((year + 1) * MONTHS_A_YEAR, months) - 1];
}
