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

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Ways in which people write a month, with what stands for its year and its month. */
const OTHER_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})[-/. ](?<month>\d{1,2})(?:[-/. ]\d{1,2})?$/,
  /^(?<month>\d{1,2})[-/. ](?<year>\d{4})$/,
  // With dots the day comes first; with slashes either may, so that nothing is guessed.
  /^\d{1,2}\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<year>\d{4})(?<month>\d{2})$/,
  /^(?<name>[a-z]{3,9})\.? (?<year>\d{4})$/i,
  /^(?<year>\d{4}) (?<name>[a-z]{3,9})$/i,
  /^(?<year>\d{4})$/,
];

/** The calendar month that is meant by a text in another form; the first of a year alone; undefined where none is. */
export function monthMeant(text: string): string | undefined {
  const written = text.trim();
  for (const form of OTHER_FORMS) {
    const { year, month, name } = form.exec(written)?.groups ?? {};
    if (year === undefined) continue;
    const named = MONTH_NAMES.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
    const meant = `${year}-${(month ?? String(name === undefined ? 1 : named)).padStart(2, "0")}`;
    if (CALENDAR_MONTH.test(meant)) return meant;
  }
  return undefined;
}
