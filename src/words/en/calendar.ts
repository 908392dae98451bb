import { dateOfMonth } from "../../scenario/calendar.ts";

const NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `month 36`, or `January 2030` where the run has a start. @param start  calendar month of month 0 */
export function monthWords(month: number, start?: string): string {
  if (start === undefined) return `month ${month}`;
  const [year, number] = dateOfMonth(month, start).split("-");
  return `${NAMES[Number(number) - 1]} ${Number(year)}`;
}

/** `from month 36 on`, `from January 2030 on`. */
export function fromMonth(month: number, start?: string): string {
  return `from ${monthWords(month, start)} on`;
}

/** Months of a mean inside a sentence: `over months 60 to 119`, or `in month 0` where there is one, with their dates. */
export function overDates(months: readonly [number, number], start?: string): string {
  return `${months[0] === months[1] ? "in" : "over"} ${monthsWords(months, start)}`;
}

/** `months 60 to 119`, with their dates where the run has a start: `months 60 to 119 (January 2032 to December 2036)`. */
export function monthsWords([first, last]: readonly [number, number], start?: string): string {
  const months = first === last ? `month ${first}` : `months ${first} to ${last}`;
  if (start === undefined) return months;
  const dates = [first, last].map((month) => monthWords(month, start));
  return `${months} (${first === last ? dates[0] : dates.join(" to ")})`;
}
