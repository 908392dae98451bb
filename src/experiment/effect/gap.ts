/** Differences no larger than this part of the values are rounding: a panel in another order is summed in another order. */
const ROUNDING = 1e-12;

/** `value` less `from`; exactly 0 where the two differ by no more than rounding, NaN where either is missing. */
export function gap(value: number, from: number): number {
  const difference = value - from;
  const isRounding = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(from));
  return isRounding ? 0 : difference;
}
