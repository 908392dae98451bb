import { createWorld, layoutOf } from "./createWorld.ts";
import { type Gather, gathering } from "./gather.ts";
import { keyStreams } from "./keyStreams.ts";
import type { Market } from "./market.ts";
import { createObserver, type Observer } from "./observer.ts";
import { closing, schedule } from "./schedule.ts";
import type { World } from "./world.ts";
import { writeSeries } from "./writeSeries.ts";

/** All that is done in a month, in order: the key of its draws, processes, what is gathered of them, closing, writing. */
export interface Steps {
  readonly key: typeof keyStreams;
  readonly schedule: readonly ((world: World) => void)[];
  readonly gathering: readonly Gather[];
  readonly closing: readonly ((world: World) => void)[];
  readonly write: typeof writeSeries;
}

/** The steps for whatever world they are given. */
export const stepsOfAnyWorld: Steps = {
  key: keyStreams,
  schedule: schedule.map(({ process }) => process),
  gathering: gathering.map(({ gather }) => gather),
  closing: closing.map(({ process }) => process),
  write: writeSeries,
};

/** The same steps for one world and its observer, whatever they are given (`schedule.ts` says why). */
export function bindSteps(world: World, observer: Observer): Steps {
  return {
    key: (_, month) => keyStreams(world, month),
    schedule: schedule.map(({ bind }) => bind(world)),
    gathering: gathering.map(({ bind }) => bind(world, observer)),
    closing: closing.map(({ bind }) => bind(world)),
    write: (_, __, series, out, offset) => writeSeries(observer, world, series, out, offset),
  };
}

/** A world, who observes it, and the steps of its month. */
export interface Engine {
  readonly world: World;
  readonly observer: Observer;
  readonly steps: Steps;
}

/** Gives a market the world that its replications run in. */
export type Engines = (market: Market) => Engine;

/** A world of one's own. */
export function ownEngine(market: Market): Engine {
  return { world: createWorld(market), observer: createObserver(market), steps: stepsOfAnyWorld };
}

function boundEngine(market: Market): Engine {
  const world = createWorld(market);
  const observer = createObserver(market);
  return { world, observer, steps: bindSteps(world, observer) };
}

/** Steps of a month in another language than TypeScript, with the same bits (`kernel/kernel.ts`). */
export interface Kernel {
  /** Makes a world for a market, in a memory of its own, with these steps. */
  readonly engine: (market: Market) => Engine;
}

/**
 * Keeps the first world that is asked for, and gives it again where the market has agents of the same names and
 * numbers and as many places, as nearly all markets have that are simulated one after the other; else one of its
 * own. The kept one is faster (`bindSteps`) and costs nothing to make. It belongs to nobody: whoever asks must run a
 * replication from its start to its end before somebody else does, and nothing of one is left in the next
 * (`resetWorld.ts`). Made once in a thread, or none of its worlds is faster.
 */
export function keepingWorld(kernel?: Kernel): Engines {
  let kept: (Engine & { readonly layout: string }) | undefined;
  return (market) => {
    const layout = layoutOf(market);
    if (kept === undefined) {
      kept = { layout, ...(kernel?.engine(market) ?? boundEngine(market)) };
    }
    return kept.layout === layout ? kept : ownEngine(market);
  };
}
