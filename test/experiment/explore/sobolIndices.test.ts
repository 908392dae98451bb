import { describe, expect, test } from "vitest";
import { sobolDesign } from "../../../src/analyse/designs.ts";
import { type SobolAnalysis, saltelliDesign, sobolIndices } from "../../../src/analyse/sobolIndices.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";
import { thoroughTest } from "../../thorough.ts";

type Model = (place: Float64Array) => number;

/** Values of a model at the points of a Saltelli design; noise of its own in every world and point. */
function analysed(model: Model, variables: number, rows: number, worlds = 1, noise = 0): SobolAnalysis {
  const design = saltelliDesign(sobolDesign(rows, 2 * variables, "test"));
  const stream = createStream();
  keyBySeed("noise", stream);
  const place = new Float64Array(variables);
  const values = new Float64Array(design.points * worlds);
  for (let point = 0; point < design.points; point++) {
    design.point(point, place);
    const value = model(place);
    for (let world = 0; world < worlds; world++) {
      // Half of the luck is the world's, the same at every point; the other half is the point's own.
      const luck = noise * (normal(stream, -1, world) + normal(stream, point, world));
      values[point * worlds + world] = value + luck;
    }
  }
  const found = sobolIndices(values, variables, worlds, "test");
  if (found === undefined) throw new Error("nothing varies");
  return found;
}

const ishigami: Model = (place) => {
  const [x, y, z] = [...place].map((u) => Math.PI * (2 * u - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Closed form of Ishigami and Homma (1990) for a = 7, b = 0.1. */
const ISHIGAMI = (() => {
  const [a, b, pi] = [7, 0.1, Math.PI];
  const first = [0.5 * (1 + (b * pi ** 4) / 5) ** 2, a ** 2 / 8, 0];
  const both = b ** 2 * pi ** 8 * (1 / 18 - 1 / 50);
  const variance = first[0] + first[1] + both;
  return {
    variance,
    first: first.map((part) => part / variance),
    total: [(first[0] + both) / variance, first[1] / variance, both / variance],
  };
})();

const A = [0, 1, 4.5, 9, 99, 99, 99, 99];
const sobolG: Model = (place) =>
  place.reduce((product, x, i) => (product * (Math.abs(4 * x - 2) + A[i])) / (1 + A[i]), 1);

/** Closed form of Saltelli and Sobol (1995): V_i = (1/3) / (1 + a_i)^2, V = prod(1 + V_i) - 1. */
const SOBOL_G = (() => {
  const parts = A.map((a) => 1 / 3 / (1 + a) ** 2);
  const all = parts.reduce((product, part) => product * (1 + part), 1);
  return {
    variance: all - 1,
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * all) / (1 + part) / (all - 1)),
  };
})();

function expectTruthWithin(found: SobolAnalysis, truth: typeof ISHIGAMI, closeness: number): void {
  for (const [i, { first, total }] of found.indices.entries()) {
    for (const [estimate, true_] of [[first, truth.first[i]] as const, [total, truth.total[i]] as const]) {
      // A bootstrap over even points is too wide, never too narrow; room for the last digits of an index of 0.
      expect(estimate.lower - 1e-3).toBeLessThanOrEqual(true_);
      expect(estimate.upper + 1e-3).toBeGreaterThanOrEqual(true_);
      expect(Math.abs(estimate.value - true_)).toBeLessThan(closeness);
    }
  }
  expect(found.variance.value / truth.variance).toBeCloseTo(1, 1);
}

describe("Sobol indices", () => {
  test("of the Ishigami function", () => expectTruthWithin(analysed(ishigami, 3, 2048), ISHIGAMI, 0.02));

  test("of Sobol's G function", () => expectTruthWithin(analysed(sobolG, 8, 2048), SOBOL_G, 0.03));

  test("of a noisy Ishigami function: ten worlds whose luck is as large as the effect", () => {
    // Variance 13.8; that of a point mean by its own luck: 36 / 10.
    const found = analysed(ishigami, 3, 2048, 10, 6);
    expectTruthWithin(found, ISHIGAMI, 0.08);
    expect(found.noise).toBeGreaterThan(0.15);
    expect(found.noise).toBeLessThan(0.27);
  });

  thoroughTest("intervals cover what the worlds have in common: settings that act differently in each of them", () => {
    // f = x (1 + luck of the world) + y: the expectation is x + y, and each accounts for half.
    const variables = 2;
    const design = saltelliDesign(sobolDesign(512, 2 * variables, "worlds"));
    const place = new Float64Array(variables);
    const [worlds, trials] = [10, 60];
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const stream = createStream();
      keyBySeed(`trial ${trial}`, stream);
      const values = new Float64Array(design.points * worlds);
      for (let point = 0; point < design.points; point++) {
        design.point(point, place);
        for (let w = 0; w < worlds; w++)
          values[point * worlds + w] = place[0] * (1 + 0.8 * normal(stream, 0, w)) + place[1];
      }
      const first = sobolIndices(values, variables, worlds, "test")?.indices[0].first;
      if (first !== undefined && first.lower <= 0.5 && first.upper >= 0.5) covered++;
    }
    // The bootstrap over even points is too wide alone, and 95 % less three standard deviations (0.028) is 0.866; without the jackknife it is 38 %.
    expect(covered / trials).toBeGreaterThan(0.866);
  });

  test("noise of one world cannot be told apart: total indices are too large, and that is said", () => {
    const found = analysed(ishigami, 3, 2048, 1, 3);
    expect(found.noise).toBeNaN();
    expect(found.indices[2].total.value).toBeGreaterThan(ISHIGAMI.total[2] + 0.1);
  });

  test("a variable that does nothing has indices of zero", () => {
    const found = analysed((place) => place[0], 2, 512);
    expect(found.indices[1].first.value).toBeCloseTo(0, 6);
    expect(found.indices[1].total.value).toBeCloseTo(0, 6);
    expect(found.indices[0].total.value).toBeCloseTo(1, 1);
  });

  test("a model that does not vary has none; rows with missing values are left out", () => {
    expect(sobolIndices(new Float64Array(4 * 8).fill(3), 2, 1, "x")).toBeUndefined();
    const rows = [1, 2, 2, 1, Number.NaN, 2, 3, 4, 5, 1, 1, 5, 2, 2, 2, 2];
    const found = sobolIndices(Float64Array.from(rows), 2, 1, "x");
    expect(found).toEqual(sobolIndices(Float64Array.from([...rows.slice(0, 4), ...rows.slice(8)]), 2, 1, "x"));
  });
});
