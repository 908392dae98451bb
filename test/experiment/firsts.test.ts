import { describe, expect, test } from "vitest";
import { firstsOf, medianOf } from "../../src/analyse/firsts.ts";
import { firstSentences } from "../../src/words/en/firsts.ts";
import { firstMonthsOf } from "../../src/worlds/firstMonths.ts";

const series = [
  { measure: "shareOfSpend", group: "newcomer" },
  { measure: "retention", group: "newcomer" },
] as const;

test("first months are those of the first share of spend and the first contract; none is not a number", () => {
  // Two worlds of four months: share of spend, and the chance to keep a contract, which nobody has without one.
  const [no, yes] = [Number.NaN, 0.5];
  const first = [0, no, 0.1, no, 0.2, yes, 0.2, no];
  const never = [0, no, 0, no, 0, no, 0, no];
  expect([...firstMonthsOf([...first, ...never], series, 4, ["newcomer"])]).toEqual([1, 2, no, no]);
});

describe("the median", () => {
  test("has the interval of its ranks, worlds in which it never happens being the last", () => {
    // n = 25: ranks (25 - 1.96 * 5) / 2 = 7.6 and 1 + (25 + 9.8) / 2 = 18.4, taken apart: 7 and 19 of 1 to 25.
    const months = Array.from({ length: 25 }, (_, world) => 25 - world);
    expect(medianOf(months)).toMatchObject({ n: 25, median: 13, lower: 7, upper: 19, never: 0 });
    const half = months.map((month) => (month > 10 ? Number.NaN : month));
    expect(medianOf(half)).toMatchObject({ median: Number.POSITIVE_INFINITY, lower: 7, never: 0.6 });
  });

  test("has no interval from a few worlds", () => {
    expect(medianOf([1, 2, 3])).toMatchObject({ median: 2, lower: Number.NaN, upper: Number.NaN });
  });

  test("is said beside that of the baseline, with the share of worlds in which it never happens", () => {
    const firsts = (late: number) => ({
      firsts: {
        groups: ["newcomer"],
        values: Float64Array.from({ length: 50 }, (_, at) => {
          const world = Math.floor(at / 2);
          if (at % 2 === 0) return world + late;
          return world < 5 ? Number.NaN : world + late + 10;
        }),
      },
    });
    // Of the first order nothing is said of never: it comes in every world.
    const [order, contract, never] = firstSentences("newcomer", firstsOf(firsts(10), firsts(0)));
    expect(order).toBe("First order, median of the 25 worlds: month 12 (6 to 18) in place of month 22 (16 to 28).");
    expect(contract).toMatch(/^First contract, .*: month 27 \(21 to 33\) in place of month 37 \(31 to 43\)\.$/);
    expect(never).toBe(
      "It never comes so far by the end of the run in 20 % (9 to 39 %) of worlds in place of 20 % (9 to 39 %).",
    );
    expect(firstSentences("other", firstsOf(firsts(10), firsts(0)))).toEqual([]);
  });
});
