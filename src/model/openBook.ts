import { countsOf, longestRow } from "./createWorld.ts";
import { type LinkBook, MONTHS_A_YEAR, SURVIVAL_CELLS } from "./linkBook.ts";
import type { Market } from "./market.ts";
import type { World } from "./world.ts";

/** Opens a book for worlds of one shape; `startBook` clears it for each. */
export function openBook(market: Market): LinkBook {
  const { buyers, suppliers, relations } = countsOf(market);
  // A buyer admits at most one supplier a month: those of two years, and the panel before them.
  const room = Math.min(suppliers, longestRow(market) + 2 * MONTHS_A_YEAR);
  const entries = room * buyers;
  return {
    room,
    count: new Int32Array(buyers),
    supplier: new Int32Array(entries),
    age: new Uint8Array(entries),
    spend: new Float64Array(entries),
    before: new Float64Array(entries),
    entryOf: new Int32Array(relations),
    cells: new Float64Array(SURVIVAL_CELLS),
    lost: new Int32Array(1),
  };
}

/** Clears a book for the next world. */
export function startBook(book: LinkBook, world: World): void {
  book.count.fill(0);
  book.supplier.fill(-1);
  book.cells.fill(0);
  for (let r = 0; r < world.relationCount; r++) book.entryOf[r] = world.relation.buyer[r] * book.room;
}

/**
 * What a world has been counted to have.
 *
 * @throws RangeError where a buyer paid more suppliers than a book has room for
 */
export function survivalIn({ cells, lost, room }: LinkBook): Float64Array {
  if (lost[0] > 0) throw new RangeError(`a buyer paid more than ${room} suppliers in two years`);
  return cells;
}
