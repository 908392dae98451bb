import { expect } from "vitest";

/** Words that a listener can keep until the end of a clause. */
const MOST_WORDS = 30;

/** Intervals that a listener can keep apart. */
const MOST_INTERVALS = 4;

/** Words that one more setting takes, where a clause names what was set: "holding 2 suppliers under contract in place of 0". */
const WORDS_OF_A_SETTING = 9;

/**
 * That sentences can be read aloud: no clause is longer than that, its brackets left out, and none has more intervals.
 *
 * @param settings  that the question has, and a clause may name
 */
export function expectReadAloud(sentences: readonly string[], settings = 1): void {
  const most = MOST_WORDS + WORDS_OF_A_SETTING * Math.max(0, settings - 1);
  for (const clause of sentences.flatMap((sentence) => sentence.split(/[.;:](?= |$)/))) {
    const spoken = clause.replace(/\([^()]*\)/g, "").trim();
    expect(spoken.split(/\s+/).length, clause).toBeLessThanOrEqual(most);
    expect([...clause.matchAll(/\d to -?\+?\d[\d.,]*(?: %)?\)/g)].length, clause).toBeLessThanOrEqual(MOST_INTERVALS);
  }
}

/** Numbers of a sentence that a listener hears, and all of them, ends of intervals included. */
const MOST_NUMBERS = { heard: 6, all: 10 };

/** That no sentence has more numbers than a listener keeps; those of a name in quotes are no numbers. */
export function expectFewNumbers(sentences: readonly string[]): void {
  for (const sentence of sentences.flatMap((each) => each.split(/(?<=[.:]) +(?=[A-Z])/))) {
    const own = sentence.replace(/"[^"]*"/g, "");
    const numbers = (text: string) => [...text.matchAll(/\d[\d.,]*/g)].length;
    expect(numbers(own.replace(/\([^()]*\)/g, "")), sentence).toBeLessThanOrEqual(MOST_NUMBERS.heard);
    expect(numbers(own), sentence).toBeLessThanOrEqual(MOST_NUMBERS.all);
  }
}
