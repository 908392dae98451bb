import { describe, expect, test } from "vitest";
import { charts } from "../../src/cli/arguments/charts.ts";
import { threadsHere } from "../../src/cli/workers.ts";
import { chartsOf } from "../../src/draw/chartsOf.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { few } from "../thorough.ts";
import { inProcess } from "./inProcess.ts";

describe("the charts that a run draws", () => {
  test.each(few(bundled.names(), 8))("of %s are known to list and explain", async (name) => {
    const scenario = scenarioFrom(bundled.find(name)?.text ?? "");
    const result = await replicateScenario(scenario, { seed: "catfish", replications: 2 }, threadsHere.map);
    const drawn = chartsOf({ result, referenceLabel: "none" }, {}).map(({ id }) => id);
    expect(drawn.length).toBeGreaterThan(3);
    expect(charts.map((chart) => chart.name)).toEqual(expect.arrayContaining(drawn));
  });

  test.each(charts.map(({ name }) => name))("%s is explained", async (name) => {
    const { code, out } = await inProcess(["explain", name]);
    expect(code).toBe(0);
    expect(out).toContain(`${name}  (chart)`);
  });
});
