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
 * 1e-14), times 2^k.
 */
export function exp(x: number): number {
  const bounded = Math.max(-700, Math.min(700, x));
  const k = Math.floor(bounded * LOG2_E + 0.5);
  const r = bounded - k * LN2_HIGH - k * LN2_LOW;
  const tail = 1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800))));
  const polynomial = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * tail))))));
  return polynomial * POWERS_OF_TWO[LARGEST_EXPONENT + k];
}

/** Room to take a number apart; written before it is read, every time. Big-endian on every machine. */
const BITS = new DataView(new ArrayBuffer(8));
const MANTISSA = 0x000fffff;
const EXPONENT_OF_ONE = 0x3ff00000;

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
  BITS.setFloat64(0, x);
  const high = BITS.getInt32(0);
  BITS.setInt32(0, (high & MANTISSA) | EXPONENT_OF_ONE);
  let k = (high >> 20) - 1023;
  let m = BITS.getFloat64(0);
  if (m >= Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const z = (m - 1) / (m + 1);
  const w = z * z;
  const tail = 1 / 13 + w * (1 / 15 + w * (1 / 17 + w * (1 / 19 + w * (1 / 21))));
  const series = 1 + w * (1 / 3 + w * (1 / 5 + w * (1 / 7 + w * (1 / 9 + w * (1 / 11 + w * tail)))));
  return k * LN2_HIGH + (2 * z * series + k * LN2_LOW);
}
