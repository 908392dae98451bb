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
