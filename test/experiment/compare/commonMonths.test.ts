import { describe, expect, test } from "vitest";
import { compareArms } from "../../../src/analyse/compareArms.ts";
import type { Series } from "../../../src/model/series.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { type CommonMonths, commonMonths, findingCommon, turned } from "../../../src/worlds/commonMonths.ts";
import { pairedDifferences } from "../../../src/worlds/pairedDifference.ts";
import { openArms } from "../../../src/worlds/replicateArms.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";
import { bundled } from "../../scenario/libraries.ts";

const price: Series = { measure: "price", group: "all" };

/** Nobody can deliver from month 6 to 8. */
const FAILING = `
extends: baseline
months: 12
entry: { enabled: false }
buyers: [{ name: buyer, count: 1 }]
suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }]
timetable: [{ month: 6, failure: { supplier: powerhouse.1, months: 3, loss: 1 } }]
`;

function scenarioFrom(name: string, text: string) {
  const read = readScenario({ name, place: `${name}.yaml`, text }, bundled);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.scenario;
}

const steady = scenarioFrom("steady", FAILING.replace(/^timetable.*$/m, ""));
const failing = scenarioFrom("failing", FAILING);

async function simulated() {
  const arms = openArms([steady, failing], [price], { seed: "s", window: [0, 11] }, async (tasks, onDone) => {
    // Backwards: what comes first must wait for its pair.
    for (const [number, task] of [...tasks].map((each, at) => [at, each] as const).reverse()) {
      onDone(simulateBatch(task), number);
    }
  });
  await arms.growTo(3);
  return arms;
}

describe("arms that have values in other months", () => {
  test("are compared over the months that both have: where nothing differs in those, the difference is 0", async () => {
    const arms = await simulated();
    const [baseline, scenario] = arms.soFar();
    const [, common] = arms.common();
    const ofPrice = common.filter(({ after }) => scenario.series[after].measure === "price");
    expect(ofPrice.map(({ months, monthsBefore, monthsAfter }) => [months, monthsBefore, monthsAfter])).toEqual(
      Array.from({ length: ofPrice.length }, () => [9, 12, 9]),
    );
    const { comparisons } = compareArms(baseline, [scenario], [price], [common]);
    const row = comparisons[0].differences.find(({ series }) => series.measure === "price" && series.group === "all");
    expect(row).toMatchObject({ n: 3, difference: 0, lower: 0, upper: 0, better: 0, worse: 0 });
    expect(row?.meanReference).toBe(row?.meanScenario);
    const over = compareArms(baseline, [scenario], [price]).comparisons[0].differences;
    expect(over.find(({ series }) => series === row?.series)?.difference).not.toBe(0);
  });

  test("the other way round give the same difference with the other sign", async () => {
    const arms = await simulated();
    const [baseline, scenario] = arms.soFar();
    const [, common] = arms.common();
    const forth = pairedDifferences(scenario, baseline, common);
    const back = pairedDifferences(baseline, scenario, turned(common));
    for (const { series, difference, n } of forth) {
      const other = back.find((each) => each.series.measure === series.measure && each.series.group === series.group);
      expect(other?.n).toBe(n);
      if (n > 0) expect(other?.difference).toBeCloseTo(-difference, 12);
    }
  });

  test("tell the mean that is known where the other has none at all", () => {
    const of = { seed: "s", replications: 2, months: 1, window: [0, 0] as const, series: [price] };
    const known = { ...of, scenario: steady, means: Float64Array.of(1, 3) };
    const none = { ...of, scenario: failing, means: Float64Array.of(Number.NaN, Number.NaN) };
    expect(pairedDifferences(none, known)[0]).toMatchObject({
      n: 0,
      meanReference: 2,
      meanScenario: Number.NaN,
      difference: Number.NaN,
    });
    expect(pairedDifferences(known, none)[0]).toMatchObject({ n: 0, meanScenario: 2, meanReference: Number.NaN });
  });

  test("are found by world and by the places of the series in both arms, in any order of asking", () => {
    const row = (replication: number, before: number, after: number): CommonMonths => {
      const values = { months: 1, monthsBefore: 2, monthsAfter: 2, valueBefore: 0, valueAfter: 1 };
      return { replication, before, after, ...values };
    };
    const rows = [row(0, 1, 2), row(0, 2, 1), row(3, 1, 2), row(3, 0, 12)];
    const find = findingCommon(rows);
    for (const each of [...rows, ...rows.toReversed()]) {
      expect(find(each.replication, each.before, each.after)).toBe(each);
    }
    expect([find(1, 1, 2), find(3, 2, 1), find(3, 12, 0)]).toEqual([undefined, undefined, undefined]);
    expect(findingCommon([])(0, 1, 2)).toBeUndefined();
  });

  test("pairs with values in the same months are left as they are", () => {
    const values = Float32Array.of(1, Number.NaN, 3, 4);
    const arm = { series: [price], months: 2, values };
    expect(commonMonths(arm, { ...arm, values: values.map((x) => 2 * x) }, [0, 1], { first: 7, count: 2 })).toEqual([]);
    const other = { ...arm, values: Float32Array.of(5, 6, Number.NaN, 8) };
    expect(commonMonths(arm, other, [0, 1], { first: 7, count: 2 })).toEqual([
      {
        replication: 7,
        before: 0,
        after: 0,
        months: 1,
        monthsBefore: 1,
        monthsAfter: 2,
        valueBefore: 1,
        valueAfter: 5,
      },
      {
        replication: 8,
        before: 0,
        after: 0,
        months: 1,
        monthsBefore: 2,
        monthsAfter: 1,
        valueBefore: 4,
        valueAfter: 8,
      },
    ]);
  });
});
