import { exp } from "./arithmetic.ts";
import type { World } from "./world.ts";

/**
 * Awards a contract, new or renewed: it runs for the contract months n_C of the buyer, until the review
 * of month t + n_C, with a weight among its contracts of W = exp(beta_x U) as the supplier looks now.
 * Volume under contract moves at awards only.
 */
export function awardContract(world: World, r: number): void {
  const { relation } = world;
  const { policy } = world.buyer;
  const b = relation.buyer[r];
  relation.contractEnd[r] = world.month + policy.contractMonths[b];
  relation.contractWeight[r] = exp(policy.choiceSensitivity[b] * relation.utility[r]);
}
