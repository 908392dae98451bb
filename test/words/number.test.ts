import { describe, expect, test } from "vitest";
import {
  bothOrAll,
  change,
  count,
  formatNumber,
  formatPlaces,
  inClauses,
  level,
  placesFor,
  points,
  shortNumber,
  signed,
  signedTick,
  tidyNumber,
  wholePercent,
  worlds,
} from "../../src/words/number.ts";
import {
  alignedLevels,
  alignedNumbers,
  alignedWholePercents,
  changeInterval,
  changeWithin,
  formatInterval,
  interval,
  levelWithin,
  placesWithin,
  wholePercentRange,
  wholePercentsWithin,
  wholePercentWithin,
} from "../../src/words/together.ts";

/** Value, as it is said, and as somebody wrote it. */
const numbers: readonly [number, string, string][] = [
  [1e-9, "0.00000000100", "0.000000001"],
  [1.234e-7, "0.000000123", "0.0000001234"],
  [0.0000123, "0.0000123", "0.0000123"],
  [0.000131, "0.000131", "0.000131"],
  [0.0012345, "0.00123", "0.0012345"],
  [0.05, "0.0500", "0.05"],
  [0.30000000000000004, "0.300", "0.3"],
  [0.9996, "1.00", "0.9996"],
  [1, "1.00", "1"],
  [1.316, "1.32", "1.316"],
  [9.996, "10.0", "9.996"],
  [48, "48.0", "48"],
  [123.4, "123", "123.4"],
  [1234.5, "1,230", "1,234.5"],
  [58493217.3, "58,500,000", "58,493,217.3"],
  [48e6, "48,000,000", "48,000,000"],
  [999999999, "1.00 billion", "999,999,999"],
  [1.2345e9, "1.23 billion", "1.2345 billion"],
  [1e12, "1.00 trillion", "1 trillion"],
  [9.876e12, "9.88 trillion", "9.876 trillion"],
];

describe("a number", () => {
  test.each(numbers)("%d is said as %s, and written as %s", (value, said, written) => {
    expect(shortNumber(value)).toBe(said);
    expect(shortNumber(-value)).toBe(`-${said}`);
    expect(tidyNumber(value)).toBe(written);
    expect(tidyNumber(-value)).toBe(`-${written}`);
    expect(signed(value)).toBe(`+${said}`);
    expect(signed(-value)).toBe(`-${said}`);
  });

  test.each([0.0001, 1, 48, 100, 48e6])("has the same digits in every currency: a unit costs %d", (unitCost) => {
    const digits = (text: string) => text.replace(/^0\.0*|[.,]/g, "").slice(0, 3);
    for (const price of [1.31, 1.22, 0.0412]) {
      expect(digits(shortNumber(price * unitCost))).toBe(
        digits(shortNumber(Number((price * unitCost).toPrecision(3)))),
      );
      expect(shortNumber(price * unitCost)).not.toBe("0");
    }
  });

  test("nought has no sign, rounding error is nought, and what is no number is a dash", () => {
    for (const text of [shortNumber, tidyNumber, signed, count, points])
      expect(
        [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => text(value)),
      ).toEqual(["0", "0", "-", "-", "-"]);
    expect(shortNumber(1.1e-16)).toBe("0");
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect([formatNumber(value, true), formatPlaces(value, 2), wholePercent(value)]).toEqual(["-", "-", "-"]);
      expect([level("price", value), level("fillRate", value), change("fillRate", value)]).toEqual(["-", "-", "-"]);
      const none = [
        interval("price", value, 1),
        levelWithin("fillRate", 0, 0, value).range,
        changeInterval("price", value, 1),
      ];
      expect([...none, formatInterval(value, 1, true), wholePercentRange(0, value)]).toEqual(
        Array(5).fill("no interval"),
      );
    }
  });

  test("is never an exponent, and never nought unless it is", () => {
    for (let power = -9; power <= 12; power++) {
      for (const digits of [1, 1.5, 9.9949, 9.9951]) {
        const value = digits * 10 ** power;
        const said = [shortNumber(value), tidyNumber(value, 4), signed(-value), formatPlaces(value, 1)];
        const shares = [formatNumber(value, true), wholePercent(value), change("fillRate", value)];
        for (const text of [...said, ...shares, level("price", value), signedTick(value)]) {
          expect(text).not.toMatch(/e[+-]?\d|NaN|Infinity|^[+-]?0(\.0*)?( %)?$/);
          expect(text).toMatch(/^[+-]?(\d{1,3}(,\d{3})*)(\.\d+)?( [bt]rillion| billion)?( %)?$/);
        }
      }
    }
  });

  test("that is counted has all its digits", () => {
    expect([0, 7, 999, 1250, 1000000].map(count)).toEqual(["0", "7", "999", "1,250", "1,000,000"]);
    expect([1, 20, 12000].map(worlds)).toEqual(["one world", "20 worlds", "12,000 worlds"]);
  });
});

/** A share, as a level, among worlds or cases, and as a difference in points. */
const shares: readonly [number, string, string, string][] = [
  [0, "0 %", "0 %", "0"],
  [0.00004, "0.0040 %", "0.004 %", "0.0040"],
  [0.0004, "0.040 %", "0.04 %", "0.040"],
  [0.0012, "0.12 %", "0.1 %", "0.12"],
  [0.005, "0.50 %", "0.5 %", "0.50"],
  [0.05, "5.0 %", "5 %", "5.0"],
  [0.932, "93.2 %", "93 %", "93.2"],
  [0.995, "99.5 %", "99.5 %", "99.5"],
  [0.9996, "99.96 %", "99.96 %", "99.96"],
  [0.99999, "99.999 %", "99.999 %", "99.999"],
  [1, "100 %", "100 %", "100.0"],
  [1.234, "123 %", "123 %", "123.4"],
];

describe("a share", () => {
  test.each(shares)("%d is a level of %s, %s of worlds", (share, asLevel, ofWorlds) => {
    expect([level("fillRate", share), wholePercent(share)]).toEqual([asLevel, ofWorlds]);
  });

  test("of a sum of worlds is whole but for rounding error", () => {
    expect([0.1 + 0.2, 0.7 + 0.1 + 0.1 + 0.1, 1 / 3].map(wholePercent)).toEqual(["30 %", "100 %", "33 %"]);
  });

  test("differs in points, with two digits where they are below one", () => {
    expect([0.041, -0.041, 0.0041, -0.00041, 1.5].map((value) => change("fillRate", value))).toEqual([
      "+4.1",
      "-4.1",
      "+0.41",
      "-0.041",
      "+150.0",
    ]);
  });

  test("has an interval that stops at 0 and at 100 %, where it is one of a whole", () => {
    expect(levelWithin("fillRate", 1, 0.994, 1.004).range).toBe("99.4 to 100");
    expect(formatInterval(-0.02, 0.04, true)).toBe("0 to 4.0 %");
    expect(wholePercentRange(-0.34, 1.37)).toBe("0 to 100 %");
    expect(levelWithin("margin", 0.01, -0.02, 0.04).range).toBe("-2.0 to 4.0");
    expect(interval("fillRate", -0.02, 0.04)).toBe("-2.0 to 4.0");
  });
});

describe("an interval", () => {
  test("has as many digits as tell its ends apart", () => {
    expect(formatInterval(1.28, 1.34)).toBe("1.28 to 1.34");
    expect(formatInterval(1.3101, 1.3104)).toBe("1.3101 to 1.3104");
    expect(formatInterval(0.93211, 0.93214, true)).toBe("93.211 to 93.214 %");
    expect(changeInterval("price", -0.0412, 0.0013)).toBe("-0.0412 to +0.0013");
    expect(interval("price", 58493217, 58493299)).toBe("58,493,200 to 58,493,300");
    expect(formatInterval(2, 2)).toBe("2.00 to 2.00");
  });

  test("has the decimals of its larger end, unless the other would be nothing", () => {
    expect(formatInterval(0.791, 1.008)).toBe("0.79 to 1.01");
    expect(changeInterval("fillRate", -0.0019, 0.041)).toBe("-0.2 to +4.1");
    expect(formatInterval(-0.00004, 0.0395)).toBe("-0.00004 to 0.03950");
    expect(formatInterval(1e-9, 1.31)).toBe("0.000000001 to 1.31");
    expect(formatInterval(987, 1234)).toBe("990 to 1,230");
  });

  test("decides how many decimals stand beside it, or tens", () => {
    expect([0.03, 0.3, 4, 4000].map((width) => placesFor([width]))).toEqual([2, 1, 0, -3]);
    expect([placesFor([0.03], 2), placesFor([0, Number.NaN]), placesFor([])]).toEqual([3, undefined, undefined]);
    expect(formatPlaces(22093010.2, -3)).toBe("22,093,000");
    expect(placesWithin(22093010, 22089010, 22097510, -3).range).toBe("22,089,000 to 22,098,000");
    expect(formatPlaces(0.0004, 2)).toBe("0.0004");
    expect(formatPlaces(0.9321, 1, true)).toBe("93.2 %");
    expect([formatPlaces(9.97, 1), formatPlaces(99.6, 0), formatPlaces(996, -1)]).toEqual(["10.0", "100", "1,000"]);
  });
});

describe("numbers that stand side by side", () => {
  test("two levels have the same decimals", () => {
    expect(alignedLevels("fillRate", [0.9999, 0.999901])).toEqual(["99.990 %", "99.990 %"]);
    expect(alignedLevels("fillRate", [0.45, 0.9997])).toEqual(["45.00 %", "99.97 %"]);
    expect(alignedLevels("fillRate", [0.0012, 0.45])).toEqual(["0.1 %", "45.0 %"]);
    expect(alignedLevels("price", [0.953, 1.022])).toEqual(["0.95", "1.02"]);
    expect(alignedLevels("price", [9.99, 10.1, Number.NaN])).toEqual(["10.0", "10.1", "-"]);
    expect(alignedWholePercents([0.995, 0.4])).toEqual(["99.5 %", "40.0 %"]);
  });

  test("a number and its interval have the same decimals", () => {
    expect(wholePercentsWithin(0.003, -0.01, 0.02)).toEqual({ value: "0.3", range: "-1.0 to 2.0" });
    expect(wholePercentsWithin(0.667, 0.666, 0.668)).toEqual({ value: "66.7", range: "66.6 to 66.8" });
    expect(wholePercentWithin(0.88, 0.78, 0.9401)).toEqual({ value: "88 %", range: "78 to 94 %" });
    expect(levelWithin("fillRate", 0.986, 0.545, 0.9998)).toEqual({ value: "98.60 %", range: "54.50 to 99.98" });
    expect(levelWithin("price", 1.31024, 1.3101, 1.3104)).toEqual({ value: "1.3102", range: "1.3101 to 1.3104" });
    expect(changeWithin("price", 0.831, 0.56, 1.102)).toEqual({ value: "+0.83", range: "+0.56 to +1.10" });
    expect(changeWithin("fillRate", 0.02, 0.0086, 0.031)).toEqual({ value: "+2.0", range: "+0.9 to +3.1" });
    expect(placesWithin(0.418, 0.4162, 0.4198, 2)).toEqual({ value: "0.418", range: "0.416 to 0.420" });
    // The same in every world, but for the digits that tables keep.
    const exact = changeWithin("profit", -0.04, -0.04000000000004, -0.03999999999996);
    expect(exact).toEqual({ value: "-0.0400", range: "-0.0400 to -0.0400" });
    expect(changeWithin("profit", -0.04, -0.04000001, -0.04)).toEqual(exact);
    expect(changeWithin("profit", -0.04, -0.0401, -0.0399)).toEqual({ value: "-0.0400", range: "-0.0401 to -0.0399" });
  });

  test("what is exactly nothing or all has no decimals beside any number", () => {
    expect(alignedLevels("fillRate", [0, 0.932, 1])).toEqual(["0 %", "93.2 %", "100 %"]);
    expect(wholePercentWithin(0.004, 0, 0.012)).toEqual({ value: "0.4 %", range: "0 to 1.2 %" });
    expect(levelWithin("fillRate", 0.999, 0.997, 1.001)).toEqual({ value: "99.9 %", range: "99.7 to 100" });
  });

  test("none of them is said to be nothing, or all, that is not", () => {
    for (let power = -9; power <= 3; power++) {
      for (const other of [1e-6, 0.0123, 0.45, 0.99996]) {
        const value = 1.4 * 10 ** power;
        const texts = [...alignedNumbers([value, other]), ...alignedNumbers([value, other], true)];
        const said = changeWithin("fillRate", value, other, other + value);
        for (const text of [...texts, ...alignedWholePercents([value, other]), said.value, ...said.range.split(" to ")])
          expect(text).not.toMatch(/^[+-]?0(\.0*)?( %)?$/);
        for (const text of [...texts, ...alignedWholePercents([value, other])])
          expect(text).not.toMatch(/^100(\.0*)?( %)?$/);
      }
    }
  });
});

test("clauses hold three at most, none is one alone beside three, and two are both", () => {
  expect(inClauses(["a", "b", "c"])).toBe("a, b and c");
  expect(inClauses(["a", "b", "c", "d"])).toBe("a and b; then c and d");
  expect(inClauses(["a", "b", "c", "d", "e", "f", "g"])).toBe("a, b and c; then d and e; then f and g");
  expect(inClauses([])).toBe("");
  expect([bothOrAll(2), bothOrAll(3)]).toEqual(["both", "all 3"]);
});
