import { exp, log } from "../../model/arithmetic.ts";
import { normalQuantile } from "../../model/normalQuantile.ts";

/**
 * Quantile of Student's t distribution, to about 1e-6 relative for the probabilities used in intervals.
 *
 * Hill (1970), "Algorithm 396: Student's t-quantiles", Communications of the ACM 13(10), 619-620; one
 * and two degrees of freedom in closed form.
 *
 * @param p        probability, strictly between 0.5 and 1
 * @param freedom  degrees of freedom, 1 or more
 */
export function studentQuantile(p: number, freedom: number): number {
  const tails = 2 * (1 - p);
  if (freedom === 1) return 1 / tangent((tails * Math.PI) / 2);
  if (freedom === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = (48 / a) * (1 / a);
  const c0 = (((20700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c0) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  const y0 = power(d * tails, 2 / freedom);
  return Math.sqrt(freedom * (y0 > 0.05 + a ? expansion(tails, freedom, a, b, c0, d) : inversion(y0, freedom, d)));
}

/** Asymptotic inverse expansion about the normal distribution. */
function expansion(tails: number, freedom: number, a: number, b: number, c0: number, d: number): number {
  const x = normalQuantile(tails / 2);
  const y = x * x;
  const near = freedom < 5 ? c0 + 0.3 * (freedom - 4.5) * (x + 0.6) : c0;
  const c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + near;
  const size = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
  const z = a * size * size;
  return z > 0.002 ? exp(z) - 1 : 0.5 * z * z + z;
}

function inversion(y: number, freedom: number, d: number): number {
  const head = 1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3);
  return ((head + 0.5 / (freedom + 4)) * y - 1) * ((freedom + 1) / (freedom + 2)) + 1 / y;
}

function power(x: number, exponent: number): number {
  return exp(exponent * log(x));
}

/** Tangent of 0 < x < pi/2 by its continued fraction (Lambert 1768), since `Math.tan` may differ between engines. */
function tangent(x: number): number {
  let fraction = 0;
  for (let odd = 25; odd >= 1; odd -= 2) fraction = (x * x) / (odd - fraction);
  return fraction / x;
}

/**
 * Chance that Student's t lies farther from zero than `size`, on either side: the two-sided p value.
 *
 *     P(|T| > t) = I_x(f / 2, 1 / 2),    x = f / (f + t^2)
 *
 * with I the regularised incomplete beta function (Abramowitz and Stegun 1972, 26.7.1), by its continued
 * fraction (26.5.8). About ten digits; 0 where it is too small for a number.
 *
 * @param size     0 or more
 * @param freedom  degrees of freedom, above 0, whole or not
 */
export function studentTail(size: number, freedom: number): number {
  if (Number.isNaN(size) || !(freedom > 0)) return Number.NaN;
  if (size === 0) return 1;
  const square = size * size;
  if (!Number.isFinite(square)) return 0;
  const [a, b] = [freedom / 2, 0.5];
  const x = freedom / (freedom + square);
  const rest = square / (freedom + square);
  const front = a * log(x) + b * log(rest) + logGamma(a + b) - logGamma(a) - logGamma(b);
  if (x < (a + 1) / (a + b + 2)) return expOrNothing(front) * (continuedFraction(a, b, x) / a);
  return 1 - expOrNothing(front) * (continuedFraction(b, a, rest) / b);
}

/** Below this, e to the power is too small for a number. */
const LEAST_EXPONENT = -700;

function expOrNothing(exponent: number): number {
  return exponent < LEAST_EXPONENT ? 0 : exp(exponent);
}

const LEAST = 1e-300;
const ENOUGH = 1e-15;
const MOST_TERMS = 500;

/** By the method of Lentz (1976) as Thompson and Barnett (1986) modified it, so that it never divides by zero. */
function continuedFraction(a: number, b: number, x: number): number {
  let numerator = 1;
  let denominator = inverse(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      denominator = inverse(1 + term * denominator);
      numerator = awayFromZero(1 + term / numerator);
      step = numerator * denominator;
      fraction *= step;
    }
    if (Math.abs(step - 1) < ENOUGH) break;
  }
  return fraction;
}

function inverse(value: number): number {
  return 1 / awayFromZero(value);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < LEAST ? LEAST : value;
}

/** Where the series of Stirling has twelve digits. */
const FAR = 12;

/** Logarithm of the gamma function of x > 0 (Abramowitz and Stegun 1972, 6.1.41). */
function logGamma(x: number): number {
  let product = 1;
  let far = x;
  while (far < FAR) product *= far++;
  const square = far * far;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / far;
  return (far - 0.5) * log(far) - far + 0.5 * log(2 * Math.PI) + series - log(product);
}
