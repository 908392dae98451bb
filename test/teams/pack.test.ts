import { describe, expect, test } from "vitest";
import { answers, quiz } from "../../src/web/pack/quiz.ts";
import { roleCards, teamSheet } from "../../src/words/en/workshopCards.ts";
import { guideSheet, keySheet, quizSheet } from "../../src/words/en/workshopGuide.ts";
import { plans } from "../../src/words/en/workshopPlans.ts";
import { workshopQuiz } from "../../src/words/en/workshopQuiz.ts";
import { textsOf } from "../../src/words/sheet.ts";
import { factKeys, packFacts, simulatedFacts } from "../../src/worlds/claims/packFacts.ts";
import { bundled } from "../scenario/libraries.ts";
import { isThorough } from "../thorough.ts";
import { mapHere } from "./playedRoom.ts";

const WORLDS = isThorough ? 200 : 80;
const facts = await simulatedFacts(bundled, { seed: "catfish", worlds: WORLDS }, mapHere);
const right = quiz.map((question) => question.right);
const sheets = [
  guideSheet(facts, "200 worlds", "Prepared newcomers in a settled market"),
  ...plans,
  roleCards,
  teamSheet(["Flexible share"], 6),
  quizSheet(),
  keySheet(facts, right),
];

describe("the pack", () => {
  test.each(factKeys)("%s holds", (key) => {
    const { verdict, mean, lower, upper } = facts[key];
    // Fewer worlds leave some undecided; all are decided in the long tests.
    expect({ verdict, mean, lower, upper }).toMatchObject({
      verdict: isThorough ? "green" : expect.stringMatching(/green|undecided/),
    });
  });

  test("every fact stands in a sheet, and every number of a fact comes from its worlds", () => {
    const told = [guideSheet, (all: typeof facts) => keySheet(all, right)];
    for (const key of factKeys) {
      const changed = {
        ...facts,
        [key]: { ...facts[key], mean: 0.777, lower: 0.7, upper: 0.8, meanOwn: 0.123, meanOther: 0.456 },
      };
      const before = told.flatMap((sheet) => textsOf(sheet(facts, "", ""))).join("\n");
      const after = told.flatMap((sheet) => textsOf(sheet(changed, "", ""))).join("\n");
      expect(after === before ? `${key} is told nowhere` : "").toBe("");
    }
  });

  test("the test has six questions of three answers, each right one by facts that are run", () => {
    expect(quiz.map(({ key }) => key)).toEqual(Object.keys(workshopQuiz));
    expect(quiz).toHaveLength(6);
    for (const question of quiz) {
      expect(answers).toContain(question.right);
      expect(question.facts.length).toBeGreaterThan(0);
      for (const fact of question.facts) {
        expect(facts[fact].verdict).not.toBe("red");
        expect(packFacts).toHaveProperty(fact);
      }
      const { a, b, c } = workshopQuiz[question.key];
      expect(new Set([a, b, c]).size).toBe(3);
    }
    expect(new Set(right).size).toBe(3);
  });

  test("plans are of 20, 60 and 180 minutes, without a gap", () => {
    const lengths = plans.map(({ blocks }) => {
      const [table] = blocks;
      if (table.kind !== "table") throw new Error("a plan is a table");
      const spans = table.rows.map(([minutes]) => minutes.split(" to ").map(Number));
      for (const [at, [from]] of spans.slice(1).entries()) expect(from).toBe(spans[at][1]);
      expect(spans[0][0]).toBe(0);
      return spans[spans.length - 1][1];
    });
    expect(lengths).toEqual([20, 60, 180]);
  });

  test("no sheet has an empty title, a text twice in a list, or a number that is missing", () => {
    for (const sheet of sheets) {
      const texts = textsOf(sheet);
      expect(sheet.title).not.toBe("");
      for (const text of texts) expect(text).not.toMatch(/undefined|NaN|no interval|\[object/);
      for (const block of sheet.blocks)
        if (block.kind === "list") expect(new Set(block.items).size).toBe(block.items.length);
    }
  });
});
