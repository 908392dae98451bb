import { describe, expect, test } from "vitest";
import { effectMarkdown, effectSummary } from "../../../src/question/effect.ts";
import {
  effectKeyTable,
  effectSentences,
  pageColumns,
  terminalColumns,
  withColumns,
} from "../../../src/words/en/effect.ts";
import { barWords } from "../../../src/words/en/effectCharts.ts";
import { scenarioFrom } from "../../scenario/libraries.ts";
import { handMadeEffect, inItsCurrency } from "./handMadeEffect.ts";

const result = handMadeEffect({
  levels: {
    price: [1.25, 1.3, 1.2],
    fillRate: [0.99, 0.9, 0.9902],
    buyerValue: [0.1, 0.2, 0.4],
    "service incumbents": [0.3, 0.3, 0.3],
  },
  spread: 0.0001,
});

describe("the key table of an effect", () => {
  const { head, rows } = effectKeyTable(result);
  const cell = (measure: string, column: string) => rows.find(([name]) => name === measure)?.[head.indexOf(column)];

  test("has the parts with their intervals, the share of the reaction, and the worlds in which the buyer does better", () => {
    expect(rows.map(([measure]) => measure)).toEqual([
      "Price",
      "Fill rate",
      "Buyer value",
      "- effort and technology",
      "- price concessions",
      "- moved orders",
      "Service effort, incumbents",
    ]);
    expect(cell("Price", "total")).toMatch(/^-0\.05000 \(-0\.05005 to -0\.04995\)$/);
    expect(cell("Price", "buying elsewhere")).toMatch(/^\+0\.05000 \(0\.049\d\d to 0\.050\d\d\)$/);
    // Buying elsewhere goes the other way: what the reaction does is no share of what is left.
    expect(cell("Price", "share of reaction")).toBe("-");
    expect(cell("- price concessions", "reaction of incumbents")).toMatch(/^\+0\.100/);
    expect(cell("Price", "worlds better")).toBe("100 %");
    expect(cell("Buyer value", "share of reaction")).toMatch(/^66\.7 \(66\.6 to 66\.7\) %$/);
    expect(cell("Fill rate", "buying elsewhere")).toBe("-9.000 (-9.005 to -8.995)");
  });

  test("has no share where the total is unclear, or too small beside its parts to be shared out", () => {
    expect(cell("Service effort, incumbents", "total")).toMatch(/^~ \(/);
    expect(cell("Service effort, incumbents", "share of reaction")).toBe("-");
    expect(cell("Fill rate", "share of reaction")).toBe("-");
  });

  test("is cut to the columns that fit, and says nothing of those that are gone", () => {
    const page = withColumns(effectKeyTable(result), pageColumns());
    expect(page.head).toEqual(pageColumns());
    expect(page.rows[0]).toHaveLength(pageColumns().length);
    expect(page.note).not.toContain("worlds better");
    expect(withColumns(effectKeyTable(result), terminalColumns()).note).toContain("worlds better");
  });

  test("shows money in the currency of the scenario, as the sentences do", () => {
    const scenario = scenarioFrom("extends: baseline\ncurrency: EUR\nunitCost: 200\n");
    const table = effectKeyTable(inItsCurrency({ ...result, scenario }));
    // Half width 2.093 x 0.0001026 / sqrt 20 x 200 = 0.0096.
    expect(table.rows[0].slice(0, 4)).toEqual(["Price", "EUR", "250", "-10.00 (-10.01 to -9.99)"]);
  });
});

describe("the summary of an effect", () => {
  test("holds the sentences and the table for people, and every number for programs", () => {
    const text = effectMarkdown({ effect: result });
    expect(text).toMatch(/^# The catfish effect: By hand\n\nIn this model/);
    expect(text).toContain("| measure | unit | without entry | total |");
    expect(text).not.toContain("Which world");
    const object = JSON.parse(JSON.stringify(effectSummary({ effect: result })));
    expect(object.answer).toEqual(effectSentences(result));
    expect(object.measures[3]).toMatchObject({ measure: "service", group: "incumbents", share: null, n: 20 });
    expect(object.measures[0].total.difference).toBeCloseTo(-0.05, 12);
  });
});

test("a difference that passes its own interval but not the correction is not called clear, anywhere", () => {
  // Totals 0.00055 and 0.001 to either side in 20 worlds: t = 0.00055 / (0.00102598 / sqrt(20)) = 2.397, p = 0.027,
  // which three parts together make 0.081.
  const one = handMadeEffect({ levels: { price: [1, 1, 1.00055] }, spread: 0.001 });
  const { total } = one.effects[0];
  expect(total.own.lower).toBeGreaterThan(0);
  expect(total.p).toBeCloseTo(0.027, 3);
  expect(total.pHolm).toBeCloseTo(3 * total.p, 12);
  expect(total.lower).toBeLessThanOrEqual(0);
  expect(one.effects[0].share).toBeUndefined();
  const table = effectKeyTable(one);
  expect(table.rows[0][table.head.indexOf("total")]).toMatch(/^~ \(/);
  expect(table.note).toContain("for the 3 differences together");
  expect(effectSentences(one).join(" ")).toContain("does not clearly change the price");
  expect(barWords(one.effects[0], "total", total).size).toMatch(/^~ \(/);
});
