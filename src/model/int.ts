/**
 * A whole number: a place in a column, a count, a month, a word of 32 bits.
 *
 * To TypeScript it is a number like any other. AssemblyScript (`../cli/kernel`) compiles the same text and must be
 * told, since there a number is in double precision unless it is said to be whole.
 */
export type int = number;

/** What is left of a word of 32 bits, read without a sign, when it is divided by a whole number above 0. */
export function remainder(x: int, by: int): int {
  return (x >>> 0) % by;
}

/** The whole number that is left of x when its decimals are cut off. */
export function int(x: number): int {
  return Math.trunc(x);
}
