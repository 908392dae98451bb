/** How many usual distances a close-up reaches. */
const USUAL_DISTANCES = 2.5;
/** Share of that which a distance may be beyond it and still be shown. */
const NEARLY = 1.5;

/**
 * How far a close-up of distances reaches, so that a few that are much larger than the usual one do not press the
 * others flat: to the largest where that is not far beyond the usual ones.
 *
 * @param distances  at least 0
 */
export function closeReach(distances: readonly number[]): number {
  const known = distances.filter((distance) => distance > 0).sort((a, b) => a - b);
  if (known.length === 0) return 0;
  const largest = known[known.length - 1];
  const reach = USUAL_DISTANCES * known[known.length >> 1];
  return largest <= reach * NEARLY ? largest : reach;
}
