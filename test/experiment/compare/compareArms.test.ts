import { describe, expect, test } from "vitest";
import { compareArms, compareMeans, shownInterval } from "../../../src/analyse/compareArms.ts";
import type { Series } from "../../../src/model/series.ts";
import type { WindowMeans } from "../../../src/worlds/result.ts";
import { resultOf } from "../exampleScenario.ts";

const price: Series = { measure: "price", group: "all" };
const service: Series = { measure: "service", group: "all" };
const lonely: Series = { measure: "inertia", group: "incumbents" };

const baseline = resultOf(
  [price, service],
  [
    [1.0, 0.5],
    [1.2, 0.4],
    [1.4, 0.3],
  ],
);
/** Price lower by 0.1, 0.2, 0.3; service the same, better by 0.1, missing. */
const scenario = resultOf(
  [service, price, lonely],
  [
    [0.5, 0.9, 1],
    [0.5, 1.0, 1],
    [Number.NaN, 1.1, 1],
  ],
);

describe("comparing the means of two arms", () => {
  const [ofService, ofPrice] = compareMeans(baseline, scenario);

  test("pairs world by world, with the interval that comes out by hand", () => {
    // Differences -0.1, -0.2, -0.3: mean -0.2, s = 0.1, t(0.975, 2) = 4.30265, half width 0.24841.
    expect(ofPrice).toMatchObject({ series: price, n: 3, paired: true, better: 1, worse: 0 });
    expect(ofPrice.difference).toBeCloseTo(-0.2, 12);
    expect(ofPrice.lower).toBeCloseTo(-0.2 - 0.2484137712, 6);
    expect(ofPrice.upper).toBeCloseTo(-0.2 + 0.2484137712, 6);
    expect(ofPrice.relative).toBeCloseTo(-0.2 / 1.2, 12);
    // t = -0.2 / (0.1 / sqrt 3) = -3.4641, two degrees of freedom: 1 - t / sqrt(2 + t^2).
    expect(ofPrice.p).toBeCloseTo(1 - Math.sqrt(12) / Math.sqrt(14), 6);
  });

  test("leaves out a world that lacks a value, and a series that only one arm has", () => {
    expect(ofService).toMatchObject({ series: service, n: 2, better: 0.5, worse: 0 });
    expect(compareMeans(baseline, scenario)).toHaveLength(2);
  });

  test("pairs the first worlds where one arm has more", () => {
    const more = { ...scenario, replications: 2 };
    expect(compareMeans(baseline, more).find(({ series }) => series === price)).toMatchObject({ n: 2, paired: true });
    expect(compareMeans(more, baseline).map(({ n }) => n)).toEqual([2, 2]);
  });

  test("compares arms of other seeds without pairs, and says so", () => {
    const other: WindowMeans = { ...scenario, seed: "another" };
    const found = compareMeans(baseline, other).find(({ series }) => series === price);
    expect(found).toMatchObject({ paired: false, nBaseline: 3, nScenario: 3, better: Number.NaN });
    expect(found?.difference).toBeCloseTo(-0.2, 12);
    // Spreads 0.2 and 0.1, three worlds each: far wider than the pairs.
    expect((found?.upper ?? 0) - (found?.lower ?? 0)).toBeGreaterThan(2 * (ofPrice.upper - ofPrice.lower) * 0.6);
  });

  test("refuses means over different months", () => {
    expect(() => compareMeans(baseline, { ...scenario, window: [1, 1] })).toThrow(RangeError);
  });
});

describe("comparing several scenarios with a baseline", () => {
  test("differs in nothing from itself, to the last bit", () => {
    const { comparisons, families } = compareArms(baseline, [baseline], [price]);
    expect(families).toEqual({ headline: 1, other: 1 });
    for (const row of comparisons[0].differences) {
      expect(row).toMatchObject({
        difference: 0,
        lower: 0,
        upper: 0,
        better: 0,
        worse: 0,
        p: 1,
        pHolm: 1,
        seen: false,
      });
    }
  });

  test("corrects over the rows of a family in all scenarios together, each row in one family", () => {
    const { comparisons, families } = compareArms(baseline, [scenario, scenario, baseline], [price]);
    expect(families).toEqual({ headline: 3, other: 3 });
    const [ofPrice] = comparisons[0].differences.filter(({ family }) => family === "headline");
    expect(ofPrice.series).toEqual(price);
    expect(ofPrice.pHolm).toBeCloseTo(3 * ofPrice.p, 12);
  });

  test("does not call a difference seen because its own interval is clear of zero", () => {
    const flat = resultOf([price], [[1], [1], [1], [1]]);
    const lower = resultOf([price], [[0.9], [0.8], [0.7], [0.7]]);
    const [alone] = compareArms(flat, [lower], [price]).comparisons[0].differences;
    const [among] = compareArms(flat, [lower, lower, lower], [price]).comparisons[0].differences;
    // t = -0.225 / (0.09574 / 2) = -4.70, three degrees of freedom: p = 0.0182, and three times that is above 5 %.
    expect(alone.p).toBeCloseTo(0.0182, 4);
    expect([alone.seen, among.seen]).toEqual([true, false]);
    expect(among.upper).toBeLessThan(0);
    expect([among.lower, among.upper]).toEqual([alone.lower, alone.upper]);
  });

  test("takes rounding for no difference, in no world", () => {
    const sums = resultOf([price], [[0.3], [0.1], [0.6]]);
    const inOtherOrder = resultOf([price], [[0.1 + 0.2], [0.1], [0.7 - 0.1]]);
    expect(inOtherOrder.means).not.toEqual(sums.means);
    const [row] = compareArms(sums, [inOtherOrder], [price]).comparisons[0].differences;
    expect(row).toMatchObject({ difference: 0, lower: 0, upper: 0, better: 0, worse: 0, seen: false });
  });

  test("takes more than a few equal differences for a proof", () => {
    const shifted = (worlds: number) => {
      const before = resultOf([price], Array(worlds).fill([1]));
      const after = resultOf([price], Array(worlds).fill([1.5]));
      return compareArms(before, [after], [price]).comparisons[0].differences[0];
    };
    // The sign test: 2 (1/2)^n.
    expect(shifted(3)).toMatchObject({ lower: 0.5, upper: 0.5, p: 0.25, seen: false });
    expect(shifted(6)).toMatchObject({ p: 1 / 32, seen: true });
  });
});

describe("the interval that is shown", () => {
  test("covers zero just where no difference is seen after the correction", () => {
    const row = (shift: number) =>
      resultOf(
        [price],
        Array.from({ length: 12 }, (_, world) => [1 + shift + 0.01 * Math.sin(5 * world)]),
      );
    const flat = resultOf(
      [price],
      Array.from({ length: 12 }, () => [1]),
    );
    const shifts = Array.from({ length: 30 }, (_, at) => 0.0005 * at);
    const compared = compareArms(flat, shifts.map(row), [price]).comparisons.map(({ differences: [one] }) => one);
    let widened = 0;
    for (const one of compared) {
      const { lower, upper } = shownInterval(one);
      expect(lower > 0 || upper < 0).toBe(one.seen);
      if (lower !== one.lower) widened++;
    }
    expect(widened).toBeGreaterThan(0);
  });
});
