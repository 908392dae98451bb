import { describe, expect, test } from "vitest";
import { BATCH_SIZE } from "../../src/worlds/batch.ts";
import { pairingGain } from "../../src/worlds/pairedDifference.ts";
import { openScenario } from "../../src/worlds/replicateScenario.ts";
import {
  EQUAL_WORLDS,
  type GrowingSample,
  growUntilSharp,
  lookAt,
  type Precision,
  pairedSample,
} from "../../src/worlds/stopping.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { inOrder, scenarioOf } from "./exampleScenario.ts";

const asked: Precision = {
  series: { measure: "buyerValue", group: "all" },
  within: { kind: "absolute", value: 0.1 },
  least: 100,
  most: 1000,
};

/** Worlds that are numbers of our own, and the sizes that they were grown to. */
function sampleOf(value: (world: number) => number, baseline = 1): GrowingSample & { readonly sizes: number[] } {
  const sizes: number[] = [];
  const values = () => Array.from({ length: sizes[sizes.length - 1] }, (_, world) => value(world));
  return {
    sizes,
    growTo: async (worlds) => {
      sizes.push(worlds);
    },
    contrasts: () => [{ values: values(), baseline }],
  };
}

/** Values 1 and -1 in turn, times a size: standard deviation about `size`. */
const turns = (size: number) => (world: number) => (world % 2 === 0 ? size : -size);

describe("the automatic stop", () => {
  test("ends at the stated minimum when that is enough", async () => {
    const sample = sampleOf(turns(0.1));
    expect(await growUntilSharp(sample, asked)).toMatchObject({ worlds: 100, n: 100, reason: "narrow", target: 0.1 });
    expect(sample.sizes).toEqual([100]);
  });

  test("grows by whole batches, at most doubling, to the number that the spread asks for", async () => {
    // 1.96^2 / 0.1^2 = 384 worlds.
    const sample = sampleOf(turns(1));
    const stop = await growUntilSharp(sample, asked);
    expect(stop).toMatchObject({ reason: "narrow" });
    expect(stop.half).toBeLessThanOrEqual(0.1);
    expect(stop.worlds).toBeGreaterThan(384);
    expect(stop.worlds).toBeLessThan(384 * 1.15);
    expect(sample.sizes.slice(0, 2)).toEqual([100, 200]);
    expect(sample.sizes.every((worlds) => worlds % BATCH_SIZE === 0)).toBe(true);
  });

  test("ends at the ceiling, to the world, and says how many would be needed", async () => {
    const stop = await growUntilSharp(sampleOf(turns(4)), { ...asked, most: 1010 });
    expect(stop).toMatchObject({ worlds: 1010, reason: "ceiling" });
    expect(stop.needed).toBeGreaterThan(0.98 * 40 ** 2 * 1.96 ** 2);
    expect(stop.needed).toBeLessThan(1.02 * 40 ** 2 * 1.96 ** 2);
  });

  test("takes a share of the size of the baseline's mean", async () => {
    const within = { kind: "relative", value: 0.05 } as const;
    expect(await growUntilSharp(sampleOf(turns(0.1), -2), { ...asked, within })).toMatchObject({ target: 0.1 });
    const zero = await growUntilSharp(sampleOf(turns(0.1), 0), { ...asked, within });
    expect(zero).toMatchObject({ reason: "zero", target: 0 });
    expect(zero.worlds).toBeLessThan(asked.most);
  });

  test("trusts equal worlds only when there are 300 of them", async () => {
    expect(
      await growUntilSharp(
        sampleOf(() => 0.25),
        asked,
      ),
    ).toMatchObject({ reason: "same", half: 0, worlds: 325 });
    expect(EQUAL_WORLDS).toBe(300);
  });

  test("says that no world differs, and asks for no more of them, where the arms are the same", async () => {
    const same = sampleOf(() => 0);
    expect(await growUntilSharp(same, asked)).toMatchObject({ reason: "none", worlds: 325, needed: null });
    expect(await growUntilSharp(same, { ...asked, most: 120 })).toMatchObject({
      reason: "none",
      worlds: 120,
      needed: null,
    });
    const shifted = sampleOf(() => 0.25);
    expect(await growUntilSharp(shifted, { ...asked, most: 120 })).toMatchObject({ reason: "same", needed: null });
  });

  test("does not run to the ceiling for a measure that no world has", async () => {
    const stop = await growUntilSharp(
      sampleOf(() => Number.NaN),
      asked,
    );
    expect(stop).toMatchObject({ reason: "missing", n: 0, worlds: 400, half: null, needed: null });
  });

  test("counts only worlds that have a value", async () => {
    const stop = await growUntilSharp(
      sampleOf((world) => (world % 4 < 2 ? turns(0.1)(world) : Number.NaN)),
      asked,
    );
    expect(stop.n).toBeGreaterThanOrEqual(100);
    expect(stop.worlds).toBe(2 * stop.n);
  });

  test("waits where few worlds carry the difference, and says so at the ceiling", async () => {
    const rare = (world: number) => (world % 50 === 7 ? 0.1 : 0);
    const waited = await growUntilSharp(sampleOf(rare), { ...asked, most: 5000 });
    expect(waited).toMatchObject({ reason: "narrow" });
    expect(waited.worlds).toBeGreaterThanOrEqual(1500);
    expect(await growUntilSharp(sampleOf(rare), asked)).toMatchObject({ reason: "uneven", worlds: 1000 });
  });

  test("goes on until the widest of several is narrow", async () => {
    const [narrow, wide] = [sampleOf(turns(0.1)), sampleOf(turns(1))];
    const both: GrowingSample = {
      growTo: async (worlds) => {
        await narrow.growTo(worlds);
        await wide.growTo(worlds);
      },
      contrasts: () => [...narrow.contrasts(), ...wide.contrasts()],
    };
    const alone = sampleOf(turns(1));
    expect((await growUntilSharp(both, asked)).worlds).toBe((await growUntilSharp(alone, asked)).worlds);
  });

  test("asks for more worlds the more skewed they are", () => {
    const skewed = Array.from({ length: 400 }, (_, world) => (world % 40 === 0 ? 10 + world : world % 7));
    const even = Array.from({ length: 400 }, (_, world) => world % 7);
    expect(lookAt({ values: even, baseline: 1 }, asked).fewest).toBe(100);
    expect(lookAt({ values: skewed, baseline: 1 }, asked).fewest).toBeGreaterThan(500);
  });
});

describe("simulated worlds", () => {
  const market = livelyMarket({ months: 20 });
  const scenario = scenarioOf(market);
  const closed = scenarioOf({ ...market, entryEnabled: false });
  const options = { seed: "auto", window: [10, 19] } as const;
  const within = { kind: "absolute", value: 0.003 } as const;

  test("stop at the same number in whatever order the batches are done", async () => {
    const stops = [inOrder(), inOrder((n) => [...Array(n).keys()].reverse())].map((map) => {
      const arms = [scenario, closed].map((each) => openScenario(each, options, map));
      return growUntilSharp(pairedSample(asked.series, [arms[0]], { baseline: arms[1] }), {
        ...asked,
        least: 50,
        within,
      });
    });
    const [one, other] = await Promise.all(stops);
    expect(one).toEqual(other);
    expect(one.reason).toBe("narrow");
    expect(one.worlds).toBeGreaterThan(50);
  });

  test("without a reference stop by the interval of the mean", async () => {
    const arm = openScenario(scenario, options, inOrder());
    const stop = await growUntilSharp(pairedSample(asked.series, [arm]), { ...asked, least: 50, within });
    expect(stop.n).toBe(arm.soFar().replications);
    expect(stop.half).toBeLessThanOrEqual(0.003);
  });

  test("refuse a measure that they do not have", async () => {
    const arm = openScenario(scenario, options, inOrder());
    const series = { measure: "price", group: "nobody" } as const;
    await expect(growUntilSharp(pairedSample(series, [arm]), { ...asked, series })).rejects.toThrow("nobody");
  });
});

describe("the gain of pairing", () => {
  test("is the variance without pairs over that with them", () => {
    // Variances 1 and 4 and a correlation of 1: (1 + 4) / 1.
    const { correlation, gain } = pairingGain({ referenceValues: [1, 2, 3], scenarioValues: [2, 4, 6] });
    expect(correlation).toBeCloseTo(1, 12);
    expect(gain).toBeCloseTo(5, 12);
  });

  test("is below 1 where worlds turn against each other, and unknown for one pair", () => {
    expect(pairingGain({ referenceValues: [1, 2, 3], scenarioValues: [3, 2, 1] }).gain).toBeCloseTo(0.5, 12);
    expect(pairingGain({ referenceValues: [1], scenarioValues: [3] }).gain).toBeNaN();
  });
});
