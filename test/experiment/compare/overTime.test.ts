import { describe, expect, test } from "vitest";
import { monthlyDifferences } from "../../../src/analyse/monthlyDifferences.ts";
import type { Series } from "../../../src/model/series.ts";
import { openArms } from "../../../src/worlds/replicateArms.ts";
import { replicateScenario } from "../../../src/worlds/replicateScenario.ts";
import type { ArmMonths } from "../../../src/worlds/result.ts";
import { meanInterval } from "../../../src/worlds/statistics/intervals.ts";
import { livelyMarket } from "../../model/exampleMarket.ts";
import { inOrder, scenarioOf } from "../exampleScenario.ts";

const price: Series = { measure: "price", group: "all" };
const share: Series = { measure: "newcomerShare", group: "all" };

/** One series over one month: values of all worlds, of which the first few are saved. */
function armOf(values: readonly number[], saved = values.length): ArmMonths {
  const { n, mean, lower, upper } = meanInterval(values);
  const column = (value: number) => Float64Array.of(value);
  const means = { n: column(n), mean: column(mean), lower: column(lower), upper: column(upper) };
  return { series: [price], months: 1, means, worlds: saved, values };
}

const before = Array.from({ length: 40 }, (_, world) => 1 + ((world * 7) % 11) / 10);
const after = before.map((value, world) => value - 0.1 + ((world * 3) % 5) / 100);

describe("differences over time", () => {
  const worlds = { baseline: 40, scenario: 40 };

  test("come from all pairs where every world is at hand", () => {
    const { from, pairs, difference, lower, upper, n } = monthlyDifferences(armOf(before), armOf(after), true, worlds);
    expect({ from, pairs, n: n[0] }).toEqual({ from: "pairs", pairs: 40, n: 40 });
    // Differences -0.10, -0.07, -0.09, -0.06, -0.08, each eight times: s^2 = 40 x 0.0002 / 39, t(0.975, 39) = 2.02269.
    expect(difference[0]).toBeCloseTo(-0.08, 12);
    const half = 2.02269 * Math.sqrt((40 * 0.0002) / 39 / 40);
    expect(upper[0] - lower[0]).toBeCloseTo(2 * half, 6);
  });

  test("come from all means and the spread of the saved pairs where few worlds were saved", () => {
    const saved = monthlyDifferences(armOf(before, 20), armOf(after, 20), true, worlds);
    expect(saved).toMatchObject({ from: "saved pairs", pairs: 20 });
    expect(saved.difference[0]).toBeCloseTo(-0.08, 12);
    // s^2 of the first twenty: 20 x 0.0002 / 19; t(0.975, 19) = 2.09302; all 40 worlds in the mean.
    const half = 2.09302 * Math.sqrt((20 * 0.0002) / 19 / 40);
    expect(saved.upper[0] - saved.lower[0]).toBeCloseTo(2 * half, 6);
  });

  test("are as wide as two intervals where hardly any saved pair differs, for the rest may", () => {
    const rare = before.map((value, world) => (world < 30 ? value : value + 1));
    const found = monthlyDifferences(armOf(before, 20), armOf(rare, 20), true, worlds);
    const unpaired = monthlyDifferences(armOf(before), armOf(rare), false, worlds);
    expect(found.upper[0] - found.lower[0]).toBeGreaterThan(0.1);
    expect(found.upper[0] - found.lower[0]).toBeCloseTo(unpaired.upper[0] - unpaired.lower[0], 12);
  });

  test("are exactly nothing between equal arms, saved or not", () => {
    for (const saved of [40, 20]) {
      const found = monthlyDifferences(armOf(before, saved), armOf(before, saved), true, worlds);
      expect([found.difference[0], found.lower[0], found.upper[0]]).toEqual([0, 0, 0]);
    }
  });

  test("are unpaired, and wider, where the worlds are not the same or none was saved", () => {
    const unpaired = monthlyDifferences(armOf(before), armOf(after), false, worlds);
    expect(unpaired).toMatchObject({ from: "no pairs", pairs: 0 });
    expect(monthlyDifferences(armOf(before, 0), armOf(after, 0), true, worlds).from).toBe("no pairs");
    const pairedOnes = monthlyDifferences(armOf(before), armOf(after), true, worlds);
    expect(unpaired.upper[0] - unpaired.lower[0]).toBeGreaterThan(5 * (pairedOnes.upper[0] - pairedOnes.lower[0]));
  });

  test("have the right interval where the arms have different numbers of worlds", () => {
    const fewer = after.slice(0, 20);
    const found = monthlyDifferences(armOf(before, 20), armOf(fewer, 19), true, { baseline: 40, scenario: 20 });
    const [x, y] = [before.slice(0, 19), after.slice(0, 19)];
    const mean = (v: readonly number[]) => v.reduce((sum, each) => sum + each, 0) / v.length;
    const product = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, each, i) => sum + (each - mean(a)) * (b[i] - mean(b)), 0) / (a.length - 1);
    // var = s_x^2 / 40 + s_y^2 / 20 - 2 s_xy / 40; t(0.975, 18) = 2.10092.
    const variance = product(x, x) / 40 + product(y, y) / 20 - (2 * product(x, y)) / 40;
    expect(found.upper[0] - found.difference[0]).toBeCloseTo(2.10092 * Math.sqrt(variance), 5);
    expect(found.difference[0]).toBeCloseTo(mean(fewer) - mean(before), 12);
  });
});

describe("arms that are simulated together", () => {
  const market = livelyMarket();
  const scenarios = [scenarioOf(market), scenarioOf({ ...market, entryEnabled: false })];
  const options = { seed: "together", window: [2, market.months - 1] as const };

  test("have the means of each scenario by itself, to the last bit, whatever the order and the steps", async () => {
    const alone = await replicateScenario(scenarios[0], { ...options, replications: 60 }, inOrder());
    const backwards = inOrder((n) => [...Array(n).keys()].reverse());
    const arms = openArms(scenarios, [price, share], options, backwards);
    await arms.growTo(25);
    await arms.growTo(60);
    expect(arms.soFar()[0].means).toEqual(alone.means);
    const [{ means, months, worlds }] = arms.months();
    expect({ months, worlds }).toEqual({ months: market.months, worlds: 60 });
    const place = alone.series.findIndex(({ measure, group }) => measure === "price" && group === "all");
    const last = months - 1;
    expect(means.mean[last * 2]).toBeCloseTo(alone.monthly.mean[last * alone.series.length + place], 6);
  });

  test("cannot go on from the middle of a batch", async () => {
    const arms = openArms(scenarios, [price], options, inOrder());
    await arms.growTo(30);
    await expect(arms.growTo(60)).rejects.toThrow(RangeError);
  });
});
