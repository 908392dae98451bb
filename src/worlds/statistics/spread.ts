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
  // Typed numbers are sorted without asking anybody which of two is smaller.
  const sorted = Array.from(Float64Array.from(values).sort());
  while (Number.isNaN(sorted.at(-1))) sorted.pop();
  const at = (p: number) => (sorted.length === 0 ? Number.NaN : quantileSorted(sorted, p));
  return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}
