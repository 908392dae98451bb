import { describe, expect, test } from "vitest";
import { sobolDesign } from "../../../src/analyse/designs.ts";
import { binomialTail, neededOnly, restrictionsOf } from "../../../src/analyse/discovery/chooseBox.ts";
import { type Cases, fitOf, paste, peel, restrictedIn, wholeBox } from "../../../src/analyse/discovery/prim.ts";
import { createStream, keyBySeed, uniform } from "../../../src/model/random.ts";

/** Cases of interest with chance 0.95 inside the planted box, 0.05 outside; three further variables do nothing. */
function planted(count: number): Cases {
  const variables = 5;
  const design = sobolDesign(count, variables, "planted");
  const stream = createStream();
  keyBySeed("planted", stream);
  const values = new Float64Array(count * variables);
  const interest = new Uint8Array(count);
  for (let c = 0; c < count; c++) {
    const place = values.subarray(c * variables, (c + 1) * variables);
    design.point(c, place);
    const isIn = place[1] >= 0.3 && place[1] <= 0.8 && place[3] >= 0.6;
    interest[c] = uniform(stream, c, 0) < (isIn ? 0.95 : 0.05) ? 1 : 0;
  }
  return { count, variables, values, interest };
}

describe("patient rule induction", () => {
  const cases = planted(1024);
  const way = peel(cases);

  test("peels to a box about the planted one: limits, density and coverage", () => {
    const [best] = way
      .map(({ box }) => paste(cases, neededOnly(cases, box)))
      .sort((a, b) => harmonic(b.fit) - harmonic(a.fit));
    expect(restrictedIn(best.box, wholeBox(cases))).toEqual([1, 3]);
    expect(best.box.low[1]).toBeCloseTo(0.3, 1);
    expect(best.box.high[1]).toBeCloseTo(0.8, 1);
    expect(best.box.low[3]).toBeCloseTo(0.6, 1);
    // The planted box holds 20 % of the cases: 0.19 of interest in it, 0.04 outside, so coverage 0.83 at density 0.95.
    expect(best.fit.density).toBeGreaterThan(0.88);
    expect(best.fit.coverage).toBeGreaterThan(0.72);
  });

  test("every step cuts thinly and never widens", () => {
    for (const [i, { fit }] of way.entries()) {
      if (i === 0) continue;
      const before = way[i - 1].fit;
      expect(fit.cases).toBeLessThan(before.cases);
      expect(fit.cases).toBeGreaterThanOrEqual(Math.floor(before.cases * 0.93));
      expect(fit.coverage).toBeLessThanOrEqual(before.coverage);
    }
    expect(way[0].fit).toMatchObject({ coverage: 1, mass: 1 });
    expect(way[way.length - 1].fit.mass).toBeGreaterThanOrEqual(0.05);
  });

  test("limits that do nothing are told by their quasi p value", () => {
    const whole = wholeBox(cases);
    const box = {
      low: [0.2, 0.3, 0, 0.6, 0].map((low, v) => Math.max(low, whole.low[v])),
      high: [1, 0.8, 1, 1, 1].map((high, v) => Math.min(high, whole.high[v])),
    };
    const [idle, first, second] = restrictionsOf(cases, box);
    expect([idle.variable, first.variable, second.variable]).toEqual([0, 1, 3]);
    expect(idle.quasiP).toBeGreaterThan(0.05);
    expect(first.quasiP).toBeLessThan(1e-10);
    expect(second.quasiP).toBeLessThan(1e-10);
    expect(restrictedIn(neededOnly(cases, box), whole)).toEqual([1, 3]);
  });

  test("whole numbers are cut between values, and equal ones stay together", () => {
    const values = Float64Array.from({ length: 60 }, (_, c) => c % 3);
    const interest = Uint8Array.from(values, (value) => (value === 2 ? 1 : 0));
    const last = peel({ count: 60, variables: 1, values, interest }).at(-1);
    expect(last?.box).toEqual({ low: [2], high: [2] });
    expect(last?.fit).toMatchObject({ density: 1, coverage: 1, cases: 20 });
  });

  test("nothing of interest, or nothing else, gives no box but all cases", () => {
    const none = { ...cases, interest: new Uint8Array(cases.count) };
    expect(neededOnly(none, peel(none).at(-1)?.box ?? wholeBox(none))).toEqual(wholeBox(none));
    expect(fitOf(none, wholeBox(none))).toMatchObject({ hits: 0, coverage: 0, density: 0 });
  });
});

function harmonic({ coverage, density }: { readonly coverage: number; readonly density: number }): number {
  return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
}

describe("the tail of a binomial distribution", () => {
  test.each([
    // scipy.stats.binom.sf(hits - 1, trials, chance), SciPy 1.17
    [10, 7, 0.5, 0.171875],
    [20, 1, 0.1, 0.8784233454094307],
    [100, 60, 0.5, 0.02844396682049039],
    [5, 5, 0.2, 0.00032],
  ])("%i trials, %i hits, chance %d", (trials, hits, chance, expected) => {
    expect(binomialTail(trials, hits, chance)).toBeCloseTo(expected, 10);
  });
});
