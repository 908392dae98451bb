import { Worker } from "node:worker_threads";
import type { Draw, PictureWords } from "../page/renderSvg.ts";
import { lostThread } from "./watchThreads.ts";

/** A chart as it goes to the thread that draws; its specification is JSON, which is copied faster than an object. */
export interface ToDraw {
  readonly spec: string;
  readonly words: PictureWords;
}

/** Its picture, or what drawing it ended with. */
export type Drawn = { readonly svg: string } | { readonly error: unknown };

export interface Drawing {
  readonly draw: Draw;
  /** Stops the threads, at once. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly chart: ToDraw;
  readonly resolve: (svg: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Two threads that draw charts while this one writes tables: the same bytes as in this one. Each takes the next chart
 * when it has drawn one. More would spend longer on learning to draw than they save.
 *
 * @param entry        the built thread
 * @param interrupted  whoever waits for a picture is told when it is aborted
 * @throws Failed where it cannot be started
 */
export function drawnBeside(entry: string, interrupted: AbortSignal): Drawing {
  /** Charts that no thread has taken, in the order in which they were asked for; and what each thread is at. */
  const waiting: Waiting[] = [];
  const threads = new Map<Worker, Waiting | undefined>();
  let lost: unknown;
  const lose = (error: unknown): void => {
    lost ??= error;
    for (const { reject } of waiting.splice(0)) reject(lost);
    for (const at of threads.values()) at?.reject(lost);
  };
  const stop = (): void => lose(interrupted.reason);
  interrupted.addEventListener("abort", stop);
  const take = (thread: Worker): void => {
    const next = waiting.shift();
    threads.set(thread, next);
    if (next !== undefined) thread.postMessage(next.chart);
  };
  const open = (thread: Worker): void => {
    threads.set(thread, undefined);
    thread.on("message", (drawn: Drawn) => {
      const at = threads.get(thread);
      if ("svg" in drawn) at?.resolve(drawn.svg);
      else at?.reject(drawn.error);
      take(thread);
    });
    thread.on("error", (error) => lose(lostThread(error)));
    thread.on("exit", (code) =>
      lose(lostThread(new Error(`it ended before its charts were drawn (exit code ${code})`))),
    );
    take(thread);
  };
  for (let thread = 0; thread < 2; thread++) open(started(entry));
  return {
    draw: (spec, { id, title, description }) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        const chart: ToDraw = { spec: JSON.stringify(spec), words: { id, title, description } };
        waiting.push({ chart, resolve, reject });
        for (const [thread, at] of threads) if (at === undefined) take(thread);
      }),
    close: async () => {
      interrupted.removeEventListener("abort", stop);
      await Promise.all(Array.from(threads.keys(), (thread) => thread.terminate()));
    },
  };
}

/** Threads for the charts of a command, started before its worlds are simulated: what draws takes long to load. */
export interface EarlyDrawing {
  /** The threads, for all folders that the command writes; undefined where charts are drawn in this one. */
  readonly started: () => Promise<Drawing | undefined>;
  readonly close: () => Promise<void>;
}

/**
 * @param isBeside  whether there are charts, and cores for them
 * @param open      opens the threads, where there may be any
 */
export function drawingEarly(isBeside: boolean, open?: () => Promise<Drawing>): EarlyDrawing {
  const threads = isBeside ? open?.() : undefined;
  // Whoever waits for them is told when they fail; nobody does where the command fails before.
  threads?.catch(() => {});
  return {
    started: async () => threads,
    close: async () => (await threads?.catch(() => undefined))?.close(),
  };
}

function started(entry: string): Worker {
  try {
    return new Worker(entry);
  } catch (error) {
    throw lostThread(error);
  }
}
