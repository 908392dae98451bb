import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import { keepingWorld } from "../model/keptWorld.ts";
import type { BatchResult, BatchTask, MapBatches } from "../worlds/batch.ts";
import { simulateBatch } from "../worlds/simulateBatch.ts";
import { builtInKernel } from "./builtInKernel.ts";
import { batchFailed, isForWantOfMemory, lostThread, outOfMemory, watchThreads } from "./watchThreads.ts";
import type { Answer } from "./worker.ts";

/**
 * Threads that run batches of replications; `entry` is the built worker.
 *
 * @throws Failed where they cannot be started
 */
export function openWorkers(threads: number, entry: string): Workers {
  const pool = startedPool(threads, entry);
  const { lost, close } = watchThreads(pool);
  return { map: mapOver(pool, threads, lost), close };
}

function startedPool(threads: number, entry: string): Tinypool {
  try {
    return new Tinypool({
      filename: pathToFileURL(entry).href,
      runtime: "worker_threads",
      isolateWorkers: false,
      minThreads: threads,
      maxThreads: threads,
      // Batches leave little behind; with V8's own limit a thread holds tens of megabytes of it before it looks.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
  } catch (error) {
    throw lostThread(error);
  }
}

/** The world that batches in this thread share. */
const engines = keepingWorld(builtInKernel);

/** Runs the batches one after the other, and lets the process breathe between them so that Ctrl-C is heard. */
const mapHere: MapBatches = async (tasks, onDone, signal, onFailed) => {
  let number = 0;
  for (const task of tasks) {
    await new Promise((resume) => setImmediate(resume));
    signal?.throwIfAborted();
    hand(answerHere(task), number++, onDone, onFailed);
  }
};

function answerHere(task: BatchTask): Answer {
  try {
    return simulateBatch(task, engines);
  } catch (error) {
    return { error };
  }
}

/**
 * Hands over the result of a task, or its failure where somebody takes failures. Want of memory ends all: what a result
 * says may rest on what was asked, and never on the machine.
 */
function hand(
  answer: Answer,
  task: number,
  onDone: (result: BatchResult, task: number) => void,
  onFailed?: (error: unknown, task: number) => void,
): void {
  if (!("error" in answer)) onDone(answer, task);
  else if (isForWantOfMemory(answer.error)) throw outOfMemory(answer.error);
  else if (onFailed === undefined) throw batchFailed(answer.error);
  else onFailed(answer.error, task);
}

/** No other thread: starting one takes longer than a few hundred small worlds. */
export const threadsHere: Workers = { map: mapHere, close: async () => {} };

/**
 * Each thread takes the next batch when it has done one, so that no more results than threads wait to be
 * joined. When interrupted, the threads are stopped in the middle of their work. One that is lost ends all.
 */
function mapOver(pool: Tinypool, threads: number, lost: Promise<never>): MapBatches {
  return async (tasks, onDone, signal, onFailed) => {
    const queue = numbered(tasks);
    let isEnded = false;
    const lane = async (): Promise<void> => {
      for (const [number, task] of queue) {
        signal?.throwIfAborted();
        const answer = await runOne(pool, task, signal);
        if (isEnded) return;
        hand(answer, number, onDone, onFailed);
      }
    };
    // Threads alone do not keep the process from ending, even while an answer of theirs is waited for.
    const awake = setInterval(() => {}, LONG);
    try {
      // Raced once: whoever waits for a promise that is never kept is remembered by it, with all that it was given.
      await Promise.race([Promise.all(Array.from({ length: threads }, lane)), lost]);
    } finally {
      isEnded = true;
      clearInterval(awake);
    }
  };
}

/** Any time will do [ms]. */
const LONG = 1_000_000;

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

/** @throws Failed where the thread could not go on, or what it was aborted with */
async function runOne(pool: Tinypool, task: BatchTask, signal?: AbortSignal): Promise<Answer> {
  try {
    const answer: Answer = await pool.run(task, { signal });
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    throw lostThread(error);
  }
}

export interface Workers {
  readonly map: MapBatches;
  /** The same for worlds that are simulated twice, of which nothing is kept; `map` unless given. */
  readonly once?: MapBatches;
  /** Stops the threads, at once. */
  readonly close: () => Promise<void>;
}
