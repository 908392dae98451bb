/** A number for programs: null where it is missing. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** A record of numbers for programs, the missing ones null. */
export function missingAsNull(numbers: object): object {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, orNull(value)]));
}
