import type { Series } from "../../model/series.ts";
import { meanInterval } from "../statistics/meanInterval.ts";

/** Means over all worlds, month by month; index `month * series.length + serie`. Missing is NaN. */
export interface MonthlyMeans {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  /** 95 % interval of the mean. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A few series of one arm along time: over all worlds, and in single ones. */
export interface ArmMonths {
  readonly series: readonly Series[];
  readonly months: number;
  readonly means: MonthlyMeans;
  /** How many worlds are kept month by month, from world 0 on; 0 where none was saved. */
  readonly worlds: number;
  /** Those worlds; index `(world * months + month) * series.length + serie`. */
  readonly values: ArrayLike<number>;
}

/** The means of an arm of which every world is kept. */
export function monthlyMeans(cells: number, worlds: number, values: ArrayLike<number>): MonthlyMeans {
  const means = emptyMonthlyMeans(cells);
  for (let cell = 0; cell < cells; cell++) {
    const { n, mean, lower, upper } = meanInterval(valuesOfCell(cell, cells, worlds, values));
    means.n[cell] = n;
    means.mean[cell] = mean;
    means.lower[cell] = lower;
    means.upper[cell] = upper;
  }
  return means;
}

function* valuesOfCell(cell: number, cells: number, worlds: number, values: ArrayLike<number>): Iterable<number> {
  for (let world = 0; world < worlds; world++) yield values[world * cells + cell];
}

/** Means that are all missing. */
export function emptyMonthlyMeans(cells: number): MonthlyMeans {
  const column = () => new Float64Array(cells).fill(Number.NaN);
  return { n: new Float64Array(cells), mean: column(), lower: column(), upper: column() };
}
