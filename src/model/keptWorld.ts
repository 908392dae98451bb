import { createWorld } from "./createWorld.ts";
import { layoutOf } from "./layout.ts";
import type { Market } from "./market.ts";
import { createObserver, type Observer } from "./observer.ts";
import { bindSteps, type Steps, stepsOfAnyWorld } from "./steps.ts";
import type { World } from "./world.ts";

/** A world, who observes it, and the steps of its month. */
export interface Engine {
  readonly world: World;
  readonly observer: Observer;
  readonly steps: Steps;
}

interface KeptEngine extends Engine {
  readonly layout: string;
}

/** The first that was asked for in this thread. Nothing of one replication is left in the next (`resetWorld.ts`). */
let kept: KeptEngine | undefined;

/** A world of one's own. */
export function ownEngine(market: Market): Engine {
  return { world: createWorld(market), observer: createObserver(market), steps: stepsOfAnyWorld };
}

/**
 * The world that this thread keeps, where the market has agents of the same names and numbers and as many places,
 * as nearly all markets have that are simulated one after the other; else one of its own. The kept one is
 * faster (`bindSteps`) and costs nothing to make. It belongs to nobody: whoever asks must run a replication from
 * its start to its end before somebody else does.
 */
export function keptEngine(market: Market): Engine {
  const layout = layoutOf(market);
  if (kept === undefined) {
    const world = createWorld(market);
    const observer = createObserver(market);
    kept = { layout, world, observer, steps: bindSteps(world, observer) };
  }
  return kept.layout === layout ? kept : ownEngine(market);
}
