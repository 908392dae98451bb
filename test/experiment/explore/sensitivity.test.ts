import { describe, expect, test } from "vitest";
import {
  morrisDesign,
  type Sensitivity,
  type SensitivityDesign,
  sensitivity,
  tornadoAlone,
  varianceDesign,
} from "../../../src/analyse/sensitivity.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import { readVariable, type Variable } from "../../../src/scenario/vary.ts";
import type { Explore } from "../../../src/worlds/points.ts";
import { bundled } from "../../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const markets = openMarkets(source, bundled);
if ("problems" in markets) throw new Error("the bundled scenario is wrong");
const { settings, scenario } = markets;

const over = "window" as const;
const series = [
  { measure: "buyerValue", group: "all", over } as const,
  { measure: "service", group: "all", over } as const,
];

function variablesOf(...texts: readonly string[]): Variable[] {
  return texts.map((text) => {
    const read = readVariable(text, settings);
    if ("wrong" in read) throw new Error(read.wrong);
    return read;
  });
}

/** A model of settings; the scenario as it is has none. */
type Model = (at: ReadonlyMap<string, string>) => number | "fails";

/** Worlds that share half of their luck at every point; the second series is ten times the first. */
function simulated(model: Model, worlds: number, luck: number): Explore {
  return async (points, use) => {
    const stream = createStream();
    keyBySeed("luck", stream);
    let index = 0;
    for (const point of points) {
      const value = model(new Map(point.map((setting) => [setting.split("=")[0], setting.split("=")[1]])));
      if (value === "fails") {
        use({ index, settings: point, outcome: { failure: "they do not go together" } });
      } else {
        const means = new Float64Array(2 * worlds);
        for (let w = 0; w < worlds; w++) {
          means[2 * w] = value + luck * (normal(stream, -1, w) + normal(stream, index, w));
          means[2 * w + 1] = 10 * means[2 * w];
        }
        use({ index, settings: point, outcome: { means } });
      }
      index++;
    }
  };
}

function analysed(
  model: Model,
  variables: readonly Variable[],
  design: SensitivityDesign,
  { worlds = 1, luck = 0 } = {},
): Promise<Sensitivity> {
  const options = { scenario, seed: "s", replications: worlds, window: [60, 119] as const, series };
  return sensitivity({ ...options, outcomes: [series[0]], over, variables, design }, simulated(model, worlds, luck));
}

/** Ishigami and Homma (1990) on three settings with ranges from 0 to 1; 0 for one that is not set. */
const three = variablesOf("policy.flexibleShare=0:1", "policy.openness=0:1", "policy.negotiation=0:1");
const ishigami: Model = (at) => {
  const [x, y, z] = three.map(({ path }) => Math.PI * (2 * Number(at.get(path) ?? 0.5) - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

describe("a sensitivity analysis", () => {
  test("finds the Sobol indices of the Ishigami function through settings, its noise apart", async () => {
    const found = await analysed(ishigami, three, varianceDesign(1024, 3, "s"), { worlds: 8, luck: 2 });
    const { sobol, base } = found.measures[0];
    // Closed form for a = 7, b = 0.1: variance 13.845; luck of a point's own 4 / 8 = 0.5.
    const truth = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };
    for (const [i, index] of (sobol?.indices ?? []).entries()) {
      for (const part of ["first", "total"] as const) {
        expect(index[part].lower - 1e-3).toBeLessThan(truth[part][i]);
        expect(index[part].upper + 1e-3).toBeGreaterThan(truth[part][i]);
      }
    }
    expect(sobol?.indices).toHaveLength(3);
    expect(sobol?.noise).toBeGreaterThan(0.02);
    expect(sobol?.noise).toBeLessThan(0.06);
    expect([base.n, found.points, found.failed]).toEqual([8, 7 + 1024 * 5, 0]);
  });

  test("says the same of every measure: indices know no unit, effects and variances do", async () => {
    const found = await analysed(ishigami, three, varianceDesign(64, 3, "s"), { worlds: 2, luck: 1 });
    const [one, ten] = found.measures.map(({ sobol }) => sobol);
    expect(ten?.indices[1].total.value).toBeCloseTo(one?.indices[1].total.value ?? Number.NaN, 10);
    expect(ten?.variance.value).toBeCloseTo(100 * (one?.variance.value ?? Number.NaN), 6);
    expect(found.measures[1].tornado[1].high.mean).toBeCloseTo(10 * found.measures[0].tornado[1].high.mean, 8);
  });

  test("compares both ends of every range with the scenario as it is, world by world", async () => {
    const slope: Model = (at) =>
      3 * Number(at.get("policy.flexibleShare") ?? 0.2) + Number(at.get("policy.openness") ?? 0.2);
    const variables = variablesOf("policy.flexibleShare=0:0.5", "policy.openness=0.1:0.3");
    const { measures, variables: varied } = await analysed(slope, variables, tornadoAlone, { worlds: 400, luck: 0.5 });
    const [share, openness] = measures[0].tornado;
    // A paired difference of points with luck of their own: standard error 0.5 sqrt(2 / 400) = 0.035; room for four.
    expect(Math.abs(share.low.mean + 0.6)).toBeLessThan(0.14);
    expect(Math.abs(share.high.mean - 0.9)).toBeLessThan(0.14);
    expect(Math.abs(openness.low.mean + 0.1)).toBeLessThan(0.14);
    expect(share.high.upper - share.high.lower).toBeCloseTo(2 * 1.966 * 0.035, 1);
    expect(varied.map(({ asItIs }) => asItIs)).toEqual(["0.2", "0.2"]);
  });

  test("a screening gives slopes over the whole range, of whole numbers and switches too", async () => {
    const variables = variablesOf(
      "policy.fixedSlots=1:3",
      "policy.choice",
      "suppliers.newcomer.respondsToThreat",
      "policy.openness=0.1:0.3",
    );
    const line: Model = (at) =>
      Number(at.get("policy.fixedSlots") ?? 2) +
      (at.get("policy.choice") === "single" ? 5 : 0) -
      (at.get("suppliers.newcomer.respondsToThreat") === "true" ? 4 : 0);
    const { measures } = await analysed(line, variables, morrisDesign(10, 4, "s"));
    const effects = measures[0].effects ?? [];
    expect(effects.map(({ mean }) => Math.round(mean.mean * 1e9) / 1e9)).toEqual([2, 5, -4, 0]);
    for (const { spread } of effects) expect(spread).toBeCloseTo(0, 9);
  });

  test("reaches both ends of every range, and no point lies outside", async () => {
    const variables = variablesOf("policy.openness=0.1:0.3", "policy.contractMonths=12:36");
    const seen = new Map(variables.map(({ path }) => [path, new Set<number>()]));
    const watch: Model = (at) => {
      for (const [path, value] of at) seen.get(path)?.add(Number(value));
      return 1;
    };
    await analysed(watch, variables, morrisDesign(40, 2, "s"));
    for (const { path, low, high } of variables) {
      const values = [...(seen.get(path) ?? [])];
      expect([Math.min(...values), Math.max(...values)]).toEqual([low, high]);
    }
  });

  test("leaves out points that fail, with the row or the step that they are in", async () => {
    const failing: Model = (at) => (Number(at.get("policy.flexibleShare") ?? 0) > 0.9 ? "fails" : ishigami(at));
    const found = await analysed(failing, three, varianceDesign(256, 3, "s"));
    // The high end, and one value in ten of a and of b: a row is whole with chance 0.9 x 0.9.
    expect(found.measures[0].tornado[0].high.n).toBe(0);
    expect(found.failed).toBeGreaterThan(1);
    expect(found.measures[0].sobol?.rows).toBeGreaterThan(256 * 0.7);
    expect(found.measures[0].sobol?.rows).toBeLessThan(256 * 0.9);
    const screened = await analysed(failing, three, morrisDesign(20, 3, "s"));
    for (const { size } of screened.measures[0].effects ?? []) {
      expect(size.n).toBeLessThan(20);
      expect(size.n).toBeGreaterThan(4);
    }
  });

  test("nothing that varies has no indices, and everything that fails has no value", async () => {
    const still = await analysed(() => 3, three, varianceDesign(8, 3, "s"));
    expect(still.measures[0].sobol).toBeUndefined();
    const none = await analysed(() => "fails", three, morrisDesign(4, 3, "s"));
    expect([none.failed, none.points, none.measures[0].base.n]).toEqual([23, 23, 0]);
  });

  test("follows the money in which points are seen: effects once, variances twice, indices not at all", async () => {
    const inEuro = { ...scenario, currency: "EUR", unitCost: 12.5 };
    const seenInEuro: Explore = (points, use) =>
      simulated(
        ishigami,
        1,
        0,
      )(points, (point) => {
        const { outcome } = point;
        if ("failure" in outcome) throw new Error(outcome.failure);
        use({ ...point, outcome: { means: outcome.means.map((value, at) => (at % 2 === 0 ? 12.5 * value : value)) } });
      });
    const options = { seed: "s", replications: 1, window: [60, 119] as const, series, outcomes: [series[0]], over };
    const both = async (design: SensitivityDesign) => {
      const priced = await sensitivity({ ...options, scenario: inEuro, variables: three, design }, seenInEuro);
      return [await analysed(ishigami, three, design), priced];
    };
    const [found, priced] = await both(varianceDesign(64, 3, "s"));
    const [before, after] = [found.measures[0], priced.measures[0]];
    expect(after.base.mean).toBeCloseTo(12.5 * before.base.mean, 9);
    expect(after.tornado[1].high.mean).toBeCloseTo(12.5 * before.tornado[1].high.mean, 9);
    expect(after.sobol?.variance.value).toBeCloseTo(12.5 ** 2 * (before.sobol?.variance.value ?? Number.NaN), 6);
    for (const [i, { first, total }] of (after.sobol?.indices ?? []).entries()) {
      expect(first.value).toBeCloseTo(before.sobol?.indices[i].first.value ?? Number.NaN, 9);
      expect(total.upper).toBeCloseTo(before.sobol?.indices[i].total.upper ?? Number.NaN, 9);
    }
    expect(after.sobol?.indices).toHaveLength(3);
    expect(priced.measures[1]).toEqual(found.measures[1]);
    expect(priced.money).toEqual({ unit: "EUR", factor: 12.5 });
    const [screened, screenedInEuro] = await both(morrisDesign(4, 3, "s"));
    const size = (result: Sensitivity) => result.measures[0].effects?.[0].size.mean ?? Number.NaN;
    expect(size(screenedInEuro)).toBeCloseTo(12.5 * size(screened), 9);
  });
});

describe("the interval of the size of an effect", () => {
  test("covers the truth in about 95 of 100 samples of 20 trajectories", async () => {
    // The effect of x is 1 + y - 0.5, y on four levels: mean 1, standard deviation 0.373.
    const [x, y] = variablesOf("policy.flexibleShare=0:1", "policy.openness=0:1");
    const model: Model = (at) => {
      const [a, b] = [x, y].map(({ path }) => Number(at.get(path) ?? 0));
      return a * (0.5 + b);
    };
    let covered = 0;
    for (let sample = 0; sample < 200; sample++) {
      const { measures } = await analysed(model, [x, y], morrisDesign(20, 2, `sample ${sample}`));
      const size = measures[0].effects?.[0].size;
      if (size !== undefined && size.lower <= 1 && size.upper >= 1) covered++;
    }
    // 95 % of 200 less three standard deviations (0.0154): 0.904.
    expect(covered / 200).toBeGreaterThan(0.904);
    expect(covered / 200).toBeLessThan(0.999);
  });
});
