import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import type { BatchResult, BatchTask, MapBatches } from "../experiment/batch.ts";
import { simulateBatch } from "../experiment/simulateBatch.ts";
import type { Workers } from "./effects.ts";

/** Threads that run batches of replications; `entry` is the built worker. */
export function openWorkers(threads: number, entry: string): Workers {
  const pool = new Tinypool({
    filename: pathToFileURL(entry).href,
    runtime: "worker_threads",
    isolateWorkers: false,
    minThreads: threads,
    maxThreads: threads,
  });
  return { map: mapOver(pool, threads), close: () => pool.destroy() };
}

/** Runs the batches one after the other, and lets the process breathe between them so that Ctrl-C is heard. */
const mapHere: MapBatches = async (tasks, onDone, signal) => {
  for (const task of tasks) {
    await new Promise((resume) => setImmediate(resume));
    signal?.throwIfAborted();
    onDone(simulateBatch(task));
  }
};

/** No other thread: starting one takes longer than a few hundred small worlds. */
export const threadsHere: Workers = { map: mapHere, close: async () => {} };

/**
 * Each thread takes the next batch when it has done one, so that no more results than threads wait to be
 * joined. When interrupted, the threads are stopped in the middle of their work.
 */
function mapOver(pool: Tinypool, threads: number): MapBatches {
  return async (tasks, onDone, signal) => {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < tasks.length) {
        signal?.throwIfAborted();
        onDone(await runOne(pool, tasks[next++], signal));
      }
    };
    await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, lane));
  };
}

async function runOne(pool: Tinypool, task: BatchTask, signal?: AbortSignal): Promise<BatchResult> {
  const result: BatchResult = await pool.run(task, { signal });
  return result;
}
