import { studentQuantile } from "./studentQuantile.ts";

/** Half the width of the 95 % interval of a mean. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** Ends of the interval; NaN for fewer than two values. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Mean and 95 % t interval of the values that are not missing.
 *
 * @param values  any numbers; NaN is missing
 */
export function meanInterval(values: Iterable<number>): MeanInterval {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    n++;
    const deviation = value - mean;
    mean += deviation / n;
    squares += deviation * (value - mean);
  }
  const half = halfWidth(n, squares);
  return { n, mean: n > 0 ? mean : Number.NaN, lower: mean - half, upper: mean + half };
}

/** Half the width of the 95 % t interval of a mean of n values with this sum of squared deviations; NaN for n < 2. */
export function halfWidth(n: number, squares: number): number {
  if (n < 2) return Number.NaN;
  return tFactor(n) * Math.sqrt(squares / (n - 1) / n);
}

const factors = new Map<number, number>();

/** Quantile 0.975 of t with n - 1 degrees of freedom; remembered, since n is the same for thousands of cells. */
function tFactor(n: number): number {
  const known = factors.get(n);
  if (known !== undefined) return known;
  const factor = studentQuantile(0.975, n - 1);
  factors.set(n, factor);
  return factor;
}
