import { setMaxListeners } from "node:events";
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
  return { map: mapOver(pool, threads, lost), beside: besideOver(pool, lost), close };
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
      let size = 1;
      for (let next = taken(queue, size); next.length > 0; next = taken(queue, size)) {
        signal?.throwIfAborted();
        const began = performance.now();
        const tasks = next.map(([, task]) => task);
        const answers: readonly Answer[] = await given(pool, tasks, { name: "default", signal });
        if (isEnded) return;
        for (const [at, [number, { into }]] of next.entries())
          hand(broughtBack(answers[at], into), number, onDone, onFailed);
        size = sizeFor(size, performance.now() - began);
      }
    };
    try {
      await untilLost(Promise.all(Array.from({ length: threads }, lane)), lost);
    } finally {
      isEnded = true;
    }
  };
}

/** Gives each piece to the next thread that is free, between batches where there are any. */
function besideOver(pool: Tinypool, lost: Promise<never>): Beside {
  return <Name extends keyof Besides>(
    name: Name,
    pieces: readonly Parameters<Besides[Name]>[0][],
    signal?: AbortSignal,
  ): Promise<readonly ReturnType<Besides[Name]>[]> => {
    // Each piece listens to it, and Node takes more than ten that do for a fault.
    if (signal !== undefined) setMaxListeners(0, signal);
    const work = pieces.map((piece) => given<ReturnType<Besides[Name]>>(pool, piece, { name, signal }));
    return untilLost(Promise.all(work), lost);
  };
}

/** Waits for threads, as long as none is lost. */
async function untilLost<Found>(work: Promise<Found>, lost: Promise<never>): Promise<Found> {
  // Threads alone do not keep the process from ending, even while an answer of theirs is waited for.
  const awake = setInterval(() => {}, LONG);
  try {
    // Raced once: whoever waits for a promise that is never kept is remembered by it, with all that it was given.
    return await Promise.race([work, lost]);
  } finally {
    clearInterval(awake);
  }
}

/** Memory that threads share comes back as another object: whoever gave it finds its own. */
function broughtBack(answer: Answer, into: BatchTask["into"]): Answer {
  return into === undefined || "error" in answer ? answer : { ...answer, values: into };
}

/** Any time will do [ms]. */
const LONG = 1_000_000;

/**
 * Batches that a thread is given at a time. Telling it takes as long as a small world, so that it is given several where
 * they are done at once; but never work for long, or one thread would still have some when the others have none.
 */
function sizeFor(size: number, took: number): number {
  if (took < SOON) return Math.min(MOST_AT_A_TIME, 2 * size);
  return took > 2 * SOON ? Math.max(1, size >> 1) : size;
}

/** Time after which a thread may be asked for [ms]. */
const SOON = 25;
const MOST_AT_A_TIME = 16;

/** The next so many of a queue, fewer at its end. */
function taken<Item>(queue: Iterable<Item>, size: number): readonly Item[] {
  const items: Item[] = [];
  const iterator = queue[Symbol.iterator]();
  while (items.length < size) {
    const { done, value } = iterator.next();
    if (done) break;
    items.push(value);
  }
  return items;
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

/** @throws Failed where the thread could not go on, or what it was aborted with */
async function given<Found>(
  pool: Tinypool,
  work: unknown,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<Found> {
  try {
    return await pool.run(work, { name, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw lostThread(error);
  }
}

/** What threads do beside months, by name. */
type Besides = Omit<typeof import("./worker.ts"), "default">;

/**
 * Does pieces of such work on threads, and gives what came of each, in their order.
 *
 * @throws Failed where a thread is lost, or what the signal was aborted with
 */
export type Beside = <Name extends keyof Besides>(
  name: Name,
  pieces: readonly Parameters<Besides[Name]>[0][],
  signal?: AbortSignal,
) => Promise<readonly ReturnType<Besides[Name]>[]>;

export interface Workers {
  readonly map: MapBatches;
  /** The same for worlds that are simulated twice, of which nothing is kept; `map` unless given. */
  readonly once?: MapBatches;
  /** Other work on the same threads; without it this thread does it. */
  readonly beside?: Beside;
  /** Stops the threads, at once. */
  readonly close: () => Promise<void>;
}
