import { describe, expect, test } from "vitest";
import { crossingsOf, searchThreshold, settledSides } from "../../../../src/analyse/discovery/threshold.ts";
import { thresholdFinding } from "../../../../src/words/en/discovery.ts";
import { isThorough, thoroughTest } from "../../../thorough.ts";
import { conditionOf, question, type Respond, responding, variablesOf } from "./planted.ts";

const condition = conditionOf("price > 0");
const variables = variablesOf("policy.openness=0:1");
const at = (values: Readonly<Record<string, number>>) => values["policy.openness"] ?? 0.2;
/** Happens in the share Phi((x - 0.4) / 0.1) of the worlds: in half of them from 0.4 on. */
const rising: Respond = (values, luck) => [at(values) - 0.4 - 0.1 * luck];

describe("a threshold", () => {
  test("lies in its interval in about 95 % of trials", async () => {
    const trials = isThorough ? 400 : 150;
    const off = 3 * Math.sqrt((0.944 * 0.056) / trials);
    let covered = 0;
    let width = 0;
    for (let trial = 0; trial < trials; trial++) {
      const explore = responding(rising, 200, `trial ${trial}`);
      const found = await searchThreshold(question({ variables, condition, replications: 200 }), 64, explore);
      expect(found.crossings).toHaveLength(1);
      const [{ lower, upper, at: seen, direction }] = found.crossings;
      expect(direction).toBe("up");
      expect(seen).toBeGreaterThanOrEqual(lower);
      expect(seen).toBeLessThanOrEqual(upper);
      if (lower <= 0.4 && upper >= 0.4) covered++;
      width += (upper - lower) / trials;
    }
    // Of 200 worlds, between 87 and 113 lie below: 94.4 % by the binomial distribution, and a little more, since the
    // ends lie at values that were tried. Three standard deviations of 400 trials are 3.4 %, of 150 they are 5.6 %.
    expect(covered / trials).toBeGreaterThan(0.944 - off);
    expect(covered / trials).toBeLessThan(0.944 + off);
    // 2 x 1.96 sqrt(0.25 / 200) over the slope 0.399 / 0.1 is 0.0347, and at most two thousandths for the values tried.
    expect(width).toBeGreaterThan(0.033);
    expect(width).toBeLessThan(0.038);
  });

  thoroughTest(
    "lies in it as often where every value has worlds of its own",
    async () => {
      const trials = 400;
      let covered = 0;
      let crossings = 0;
      /** Three times as flat, and what happens at one value says nothing of the next. */
      const apart: Respond = (values, _, own) => [at(values) - 0.4 - 0.3 * own];
      for (let trial = 0; trial < trials; trial++) {
        const explore = responding(apart, 100, `apart ${trial}`);
        const found = await searchThreshold(question({ variables, condition, replications: 100 }), 64, explore);
        crossings += found.crossings.length / trials;
        if (found.crossings.some(({ lower, upper }) => lower <= 0.4 && upper >= 0.4)) covered++;
      }
      // 98.3 % of 1,000 simulated trials of this kind, and 91.5 % when one sure value by itself ended an interval: the
      // limit is more than three standard deviations of 400 trials below the one, and almost three above the other.
      expect(covered / trials).toBeGreaterThan(0.955);
      expect(crossings).toBeLessThan(1.05);
    },
    60_000,
  );

  test("of another share, falling, is found too", async () => {
    const falling = responding((values, luck) => [0.4 - at(values) + 0.1 * luck], 400, "falling");
    const found = await searchThreshold(question({ variables, condition, share: 0.9, replications: 400 }), 64, falling);
    // Phi((0.4 - x) / 0.1) = 0.9 at x = 0.4 - 0.1282; half the interval 1.96 sqrt(0.09 / 400) / (0.175 / 0.1) = 0.017.
    expect(found.crossings).toMatchObject([{ direction: "down", openBelow: false, openAbove: false }]);
    expect(Math.abs(found.crossings[0].at - 0.2718)).toBeLessThan(0.026);
    expect(found.sure?.[0]).toBe(0);
  });

  test("of worlds that all tip at once is found to a thousandth", async () => {
    const found = await searchThreshold(
      question({ variables, condition }),
      64,
      responding((v) => [at(v) - 0.3337], 5, "s"),
    );
    const [{ lower, upper }] = found.crossings;
    expect(lower).toBeLessThan(0.3337);
    expect(upper).toBeGreaterThan(0.3337);
    expect(upper - lower).toBeLessThanOrEqual(1 / 1024);
    expect(found.middle).toMatchObject({ n: 5, share: 1 });
  });

  test("is crossed twice where it happens in the middle only", async () => {
    const hump = responding((values, luck) => [0.2 + 0.02 * luck - Math.abs(at(values) - 0.5)], 100, "hump");
    const { crossings, verdict, sure } = await searchThreshold(question({ variables, condition }), 80, hump);
    expect(verdict).toBe("tips");
    expect(crossings.map(({ direction }) => direction)).toEqual(["up", "down"]);
    expect(crossings[0].at).toBeCloseTo(0.3, 1);
    expect(crossings[1].at).toBeCloseTo(0.7, 1);
    expect(sure?.[0]).toBeGreaterThan(0.29);
    expect(sure?.[1]).toBeLessThan(0.71);
  });

  test("of whole numbers is the first of them, with those that may be", async () => {
    const whole = variablesOf("policy.contractMonths=1:240");
    const months = responding(
      (values, luck) => [(values["policy.contractMonths"] ?? 24) - 99.5 - 4 * luck],
      100,
      "whole",
    );
    const { crossings } = await searchThreshold(question({ variables: whole, condition }), 64, months);
    expect(crossings).toHaveLength(1);
    for (const end of [crossings[0].at, crossings[0].lower, crossings[0].upper]) expect(end % 1).toBe(0);
    // 1.96 sqrt(0.25 / 100) over the slope 0.399 / 4 is 0.98 months.
    expect(Math.abs(crossings[0].at - 100)).toBeLessThanOrEqual(2);
    expect(crossings[0].upper - crossings[0].lower).toBeLessThanOrEqual(4);
  });

  test.each([
    ["never", -1],
    ["always", 1],
  ])("is told to be nowhere where it %s happens", async (verdict, level) => {
    const found = await searchThreshold(
      question({ variables, condition }),
      64,
      responding(() => [level], 20, "flat"),
    );
    expect(found).toMatchObject({ verdict, crossings: [] });
    expect(found.middle).toBeUndefined();
    expect(found.points).toHaveLength(17);
    expect(thresholdFinding(found)).toContain(`at ${level === 1 ? "every" : "no"} value of openness tried from`);
    // A value that the worlds do not settle, seen on the other side.
    const [first, ...others] = found.points;
    const seen = { ...found, points: [{ ...first, share: level === 1 ? 0.35 : 0.65 }, ...others] };
    expect(thresholdFinding(seen)).toMatch(
      level === 1
        ? /^at every value .* that 20 worlds settle, .* in at least half of them; at others they do not settle it$/
        : /^at every value .* that 20 worlds settle, .* in fewer than half of them; at others they do not settle it$/,
    );
  });

  test("is not settled where half of the worlds say so everywhere, and not known where all points fail", async () => {
    const half = responding((_, luck) => [luck], 40, "half");
    const found = await searchThreshold(question({ variables, condition }), 64, half);
    expect(["unsettled", "never", "always"]).toContain(found.verdict);
    expect(found.crossings).toEqual([]);
    const failing = responding(
      () => [1],
      5,
      "s",
      () => true,
    );
    expect((await searchThreshold(question({ variables, condition }), 64, failing)).verdict).toBe("nothing");
  });

  test("goes around points that fail, and stops at the most that may be tried", async () => {
    const gap = (values: Readonly<Record<string, number>>) => at(values) > 0.38 && at(values) < 0.42;
    const found = await searchThreshold(question({ variables, condition }), 40, responding(rising, 200, "gap", gap));
    expect(found.points.length).toBeLessThanOrEqual(40);
    expect(found.crossings[0].lower).toBeLessThan(0.4);
    expect(found.crossings[0].upper).toBeGreaterThan(0.4);
  });
});

describe("crossings of shares", () => {
  const points = (...shares: readonly number[]) => shares.map((share, x) => ({ x, share, doubt: 0.1 }));

  test("reach from the last sure value to the first sure one on the other side", () => {
    expect(crossingsOf(points(0, 0.45, 0.55, 0.45, 0.55, 1), 0.5, false).crossings).toEqual([
      { direction: "up", at: 2.5, lower: 0, upper: 5, openBelow: false, openAbove: false },
    ]);
  });

  test("do not end at a value that is a little sure among unsettled ones, but at one that is very sure", () => {
    const [alone] = crossingsOf(points(0, 0.1, 0.45, 0.38, 0.45, 0.55, 0.9, 1), 0.5, false).crossings;
    expect(alone).toMatchObject({ lower: 1, upper: 6 });
    const [clear] = crossingsOf(points(0, 0.1, 0.45, 0.34, 0.45, 0.55, 0.9, 1), 0.5, false).crossings;
    expect(clear).toMatchObject({ lower: 3, upper: 6 });
    const [pair] = crossingsOf(points(0, 0.1, 0.45, 0.38, 0.39, 0.55, 0.9, 1), 0.5, false).crossings;
    expect(pair).toMatchObject({ lower: 4, upper: 6 });
    expect(crossingsOf(points(0, 0.1, 0.62, 0.1, 0), 0.5, false)).toEqual({ crossings: [], touches: [[1, 3]] });
    expect(settledSides(points(0.45, 0.62, 0.45, 0.1), 0.5)).toEqual([0, 0, 0, -1]);
  });

  test("are open where the end of the range is not settled, and touch where it comes back unsettled", () => {
    expect(crossingsOf(points(0, 0.2, 0.55), 0.5, false).crossings).toMatchObject([{ upper: 2, openAbove: true }]);
    expect(crossingsOf(points(0.45, 0.9, 1), 0.5, false).crossings).toMatchObject([{ lower: 0, openBelow: true }]);
    expect(crossingsOf(points(0, 0.55, 0), 0.5, false)).toEqual({ crossings: [], touches: [[0, 2]] });
    expect(crossingsOf(points(0.45, 0.55), 0.5, false)).toEqual({ crossings: [], touches: [] });
  });
});
