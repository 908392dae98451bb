import type { World } from "./world.ts";

/** The flexible supplier of a buyer with the lowest perceived utility; -1 when it has none. */
export function worstFlexible(world: World, b: number): number {
  const { contractsEnd, panelEnd } = world.buyer;
  const { utility } = world.relation;
  let worst = -1;
  for (let r = contractsEnd[b]; r < panelEnd[b]; r++) if (worst < 0 || utility[r] < utility[worst]) worst = r;
  return worst;
}
