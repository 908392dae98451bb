import type { Facts } from "../worlds/claims/packFacts.ts";
import { roleCards, teamSheet } from "./en/workshopCards.ts";
import { guideSheet, keySheet, quizSheet } from "./en/workshopGuide.ts";
import { plans } from "./en/workshopPlans.ts";
import { type QuizKey, type QuizWords, workshopQuiz } from "./en/workshopQuiz.ts";
import type { Block, Sheet } from "./sheet.ts";
import { LONGER, longerText } from "./workshop.ts";

/** The questions of the test by language. */
const quizzes: Readonly<Record<string, QuizWords>> = { en: workshopQuiz };

/** A question of the test in the language of the room. */
export function quizWords(language: string, key: QuizKey): QuizWords[QuizKey] {
  const { asked, a, b, c, why } = (quizzes[language] ?? quizzes.en)[key];
  if (language !== LONGER) return { asked, a, b, c, why };
  return {
    ...{ asked: longerText(asked), a: longerText(a), b: longerText(b), c: longerText(c) },
    why: (facts) => longerText(why(facts)),
  };
}

/** What the sheets of the pack are made of. */
export interface PackParts {
  readonly facts: Facts;
  /** `200 worlds`: in which the facts were made. */
  readonly worlds: string;
  /** Title of the market that they are about. */
  readonly market: string;
  /** Right answers of the test, in the order of its questions. */
  readonly right: readonly ("a" | "b" | "c")[];
  /** The buyer's levers as teams know them. */
  readonly levers: readonly string[];
  readonly rounds: number;
}

/** The pack by language. */
const packs: Readonly<Record<string, (parts: PackParts) => readonly Sheet[]>> = {
  en: ({ facts, worlds, market, right, levers, rounds }) => [
    guideSheet(facts, worlds, market),
    ...plans,
    roleCards,
    teamSheet(levers, rounds),
    quizSheet(),
    keySheet(facts, right),
  ],
};

/** The sheets of the pack, in their order. */
export function packSheets(language: string, parts: PackParts): readonly Sheet[] {
  if (language === LONGER) return packs.en(parts).map((sheet) => inOtherWords(sheet, longerText));
  return (packs[language] ?? packs.en)(parts);
}

function inOtherWords({ title, about, blocks }: Sheet, say: (text: string) => string): Sheet {
  return {
    title: say(title),
    ...(about !== undefined && { about: say(about) }),
    blocks: blocks.map((block) => blockIn(block, say)),
  };
}

function blockIn(block: Block, say: (text: string) => string): Block {
  if (block.kind === "list") return { ...block, items: block.items.map(say) };
  if (block.kind === "table")
    return { ...block, head: block.head.map(say), rows: block.rows.map((row) => row.map(say)) };
  if (block.kind === "cards") {
    return { ...block, cards: block.cards.map(({ title, lines }) => ({ title: say(title), lines: lines.map(say) })) };
  }
  return { ...block, text: say(block.text) };
}
