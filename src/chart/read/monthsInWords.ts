/** `at month 119` or `over months 60 to 119`. */
export function monthsInWords([first, last]: readonly [number, number]): string {
  return first === last ? `at month ${first}` : `over months ${first} to ${last}`;
}
