import type { QuizKey } from "../../words/en/workshopQuiz.ts";
import type { FactKey } from "../../worlds/claims/packFacts.ts";

/**
 * The test before and after: six questions of three answers each. What makes the right answer right are facts, which are
 * run; the words are in `words/en/workshopQuiz.ts` under the same keys.
 */

export const answers = ["a", "b", "c"] as const;
export type QuizAnswer = (typeof answers)[number];

export interface QuizQuestion {
  readonly key: QuizKey;
  readonly right: QuizAnswer;
  /** All of them hold where the answer is right. */
  readonly facts: readonly FactKey[];
}

export const quiz: readonly QuizQuestion[] = [
  { key: "asleep", right: "b", facts: ["lagGrows", "effortStays"] },
  { key: "soon", right: "c", facts: ["priceSoon", "priceInTheEnd"] },
  { key: "threat", right: "a", facts: ["threat"] },
  { key: "competition", right: "b", facts: ["competition"] },
  { key: "looking", right: "b", facts: ["lookNever", "lookAlways"] },
  { key: "horizon", right: "c", facts: ["wideFirst", "wideLater"] },
];
