import type { BatchTask, MapBatches } from "../../worlds/batch.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { OUTPUT } from "../results/destination.ts";
import { LONG_WORK, type ToSimulate, workOf } from "../run/work.ts";
import { openCache } from "./cache.ts";
import type { BatchStore } from "./store.ts";
import { storedMap } from "./storedMap.ts";

/**
 * Keeps the batches of a command that has no result yet, and removes them when it has: all values of all worlds are
 * too much to keep for long.
 */
class UntilWritten {
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

  /** All results are written: forgets the batches that they were made of. */
  written(): void {
    for (const key of this.#keys) this.store?.forget(key);
    this.store?.tidy();
  }
}

/**
 * Keeps the batches of questions whose folders are not written yet, and removes them when they are: all values of
 * all worlds are too much to keep for long.
 */
export class Unfinished<Question> extends UntilWritten {
  readonly #tasks: (questions: readonly Question[]) => Iterable<BatchTask>;
  #left: readonly Question[];

  /** @param tasks  the batches that questions are made of */
  constructor(
    store: BatchStore | undefined,
    tasks: (questions: readonly Question[]) => Iterable<BatchTask>,
    questions: readonly Question[],
  ) {
    super(store);
    this.#tasks = tasks;
    this.#left = questions;
  }

  /**
   * The folder of a question is written: forgets its batches, but for those that another question still needs.
   *
   * @param settled  the same question with as many worlds as it took
   */
  writtenOf(question: Question, settled: Question): void {
    const { store } = this;
    this.#left = this.#left.filter((each) => each !== question);
    // What a question is made of need not be worked out once more where nobody else asks for anything.
    if (this.#left.length === 0) this.written();
    if (store === undefined || this.#left.length === 0) return;
    const needed = new Set<string>();
    for (const task of this.#tasks(this.#left)) needed.add(store.keyOf(task));
    for (const task of this.#tasks([settled])) {
      const key = store.keyOf(task);
      if (!needed.has(key)) store.forget(key);
    }
    store.tidy();
  }
}

/** Keeps the batches of these runs until their result is written. Short work is not kept: it is done again faster than said. */
export function keptUntilWritten(
  runs: readonly ToSimulate[],
  replications: number,
  given: Given,
  effects: Effects,
): UntilWritten {
  const store = openCache(given, OUTPUT, effects);
  return new UntilWritten(workOf(runs, replications) < LONG_WORK ? undefined : store);
}
