import type { Effects } from "../effects.ts";
import { Failed, Stopped } from "../exit.ts";
import type { BatchStore, StoreCounts } from "./store.ts";
import { noCounts } from "./store.ts";

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

/** What the user should know of it, a sentence each. */
function countSentences({ reused, simulated, damaged, unkept }: StoreCounts, place: string): string[] {
  const sentences: string[] = [];
  if (reused > 0) sentences.push(`${reused} of ${reused + simulated} worlds were known and not simulated again.`);
  if (damaged > 0) sentences.push(`${damaged} damaged ${plural(damaged, "batch", "batches")} in ${place} made again.`);
  if (unkept > 0) sentences.push(`${unkept} ${plural(unkept, "batch", "batches")} could not be kept in ${place}.`);
  return sentences;
}

/** What holds after Ctrl-C, or when a thread was lost. */
function leftSentence(counts: StoreCounts | undefined, place: string): string {
  const { reused, simulated } = counts ?? noCounts();
  return reused + simulated > 0
    ? `Finished worlds are kept in ${place}; the same command goes on from there.`
    : "Nothing half-written is left; what was not finished starts anew.";
}

function plural(number: number, one: string, more: string): string {
  return number === 1 ? one : more;
}
