import type { Tinypool } from "tinypool";
import { codeOf } from "./disk.ts";
import { Failed } from "./exit.ts";

/** What becomes of the threads of a pool. */
export interface WatchedThreads {
  /** Never kept; broken by the first thread that ends while there may be work for it. */
  readonly lost: Promise<never>;
  /** Stops all threads, and waits until they have ended. */
  readonly close: () => Promise<void>;
}

/**
 * Watches the threads of a pool, which itself takes no notice when one ends without an error, and then waits for its
 * answer for ever.
 */
export function watchThreads(pool: Tinypool): WatchedThreads {
  const seen = new Set<object>();
  const endings: Promise<void>[] = [];
  let isClosing = false;
  let lose: (error: Failed) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // Whoever waits for it hears of it; it is no fault that nobody does.
  lost.catch(() => {});
  const watch = (): void => {
    for (const thread of pool.threads.filter((each) => !seen.has(each))) {
      seen.add(thread);
      const ended = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
      thread.on("error", (error) => lose(lostThread(error)));
      thread.once("exit", (code) => {
        if (!isClosing) lose(threadLost(`ended before it was done (exit code ${code})`));
      });
      endings.push(ended);
    }
  };
  watch();
  pool.on("error", (error) => lose(lostThread(error)));
  return {
    lost,
    close: async () => {
      isClosing = true;
      // One that was lost may have been replaced since.
      watch();
      // The pool itself, when it is destroyed, waits for ever for threads that have ended before.
      await Promise.all([...pool.threads.map((thread) => thread.terminate()), ...endings]);
    },
  };
}

/** What is said of a thread that could not be started, or could not go on. */
export function lostThread(error: unknown): Failed {
  const code = codeOf(error);
  if (code === "ERR_WORKER_OUT_OF_MEMORY" || isTooLarge(error)) return outOfMemory(error);
  const message = error instanceof Error ? error.message : "without a word";
  const reason = /\bE[A-Z]{3,}\b/.exec(message)?.[0] ?? code;
  if (code === "ERR_WORKER_INIT_FAILED" || code === "EAGAIN" || code === "EMFILE") {
    return new Failed(
      { cause: error },
      `A thread could not be started (${reason}).`,
      "Ask for fewer with --workers, e.g. --workers 1.",
    );
  }
  return threadLost(error instanceof Error ? `failed: ${firstLine(message)}` : `failed ${message}`, error);
}

function threadLost(how: string, cause?: unknown): Failed {
  return new Failed({ cause }, `A thread that simulates worlds ${how}.`);
}

/** Whether numbers had no room on this machine: nothing that was asked for decides that alone. */
export function isForWantOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed/i.test(error.message);
}

/** The same, or they would have no room on any machine. */
export function isTooLarge(error: unknown): boolean {
  return isForWantOfMemory(error) || (error instanceof RangeError && /invalid typed array length/i.test(error.message));
}

export function outOfMemory(cause: unknown): Failed {
  return new Failed(
    { cause },
    "There is not enough memory for the worlds of so large a market.",
    "Ask for fewer threads with --workers, a shorter run with --months, or fewer buyers and suppliers.",
  );
}

/** What is said where a batch that nothing can do without has failed. */
export function batchFailed(error: unknown): Failed {
  if (isTooLarge(error)) return outOfMemory(error);
  return new Failed(
    { cause: error },
    `A replication failed: ${firstLine(error instanceof Error ? error.message : String(error))}.`,
  );
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0].replace(/\.$/, "");
}
