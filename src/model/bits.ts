import type { int } from "./int.ts";

/**
 * A number in double precision, taken apart and put together. The only arithmetic that WebAssembly does by other
 * means: it has instructions for it (`../cli/kernel/prelude.mjs`), with the same result to the last bit.
 */

/** Room to take a number apart, as a number and as two words; written before it is read, every time. */
const AS_NUMBER = new Float64Array(1);
const AS_WORDS = new Int32Array(AS_NUMBER.buffer);
const MANTISSA = 0x000fffff;
const EXPONENT_OF_ONE = 0x3ff00000;
/** Place of the word with sign and exponent: it depends on the byte order of the machine. */
const HIGH = highWord();

function highWord(): number {
  AS_NUMBER[0] = 1;
  return AS_WORDS[1] === EXPONENT_OF_ONE ? 1 : 0;
}

/** The k of x = m 2^k with 1 <= m < 2, for a positive, normal x. */
export function exponentOf(x: number): int {
  AS_NUMBER[0] = x;
  return (AS_WORDS[HIGH] >> 20) - 1023;
}

/** The m of x = m 2^k with 1 <= m < 2, for a positive, normal x. */
export function mantissaOf(x: number): number {
  AS_NUMBER[0] = x;
  AS_WORDS[HIGH] = (AS_WORDS[HIGH] & MANTISSA) | EXPONENT_OF_ONE;
  return AS_NUMBER[0];
}

const LARGEST_EXPONENT = 1010;
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * LARGEST_EXPONENT + 1);
  powers[LARGEST_EXPONENT] = 1;
  for (let k = 1; k <= LARGEST_EXPONENT; k++) {
    powers[LARGEST_EXPONENT + k] = powers[LARGEST_EXPONENT + k - 1] * 2;
    powers[LARGEST_EXPONENT - k] = powers[LARGEST_EXPONENT - k + 1] / 2;
  }
  return powers;
}

/** 2 to the power of a whole k, from -1010 to 1010. */
export function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[LARGEST_EXPONENT + k];
}
