import { exp } from "./arithmetic.ts";
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
export function attractOrders(world: World, b: number, out: Float64Array): number {
  const { utility, preference } = world.relation;
  const { contractsEnd, panelEnd, policy } = world.buyer;
  const first = contractsEnd[b];
  const end = panelEnd[b];
  const sensitivity = policy.choiceSensitivity[b];
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
