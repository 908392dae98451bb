import type { BatchTask, MapBatches } from "../../worlds/batch.ts";
import type { BatchStore } from "../store/store.ts";
import { storedMap } from "../store/storedMap.ts";

/**
 * Keeps the batches of questions whose folders are not written yet, and removes them when they are: all values of
 * all worlds are too much to keep for long.
 */
export class Unfinished<Question> {
  /** What batches are kept in; undefined where they are not kept. */
  readonly store: BatchStore | undefined;
  readonly #tasks: (questions: readonly Question[]) => Iterable<BatchTask>;
  #left: readonly Question[];

  /** @param tasks  the batches that questions are made of */
  constructor(
    store: BatchStore | undefined,
    tasks: (questions: readonly Question[]) => Iterable<BatchTask>,
    questions: readonly Question[],
  ) {
    this.store = store;
    this.#tasks = tasks;
    this.#left = questions;
  }

  /** A map that takes up what an earlier process has finished. */
  through(map: MapBatches): MapBatches {
    return this.store === undefined ? map : storedMap(map, this.store);
  }

  /**
   * The folder of a question is written: forgets its batches, but for those that another question still needs.
   *
   * @param settled  the same question with as many worlds as it took
   */
  written(question: Question, settled: Question): void {
    const { store } = this;
    this.#left = this.#left.filter((each) => each !== question);
    if (store === undefined) return;
    const needed = new Set<string>();
    for (const task of this.#tasks(this.#left)) needed.add(store.keyOf(task));
    for (const task of this.#tasks([settled])) {
      const key = store.keyOf(task);
      if (!needed.has(key)) store.forget(key);
    }
    store.tidy();
  }
}
