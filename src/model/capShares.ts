/**
 * Caps the shares of a row of relations, so that no supplier of the panel gets more than `cap`, or
 * than 1/n where n suppliers could not otherwise carry all. What is cut off is spread over the others
 * in proportion to their shares, or equally when they have none. The sum stays as it was.
 *
 * In rounds: shares above the limit are set to it, and their excess is spread over those below it; as many
 * rounds as suppliers, fewer when nothing is above.
 *
 * @param first  first place of the panel
 * @param end    one past the last place
 * @param cap    largest share of one supplier (0..1]
 * @param share  out: shares [0..1]
 */
export function capShares(share: Float64Array, first: number, end: number, cap: number): void {
  const suppliers = end - first;
  const limit = cap * suppliers < 1 ? 1 / suppliers : cap;
  for (let round = 0; round < suppliers; round++) {
    let excess = 0;
    let below = 0;
    let room = 0;
    for (let r = first; r < end; r++) {
      if (share[r] > limit) {
        excess += share[r] - limit;
        share[r] = limit;
      } else if (share[r] < limit) {
        below += share[r];
        room++;
      }
    }
    if (excess <= 0 || room === 0) return;
    for (let r = first; r < end; r++) {
      if (share[r] >= limit) continue;
      share[r] += below > 0 ? excess * (share[r] / below) : excess / room;
    }
  }
}
