import { wholePercentWithin } from "../../src/words/together.ts";
import { shareInterval } from "../../src/worlds/statistics/intervals.ts";

/** A share of so many with its 95 % interval: `3 % (1 to 8)`. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return "-";
  const { lower, upper } = shareInterval(part / whole, whole);
  const { value, range } = wholePercentWithin(part / whole, lower, upper);
  return `${value} (${range.replace(" %", "")})`;
}
