import { describe, expect, test } from "vitest";
import { marketParameters } from "../../src/model/parameters.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import { type Reach, usualVariables } from "../../src/scenario/usualVariables.ts";
import { bundled } from "./libraries.ts";

function rangesOf(name: string, reach: Reach, set: readonly string[] = []): Map<string, [number, number]> {
  const source = bundled.find(name);
  if (source === undefined) throw new Error(`no bundled scenario ${name}`);
  const markets = openMarkets(source, bundled, { settings: set });
  if ("problems" in markets) throw new Error(JSON.stringify(markets.problems));
  const around = usualVariables(markets.settings, markets.scenario, reach);
  return new Map(around.map(({ path, low, high }) => [path, [low, high]]));
}

describe("the settings that are varied when none are named", () => {
  test("go half to one and a half times their value, within the range of the table, whole numbers by one", () => {
    const ranges = rangesOf("baseline", 0.5, ["suppliers.newcomer.entry.month=36"]);
    expect(ranges.get("policy.flexibleShare")).toEqual([0.1, 0.3]);
    expect(ranges.get("policy.maxShare")).toEqual([0.5, 1]);
    expect(ranges.get("policy.fixedSlots")).toEqual([1, 3]);
    expect(ranges.get("policy.contractMonths")).toEqual([12, 36]);
    expect(ranges.get("suppliers.powerhouse.quality")).toEqual([0.425, 1]);
    expect(ranges.get("suppliers.newcomer.entry.month")).toEqual([18, 54]);
    expect(ranges.get("suppliers.newcomer.count")).toEqual([12, 36]);
    expect(rangesOf("baseline", 0.1).get("policy.fixedSlots")).toEqual([1, 3]);
    expect(rangesOf("baseline", 0.5, ["policy.fixedSlots=1"]).get("policy.fixedSlots")).toEqual([1, 2]);
  });

  test("go over the plausible range, where there is one that holds the value, and else as usual", () => {
    const found = rangesOf("baseline", "plausible");
    const usual = rangesOf("baseline", 0.5);
    expect([...found.keys()]).toEqual([...usual.keys()]);
    const { plausible } = marketParameters.switchingCost;
    expect(found.get("market.switchingCost")).toEqual(plausible);
    expect(found.get("policy.flexibleShare")).toEqual(usual.get("policy.flexibleShare"));
    const beyond = ["market.switchingCost=3"];
    expect(rangesOf("baseline", "plausible", beyond).get("market.switchingCost")).toEqual(
      rangesOf("baseline", 0.5, beyond).get("market.switchingCost"),
    );
  });

  test("leave out words, switches, zeros, distributions and what fixes the yardstick", () => {
    const paths = [...rangesOf("baseline", 0.5, ["suppliers.backup.innovativeness=0"]).keys()];
    for (const path of [
      "months",
      "unitCost",
      "entry.enabled",
      "policy.choice",
      "policy.preferenceSensitivity",
      "market.baseValue",
      "market.valueOfQuality",
      "buyers.buyer.count",
      "buyers.buyer.demand",
      "suppliers.powerhouse.count",
      "suppliers.powerhouse.capacity",
      "suppliers.newcomer.unitCost",
      "suppliers.newcomer.respondsToThreat",
      "suppliers.backup.innovativeness",
    ])
      expect(paths).not.toContain(path);
    expect(paths.length).toBeGreaterThan(100);
    expect(paths).toContain("suppliers.newcomer.capacity");
  });

  test("go over the whole table when asked to, and numbers of newcomers up to twice as many", () => {
    expect(rangesOf("baseline", "table").get("policy.contractMonths")).toEqual([1, 240]);
    expect(rangesOf("baseline", "table").get("suppliers.newcomer.count")).toEqual([1, 48]);
  });

  test.each(bundled.names())("of %s go together at both ends", (name) => {
    const source = bundled.find(name);
    if (source === undefined) throw new Error(`no bundled scenario ${name}`);
    const markets = openMarkets(source, bundled);
    if ("problems" in markets) throw new Error(JSON.stringify(markets.problems));
    const variables = usualVariables(markets.settings, markets.scenario, 0.5);
    for (const end of ["low", "high"] as const) {
      const all = variables.map((variable) => `${variable.path}=${variable[end]}`);
      expect(markets.marketOf(all)).toHaveProperty("market");
    }
  });
});
