import { describe, expect, test } from "vitest";
import { seriesEffect } from "../../../src/analyse/catfishEffect.ts";
import { createStream, deriveStream, keyBySeed, normal } from "../../../src/model/random.ts";
import type { Series } from "../../../src/model/series.ts";
import { gap } from "../../../src/worlds/simulateArms.ts";
import { ratioOfMeans } from "../../../src/worlds/statistics/intervals.ts";

const price: Series = { measure: "price", group: "all" };

describe("the effect on one measure", () => {
  // Totals -0.3, -0.1, -0.2, +0.1; substitution -0.1, 0, -0.1, 0; reaction -0.2, -0.1, -0.1, +0.1.
  const effect = seriesEffect(price, {
    withoutEntry: [1.5, 1.5, 1.5, 1.25, 1],
    withoutReaction: [1.4, 1.5, 1.4, 1.25, 1],
    entry: [1.2, 1.4, 1.3, 1.35, Number.NaN],
  });

  test("is taken world by world, with the t interval of each part and the mean of each arm", () => {
    expect(effect.n).toBe(4);
    expect(effect.total.difference).toBeCloseTo(-0.125, 12);
    expect(effect.substitution.difference).toBeCloseTo(-0.05, 12);
    expect(effect.catfish.difference).toBeCloseTo(-0.075, 12);
    // Sample sd of the totals 0.170783, t(3) = 3.182446: half width 0.271752.
    expect(effect.total.upper - effect.total.difference).toBeCloseTo(0.271752, 5);
    expect(effect.means.withoutEntry).toBeCloseTo(1.4375, 12);
  });

  test("tells in how many worlds the buyer does better and worse; a tie is neither", () => {
    expect([effect.total.better, effect.total.worse]).toEqual([0.75, 0.25]);
    expect([effect.substitution.better, effect.substitution.worse]).toEqual([0.5, 0]);
  });

  test("has no share where the total is not clearly different from zero", () => {
    expect(effect.share).toBeUndefined();
  });

  test("takes for nothing what is no more than rounding", () => {
    expect(gap(0.1 + 0.2, 0.3)).toBe(0);
    expect(gap(0.3 + 1e-9, 0.3)).toBeGreaterThan(0);
    expect(gap(Number.NaN, 0.3)).toBeNaN();
    const same = seriesEffect(price, {
      withoutEntry: [0.3, 0.3],
      withoutReaction: [0.3, 0.3],
      entry: [0.1 + 0.2, 0.3],
    });
    expect([same.total.difference, same.total.lower, same.total.upper]).toEqual([0, 0, 0]);
  });
});

describe("a ratio of means (Fieller)", () => {
  test("is the exact one where nothing varies", () => {
    expect(ratioOfMeans([1, 1, 1], [4, 4, 4])).toEqual({ value: 0.25, lower: 0.25, upper: 0.25 });
  });

  test("has the roots of its quadratic for ends", () => {
    // Means 2 and 10; sums of squared deviations 10 and 10 over 5 x 4 pairs; t(4) = 2.776445.
    const above = [2, 1, 3, 0, 4];
    const below = [9, 10, 11, 8, 12];
    const ratio = ratioOfMeans(above, below);
    const [a, b, t2] = [2, 10, 2.776445 ** 2];
    const product = [0, -1, 1, -2, 2].reduce((sum, x, i) => sum + x * [-1, 0, 1, -2, 2][i], 0) / 20;
    const [A, B, C] = [b * b - t2 * 0.5, a * b - t2 * product, a * a - t2 * 0.5];
    expect(ratio?.value).toBeCloseTo(0.2, 12);
    expect(ratio?.lower).toBeCloseTo((B - Math.sqrt(B * B - A * C)) / A, 5);
    expect(ratio?.upper).toBeCloseTo((B + Math.sqrt(B * B - A * C)) / A, 5);
  });

  test("is not there where the mean below the line may be zero, or there is one pair", () => {
    expect(ratioOfMeans([1, 2, 1, 2], [1, -1, 1, -1])).toBeUndefined();
    expect(ratioOfMeans([1], [1])).toBeUndefined();
    expect(ratioOfMeans([0, 0], [0, 0])).toBeUndefined();
  });

  test("covers the true ratio in 95 % of samples of correlated pairs", () => {
    const trials = 2000;
    const [key, stream] = [createStream(), createStream()];
    keyBySeed("fieller", key);
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      deriveStream(key, trial, 1, stream);
      const above: number[] = [];
      const below: number[] = [];
      for (let i = 0; i < 12; i++) {
        const common = normal(stream, i, 0);
        above.push(0.6 + 0.5 * common + 0.3 * normal(stream, i, 1));
        below.push(1.5 + 0.8 * common);
      }
      const ratio = ratioOfMeans(above, below);
      if (ratio === undefined || (ratio.lower <= 0.4 && ratio.upper >= 0.4)) covered++;
    }
    // Three standard errors of a share of 2,000.
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / trials));
  });
});
