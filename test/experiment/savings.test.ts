import { describe, expect, test } from "vitest";
import { savingsOf } from "../../src/analyse/savings.ts";
import { moneyText, moneyWithin } from "../../src/words/en/money.ts";
import { savingsSentences } from "../../src/words/en/savings.ts";
import { TOTAL_COST } from "../../src/worlds/headline.ts";
import { scenarioFrom } from "../scenario/libraries.ts";
import { expectReadAloud } from "../words/readAloud.ts";

const MONTHS = 36;
const series = [TOTAL_COST, { measure: "buyerValue", group: "all" }] as const;

/** An arm of three worlds whose total cost and buyer value in each of three years are given, the same in all but for a little. */
function armOf(costs: readonly number[], values: readonly number[], more = "") {
  const scenario = scenarioFrom(`extends: baseline\nmonths: ${MONTHS}\ncurrency: EUR\nannualSpend: 12000000\n${more}`);
  const worlds = [-0.001, 0, 0.001];
  return {
    scenario,
    replications: worlds.length,
    years: {
      series,
      months: MONTHS,
      from: scenario.from,
      values: Float64Array.from(
        worlds.flatMap((little) => costs.flatMap((cost, year) => [cost + little, values[year]])),
      ),
    },
  };
}

/** Costs of worlds and years with a value that is the same everywhere. */
function yearsOf(costs: readonly number[]): Float64Array {
  return Float64Array.from(costs.flatMap((cost) => [cost, 0.5]));
}

const base = armOf([1.2, 1.2, 1.2], [0.5, 0.5, 0.5]);

describe("what a change saves", () => {
  test("is the share of the cost that it saves, times the spend of a year", () => {
    const found = savingsOf(base, armOf([1.2, 1.08, 1.14], [0.5, 0.62, 0.62]));
    expect(found).toMatchObject({ currency: "EUR", months: [0, 35], shareOfWorlds: 1, paysBackInYear: 1 });
    const saved = found?.years.map(({ saved: { mean } }) => mean) ?? [];
    [0, 1.2e6, 0.6e6].forEach((cash, year) => void expect(saved[year]).toBeCloseTo(cash, 2));
    expect(found?.cash.mean).toBeCloseTo(1.8e6, 2);
    expect(found?.cashAYear.mean).toBeCloseTo(0.6e6, 2);
    expect(found?.discounted.mean).toBeCloseTo(1.2e6 / 1.08 + 0.6e6 / 1.08 ** 2, 2);
    expect(found?.valueAYear.mean).toBeCloseTo((12e6 * 0.24) / 1.2 / 3, 2);
  });

  test("is counted from the month of the decision, by which nothing was saved", () => {
    const later = savingsOf(
      armOf([1.2, 1.2, 1.2, 1.2], [0.5, 0.5, 0.5, 0.5], "from: 18"),
      armOf([1.2, 1.2, 1.08, 1.08], [0.5, 0.5, 0.5, 0.5], "from: 18"),
    );
    expect(later?.months).toEqual([18, 35]);
    expect(later?.years.map(({ months }) => months)).toEqual([
      [18, 29],
      [30, 35],
    ]);
    expect(later?.cashAYear.mean).toBeCloseTo(1.2e6, 2);
  });

  test("pays back in the year from which on it is never behind again", () => {
    const years = (costs: number[]) => savingsOf(base, armOf(costs, [0.5, 0.5, 0.5]))?.paysBackInYear;
    expect(years([1.3, 1.15, 1.1])).toBe(3);
    expect(years([1.3, 1.05, 1.19])).toBe(2);
    expect(years([1.3, 1.25, 1.19])).toBeUndefined();
  });

  test("pays back in the month in which the sum comes back to 0, as if each year saved evenly", () => {
    const month = (costs: number[]) => savingsOf(base, armOf(costs, [0.5, 0.5, 0.5]))?.paysBackInMonth;
    // 0.1 is lost in the first year; the second gives 0.05 back, the third 0.1.
    expect(month([1.3, 1.15, 1.1])).toBe(30);
    // The second year gives 0.4 and a quarter of it is enough: after 3 months.
    expect(month([1.3, 0.8, 1.2])).toBe(15);
    expect(month([1.1, 1.3, 1.2])).toBeUndefined();
    expect(month([1.3, 1.25, 1.19])).toBeUndefined();
  });

  test("pays back in each world by itself: a share of all of them, and months that those which do not are later than", () => {
    // Worlds lose 0.1 at first and then save 0, 0.07, 0.13 and 0.23 a year: paid back never, and in months 29, 21 and 17.
    const after = [0, 0.07, 0.13, 0.23];
    const costs = after.flatMap((saved) => [1.3, 1.2 - saved, 1.2 - saved]);
    const before = { ...base, replications: 4, years: { ...base.years, values: yearsOf(costs.map(() => 1.2)) } };
    const arm = { ...before, years: { ...before.years, values: yearsOf(costs) } };
    const payback = savingsOf(before, arm)?.payback;
    expect(payback).toMatchObject({ n: 4, share: 0.75, p05: 17, p50: 21, p95: null });
    expect(payback?.lower).toBeCloseTo(0.3006, 3);
    expect(payback?.upper).toBeCloseTo(0.9544, 3);
  });

  test("is not known where no spend is said", () => {
    const { scenario, ...arm } = base;
    const silent = { ...arm, scenario: { ...scenario, annualSpend: undefined } };
    expect(savingsOf(silent, silent)).toBeUndefined();
    expect(savingsSentences(undefined)).toEqual([]);
  });
});

describe("the sentences", () => {
  const said = (costs: number[], values: number[]) => {
    // Differences that differ from world to world have an interval.
    const arm = armOf(costs, values);
    const spread = arm.years.values.map((value, at) => value * (1 + 0.0005 * (Math.floor(at / 6) - 1)));
    const sentences = savingsSentences(savingsOf(base, { ...arm, years: { ...arm.years, values: spread } }));
    expectReadAloud(sentences);
    return sentences;
  };

  test("say saves of cash alone, and worth of value, each as it comes and discounted", () => {
    const [cash, later, value, worth, ...more] = said([1.1, 1.1, 1.1], [0.6, 0.6, 0.6]);
    expect(cash).toMatch(
      /^In cash, not discounted, it saves 1\.0\d* million EUR a year \(0\.9\d* to 1\.0\d*\) of the 12 million EUR spent a year; over 3 years, 3\.\d+ million EUR \(.* to .*\)\.$/,
    );
    // 1 million in each of three years, at 8 %: 1 + 1 / 1.08 + 1 / 1.08^2.
    expect(later).toMatch(
      /^Discounted at 8 % a year, it saves 2\.78\d* million EUR \(.*\); it saves something in all 3 worlds\.$/,
    );
    expect(value).toMatch(
      /^With quality, service, technology and supply counted beside cash, it is worth 1\.0\d* million EUR a year \(.*\), not discounted\.$/,
    );
    expect(worth).toMatch(/^Discounted at 8 % a year, as in the verdict, that is worth 2\.78\d* million EUR/);
    expect(more).toEqual([]);
  });

  test("say by when worlds have paid back, as a date where the run has a start, and how many have by the end", () => {
    expect(said([1.3, 1.04, 1.04], [0.6, 0.6, 0.6])[2]).toBe(
      "It costs first, and has paid back in half of the worlds by month 19; by the end in all 3 worlds (44 to 100 %).",
    );
    const found = savingsOf(base, armOf([1.3, 1.04, 1.04], [0.6, 0.6, 0.6], "start: 2027-01"));
    expect(savingsSentences(found)[2]).toContain("half of the worlds by August 2028;");
    expect(said([1.1, 1.1, 1.1], [0.6, 0.6, 0.6]).join(" ")).not.toContain("paid back");
  });

  test("say that nothing changes where it is the same in every world, and not that this is not clear", () => {
    const nothing = savingsSentences(savingsOf(base, base));
    expect(nothing).toEqual(["It saves and costs nothing in any world, in cash or in value."]);
  });

  test("say what it costs more, what is lost, and that it was never paid back", () => {
    const [cash, later, payback, value] = said([1.3, 1.3, 1.3], [0.4, 0.4, 0.4]);
    expect(cash).toMatch(
      /^In cash, not discounted, it costs 1\.0\d* million EUR a year \(0\.9\d* to 1\.0\d*\) on top of/,
    );
    expect(later).toMatch(/^Discounted at 8 % a year, it costs 2\.78/);
    expect(payback).toBe(
      "It costs first, and in none of the 3 worlds (0 to 56 %) has it paid back by the end of the run.",
    );
    expect(value).toMatch(
      /^With quality, .* beside cash, the buyer loses 1\.0\d* million EUR a year \(.*\), not discounted\.$/,
    );
  });

  test("say what is not clear, without a winner", () => {
    const sentences = said([1.2, 1.2, 1.2], [0.5, 0.5, 0.5]).join(" ");
    expect(sentences).toContain("it is not clear whether it saves: ");
    expect(sentences).toContain("it is not clear what it is worth: ");
  });

  test("say why cash, value, and either of them discounted go opposite ways", () => {
    // 1 is lost in the first year, and 1.08 comes back in the third, which weighs 1 / 1.08^2.
    const turned = said([2.2, 1.2, 0.12], [-0.5, 0.5, 1.58]).slice(-2);
    expect(turned).toEqual([
      "Cash changes its sign when it is discounted at 8 % a year, since it costs first and pays later, and later years weigh less.",
      "Value changes its sign when it is discounted at 8 % a year, since it costs first and pays later, and later years weigh less.",
    ]);
    expect(said([1.3, 1.3, 1.3], [0.6, 0.6, 0.6]).at(-1)).toMatch(/^It costs cash and is still worth it: /);
    expect(said([1.1, 1.1, 1.1], [0.4, 0.4, 0.4]).at(-1)).toMatch(/^It saves cash and is still not worth it: /);
  });
});

test("money is said on one scale, to two digits of its uncertainty", () => {
  expect(moneyText(12_000_000, "EUR")).toBe("12 million EUR");
  expect(moneyText(950, "EUR")).toBe("950 EUR");
  expect(moneyWithin({ mean: 1_412_345, lower: 1_301_000, upper: 1_702_000 }, "EUR", "a year")).toBe(
    "1.41 million EUR a year (1.30 to 1.70)",
  );
  expect(moneyWithin({ mean: -300, lower: -40_000, upper: 39_000 }, "yuan")).toBe("0 thousand yuan (-40 to 39)");
});
