import { describe, expect, test } from "vitest";
import { type Series, seriesOf } from "../../src/model/series.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { withoutEntry } from "../../src/worlds/armScenarios.ts";
import type { BatchTask, MapBatches } from "../../src/worlds/batch.ts";
import { type ClaimPlan, planClaims } from "../../src/worlds/claims/plan.ts";
import { type ClaimOutcome, runClaims } from "../../src/worlds/claims/runClaims.ts";
import { pairedDifferences } from "../../src/worlds/pairedDifference.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import { bundledLibrary } from "../scenario/libraries.ts";
import { inOrder } from "./exampleScenario.ts";

const library = bundledLibrary();
const head =
  "extends: baseline\nmonths: 60\npolicy: { openness: 0.5 }\nsuppliers: [{ name: newcomer, entry: { month: 12 } }]\n";

async function planOf(
  claims: string,
  text = head,
): Promise<ClaimPlan | { problems: readonly { wrong: string; source: string }[] }> {
  const source = { name: "mine", place: "mine.yaml", text: `${text}claims:\n${claims}` };
  const read = readScenario(source, library);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return planClaims([{ scenario: read.scenario, source }], library);
}

async function ready(claims: string): Promise<ClaimPlan> {
  const plan = await planOf(claims);
  if ("problems" in plan) throw new Error(JSON.stringify(plan.problems));
  return plan;
}

const options = { seed: "test", replications: 30 };

async function run(claims: string, map: MapBatches = inOrder(), replications = 30): Promise<ClaimOutcome[]> {
  return runClaims(await ready(claims), { ...options, replications }, map);
}

/** Makes up what is read of each world: the number of a series in a month, with and without entry. */
function madeUp(numberOf: (series: Series, month: number, world: number, entry: boolean) => number): MapBatches {
  return async (tasks, onDone) => {
    for (const [i, task] of [...tasks].entries()) onDone(batchOf(task, numberOf), i);
  };
}

function batchOf(task: BatchTask, numberOf: Parameters<typeof madeUp>[0]) {
  const { market, first, count, readings = [] } = task;
  const series = seriesOf(market);
  const means = Array.from({ length: count }, (_, i) =>
    readings.map(({ serie, months: [from, to] }) => {
      const months = Array.from({ length: to - from + 1 }, (_, month) => from + month);
      const values = months.map((month) => numberOf(series[serie], month, first + i, market.entryEnabled));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    }),
  ).flat();
  const none = () => new Float64Array(0);
  return {
    first,
    count,
    values: new Float32Array(0),
    counts: none(),
    cellMeans: none(),
    squares: none(),
    survival: none(),
    ledgers: none(),
    accounts: none(),
    dealings: none(),
    means: Float64Array.from(means),
  };
}

const withEntry = "against: { entry.enabled: false }";

describe("a claim that is run", () => {
  test("gives the difference that replicating both arms gives", async () => {
    const claims = `  - { says: A, measure: service, group: incumbents, months: [30, 59], ${withEntry}, is: higher }\n`;
    const source = { name: "mine", place: "mine.yaml", text: `${head}claims:\n${claims}` };
    const read = readScenario(source, library);
    if ("problems" in read) throw new Error("cannot be read");
    const window = [30, 59] as const;
    const own = await replicateScenario(read.scenario, { ...options, window }, inOrder());
    const other = await replicateScenario(withoutEntry(read.scenario), { ...options, window }, inOrder());
    const expected = pairedDifferences(own, other).find(
      ({ series }) => series.measure === "service" && series.group === "incumbents",
    );
    const [outcome] = await run(claims);
    expect(outcome.mean).toBeCloseTo(expected?.difference ?? Number.NaN, 12);
    expect(outcome.meanOwn).toBeCloseTo(expected?.meanScenario ?? Number.NaN, 12);
    expect(outcome.meanOther).toBeCloseTo(expected?.meanReference ?? Number.NaN, 12);
    expect(outcome).toMatchObject({ n: 30, leftOut: 0, paired: true, number: 1, scenario: "mine" });
  });

  test("comes out the same in whatever order its worlds are made", async () => {
    const claims = `  - { says: A, measure: price, ${withEntry}, is: lower }\n  - { says: B, measure: service, is: above, value: 0 }\n`;
    expect(
      await run(
        claims,
        inOrder((n) => [...Array(n).keys()].reverse()),
        60,
      ),
    ).toEqual(await run(claims, inOrder(), 60));
  });

  test("shares the simulation of its arms with the other claims", async () => {
    const { arms, claims } = await ready(`  - { says: A, measure: price, ${withEntry}, is: lower }
  - { says: B, measure: service, group: incumbents, ${withEntry}, is: higher }
  - { says: C, measure: price, against: without-entry, is: lower }
  - { says: D, measure: price, given: { entry.enabled: false }, is: above, value: 0 }
  - { says: E, measure: price, months: [30, 59], since: [0, 11], is: higher }
`);
    expect(claims).toHaveLength(5);
    expect(arms).toHaveLength(2);
    // Price and service month by month, once for all claims that compare the arms, and the price over the months of
    // those that do not: nothing else is kept.
    expect(arms.map(({ readings }) => readings.length)).toEqual([60 + 60 + 2, 60 + 60 + 1]);
  });

  test("holds what is given in both arms", async () => {
    const { arms } =
      await ready(`  - { says: A, measure: price, given: { policy.fixedGate: 1 }, ${withEntry}, is: lower }
  - { says: B, measure: price, given: { policy.fixedGate: 1 }, against: baseline, is: lower }
`);
    const gates = arms.map(({ market }) => market.buyers[0].parameters.fixedGate);
    expect(gates).toEqual([1, 1, 1]);
    expect(arms.map(({ market }) => market.entryEnabled)).toEqual([true, false, true]);
    // Another scenario is taken as its file has it, but for the length of the run.
    expect(arms.map(({ market }) => [market.months, market.buyers[0].parameters.openness])).toEqual([
      [60, 0.5],
      [60, 0.5],
      [60, 0.2],
    ]);
  });

  test("counts, in both arms, only the months that meet its condition", async () => {
    // The condition holds in even months, with a price 1 higher than in odd ones; entry takes off a tenth.
    const map = madeUp(({ measure }, month, world, entry) => {
      if (measure === "newcomersOnFixedTrack") return entry ? month % 2 : 0;
      return world + (month % 2 === 0 ? 1 : 0) - (entry ? 0.1 : 0);
    });
    const [outcome] = await run(
      `  - { says: A, measure: price, months: [10, 20], ${withEntry}, while: { measure: newcomersOnFixedTrack, is: 0 }, is: lower }\n`,
      map,
    );
    expect(outcome.mean).toBeCloseTo(-0.1, 12);
    expect(outcome.meanOther).toBeCloseTo(14.5 + 1, 12);
    expect(outcome).toMatchObject({ n: 30, leftOut: 0, verdict: "green" });
  });

  test("leaves out worlds in which no month meets its condition, and says how many", async () => {
    const map = madeUp(({ measure }, month, world) => (measure === "switches" ? world % 3 : world + month));
    const [outcome] = await run(
      "  - { says: A, measure: price, months: [0, 0], while: { measure: switches, is: 0 }, is: above, value: 0 }\n",
      map,
    );
    expect(outcome).toMatchObject({ n: 10, leftOut: 20, mean: 13.5 });
  });

  test("leaves out worlds in which either arm has nothing to measure", async () => {
    const map = madeUp((_series, _month, world, entry) => (entry && world < 4 ? Number.NaN : world));
    const [outcome] = await run(`  - { says: A, measure: price, ${withEntry}, is: same, by: 0 }\n`, map);
    expect(outcome).toMatchObject({ n: 26, leftOut: 4, mean: 0, verdict: "green", meanOwn: 16.5 });
  });

  test("compares two arms over the months in which both have a value, and says in how many worlds they are fewer", async () => {
    // Without entry half of the worlds have no price from month 50 on; where there is one it is that with entry.
    const map = madeUp((_series, month, world, entry) => {
      return !entry && month >= 50 && world % 2 === 0 ? Number.NaN : world + month;
    });
    const [outcome] = await run(
      `  - { says: A, measure: price, months: [30, 59], ${withEntry}, is: same, by: 0 }\n`,
      map,
    );
    expect(outcome).toMatchObject({ n: 30, leftOut: 0, otherMonths: 15, mean: 0, verdict: "green" });
    expect(outcome.meanOwn).toBeCloseTo(14.5 + (39.5 + 44.5) / 2, 12);
  });

  test("does not count months in which neither arm has a value as fewer", async () => {
    const map = madeUp((_series, month, world) => (month >= 50 ? Number.NaN : world + month));
    const [outcome] = await run(
      `  - { says: A, measure: price, months: [30, 59], ${withEntry}, is: same, by: 0 }\n`,
      map,
    );
    expect(outcome).toMatchObject({ n: 30, otherMonths: 0, mean: 0 });
  });

  test("may compare with earlier months of the same worlds", async () => {
    const map = madeUp((_series, month, world) => world + month);
    const [outcome] = await run("  - { says: A, measure: price, months: [50, 59], since: [0, 9], is: higher }\n", map);
    expect(outcome).toMatchObject({ n: 30, mean: 50, paired: true, verdict: "green" });
  });

  test("tells how many worlds are done, of all arms", async () => {
    const told: number[][] = [];
    const onProgress = (done: number, total: number) => told.push([done, total]);
    const plan = await ready(`  - { says: A, measure: price, months: [0, 0], ${withEntry}, is: lower }\n`);
    await runClaims(
      plan,
      { ...options, onProgress },
      madeUp(() => 0),
    );
    expect(told).toEqual([
      [25, 60],
      [30, 60],
      [55, 60],
      [60, 60],
    ]);
  });
});

describe("a claim that cannot be run", () => {
  test.each([
    [
      "a measure of a group that the other scenario has not",
      "{ says: A, measure: service, group: stranger, against: baseline, is: lower }",
      '`service` of "stranger" is not measured in its other arm',
    ],
    [
      "an arm that ends before the claim's months",
      "{ says: A, measure: price, months: [40, 59], against: { months: 24 }, is: lower }",
      "month 59 is beyond the end of one of its arms",
    ],
    [
      "settings that do not go together",
      "{ says: A, measure: price, against: { suppliers.powerhouse.count: 0, suppliers.backup.count: 0, suppliers.newcomer.count: 0, suppliers.stranger.count: 0 }, is: lower }",
      "Claim 1:",
    ],
  ])("is told with its file for %s", async (_, claim, wrong) => {
    const text = `${head.replace("suppliers: [", "suppliers: [{ name: stranger, kind: flexible, count: 1 }, ")}`;
    const plan = await planOf(`  - ${claim}\n`, text);
    const problems = "problems" in plan ? plan.problems : [];
    expect(problems[0]?.source).toBe("mine.yaml");
    expect(problems[0]?.wrong).toContain(wrong);
  });
});

describe("a claim of a scenario with a currency", () => {
  const euros = `${head}currency: EUR\nunitCost: 100\n`;
  const price = madeUp(({ measure }, month, world, entry) => {
    return (
      (measure === "price" ? 1.2 : measure === "profit" ? 0.03 : 0.5) + (entry ? 0 : 0.02) + (world + month) * 1e-5
    );
  });
  const outcomesOf = async (claims: string, text = euros) => {
    const plan = await planOf(claims, text);
    if ("problems" in plan) throw new Error(JSON.stringify(plan.problems));
    return runClaims(plan, options, price);
  };

  test.each([
    ["measure: price, is: above, value: 110", "EUR", 120],
    ["measure: price, is: between, value: [119, 121]", "EUR", 120],
    ["measure: price, against: { entry.enabled: false }, is: lower, by: 1.9", "EUR", -2],
    ["measure: price, against: catfish, is: same, by: 0.5", "EUR", 0],
    ["measure: profit, group: powerhouse, is: above, value: 2.5", "EUR a month", 3],
    ["measure: service, is: between, value: [0.45, 0.55]", "index", 0.5],
  ])("says, means and judges money in it: %s", async (claim, unit, mean) => {
    const [outcome] = await outcomesOf(`  - { says: A, months: [0, 59], ${claim} }\n`);
    expect(outcome).toMatchObject({ verdict: "green", unit });
    expect(outcome.mean).toBeCloseTo(mean, 0);
  });

  test("counts months in which an amount of it is met", async () => {
    const met = "  - { says: A, measure: price, is: above, value: 110, while: { measure: price, is: 125 } }\n";
    const constant = madeUp(({ measure }) => (measure === "price" ? 1.25 : 0));
    const plan = await planOf(met, euros);
    if ("problems" in plan) throw new Error(JSON.stringify(plan.problems));
    expect((await runClaims(plan, options, constant))[0]).toMatchObject({ n: 30, mean: 125 });
  });

  test("is judged in unit costs where there is none", async () => {
    const [outcome] = await outcomesOf("  - { says: A, measure: price, is: above, value: 1.1 }\n", head);
    expect(outcome).toMatchObject({ verdict: "green", unit: "unit costs" });
  });
});
