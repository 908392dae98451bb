import { createWorld, layoutOf } from "./createWorld.ts";
import type { Market } from "./market.ts";
import { bindSteps, type Steps, stepsOfAnyWorld } from "./schedule.ts";
import type { World } from "./world.ts";

/** A world and the steps of its month. */
export interface SteppedWorld {
  readonly world: World;
  readonly steps: Steps;
}

interface Kept extends SteppedWorld {
  readonly layout: string;
}

/** The first world that was asked for in this thread. Nothing of one replication is left in the next (`resetWorld.ts`). */
let kept: Kept | undefined;

/**
 * The world that this thread keeps, where the market has agents of the same names and numbers and as many places,
 * as nearly all markets have that are simulated one after the other; else one of its own. The kept one is
 * faster (`bindSteps`) and costs nothing to make. It belongs to nobody: whoever asks must run a replication from
 * its start to its end before somebody else asks.
 */
export function worldOf(market: Market): SteppedWorld {
  const layout = layoutOf(market);
  if (kept === undefined) {
    const world = createWorld(market);
    kept = { layout, world, steps: bindSteps(world) };
  }
  return kept.layout === layout ? kept : { world: createWorld(market), steps: stepsOfAnyWorld };
}
