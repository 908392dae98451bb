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

/** When the test is taken: before a room has seen anything, and after the debrief. */
export const quizTimes = ["before", "after"] as const;
export type QuizTime = (typeof quizTimes)[number];

/** What somebody has answered, in the order of the questions; null where nothing was marked. */
export type Answered = Readonly<Record<QuizTime, readonly (QuizAnswer | null)[]>>;

export const nothingAnswered: Answered = { before: quiz.map(() => null), after: quiz.map(() => null) };

export function withAnswer(answered: Answered, when: QuizTime, at: number, answer: QuizAnswer): Answered {
  return { ...answered, [when]: answered[when].with(at, answer) };
}

/** How many are right; undefined where none was marked. */
export function rightIn(marked: readonly (QuizAnswer | null)[]): number | undefined {
  if (marked.every((each) => each === null)) return undefined;
  return quiz.filter(({ right }, at) => marked[at] === right).length;
}
