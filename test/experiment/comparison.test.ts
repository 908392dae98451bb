import { describe, expect, test } from "vitest";
import type { Series } from "../../src/model/series.ts";
import { pairedDifferences } from "../../src/worlds/pairedDifference.ts";
import { typicalReplication } from "../../src/worlds/replicateScenario.ts";
import { resultOf } from "./exampleScenario.ts";

const price: Series = { measure: "price", group: "all" };
const service: Series = { measure: "service", group: "all" };
const margin: Series = { measure: "margin", group: "all" };

describe("paired differences", () => {
  const reference = resultOf(
    [price, service],
    [
      [1.3, 0.5],
      [1.1, 0.5],
      [1.2, 0.5],
      [1.4, 0.5],
    ],
  );
  // Prices differ by -0.3, +0.1, -0.2, -0.4: mean -0.2, sample sd 0.216025, t(3) = 3.182446, half width 0.343743.
  const result = resultOf(
    [service, price],
    [
      [0.6, 1.0],
      [0.4, 1.2],
      [0.7, 1.0],
      [0.5, 1.0],
    ],
  );
  const [ofService, ofPrice] = pairedDifferences(result, reference);

  test("are taken world by world, with the t interval of their mean", () => {
    expect(ofPrice.series).toEqual(price);
    expect(ofPrice.n).toBe(4);
    expect(ofPrice.meanReference).toBeCloseTo(1.25, 12);
    expect(ofPrice.meanScenario).toBeCloseTo(1.05, 12);
    expect(ofPrice.difference).toBeCloseTo(-0.2, 12);
    expect(ofPrice.lower).toBeCloseTo(-0.543743, 4);
    expect(ofPrice.upper).toBeCloseTo(0.143743, 4);
    expect(ofPrice.relative).toBeCloseTo(-0.16, 12);
  });

  test("count a world as better when the measure moved the way a buyer likes; a tie is not better", () => {
    expect(ofPrice.better).toBe(0.75);
    expect(ofService.better).toBe(0.5);
  });

  test("leave out worlds in which either is missing, and series that only one has", () => {
    const holes = resultOf(
      [price, margin],
      [
        [1.0, 0.1],
        [Number.NaN, 0.1],
        [1.1, 0.1],
        [1.3, 0.1],
      ],
    );
    const differences = pairedDifferences(holes, reference);
    expect(differences.map(({ series }) => series)).toEqual([price]);
    expect(differences[0].n).toBe(3);
    expect(differences[0].meanReference).toBeCloseTo((1.3 + 1.2 + 1.4) / 3, 12);
    expect(differences[0].difference).toBeCloseTo(-0.5 / 3, 12);
  });

  test("have nothing to say where every world is missing", () => {
    const empty = resultOf(
      [price],
      Array.from({ length: 4 }, () => [Number.NaN]),
    );
    const [{ n, difference, lower, better, relative }] = pairedDifferences(empty, reference);
    expect(n).toBe(0);
    for (const value of [difference, lower, better, relative]) expect(value).toBeNaN();
  });

  test("are exactly zero between a scenario and itself", () => {
    for (const { difference, lower, upper, better } of pairedDifferences(reference, reference)) {
      expect([difference, lower, upper, better]).toEqual([0, 0, 0, 0]);
    }
  });

  test("are refused between worlds that are not the same", () => {
    expect(() => pairedDifferences(result, { ...reference, seed: "other" })).toThrow(RangeError);
    expect(() => pairedDifferences(result, { ...reference, replications: 3 })).toThrow(RangeError);
    expect(() => pairedDifferences(result, { ...reference, window: [0, 9] })).toThrow(RangeError);
  });
});

describe("the typical replication", () => {
  test("is the one nearest to the medians", () => {
    const means = [
      [1.0, 0.9],
      [1.2, 0.1],
      [1.21, 0.52],
      [1.5, 0.5],
      [1.3, 0.55],
    ];
    expect(typicalReplication([price, service], Float64Array.from(means.flat()), 5)).toBe(2);
  });

  test("does not look at measures that are no headline, nor at groups", () => {
    const ofGroup: Series = { measure: "price", group: "backup" };
    const means = [9, 9, 1.0, 1, 1, 1.3, 5, 5, 1.2];
    expect(typicalReplication([margin, ofGroup, price], Float64Array.from(means), 3)).toBe(2);
  });

  test("is some world even where nothing varies or everything is missing", () => {
    expect(typicalReplication([price], Float64Array.of(1, 1, 1), 3)).toBe(0);
    expect(typicalReplication([price], new Float64Array(3).fill(Number.NaN), 3)).toBe(0);
  });
});
