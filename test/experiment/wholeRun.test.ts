import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { derivedFrom, keptWith, spansOf } from "../../src/worlds/valuesOver.ts";
import { discountedMean, halvesOf, wholeRunOf } from "../../src/worlds/wholeRun.ts";
import { bundled } from "../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const read = readScenario(source, bundled);
if ("problems" in read) throw new Error("the bundled scenario is wrong");
const { market } = read.scenario;

const lasting = (months: number, discountRate?: number) => wholeRunOf({ market: { ...market, months }, discountRate });

describe("the whole run", () => {
  test("has years from the month of the decision, each weighing 8 % less than the one before", () => {
    const { years, rate } = lasting(30);
    expect(rate).toBe(0.08);
    expect(years.map(({ months }) => months)).toEqual([
      [0, 11],
      [12, 23],
      [24, 29],
    ]);
    const weights = [12, 12 / 1.08, 6 / 1.08 ** 2];
    for (const [year, { weight }] of years.entries()) expect(weight).toBeCloseTo(weights[year], 12);
    expect(wholeRunOf({ market: { ...market, months: 30 } }, 20).years.map(({ months }) => months)).toEqual([[20, 29]]);
  });

  test("weighs all months the same at a rate of 0", () => {
    const { years } = lasting(30, 0);
    expect(discountedMean(years, (year) => [1, 1, 6][year])).toBeCloseTo((12 + 12 + 6 * 6) / 30, 12);
  });

  test("leaves out years without a value, and has none where no year has", () => {
    const { years } = lasting(36);
    expect(discountedMean(years, (year) => (year === 1 ? Number.NaN : 3))).toBe(3);
    expect(discountedMean(years, () => Number.NaN)).toBeNaN();
  });

  test("has halves where it has two years", () => {
    expect(halvesOf(lasting(12))).toBeUndefined();
    expect(halvesOf(lasting(36))?.map(({ length }) => length)).toEqual([1, 2]);
  });
});

test("values over spans are made of what is kept of every world", () => {
  const [price, value] = (["price", "buyerValue"] as const).map((measure) => ({ measure, group: "all" }));
  const run = lasting(24);
  const kept = keptWith([price, value], [value], run);
  expect(kept.map(({ measure, months }) => `${measure} ${months ?? ""}`)).toEqual([
    "price ",
    "buyerValue ",
    "buyerValue 0,11",
    "buyerValue 12,23",
  ]);
  const columns = [{ ...price, over: "window" as const }, ...spansOf(value, run)];
  const derive = derivedFrom(kept, columns, run);
  const [whole, other] = [(1 * 12 + 3 * (12 / 1.08)) / (12 + 12 / 1.08), 7];
  const wanted = [5, whole, 1, 3, 6, other, 7, 7];
  for (const [at, seen] of derive(Float64Array.of(5, 9, 1, 3, 6, 9, 7, 7)).entries()) {
    expect(seen).toBeCloseTo(wanted[at], 12);
  }
  expect(() => derivedFrom(kept, [{ ...price, over: "run" as const }], run)).toThrow("nothing is kept of price");
});
