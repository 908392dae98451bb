/** About ten positions along a run, the first and the last among them, for a table that is read by people. */
export function tellingMonths(length: number): number[] {
  const step = Math.max(1, Math.round(length / 10));
  const positions = Array.from({ length }, (_, position) => position);
  return positions.filter((position) => position % step === 0 || position === length - 1);
}
