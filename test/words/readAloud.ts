import { expect } from "vitest";

/** Words that a listener can keep until the end of a clause. */
const MOST_WORDS = 30;

/** Intervals that a listener can keep apart. */
const MOST_INTERVALS = 4;

/** That sentences can be read aloud: no clause is longer than that, its brackets left out, and none has more intervals. */
export function expectReadAloud(sentences: readonly string[]): void {
  for (const clause of sentences.flatMap((sentence) => sentence.split(/[.;:](?= |$)/))) {
    const spoken = clause.replace(/\([^()]*\)/g, "").trim();
    expect(spoken.split(/\s+/).length, clause).toBeLessThanOrEqual(MOST_WORDS);
    expect([...clause.matchAll(/\d to -?\+?\d[\d.,]*(?: %)?\)/g)].length, clause).toBeLessThanOrEqual(MOST_INTERVALS);
  }
}
