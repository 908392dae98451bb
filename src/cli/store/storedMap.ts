import type { BatchResult, BatchTask, MapBatches } from "../../worlds/batch.ts";
import { after, firstWorlds, joinWorlds } from "./growth.ts";
import type { BatchStore } from "./store.ts";

/**
 * A map that takes batches from the store where they are there, and lets `map` simulate the rest, which is
 * kept as it comes. The bits are the same as those of `map` alone.
 */
export function storedMap(map: MapBatches, store: BatchStore): MapBatches {
  return async (tasks, onDone, signal, onFailed) => {
    const queue = new StoredQueue(tasks, store, onDone);
    while (!queue.isEmpty) {
      await new Promise((resume) => setImmediate(resume));
      signal?.throwIfAborted();
      await map(
        queue.missing(),
        (result, place) => queue.done(result, place),
        signal,
        onFailed === undefined ? undefined : (error, place) => onFailed(error, queue.takeOut(place).number),
      );
    }
  };
}

/** Time for which batches may be handed over before the rest of the program gets a turn [ms]. */
const TURN = 50;

/** A task that is out to be simulated. */
interface Missing {
  readonly key: string;
  /** Its number among all tasks. */
  readonly number: number;
  /** The worlds of it that were there. */
  readonly there?: BatchResult;
}

class StoredQueue {
  readonly #tasks: Iterator<BatchTask>;
  readonly #store: BatchStore;
  readonly #onDone: (result: BatchResult, task: number) => void;
  /** Tasks that are out, by their place in the present turn. */
  #out = new Map<number, Missing>();
  #number = 0;
  isEmpty = false;

  constructor(tasks: Iterable<BatchTask>, store: BatchStore, onDone: (result: BatchResult, task: number) => void) {
    this.#tasks = tasks[Symbol.iterator]();
    this.#store = store;
    this.#onDone = onDone;
  }

  /**
   * Tasks to be simulated, those that are there handed over on the way. The turn ends after many of the latter
   * in a row: who asks for the next task cannot be interrupted before there is one.
   */
  *missing(): Iterable<BatchTask> {
    this.#out = new Map();
    let place = 0;
    let end = performance.now() + TURN;
    while (performance.now() < end) {
      const next = this.#tasks.next();
      if (next.done) {
        this.isEmpty = true;
        return;
      }
      const task = next.value;
      const number = this.#number++;
      const key = this.#store.keyOf(task);
      const there = this.#store.find(key);
      if (there !== undefined) this.#store.counts.reused += Math.min(there.count, task.count);
      if (there !== undefined && there.count >= task.count) {
        this.#onDone(firstWorlds(there, task.count), number);
        continue;
      }
      this.#out.set(place++, { key, number, there });
      yield there === undefined ? task : after(task, there.count);
      end = performance.now() + TURN;
    }
  }

  /** Keeps and hands over what was simulated. */
  done(result: BatchResult, place: number): void {
    const { key, number, there } = this.takeOut(place);
    const whole = there === undefined ? result : joinWorlds(there, result);
    this.#store.counts.simulated += result.count;
    this.#store.keep(key, whole);
    this.#onDone(whole, number);
  }

  takeOut(place: number): Missing {
    const missing = this.#out.get(place);
    if (missing === undefined) throw new Error(`task ${place} was never handed out`);
    this.#out.delete(place);
    return missing;
  }
}
