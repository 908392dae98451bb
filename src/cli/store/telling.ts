import type { Effects } from "../effects.ts";
import { Failed, Stopped } from "../exit.ts";
import { countSentences, leftSentence } from "./counts.ts";
import type { BatchStore } from "./store.ts";

/**
 * Says in one line on standard error what was reused and what was damaged; nothing where all was as usual.
 *
 * @param quiet  only what went wrong
 */
export function tellCounts(store: BatchStore | undefined, { terminal }: Effects, quiet = false): void {
  if (store === undefined) return;
  const { counts } = store;
  const sentences = countSentences(quiet ? { ...counts, reused: 0 } : counts, store.folder);
  if (sentences.length > 0) terminal.error(sentences.join(" "));
}

/**
 * What to throw for a failure: when the user has stopped the work, or worlds could not be simulated, words that say
 * what is kept of it.
 *
 * @param finished  what of the request was finished before, in a sentence each
 */
export function unlessStopped(
  error: unknown,
  store: BatchStore | undefined,
  { interrupted }: Effects,
  finished: readonly string[] = [],
): unknown {
  const left = leftSentence(store?.counts, store?.folder ?? "");
  if (interrupted.aborted) return new Stopped(`Stopped. ${left}`, ...finished);
  return error instanceof Failed ? new Failed(error, ...error.lines, left, ...finished) : error;
}
