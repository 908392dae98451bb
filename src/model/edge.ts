import type { int } from "./int.ts";
import type { World } from "./world.ts";

/** What a supplier that stands out is worth to a buyer beside quality and service: v_d d, 0 without a strategy [unit costs]. */
export function edgeValue({ strategist, supplier, selling }: World, s: int): number {
  const n = supplier.strategist[s];
  return n < 0 ? 0 : selling.valueOfEdge * strategist.edge[n];
}

/**
 * Edge and rapport in the eyes of a buyer, for the suppliers that have a strategy:
 *
 *     V' = V + v_d d,      U' = U + v_d d + v_Y Y
 *
 * d    edge [0..1] (`improve.ts`), v_d what it is worth;  Y  rapport [0..1], on the panel only, v_Y what a person who
 *      answers is worth [unit costs]
 *
 * Source: Palmatier et al. (2006), in which investment in a relation has a large direct effect on performance beside
 * trust; values are assumptions. Rejected: a brand that is worth something in itself.
 */
export function appraiseStrategists(world: World): void {
  const { relation, supplier, selling } = world;
  const { rowStart, panelEnd, knownEnd } = world.buyer;
  const { value, utility, rapport } = relation;
  const relationSupplier = relation.supplier;
  const strategistOf = supplier.strategist;
  for (let b = 0; b < world.buyerCount; b++) {
    const panel = panelEnd[b];
    const end = knownEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      if (strategistOf[s] < 0) continue;
      const edge = edgeValue(world, s);
      const person = r < panel ? selling.valueOfRapport * rapport[r] : 0;
      value[r] += edge;
      utility[r] += edge + person;
    }
  }
}
