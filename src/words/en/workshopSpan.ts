import { count } from "../number.ts";

const MONTHS_A_YEAR = 12;

/** How long a market runs: `10 years`, `one year`, `18 months`. */
export function spanText(months: number): string {
  if (months % MONTHS_A_YEAR !== 0) return months === 1 ? "one month" : `${count(months)} months`;
  return months === MONTHS_A_YEAR ? "one year" : `${count(months / MONTHS_A_YEAR)} years`;
}
