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
  /** Stops the thread, at once. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (svg: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A thread that draws charts while this one writes tables: the same bytes as in this one.
 *
 * @param entry        the built thread
 * @param interrupted  whoever waits for a picture is told when it is aborted
 * @throws Failed where it cannot be started
 */
export function drawnBeside(entry: string, interrupted: AbortSignal): Drawing {
  const thread = started(entry);
  /** Who waits for pictures, in the order in which they come. */
  const waiting: Waiting[] = [];
  let lost: unknown;
  const lose = (error: unknown): void => {
    lost ??= error;
    for (const { reject } of waiting.splice(0)) reject(lost);
  };
  const stop = (): void => lose(interrupted.reason);
  interrupted.addEventListener("abort", stop);
  thread.on("message", (drawn: Drawn) => {
    const next = waiting.shift();
    if ("svg" in drawn) next?.resolve(drawn.svg);
    else next?.reject(drawn.error);
  });
  thread.on("error", (error) => lose(lostThread(error)));
  thread.on("exit", (code) => lose(lostThread(new Error(`it ended before its charts were drawn (exit code ${code})`))));
  return {
    draw: (spec, { id, title, description }) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        waiting.push({ resolve, reject });
        const chart: ToDraw = { spec: JSON.stringify(spec), words: { id, title, description } };
        thread.postMessage(chart);
      }),
    close: async () => {
      interrupted.removeEventListener("abort", stop);
      await thread.terminate();
    },
  };
}

/** A thread for the charts of a command, started while its worlds are simulated: what draws takes long to load. */
export interface EarlyDrawing {
  /** The thread, for all folders that the command writes; undefined where charts are drawn in this one. */
  readonly started: () => Promise<Drawing | undefined>;
  readonly close: () => Promise<void>;
}

/**
 * @param isBeside  whether there are charts, and enough else to do that a thread of their own saves time
 * @param open      opens the thread, where there may be one
 */
export function drawingEarly(isBeside: boolean, open?: () => Promise<Drawing>): EarlyDrawing {
  const thread = isBeside ? open?.() : undefined;
  // Whoever waits for it is told when it fails; nobody does where the command fails before.
  thread?.catch(() => {});
  return {
    started: async () => thread,
    close: async () => (await thread?.catch(() => undefined))?.close(),
  };
}

function started(entry: string): Worker {
  try {
    return new Worker(entry);
  } catch (error) {
    throw lostThread(error);
  }
}
