import { keyDecisions } from "./draws.ts";
import type { int } from "./int.ts";
import { DECISIONS_OF_ALL } from "./random.ts";
import type { World } from "./world.ts";

/** Month number under which the draws of the start are keyed; the months of a warm-up are keyed below it. */
const START = -1;

/**
 * Keys every decision's stream for a month: (number of the decision, from 1; month) below the replication's stream. A
 * month of the warm-up, below 0, has the number before its own, since -1 is that of the start.
 */
export function keyStreams(world: World, month: int): void {
  keyNumber(world, month < 0 ? month - 1 : month);
}

/** Keys them for the start of a replication. */
export function keyStart(world: World): void {
  keyNumber(world, START);
}

function keyNumber(world: World, number: int): void {
  const { streamList, strategist } = world;
  keyDecisions(world, strategist.supplier.length > 0 ? streamList.length : DECISIONS_OF_ALL, number);
}
