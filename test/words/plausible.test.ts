import { describe, expect, test } from "vitest";
import type { PlausibleDifference } from "../../src/analyse/plausible/spread.ts";
import {
  marketsCell,
  plausibleSentences,
  reactionOverMarkets,
  type SaidPlausible,
  unlikeSeenSentences,
} from "../../src/words/en/plausible.ts";

const price = { measure: "price", group: "all" } as const;
const value = { measure: "buyerValue", group: "all" } as const;
const effort = { measure: "service", group: "incumbents" } as const;

function spread(series: PlausibleDifference["series"], [p05, p95]: readonly [number, number], more: object = {}) {
  const relative = { p05: p05 / 1.25, p50: 0, p95: p95 / 1.25 };
  return {
    series,
    n: 100,
    p05,
    p50: (p05 + p95) / 2,
    p95,
    relative,
    otherSign: 0,
    otherSignLower: 0,
    otherSignUpper: 0.037,
    ...none,
    ...more,
  };
}

/** What Wilson's interval gives for none of 100. */
const none = { better: 1, worse: 0, worseLower: 0, worseUpper: 0.037 };

function said(differences: readonly PlausibleDifference[], movers: SaidPlausible["movers"] = []): SaidPlausible {
  return { markets: 100, moved: 106, differences, whole: differences, from: 0, years: [], movers, labels: new Map() };
}

const fall = { ...price, unit: "unit costs", reference: 1.25, difference: -0.0325, lower: -0.0325, upper: -0.0312 };

describe("both intervals in a sentence", () => {
  test("of a fall that holds everywhere, and how often the buyer ends worse off", () => {
    const of = said(
      [
        spread(price, [-0.05, -0.01125]),
        spread(value, [0, 1], { better: 0.93, worse: 0.07, worseLower: 0.034, worseUpper: 0.137 }),
      ],
      [[], []],
    );
    expect(plausibleSentences(fall, true, of).slice(0, 2)).toEqual([
      "In the market as written the price falls by 2.60 % (2.50 to 2.60); over 100 markets that are as plausible, by 0.9 to 4.0 % (90 %).",
      "The buyer is worse off over the whole run in 7 % of these markets (3 to 14 %).",
    ]);
  });

  test("of a fall that turns into a rise in some markets", () => {
    const of = said([spread(price, [-0.05, 0.0125]), spread(value, [0, 1])], [[], []]);
    const [both, worse] = plausibleSentences(fall, true, of);
    expect(both).toContain(
      "; over 100 markets that are as plausible, it lies anywhere from 4.0 % lower to 1.0 % higher (90 %).",
    );
    expect(worse).toBe("The buyer is worse off over the whole run in none of these markets (0 to 4 %).");
  });

  test("of a change that does nothing, here or there", () => {
    const nothing = { ...fall, difference: 0, lower: 0, upper: 0 };
    expect(plausibleSentences(nothing, false, said([spread(price, [0, 0]), spread(value, [0, 0])]))).toEqual([
      "In 100 markets that are as plausible nothing changes either (90 %).",
    ]);
  });

  test("of a difference that is not clear in the market as written", () => {
    const of = said([spread(price, [-0.05, 0.0125])], [[]]);
    expect(plausibleSentences(fall, false, of)[0]).toBe(
      "The market as written shows no clear change of the price; over 100 markets that are as plausible, it lies anywhere from 4.0 % lower to 1.0 % higher (90 %).",
    );
  });

  test("of a measure that is many times as high", () => {
    const launches = { measure: "launches", group: "all" } as const;
    const row = { ...launches, unit: "launches a year", reference: 0.5, difference: 1, lower: 0.9, upper: 1.1 };
    const relative = { p05: 0.5, p50: 2, p95: 9 };
    const of = said([spread(launches, [0.2, 4], { relative })], [[]]);
    expect(plausibleSentences(row, true, of)[0]).toBe(
      "In the market as written new-market launches are 3.00 times as high (2.80 to 3.20); over 100 markets that are as plausible, 1.50 to 10.0 times as high (90 %).",
    );
  });

  test("where no market has a value nothing is said", () => {
    expect(plausibleSentences(fall, true, said([spread(price, [Number.NaN, Number.NaN], { n: 0 })]))).toEqual([]);
  });
});

describe("what the answer hangs on", () => {
  const mover = (path: string, correlation: number, pHolm: number) => ({ path, correlation, pHolm });
  const two = [spread(price, [-1, 1]), spread(value, [-1, 1])];

  test("is named, the closest first, and what may be chance is not", () => {
    const movers = [
      mover("suppliers.backup.quality", -0.41, 0.001),
      mover("market.trustGain", 0.2, 0.4),
      mover("market.switchingCost", 0.55, 0.0001),
    ];
    expect(plausibleSentences(fall, true, said(two, [[], movers])).slice(-2)).toEqual([
      "Of the 106 assumed values that were moved, the difference in buyer value over the whole run hangs most on switching cost (+0.55) and quality of backup (-0.41).",
      expect.stringContaining("rank correlations over the markets"),
    ]);
  });

  test("is nothing by itself where all may be chance", () => {
    expect(plausibleSentences(fall, true, said(two, [[], [mover("market.trustGain", 0.2, 0.4)]])).at(-1)).toBe(
      "None of the 106 assumed values that were moved stands out in what it does to the difference in buyer value over the whole run there.",
    );
  });
});

test("the reaction of incumbents is told with how often it goes the other way", () => {
  const row = { ...effort, unit: "index", reference: 0.3, difference: 0.1, lower: 0.09, upper: 0.11 };
  const clear = said([spread(effort, [0.02, 0.14])], [[]]);
  expect(reactionOverMarkets(row, true, clear).slice(0, 2)).toEqual([
    "Over the same 100 markets the reaction of incumbents raises their service effort by 0.020 to 0.140 (90 %).",
    "It goes the other way in none of these markets (0 to 4 %).",
  ]);
  const turned = said(
    [spread(effort, [-0.03, 0.14], { otherSign: 0.23, otherSignLower: 0.158, otherSignUpper: 0.322 })],
    [[]],
  );
  const [both, other] = reactionOverMarkets(row, true, turned);
  expect(both).toContain("0.0300 lower to 0.140 higher (90 %).");
  expect(other).toBe("It goes the other way in 23 % of these markets (16 to 32 %).");
});

test("a market that is not as markets are seen is told from those that are", () => {
  const attrition = { what: "attrition", low: 0.02, high: 0.052, source: "ledgers" } as const;
  const simulated = { n: 200, mean: 0.0168, lower: 0.0151, upper: 0.0185 };
  expect(unlikeSeenSentences([{ ...attrition, simulated }])).toEqual([
    "The market as written would itself be left out of the plausible markets, which are taken by what is known of real ones.",
    "The share of old spend that ends each year is 1.7 % here (1.5 to 1.9 %); of real markets 2.0 to 5.2 % is known.",
  ]);
  expect(unlikeSeenSentences([])).toEqual([]);
});

test("a cell has where nine markets in ten lie, with signs", () => {
  expect(marketsCell(said([spread(price, [-0.05, 0.0125])]), price)).toBe("-0.0500 to +0.0125");
  expect(marketsCell(said([]), price)).toBe("-");
});
