import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import { keepingWorld } from "../model/keptWorld.ts";
import type { BatchResult, BatchTask, MapBatches } from "../worlds/batch.ts";
import { simulateBatch } from "../worlds/simulateBatch.ts";
import type { Workers } from "./effects.ts";

/** Threads that run batches of replications; `entry` is the built worker. */
export function openWorkers(threads: number, entry: string): Workers {
  const pool = new Tinypool({
    filename: pathToFileURL(entry).href,
    runtime: "worker_threads",
    isolateWorkers: false,
    minThreads: threads,
    maxThreads: threads,
    // Batches leave little behind; with V8's own limit a thread holds tens of megabytes of it before it looks.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  return { map: mapOver(pool, threads), close: () => pool.destroy() };
}

/** The world that batches in this thread share. */
const engines = keepingWorld();

/** Runs the batches one after the other, and lets the process breathe between them so that Ctrl-C is heard. */
const mapHere: MapBatches = async (tasks, onDone, signal, onFailed) => {
  let number = 0;
  for (const task of tasks) {
    await new Promise((resume) => setImmediate(resume));
    signal?.throwIfAborted();
    hand(() => simulateBatch(task, engines), number++, onDone, onFailed);
  }
};

/** Hands over the result of a task, or its failure where somebody takes failures. */
function hand(
  simulate: () => BatchResult,
  task: number,
  onDone: (result: BatchResult, task: number) => void,
  onFailed?: (error: unknown, task: number) => void,
): void {
  let result: BatchResult;
  try {
    result = simulate();
  } catch (error) {
    if (onFailed === undefined) throw error;
    onFailed(error, task);
    return;
  }
  onDone(result, task);
}

/** No other thread: starting one takes longer than a few hundred small worlds. */
export const threadsHere: Workers = { map: mapHere, close: async () => {} };

/**
 * Each thread takes the next batch when it has done one, so that no more results than threads wait to be
 * joined. When interrupted, the threads are stopped in the middle of their work.
 */
function mapOver(pool: Tinypool, threads: number): MapBatches {
  return async (tasks, onDone, signal, onFailed) => {
    const queue = numbered(tasks);
    const lane = async (): Promise<void> => {
      for (const [number, task] of queue) {
        signal?.throwIfAborted();
        await runOne(pool, task, signal).then(
          (result) => onDone(result, number),
          (error: unknown) => {
            if (onFailed === undefined || signal?.aborted) throw error;
            onFailed(error, number);
          },
        );
      }
    };
    await Promise.all(Array.from({ length: threads }, lane));
  };
}

/** The tasks with their numbers, to be taken by several lanes; a lane that stops early leaves the rest to the others. */
function numbered(tasks: Iterable<BatchTask>): Iterable<readonly [number, BatchTask]> {
  const iterator = tasks[Symbol.iterator]();
  let number = 0;
  return {
    [Symbol.iterator]: () => ({
      next: () => {
        const { done, value } = iterator.next();
        return done ? { done: true, value: undefined } : { done: false, value: [number++, value] };
      },
    }),
  };
}

async function runOne(pool: Tinypool, task: BatchTask, signal?: AbortSignal): Promise<BatchResult> {
  const result: BatchResult = await pool.run(task, { signal });
  return result;
}
