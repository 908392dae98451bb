/** What became of the batches of a command line. */
export interface StoreCounts {
  /** Worlds that were taken from the store. */
  reused: number;
  /** Worlds that were simulated. */
  simulated: number;
  /** Entries that were damaged, and made again. */
  damaged: number;
  /** Batches that could not be kept, e.g. because the disk is full. */
  unkept: number;
}

export function noCounts(): StoreCounts {
  return { reused: 0, simulated: 0, damaged: 0, unkept: 0 };
}

/** What the user should know of it, a sentence each. */
export function countSentences({ reused, simulated, damaged, unkept }: StoreCounts, place: string): string[] {
  const sentences: string[] = [];
  if (reused > 0) sentences.push(`${reused} of ${reused + simulated} worlds were known and not simulated again.`);
  if (damaged > 0) sentences.push(`${damaged} damaged ${plural(damaged, "batch", "batches")} in ${place} made again.`);
  if (unkept > 0) sentences.push(`${unkept} ${plural(unkept, "batch", "batches")} could not be kept in ${place}.`);
  return sentences;
}

/** What holds after Ctrl-C, or when a thread was lost. */
export function leftSentence(counts: StoreCounts | undefined, place: string): string {
  const { reused, simulated } = counts ?? noCounts();
  return reused + simulated > 0
    ? `Finished worlds are kept in ${place}; the same command goes on from there.`
    : "Nothing half-written is left; what was not finished starts anew.";
}

function plural(number: number, one: string, more: string): string {
  return number === 1 ? one : more;
}
