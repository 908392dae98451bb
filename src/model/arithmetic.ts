// biome-ignore-all lint/correctness/noPrecisionLoss: constants are written with all the digits of their source
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: the same bits on every engine, not those of Math.LOG2E
/**
 * Exponential and logarithm from + - x / alone.
 *
 * ECMAScript leaves the last digits of `Math.exp` and `Math.log` to the engine, so two browsers may
 * disagree; these give the same bits everywhere, and the exponential is about three times faster.
 */

const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts: the first has trailing zero bits, so that k x high is exact for |k| < 2^20. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
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

/**
 * e to the power of x, to about 1e-13 relative; x beyond +-700 is taken as +-700, so the result is
 * always finite and positive.
 *
 * Method: x = k ln 2 + r with |r| <= ln(2)/2, Taylor polynomial of degree 11 in r (remainder below
 * 1e-14), times 2^k. The terms are grouped (Estrin's scheme), so that they do not wait for each other.
 */
export function exp(x: number): number {
  const bounded = Math.max(-700, Math.min(700, x));
  const k = Math.floor(bounded * LOG2_E + 0.5);
  const r = bounded - k * LN2_HIGH - k * LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 1 + r + r2 * (1 / 2 + r * (1 / 6));
  const middle = 1 / 24 + r * (1 / 120) + r2 * (1 / 720 + r * (1 / 5040));
  const high = 1 / 40320 + r * (1 / 362880) + r2 * (1 / 3628800 + r * (1 / 39916800));
  const polynomial = low + r4 * (middle + r4 * high);
  return polynomial * POWERS_OF_TWO[LARGEST_EXPONENT + k];
}

/** Room to take a number apart, as a number and as two words; written before it is read, every time. */
const AS_NUMBER = new Float64Array(1);
const AS_WORDS = new Int32Array(AS_NUMBER.buffer);
const MANTISSA = 0x000fffff;
const EXPONENT_OF_ONE = 0x3ff00000;
/** Place of the word with sign and exponent: it depends on the byte order of the machine. */
const HIGH = highWord();

/**
 * Natural logarithm of a positive, normal number, to about 1e-15 relative to max(1, |ln x|).
 *
 * Method: x = m 2^k with m in [sqrt(1/2), sqrt(2)), then ln m = 2 artanh((m - 1)/(m + 1)) by its
 * series up to the power 21 (remainder below 1e-17).
 *
 * @param x greater than 0 and finite; anything else gives NaN
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Number.NaN;
  AS_NUMBER[0] = x;
  const word = AS_WORDS[HIGH];
  AS_WORDS[HIGH] = (word & MANTISSA) | EXPONENT_OF_ONE;
  let k = (word >> 20) - 1023;
  let m = AS_NUMBER[0];
  if (m >= Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const z = (m - 1) / (m + 1);
  const w = z * z;
  const w2 = w * w;
  const w4 = w2 * w2;
  const low = 1 + w * (1 / 3) + w2 * (1 / 5 + w * (1 / 7));
  const middle = 1 / 9 + w * (1 / 11) + w2 * (1 / 13 + w * (1 / 15));
  const high = 1 / 17 + w * (1 / 19) + w2 * (1 / 21);
  const series = low + w4 * (middle + w4 * high);
  return k * LN2_HIGH + (2 * z * series + k * LN2_LOW);
}

function highWord(): number {
  AS_NUMBER[0] = 1;
  return AS_WORDS[1] === EXPONENT_OF_ONE ? 1 : 0;
}
