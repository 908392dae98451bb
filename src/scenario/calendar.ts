/**
 * Calendar months. Inside, months count from 0; where a scenario says which calendar month that is (`start: 2027-01`),
 * people may write dates in their place, and are told dates.
 */

/** Form of a calendar month: `2027-01`. */
export const CALENDAR_MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

const MONTHS_A_YEAR = 12;

/**
 * The month of a run that a date names; negative before its start.
 *
 * @param date   calendar month, e.g. `2028-06`
 * @param start  calendar month of month 0
 * @throws where one of them is no calendar month
 */
export function monthOfDate(date: string, start: string): number {
  return monthsSinceYearZero(date) - monthsSinceYearZero(start);
}

/** The calendar month of a month of a run, e.g. `2028-06` for month 17 of one that starts in `2027-01`. */
export function dateOfMonth(month: number, start: string): string {
  const since = monthsSinceYearZero(start) + month;
  const year = Math.floor(since / MONTHS_A_YEAR);
  return `${String(year).padStart(4, "0")}-${String(since - year * MONTHS_A_YEAR + 1).padStart(2, "0")}`;
}

function monthsSinceYearZero(date: string): number {
  const found = CALENDAR_MONTH.exec(date);
  if (found === null) throw new Error(`"${date}" is no calendar month`);
  return Number(found[1]) * MONTHS_A_YEAR + Number(found[2]) - 1;
}
