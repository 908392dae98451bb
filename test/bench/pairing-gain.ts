import { studentQuantile } from "../../src/worlds/statistics/student.ts";

/** How many times fewer worlds, with its 95 % interval. */
export interface Gain {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Ratio of sums of variances, (var of each column above, added) over (the same below), with a 95 % interval by the
 * jackknife over worlds of its logarithm (Efron and Tibshirani 1993, chapter 11). NaN where nothing varies below.
 *
 * @param above  columns of one number a world, all of one length
 * @param below  the same; worlds with the same number may be the same worlds
 */
export function varianceRatio(above: readonly Float64Array[], below: readonly Float64Array[]): Gain {
  const n = above[0].length;
  const columns = [above.map(centred), below.map(centred)];
  const logarithm = (without: number): number => {
    const [over, under] = columns.map((group) => group.reduce((sum, column) => sum + variance(column, without), 0));
    return Math.log(over / under);
  };
  const all = logarithm(-1);
  const parts = Array.from({ length: n }, (_, world) => logarithm(world));
  const middle = parts.reduce((sum, part) => sum + part, 0) / n;
  const spread = parts.reduce((sum, part) => sum + (part - middle) ** 2, 0);
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(((n - 1) / n) * spread);
  return { value: Math.exp(all), lower: Math.exp(all - half), upper: Math.exp(all + half) };
}

/** Deviations from the mean of a column, and the sum of their squares. */
interface Centred {
  readonly deviations: Float64Array;
  readonly squares: number;
}

function centred(column: Float64Array): Centred {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const deviations = column.map((value) => value - mean);
  return { deviations, squares: deviations.reduce((sum, value) => sum + value * value, 0) };
}

/** Sample variance of a column without one of its worlds; of all for -1. */
function variance({ deviations, squares }: Centred, without: number): number {
  const n = deviations.length;
  if (without < 0) return squares / (n - 1);
  const left = deviations[without];
  return (squares - left * left - (left * left) / (n - 1)) / (n - 2);
}
