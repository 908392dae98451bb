import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/model/normalQuantile.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { uniforms } from "../coverage/knownDifferences.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { engineOfOneStream } from "./pairing-engine.ts";
import { varianceRatio } from "./pairing-gain.ts";

describe("a ratio of variances", () => {
  test("is that of the sums of the sample variances", () => {
    // Variances 1 and 4 over 2.5 (of 1, 2, 3, 4, 5 less the middle it is 2.5).
    const [one, four] = [Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)];
    expect(varianceRatio([one, four], [one]).value).toBeCloseTo(5, 12);
    expect(varianceRatio([one], [four]).value).toBeCloseTo(0.25, 12);
  });

  test("is covered by its interval as often as is said", () => {
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const uniform = uniforms(`ratio ${trial}`);
      const normals = (deviation: number) =>
        Float64Array.from({ length: 200 }, () => deviation * normalQuantile(uniform()));
      const { lower, upper } = varianceRatio([normals(1), normals(1)], [normals(0.5)]);
      if (lower <= 8 && 8 <= upper) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
  });
});

describe("the engine of one stream a world", async () => {
  const oneStream = await engineOfOneStream();
  const market = livelyMarket({ months: 20 });
  const task = { market, seed: "stream", first: 0, count: 60, window: [0, 19] as const };
  const keyed = simulateBatch(task);
  const width = keyed.means.length / task.count;

  test("gives each world the same numbers every time, and other ones than keyed draws", () => {
    const { means } = oneStream(task);
    expect(means).toEqual(oneStream(task).means);
    expect(means.subarray(10 * width, 12 * width)).toEqual(oneStream({ ...task, first: 10, count: 2 }).means);
    expect(means).not.toEqual(keyed.means);
  });

  test("is the same model: its mean price lies where that of keyed draws lies", () => {
    const meanOf = (means: Float64Array) => {
      const prices = means.filter((_, index) => index % width === 0);
      const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
      const squares = prices.reduce((sum, price) => sum + (price - mean) ** 2, 0);
      return { mean, error: Math.sqrt(squares / (prices.length - 1) / prices.length) };
    };
    const [one, other] = [meanOf(keyed.means), meanOf(oneStream(task).means)];
    expect(Math.abs(one.mean - other.mean)).toBeLessThan(4 * Math.hypot(one.error, other.error));
  });
});
