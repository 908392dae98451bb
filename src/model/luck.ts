import { int } from "./int.ts";
import { gumbelOf } from "./random.ts";

/**
 * What a Gumbel number lies between, from the uniform number that it is made of and a table, without a logarithm. Where
 * many are drawn and only the largest score counts, most need not be worked out.
 */

/** Equal steps of the uniform number, from 0 to 1. */
const STEPS = 512;
/** Numbers in the table: G at the beginning of every step, and at the end of the last. */
export const TABLE = STEPS + 1;
/** Far more than the last digits in which a logarithm may be wrong. */
const ROUNDING = 1e-9;

/** Fills the table of a world, once. */
export function fillLuck(table: Float64Array): void {
  if (table[STEPS] > 0) return;
  for (let i = 1; i < STEPS; i++) table[i] = gumbelOf(i / STEPS);
  table[0] = Number.NEGATIVE_INFINITY;
  table[STEPS] = Number.POSITIVE_INFINITY;
}

export function leastLuck(table: Float64Array, u: number): number {
  return table[int(u * STEPS)] - ROUNDING;
}

export function mostLuck(table: Float64Array, u: number): number {
  return table[int(u * STEPS) + 1] + ROUNDING;
}
