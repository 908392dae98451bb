import type { Series } from "../../model/series.ts";

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

/** Means that are all missing. */
export function emptyMonthlyMeans(cells: number): MonthlyMeans {
  const column = () => new Float64Array(cells).fill(Number.NaN);
  return { n: new Float64Array(cells), mean: column(), lower: column(), upper: column() };
}
