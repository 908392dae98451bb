import { describe, expect, test } from "vitest";
import { chartsOf } from "../../src/draw/chartsOf.ts";
import { loyalty } from "../../src/draw/loyalty.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import type { MapBatches } from "../../src/worlds/batch.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import type { Comparison } from "../../src/worlds/result.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";

const here: MapBatches = async (tasks, onDone) => {
  for (const [i, task] of [...tasks].entries()) onDone(simulateBatch(task), i);
};

async function comparisonOf(name: string, ...settings: string[]): Promise<Comparison> {
  const scenario = scenarioFrom(bundled.find(name)?.text ?? "", { settings: ["months=150", ...settings] });
  const result = await replicateScenario(scenario, { seed: "chart", replications: 4 }, here);
  return { result, referenceLabel: "" };
}

describe("the chart of loyalty against sensitivity", () => {
  test("has a point for each group of buyers at its multiple of the critical sensitivity, and the theory beside it", async () => {
    const chart = loyalty(await comparisonOf("loyal-or-shopping"), {});
    expect(chart?.title).toMatch(
      /^Buyers turn loyal at (0\.9|1\.[0-3])\d times the critical sensitivity: .*, 4 worlds$/,
    );
    expect(chart?.table?.rows).toHaveLength(12);
    expect(chart?.table?.rows[0].slice(0, 3)).toEqual(["beta-030", "0.300", "0.300"]);
    expect(chart?.table?.rows.map((row) => row[5]).slice(4, 7)).toEqual(["0.333", "0.333 or 0.581", "0.675"]);
  });

  test("knows that who orders twice as much is at twice the critical sensitivity, and who forgets faster below", async () => {
    const settings = ["buyers.beta-070.demand=2", "policy.preferenceForgetting=0.1"];
    const chart = loyalty(await comparisonOf("loyal-or-shopping", ...settings), {});
    const multiples = new Map(chart?.table?.rows.map((row) => [row[0], row[2]]));
    expect(multiples.get("beta-070")).toBe("0.700");
    expect(multiples.get("beta-100")).toBe("0.500");
  });

  test("renders without a warning, also for two suppliers, where nothing jumps", async () => {
    for (const settings of [[], ["policy.flexibleSlots=2"]]) {
      const chart = loyalty(await comparisonOf("loyal-or-shopping", ...settings), {});
      if (chart === undefined) throw new Error("no chart of loyalty");
      const svg = await renderSvg(chart.spec, chart);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg.includes("both states possible")).toBe(settings.length === 0);
    }
  });

  test("is drawn first for that scenario, and not for one in which nobody learns a preference", async () => {
    expect(chartsOf(await comparisonOf("loyal-or-shopping"), {})[0].id).toBe("loyalty");
    expect(loyalty(await comparisonOf("baseline"), {})).toBeUndefined();
    expect(
      loyalty(await comparisonOf("loyal-or-shopping", "policy.fixedSlots=1", "suppliers.stall.kind=fixed"), {}),
    ).toBe(undefined);
  });
});
