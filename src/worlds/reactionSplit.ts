import type { World } from "../model/world.ts";

/**
 * What the reaction of incumbents is made of, in the value that the buyer gets.
 *
 * Arms B (nobody reacts) and C (everybody does) are compared link by link in the same month. For a link that both
 * have, with v its value a unit, p what is paid a unit, surcharges included, and u its units in the two arms:
 *
 *     effort   sum of (u_B + u_C) / 2 x (v_C - v_B)      effort, technology and integration of who delivers
 *     price   -sum of (u_B + u_C) / 2 x (p_C - p_B)      price concessions
 *     orders   the rest: what is ordered from others, not delivered at all, or spent on looking and leaving
 *
 * each over the units demanded. Exact, and in no order: Bennet (1920), "The theory of measurement of changes in cost of
 * living", Journal of the Royal Statistical Society 83, 455-462, takes the mean of both quantities for that reason.
 * Rejected: a fourth arm that reacts by price or by effort alone. Price pays for effort and effort for price, so what
 * each brings would depend on which is let go first, down to its sign. Rejected: the change of the mean price, which
 * takes orders that go back to dearer suppliers for a higher price.
 */

/** What was traded in a month of a world, by place, to be compared with another world of the same market. */
export interface Trade {
  readonly supplier: Int32Array;
  /** By supplier: who it is, for one that left and came back is another. */
  readonly entryMonth: Int32Array;
  /** By buyer: one past the last supplier of its panel. */
  readonly panelEnd: Int32Array;
  readonly units: Float64Array;
  /** Paid a unit; the price where nothing was delivered. */
  readonly paid: Float64Array;
  readonly value: Float64Array;
}

/** Room for the trade of a month of such worlds. */
export function emptyTrade({ relation, supplier, buyer }: World): Trade {
  return {
    supplier: relation.supplier.slice(),
    entryMonth: supplier.entryMonth.slice(),
    panelEnd: buyer.panelEnd.slice(),
    units: relation.price.slice(),
    paid: relation.price.slice(),
    value: relation.value.slice(),
  };
}

/** Notes down the trade of a month, after its deliveries. */
export function noteTrade(world: World, into: Trade): void {
  const { relation, buyer } = world;
  into.supplier.set(relation.supplier);
  into.entryMonth.set(world.supplier.entryMonth);
  into.panelEnd.set(buyer.panelEnd);
  into.value.set(relation.value);
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      into.units[r] = unitsOf(world, r);
      into.paid[r] = paidAUnit(world, r);
    }
  }
}

/** What better value and lower prices on the links of both bring, a unit demanded. */
export function splitReaction(world: World, before: Trade): { readonly effort: number; readonly price: number } {
  const { relation, buyer } = world;
  let [demand, effort, price] = [0, 0, 0];
  for (let b = 0; b < world.buyerCount; b++) {
    demand += buyer.demand[b];
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const other = sameLink(world, r, before, b);
      if (other < 0) continue;
      const units = (before.units[other] + unitsOf(world, r)) / 2;
      effort += units * (relation.value[r] - before.value[other]);
      price -= units * (paidAUnit(world, r) - before.paid[other]);
    }
  }
  return { effort: effort / demand, price: price / demand };
}

function unitsOf({ relation }: World, r: number): number {
  return relation.delivered[r] + relation.takenOver[r];
}

function paidAUnit({ relation, market }: World, r: number): number {
  const units = relation.delivered[r] + relation.takenOver[r];
  return units > 0
    ? relation.price[r] * (1 + (market.rerouteSurcharge * relation.takenOver[r]) / units)
    : relation.price[r];
}

/** Place of the same buyer and supplier in the other world; -1 where they do not trade there. */
function sameLink({ relation, buyer, supplier }: World, r: number, other: Trade, b: number): number {
  const others = other.supplier;
  const s = relation.supplier[r];
  if (supplier.entrant[s] === 1 && supplier.entryMonth[s] !== other.entryMonth[s]) return -1;
  const end = other.panelEnd[b];
  if (r < end && others[r] === s) return r;
  for (let place = buyer.rowStart[b]; place < end; place++) if (others[place] === s) return place;
  return -1;
}
