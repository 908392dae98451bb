import { exp } from "./arithmetic.ts";
import type { int } from "./int.ts";
import type { World } from "./world.ts";

/**
 * Attraction of each flexible supplier for the orders of a buyer that follows a learned preference:
 * exp(beta_x U + beta_J J), relative to the best, so that no exponential overflows. Divided by their
 * sum they are the chances of an order.
 *
 * @param b    a buyer with somebody on the flexible track
 * @param out  out: at the places of the flexible track
 * @returns their sum
 */
export function attractOrders(world: World, b: int, out: Float64Array): number {
  const { utility, preference } = world.relation;
  const { contractsEnd, panelEnd, policy } = world.buyer;
  const first = contractsEnd[b];
  const end = panelEnd[b];
  const sensitivity = world.market.choiceSensitivity;
  const loyalty = policy.preferenceSensitivity[b];
  let best = Number.NEGATIVE_INFINITY;
  for (let r = first; r < end; r++) {
    const score = sensitivity * utility[r] + loyalty * preference[r];
    out[r] = score;
    if (score > best) best = score;
  }
  let sum = 0;
  for (let r = first; r < end; r++) {
    const pull = exp(out[r] - best);
    out[r] = pull;
    sum += pull;
  }
  return sum;
}

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
export function capShares(share: Float64Array, first: int, end: int, cap: number): void {
  const suppliers = end - first;
  const limit = cap * suppliers < 1 ? 1 / suppliers : cap;
  for (let round = 0; round < suppliers; round++) {
    let excess = 0;
    let below = 0;
    let room: int = 0;
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
