import { FLEXIBLE, type World } from "../world.ts";

/** Age relations: everybody on a panel has been there a month longer (tenure, in months). */
export function ageRelations(world: World): void {
  const { track, tenure } = world.relation;
  for (let r = 0; r < world.relationCount; r++) if (track[r] >= FLEXIBLE) tenure[r]++;
}
