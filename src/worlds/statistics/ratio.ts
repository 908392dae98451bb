import { halfWidth, type MeanInterval } from "./intervals.ts";

/**
 * One sum over another, over all worlds, with its 95 % interval.
 *
 *     R = sum a / sum b,    standard error = s(a - R b) / (mean b sqrt(n))
 *
 * A mean of the ratios of single worlds would weigh a world of one review as much as one of ten, and has no value where
 * nothing is below the line. Cochran (1977), Sampling Techniques, chapter 6: the ratio of means, linearised, with
 * Student's t. NaN where nothing is below the line, its ends also for fewer than two worlds.
 *
 * @param above  by world
 * @param below  by world, as many
 */
export function ratioInterval(above: readonly number[], below: readonly number[]): MeanInterval {
  const n = above.length;
  const [sum, over] = [total(above), total(below)];
  if (over === 0) return { n, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  const ratio = sum / over;
  const squares = above.reduce((all, value, world) => all + (value - ratio * below[world]) ** 2, 0);
  const half = halfWidth(n, squares) / Math.abs(over / n);
  return { n, mean: ratio, lower: ratio - half, upper: ratio + half };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
