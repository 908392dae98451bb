import { describe, expect, test } from "vitest";
import { addsUpOtherwise, meansWorth, sideOf } from "../../src/analyse/means.ts";
import { workOf } from "../../src/cli/run/work.ts";
import { batchKey } from "../../src/cli/store/batchKey.ts";
import { type RunQuestion, SharedRecords, simulateRun, tasksOfRuns } from "../../src/question/runWorlds.ts";
import type { BatchTask, MapBatches } from "../../src/worlds/batch.ts";
import { type MeansPlan, meansPlanOf, simulateMeans, someMeansOf, tasksOfMeans } from "../../src/worlds/means.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { livelyMarket, withStrategy } from "../model/exampleMarket.ts";
import { inOrder, scenarioOf } from "./exampleScenario.ts";

const lively = { ...livelyMarket(), months: 24 };
const [{ name: group }] = lively.suppliers;
type Levers = Parameters<typeof withStrategy>[2];

function asked(levers: Levers, market = lively) {
  const played = { ...withStrategy(market, group, levers), supplierSide: [group] };
  return { ...scenarioOf(played), asker: group, reference: "without-strategy" };
}

function planOf(levers: Levers): MeansPlan {
  const plan = meansPlanOf(asked(levers));
  if (plan === undefined) throw new Error("there are no means to tell apart");
  return plan;
}

const { signal } = new AbortController();
const worlds = { seed: "means", replications: 30 };

describe("the means of a strategy", () => {
  test("are what is off neutral, and what says how a means is used goes with it", () => {
    const plan = planOf({
      managers: 1,
      timeOneToOne: 0.9,
      targetMethod: 2,
      targetLevel: 2,
      appraisalStaged: 1,
      brand: 0.01,
    });
    expect(plan.means).toEqual(["managers", "brand", "target", "appraisal"]);
    const strategies = plan.markets.map(({ suppliers }) => suppliers[0].strategy);
    // The scenario as it is comes first; without managers a day is not split either.
    expect(strategies[0]).toMatchObject({ managers: 1, timeOneToOne: 0.9, targetLevel: 2 });
    expect(strategies[1]).toMatchObject({ managers: 0, timeOneToOne: 0.5, targetMethod: 2, brand: 0.01 });
    expect(strategies[3]).toMatchObject({ managers: 1, targetMethod: 0, targetLevel: 1, appraisalStaged: 1 });
  });

  test("are not told apart where there is one, where nobody asks, or where the reference has them too", () => {
    expect(meansPlanOf(asked({ online: 0.01 }))).toBeUndefined();
    // A split of a day that nobody has is no means.
    expect(meansPlanOf(asked({ online: 0.01, timeBriefing: 1, budgetScale: 2 }))).toBeUndefined();
    const two = asked({ online: 0.01, press: 0.01 });
    expect(meansPlanOf(two)).toBeDefined();
    expect(meansPlanOf({ ...two, asker: undefined })).toBeUndefined();
    expect(meansPlanOf({ ...two, reference: "without-entry" })).toBeUndefined();
  });

  test("are left out in the month of the decision where there is something before it, and their months go", () => {
    const timed = {
      ...lively,
      timetable: [{ month: 18, event: "setSuppliers", group: 0, parameter: "online", value: 0.05 } as const],
    };
    const plan = meansPlanOf({ ...asked({ online: 0.01, press: 0.01 }, timed), from: 12 });
    const [, online, press] = plan?.markets ?? [];
    expect(plan?.means).toEqual(["press", "online"]);
    expect(online.timetable).toEqual([
      { month: 12, event: "setSuppliers", group: 0, parameter: "press", value: 0 },
      ...timed.timetable,
    ]);
    expect(press.timetable).toEqual([{ month: 12, event: "setSuppliers", group: 0, parameter: "online", value: 0 }]);
    expect(plan?.run.years.map(({ months }) => months)).toEqual([[12, 23]]);
  });

  test("the worlds are those of the scenario, and one that does nothing is worth exactly nothing", async () => {
    // Whom to court is chosen by size, where nobody is courted.
    const plan = planOf({ executiveSupport: 1, improvement: 0.05, screening: 5 });
    const scenario = asked({ executiveSupport: 1, improvement: 0.05, screening: 5 });
    const seen = await simulateMeans(plan, scenario, worlds, { map: inOrder(), signal });
    const bare = { years: undefined };
    const worth = meansWorth(plan, seen, bare, bare);
    const of = Object.fromEntries(worth.each.map((each) => [each.name, each]));
    for (const figure of ["profit", "shareOfSpend", "contracts", "sellingCost"] as const) {
      expect(of.screening[figure], figure).toMatchObject({ n: 30, difference: 0, lower: 0, upper: 0, p: 1 });
      expect(sideOf(of.screening[figure])).toBe("nothing");
    }
    // Each means costs what it is said to cost, whatever it brings: 0.05 a month of improvement.
    expect(of.improvement.sellingCost.difference).toBeCloseTo(0.05, 12);
    // Of the scenario as it is, the numbers are those that the market gives by itself.
    const alone = simulateBatch({ ...[...tasksOfMeans(plan, worlds)][0], count: 3 });
    expect(seen[0].subarray(0, alone.means.length)).toEqual(alone.means.map((value) => value + 0));
  });

  test("runs that are alike simulate them once", async () => {
    const scenario = asked({ executiveSupport: 1, improvement: 0.05 });
    const question: RunQuestion = { ...worlds, scenario, reference: scenario, window: [0, 23] };
    const shared = new SharedRecords([question, question]);
    let batches = 0;
    const counting: MapBatches = (all, ...rest) => {
      const list = [...all];
      batches += list.length;
      return inOrder()(list, ...rest);
    };
    const simulating = { map: counting, signal, pause: async () => {} };
    const first = await simulateRun(question, simulating, shared);
    const once = batches;
    expect(first.means?.length).toBe(3);
    expect(await simulateRun(question, simulating, shared)).toEqual(first);
    expect(batches).toBe(once);
  });

  test("batches come in any order to the same bits, some worlds again alone too, and are those that are kept", async () => {
    const levers = { executiveSupport: 1, improvement: 0.05 };
    const [plan, scenario] = [planOf(levers), asked(levers)];
    const tasks: BatchTask[] = [];
    const told: number[] = [];
    const listening: MapBatches = (all, ...rest) => {
      const list = [...all];
      tasks.push(...list);
      return inOrder((n) => [...Array(n).keys()].reverse())(list, ...rest);
    };
    const one = await simulateMeans(plan, scenario, worlds, { map: inOrder(), signal });
    const onWorlds = (done: number, all: number) => told.push(done, all);
    const other = await simulateMeans(plan, scenario, worlds, { map: listening, signal, onWorlds });
    expect(other).toEqual(one);
    expect(told.slice(-2)).toEqual([90, 90]);
    const width = plan.series.length;
    const some = await someMeansOf(plan, scenario, { seed: "means", worlds: [4, 27] }, { map: inOrder(), signal });
    for (const [place, values] of some.entries()) {
      expect(values.subarray(width)).toEqual(one[place].subarray(27 * width, 28 * width));
    }
    const key = (task: BatchTask) => batchKey(task, "source");
    expect(tasks.map(key)).toEqual([...tasksOfMeans(plan, worlds)].map(key));
  });

  test("are a part of what a run simulates: of its batches, for each month of decision, and of its work", () => {
    const scenario = asked({ executiveSupport: 1, improvement: 0.05 });
    const runOf = (from: number): RunQuestion => {
      return { ...worlds, scenario: { ...scenario, from }, reference: scenarioOf(lively), window: [0, 23] };
    };
    const keysOf = (questions: readonly RunQuestion[]) =>
      new Set([...tasksOfRuns(questions)].map((task) => batchKey(task, "source")));
    const [now, later] = [runOf(0), runOf(12)];
    expect(keysOf([now, later])).toEqual(new Set([...keysOf([now]), ...keysOf([later])]));
    expect(keysOf([now])).not.toEqual(keysOf([later]));
    // The scenario and its reference; and again the scenario, and it without either.
    expect(workOf([now], 30)).toBeCloseTo(
      2.5 * workOf([{ ...now, scenario: { ...now.scenario, asker: undefined } }], 30),
    );
  });
});

describe("what means are worth", () => {
  // Four worlds of one year: profit as it is, without the one means, without the other, and without both.
  const profits = [
    [10, 12, 14, 16],
    [9, 11, 13, 15],
    [8, 10, 13, 13],
    [7, 9, 11, 12],
  ];

  function worthOf(all: readonly (readonly number[])[]) {
    const plan = { ...planOf({ online: 0.01, press: 0.01 }) };
    const run = { rate: 0, years: [{ months: [0, 11], weight: 12 } as const] };
    const series = plan.series.filter(({ months }) => months === undefined || months[0] === 0);
    // Contracts first, then profit, cost and spend of the year.
    const seen = all
      .slice(0, 3)
      .map((worldsOf) => Float64Array.from(worldsOf.flatMap((profit) => [1, profit, 0, 0.5])));
    const yearly = (values: readonly number[]) => ({
      years: {
        series: [{ measure: "profit", group } as const],
        months: 12,
        from: 0,
        values: Float64Array.from(values),
      },
    });
    return meansWorth({ ...plan, run, series }, seen, yearly(all[0]), yearly(all[3]));
  }

  test("is the whole less the same worlds without it, and the sum is held against the whole", () => {
    const { each, sum } = worthOf(profits);
    // Without the press (named first) every world earns 1 less; without pages 2, 2, 1 and 3.
    expect(each.map(({ name }) => name)).toEqual(["online", "press"]);
    expect(each[0].profit).toMatchObject({ n: 4, difference: 2, meanWith: 13, meanWithout: 11, better: 1, worse: 0 });
    expect(each[1].profit).toMatchObject({ difference: 1, lower: 1, upper: 1 });
    expect(each[0].shareOfSpend).toMatchObject({ difference: 0, seen: false });
    // One by one 3, 3, 2 and 4; the whole 3, 3, 3 and 4.
    expect(sum?.sum.mean).toBe(3);
    expect(sum?.whole.mean).toBe(3.25);
    expect(sum?.more.mean).toBe(-0.25);
    expect(sum && addsUpOtherwise(sum)).toBe(false);
  });

  test("is told where it clearly does not add up, and is corrected for all that are looked at together", () => {
    const joint = [
      profits[0],
      profits[0].map((value) => value - 5),
      profits[0].map((value) => value - 5.5),
      profits[3],
    ];
    const { each, sum } = worthOf(joint);
    expect(sum && addsUpOtherwise(sum)).toBe(true);
    expect(sum?.more.lower).toBeGreaterThan(0);
    // Two equal signs in four worlds: the sign test gives 2 x 2^-4 = 0.125, and twice that for two means.
    for (const { profit } of each) expect(profit.pHolm).toBeCloseTo(0.25, 12);
    expect(each.map(({ profit }) => sideOf(profit))).toEqual(["unclear", "unclear"]);
  });
});
