import { exp, log } from "../../model/arithmetic.ts";

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
