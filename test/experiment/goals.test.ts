import { expect, test } from "vitest";
import { goalOutcomes } from "../../src/analyse/goals.ts";
import type { Goal } from "../../src/scenario/scenario.ts";
import { goalSentences } from "../../src/words/en/goals.ts";
import type { WindowMeans } from "../../src/worlds/result.ts";
import { scenarioOf } from "./exampleScenario.ts";

const series = [{ measure: "fillRate", group: "all" }] as const;

/** Forty worlds of two years: the fill rate of every world in each, and over the second year as the window. */
function worldsWith(goal: Partial<Goal>, rates: (world: number) => readonly [number, number]): WindowMeans {
  const scenario = scenarioOf();
  const asked: Goal = { measure: "fillRate", group: "all", is: "atLeast", value: 0.9, share: 0.5, ...goal };
  const worlds = Array.from({ length: 40 }, (_, world) => rates(world));
  return {
    scenario: { ...scenario, goals: [asked], market: { ...scenario.market, months: 24 } },
    seed: "hand",
    replications: 40,
    months: 24,
    series,
    window: [12, 23],
    means: Float64Array.from(worlds, ([, second]) => second),
    years: { series, months: 24, from: 0, values: Float64Array.from(worlds.flat()) },
  };
}

const half = (world: number) => [0.95, world < 20 ? 0.95 : 0.5] as const;

test("a goal is met by so many worlds, over the whole run, whole years or the months of the tables", () => {
  const over = (months?: readonly [number, number]) => goalOutcomes(worldsWith({ ...(months && { months }) }, half))[0];
  expect(over()).toMatchObject({ months: [0, 23], n: 40, met: 20 });
  expect(over([0, 11])).toMatchObject({ n: 40, met: 40, verdict: "reached" });
  expect(over([12, 23])).toMatchObject({ n: 40, met: 20, verdict: "open" });
  expect(over([3, 23])).toMatchObject({ n: 0, verdict: "unknown" });
});

test("it is reached, missed or not decided by the interval of that share", () => {
  const verdicts = [0.2, 0.5, 0.9].map((share) => goalOutcomes(worldsWith({ share }, half))[0].verdict);
  expect(verdicts).toEqual(["reached", "open", "missed"]);
});

test("it is said with the worlds that meet it and the share that was asked for", () => {
  const said = (share: number, more: Partial<Goal> = {}) =>
    goalSentences(goalOutcomes(worldsWith({ share, ...more }, half)))[0];
  expect(said(0.9, { says: "Nobody waits" })).toBe(
    "Goal missed, Nobody waits: fill rate at least 90 % over months 0 to 23: in 20 of the 40 worlds, 50 % (35 to 65 %; asked for: 90 %).",
  );
  expect(said(0.9, { months: [3, 23] })).toContain("Goal not checked, fill rate at least 90 % over months 3 to 23");
});
