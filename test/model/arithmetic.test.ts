import { describe, expect, test } from "vitest";
import { exp, log } from "../../src/model/arithmetic.ts";
import { normalQuantile } from "../../src/model/normalQuantile.ts";

/** Numbers from one end to the other, with no pattern in their bits. */
function spreadOver(low: number, high: number, count = 20_000): number[] {
  const golden = 0.6180339887498949;
  return Array.from({ length: count }, (_, i) => low + (high - low) * ((i * golden) % 1));
}

const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe("the exponential", () => {
  test("agrees with Math.exp to 1e-12 from -700 to 700, and near 0", () => {
    for (const x of [...spreadOver(-700, 700), ...spreadOver(-2, 2), ...spreadOver(-1e-6, 1e-6)]) {
      expect(relative(exp(x), Math.exp(x))).toBeLessThan(1e-12);
    }
  });

  test("is exactly 1 at 0, and grows with x", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    const rising = spreadOver(-50, 50).sort((a, b) => a - b);
    for (let i = 1; i < rising.length; i++) expect(exp(rising[i])).toBeGreaterThanOrEqual(exp(rising[i - 1]));
  });

  test("is finite and above 0 however large the number", () => {
    for (const x of [701, 1e4, 1e308, Number.POSITIVE_INFINITY]) {
      expect(exp(x)).toBe(exp(700));
      expect(exp(-x)).toBe(exp(-700));
    }
    expect(exp(700)).toBeLessThan(Number.MAX_VALUE);
    expect(exp(-700)).toBeGreaterThan(0);
  });
});

describe("the logarithm", () => {
  test("agrees with Math.log to 1e-14 of its size, over all powers and near 1", () => {
    const powers = spreadOver(-300, 300).map((power) => 10 ** power);
    for (const x of [...powers, ...spreadOver(0.4, 2.5), ...spreadOver(1 - 1e-8, 1 + 1e-8)]) {
      expect(Math.abs(log(x) - Math.log(x)) / Math.max(1, Math.abs(Math.log(x)))).toBeLessThan(1e-14);
    }
  });

  test("keeps its digits just below 1, where the luck of a Gumbel draw is decided", () => {
    for (const gap of [2 ** -53, 2 ** -40, 1e-9]) expect(relative(log(1 - gap), Math.log1p(-gap))).toBeLessThan(1e-7);
  });

  test("is exactly 0 at 1, and no number where there is none", () => {
    expect(log(1)).toBe(0);
    for (const x of [0, -1, Number.NaN, Number.NEGATIVE_INFINITY]) expect(log(x)).toBeNaN();
  });

  test("undoes the exponential", () => {
    for (const x of spreadOver(-600, 600, 2000))
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)));
  });
});

describe("the quantile of the normal distribution", () => {
  // The first three are the examples of Wichura (1988), AS 241; the rest are scipy 1.17, norm.ppf.
  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
    [0.9999, 3.719016485455709],
    [1e-10, -6.361340902404056],
    [0.075, -1.4395314709384563],
  ])("of %d is %d", (p, expected) => {
    expect(relative(normalQuantile(p), expected)).toBeLessThan(1e-14);
  });

  test("is 0 in the middle, mirrors itself, and is finite at the ends of what a draw can be", () => {
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [0.01, 0.07499, 0.07501, 0.3]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
    expect(normalQuantile(2 ** -53)).toBeCloseTo(-8.2095, 3);
    expect(normalQuantile(1 - 2 ** -53)).toBeCloseTo(8.2095, 3);
  });
});
