import type { World } from "./world.ts";

/**
 * What suppliers do in one month of a world, kept so that another world of the same market can be held to it: the same
 * agents, the same rows (`layoutOf`). What-if questions of the kind "if nobody reacted" need it: a supplier that does
 * not react does what it does in the paired world, and not what it would do if it were blind.
 */
export interface Behaviour {
  /** By place: who is in it, on which track, and what it does there. */
  readonly relationSupplier: Int32Array;
  readonly track: Uint8Array;
  readonly price: Float64Array;
  readonly effort: Float64Array;
  readonly inertia: Float64Array;
  /** By buyer: one past the last supplier of its panel. */
  readonly panelEnd: Int32Array;
  /** By supplier: technology, and in the market since when; one that left and came back is another. */
  readonly lag: Float64Array;
  readonly nearness: Float64Array;
  readonly active: Uint8Array;
  readonly entryMonth: Int32Array;
}

/** Room for the behaviour of a month of such worlds. */
export function emptyBehaviour({ relation, buyer, supplier }: World): Behaviour {
  return {
    relationSupplier: relation.supplier.slice(),
    track: relation.track.slice(),
    price: relation.price.slice(),
    effort: relation.effort.slice(),
    inertia: relation.inertia.slice(),
    panelEnd: buyer.panelEnd.slice(),
    lag: supplier.lag.slice(),
    nearness: supplier.nearness.slice(),
    active: supplier.active.slice(),
    entryMonth: supplier.entryMonth.slice(),
  };
}

/** Notes down what suppliers do, once they have settled it for the month (`SETTLED` of `schedule.ts`). */
export function noteBehaviour({ relation, buyer, supplier }: World, into: Behaviour): void {
  into.relationSupplier.set(relation.supplier);
  into.track.set(relation.track);
  into.price.set(relation.price);
  into.effort.set(relation.effort);
  into.inertia.set(relation.inertia);
  into.panelEnd.set(buyer.panelEnd);
  into.lag.set(supplier.lag);
  into.nearness.set(supplier.nearness);
  into.active.set(supplier.active);
  into.entryMonth.set(supplier.entryMonth);
}

/**
 * Holds the suppliers of a world to what they do in the paired one in the same month.
 *
 * A supplier on a buyer's panel in both makes the effort and has the inertia of the paired link, and asks its price
 * where it is on the same track, since a contract and a flexible order do not cost the same. A supplier in the market
 * in both has the technology lag that it has there. All else goes by the rules of the world itself.
 */
export function holdBehaviour(world: World, paired: Behaviour): void {
  const { relation, buyer } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = buyer.rowStart[b];
    for (let r = first; r < buyer.panelEnd[b]; r++) {
      const s = relation.supplier[r];
      const other = placeOf(paired, s, first, r, paired.panelEnd[b]);
      if (other < 0 || !isSame(world, paired, s)) continue;
      relation.effort[r] = paired.effort[other];
      relation.inertia[r] = paired.inertia[other];
      if (relation.track[r] === paired.track[other]) relation.price[r] = paired.price[other];
    }
  }
  holdTechnology(world, paired);
}

function holdTechnology(world: World, paired: Behaviour): void {
  const { lag, nearness } = world.supplier;
  for (let s = 0; s < world.supplierCount; s++) {
    if (!isSame(world, paired, s)) continue;
    lag[s] = paired.lag[s];
    nearness[s] = paired.nearness[s];
  }
}

/** Place of a supplier on the paired panel, most often the very same place; -1 where it is not on it. */
function placeOf({ relationSupplier }: Behaviour, s: number, first: number, likely: number, end: number): number {
  if (likely < end && relationSupplier[likely] === s) return likely;
  for (let r = first; r < end; r++) if (relationSupplier[r] === s) return r;
  return -1;
}

/** Whether a supplier is in the market in both worlds, and has not left one of them and come back as another. */
function isSame({ supplier }: World, paired: Behaviour, s: number): boolean {
  if (supplier.active[s] === 0 || paired.active[s] === 0) return false;
  return supplier.entrant[s] === 0 || supplier.entryMonth[s] === paired.entryMonth[s];
}
