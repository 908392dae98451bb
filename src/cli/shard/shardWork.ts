import { createHash } from "node:crypto";
import type { BatchTask, MapBatches } from "../../worlds/batch.ts";
import type { Part } from "./shardFile.ts";

/** Thrown when the batches of a shard are done: what an analysis would make of the whole is not for a shard. */
export class ShardIsDone extends Error {}

/** Every n-th batch of a request; tasks are numbered from 0 in the order in which they are asked for. */
export class ShardWork {
  /** Keys of the batches of this shard, in order. */
  readonly keys: string[] = [];
  /** Keys of those that failed. */
  readonly failed: string[] = [];
  /** Number of batches of the whole request. */
  tasks = 0;
  readonly #digest = createHash("sha256");
  readonly #part: Part;
  readonly #keyOf: (task: BatchTask) => string;

  constructor(part: Part, keyOf: (task: BatchTask) => string) {
    this.#part = part;
    this.#keyOf = keyOf;
  }

  /** Hash of the keys of the whole request; asked for once, when all tasks were taken. */
  digest(): string {
    return this.#digest.digest("hex");
  }

  /**
   * A map that runs the batches of this shard through `map` and hands those of others back as failed, so that
   * who asked can forget them. It ends by throwing `ShardIsDone`, after the first tasks that it is given.
   */
  over(map: MapBatches): MapBatches {
    const { part, parts } = this.#part;
    const numberOf = (place: number) => place * parts + part - 1;
    return async (tasks, onDone, signal, onFailed) => {
      await map(
        this.#own(tasks, (number) => onFailed?.(new Error("of another shard"), number)),
        (result, place) => onDone(result, numberOf(place)),
        signal,
        onFailed === undefined
          ? undefined
          : (error, place) => {
              this.failed.push(this.keys[place]);
              onFailed(error, numberOf(place));
            },
      );
      throw new ShardIsDone();
    };
  }

  *#own(tasks: Iterable<BatchTask>, onOther: (task: number) => void): Iterable<BatchTask> {
    const { part, parts } = this.#part;
    for (const task of tasks) {
      const key = this.#keyOf(task);
      this.#digest.update(`${key} ${task.count}\n`);
      const number = this.tasks++;
      if (number % parts === part - 1) {
        this.keys.push(key);
        yield task;
      } else {
        onOther(number);
      }
    }
  }
}
