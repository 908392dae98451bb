import type { Facts } from "../../worlds/claims/packFacts.ts";
import { byValue, differenceText, levelsText } from "./workshopNumbers.ts";

/** A question of the test before and after: three answers, and why one of them is right, by the model as it is. */
export interface QuizQuestionWords {
  readonly asked: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly why: (facts: Facts) => string;
}

export const workshopQuiz = {
  asleep: {
    asked: "Nobody enters for ten years. What goes on getting worse to the end?",
    a: "The service effort of the suppliers under contract.",
    b: "How far their technology is behind.",
    c: "Nothing: they keep the level at which they began.",
    why: ({ lagGrows, effortStays }) =>
      `The lag grows by ${differenceText(lagGrows)} months from the second year to the tenth. Effort has dropped in the first year and then stays, ${levelsText(effortStays)}.`,
  },
  soon: {
    asked: "Newcomers may come from the fourth year on. What does the price do in the year after that?",
    a: "It falls at once: the threat is there.",
    b: "It rises: newcomers cost more.",
    c: "It hardly moves; it falls years later.",
    why: ({ priceSoon, priceInTheEnd }) =>
      `In the fifth year the price differs by ${differenceText(priceSoon)} from the market with a shut door, in the tenth by ${differenceText(priceInTheEnd)}. Trust is earned by deliveries, and that takes years.`,
  },
  threat: {
    asked: "When do the suppliers under contract begin to try harder?",
    a: "Before any newcomer has a contract.",
    b: "When the first newcomer has won one.",
    c: "When newcomers have a fifth of the contracts.",
    why: ({ threat }) =>
      `In years four and five, over months in which no newcomer holds a contract, effort is higher by ${differenceText(threat)}. What wakes them is a rival that might win.`,
  },
  competition: {
    asked: "What gives the buyer more in the second five years?",
    a: "Newcomers, beside two holders whose volume is fixed by quotas.",
    b: "A shut door, and two holders that compete for half of their volume.",
    c: "The two are the same.",
    why: ({ competition }) =>
      `Competition behind a shut door is worth ${byValue(competition)} more. The two together give most. This rests in part on an assumption: that holders who compete do not grow inert.`,
  },
  looking: {
    asked: "How often should the buyer look at newcomers?",
    a: "Never: it costs time and unsettles suppliers.",
    b: "Now and then.",
    c: "Every month: more looking finds more.",
    why: ({ lookNever, lookAlways }) =>
      `Looking in three months of ten is worth ${byValue(lookNever)} more than never, and ${byValue(lookAlways)} more than every month. The last is small: looking too often costs little.`,
  },
  horizon: {
    asked: "The flexible share goes from a fifth of the spend to two fifths. What does the buyer gain?",
    a: "Something from the first year on.",
    b: "Nothing in any year.",
    c: "It loses in the first five years and gains in the second five.",
    why: ({ wideFirst, wideLater, wideWhole }) =>
      `First five years: ${differenceText(wideFirst)} unit costs; second five: ${differenceText(wideLater)}; all ten: ${differenceText(wideWhole)}. Whether it is a good idea depends on the horizon.`,
  },
} as const satisfies Readonly<Record<string, QuizQuestionWords>>;

export type QuizKey = keyof typeof workshopQuiz;
export type QuizWords = Readonly<Record<QuizKey, QuizQuestionWords>>;
