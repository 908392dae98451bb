import type { Variable } from "../../../scenario/vary.ts";
import type { Box, Cases } from "./box.ts";

/**
 * The limits of a box as short numbers: between the last case that lies in it and the first that does not, so that
 * the same cases lie in it. A whole number or a word that is a limit stays itself; a limit that leaves out no value
 * of any case moves out to the end of the range.
 *
 * @param variables  one a variable of the cases, in their order
 */
export function shortLimits(cases: Cases, box: Box, variables: readonly Variable[]): Box {
  const low: number[] = [];
  const high: number[] = [];
  for (const [v, variable] of variables.entries()) {
    const values = Array.from({ length: cases.count }, (_, c) => cases.values[c * cases.variables + v]);
    const below = largest(values.filter((value) => value < box.low[v]));
    const above = smallest(values.filter((value) => value > box.high[v]));
    const isExact = variable.parameter.whole === true || variable.parameter.choices !== undefined;
    low.push(limit(below, box.low[v], variable.low, isExact));
    high.push(limit(above, box.high[v], variable.high, isExact));
  }
  return { low, high };
}

function limit(outside: number | undefined, inside: number, end: number, isExact: boolean): number {
  if (outside === undefined) return end;
  return isExact ? inside : shortestBetween(outside, inside);
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

function smallest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}

const MOST_DIGITS = 17;

/** The number with fewest digits that lies strictly between two others, the nearest to their middle; the second where none does. */
export function shortestBetween(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  const middle = (low + high) / 2;
  if (low < 0 && high > 0) return 0;
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const short = Number(middle.toPrecision(digits));
    if (short > low && short < high) return short;
  }
  return other;
}
