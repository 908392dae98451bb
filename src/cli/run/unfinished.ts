import type { MapBatches } from "../../worlds/batch.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { openCache } from "../store/cache.ts";
import type { BatchStore } from "../store/store.ts";
import { storedMap } from "../store/storedMap.ts";
import type { PlannedRun } from "./plan.ts";
import { tasksOfRuns } from "./tasks.ts";
import { LONG_WORK, workOf } from "./work.ts";

/** Seed and number of worlds of runs. */
export interface Worlds {
  readonly seed: string;
  readonly replications: number;
}

/**
 * Keeps the batches of runs whose folders are not written yet, and removes them when they are: all values of
 * all worlds are too much to keep for long. Short work is not kept, as it is done again faster than said.
 */
export class UnfinishedRuns {
  /** What batches are kept in; undefined where they are not kept. */
  readonly store: BatchStore | undefined;
  #left: readonly PlannedRun[];

  constructor(runs: readonly PlannedRun[], worlds: Worlds, given: Given, out: string, effects: Effects) {
    const store = openCache(given, out, effects);
    this.store = workOf(runs, worlds.replications) < LONG_WORK ? undefined : store;
    this.#left = runs;
  }

  /** A map that takes up what an earlier process has finished. */
  through(map: MapBatches): MapBatches {
    return this.store === undefined ? map : storedMap(map, this.store);
  }

  /** The folder of a run is written: forgets its batches, but for those that another run still needs. */
  written(run: PlannedRun, worlds: Worlds): void {
    const { store } = this;
    this.#left = this.#left.filter((each) => each !== run);
    if (store === undefined) return;
    const needed = new Set<string>();
    for (const task of tasksOfRuns(this.#left, worlds)) needed.add(store.keyOf(task));
    for (const task of tasksOfRuns([run], worlds)) {
      const key = store.keyOf(task);
      if (!needed.has(key)) store.forget(key);
    }
    store.tidy();
  }
}
