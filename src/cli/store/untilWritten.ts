import type { MapBatches } from "../../worlds/batch.ts";
import type { BatchStore } from "./store.ts";
import { storedMap } from "./storedMap.ts";

/**
 * Keeps the batches of a command that has no result yet, and removes them when it has: all values of all worlds are
 * too much to keep for long.
 */
export class UntilWritten {
  /** What batches are kept in; undefined where they are not kept. */
  readonly store: BatchStore | undefined;
  readonly #keys = new Set<string>();

  constructor(store: BatchStore | undefined) {
    this.store = store;
  }

  /** A map that takes up what an earlier process has finished. */
  through(map: MapBatches): MapBatches {
    const { store } = this;
    if (store === undefined) return map;
    const keyOf: BatchStore["keyOf"] = (task) => {
      const key = store.keyOf(task);
      this.#keys.add(key);
      return key;
    };
    return storedMap(map, { ...store, keyOf });
  }

  /** The result is written: forgets the batches that it was made of. */
  written(): void {
    for (const key of this.#keys) this.store?.forget(key);
    this.store?.tidy();
  }
}
