import { quantileSorted } from "simple-statistics";

/** Where nine values in ten lie, and their middle. */
export interface Spread {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Quantiles of the values that are not missing; NaN where there is none.
 *
 * @param values  any numbers; NaN is missing
 */
export function spreadOf(values: Iterable<number>): Spread {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (p: number) => (sorted.length === 0 ? Number.NaN : quantileSorted(sorted, p));
  return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}
