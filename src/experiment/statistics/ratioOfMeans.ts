import { studentQuantile } from "./studentQuantile.ts";

/** A ratio of two means with its 95 % interval. */
export interface Ratio {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Ratio of the means of paired values with its 95 % interval; undefined where the mean below the line is not
 * clearly different from zero, for then the ratio may be anything.
 *
 * With means a and b, their variances v_a, v_b and covariance v_ab, and t the 0.975 quantile of Student's t
 * with n - 1 degrees of freedom, the ends are the roots r of
 *
 *     (b^2 - t^2 v_b) r^2 - 2 (a b - t^2 v_ab) r + (a^2 - t^2 v_a) = 0
 *
 * Exact for normal pairs; the first bracket is above zero just where the t interval of b is clear of zero.
 * Fieller (1954), "Some problems in interval estimation", Journal of the Royal Statistical Society B 16, 175-185.
 *
 * @param above  numbers above the line, one a pair
 * @param below  numbers below it, as many
 */
export function ratioOfMeans(above: readonly number[], below: readonly number[]): Ratio | undefined {
  const n = above.length;
  if (n < 2) return undefined;
  const a = meanOf(above);
  const b = meanOf(below);
  const t = studentQuantile(0.975, n - 1);
  const scale = (t * t) / (n * (n - 1));
  const square = b * b - scale * productSum(below, below);
  if (!(square > 0)) return undefined;
  const half = a * b - scale * productSum(above, below);
  const rest = a * a - scale * productSum(above, above);
  const root = Math.sqrt(Math.max(0, half * half - square * rest));
  return { value: a / b, lower: (half - root) / square, upper: (half + root) / square };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of the products of deviations from the means. */
function productSum(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  return x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
}
