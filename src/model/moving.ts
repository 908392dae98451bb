import type { int } from "./int.ts";
import { columnPlans } from "./memory.ts";
import type { World } from "./world.ts";

/**
 * Whole places of relations, in all columns that move with them. In WebAssembly the two functions are another text
 * (`../cli/kernel/prelude.mjs`), since the columns differ in what numbers they are of.
 */

/** Makes a place vacant and clean. */
export function clearPlace({ relation }: World, r: int): void {
  const { moving } = relation;
  for (let i = 0; i < moving.length; i++) moving[i][r] = vacant[i];
}

/** What a vacant place holds, in the order of the columns that move. */
export const vacant = columnPlans.filter(({ moves }) => moves).map(({ start }) => Number(start));

/** Swaps two places. */
export function swapPlaces({ relation }: World, one: int, other: int): void {
  if (one === other) return;
  for (const column of relation.moving) {
    const kept = column[one];
    column[one] = column[other];
    column[other] = kept;
  }
}
