/** Months of a mean inside a sentence: `over months 60 to 119`, or `in month 0` where there is one. */
export function overMonths([first, last]: readonly [first: number, last: number]): string {
  return first === last ? `in month ${first}` : `over months ${first} to ${last}`;
}
