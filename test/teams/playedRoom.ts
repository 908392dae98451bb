import { openMarkets } from "../../src/scenario/markets.ts";
import { staysFixed } from "../../src/scenario/resolve/timetable.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { type Lever, leversOf, type Side, settingsOf } from "../../src/web/levers.ts";
import { defaultPolicy, leversOfSide, type Policy, type TablePolicies, valuesOf } from "../../src/web/teams/policy.ts";
import { tableFile, tableScenario } from "../../src/web/teams/tableFile.ts";
import type { MapBatches } from "../../src/worlds/batch.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { bundled } from "../scenario/libraries.ts";

/** A bundled scenario that teams play, with its levers. */
export function playedScenario(name: string) {
  const source = bundled.find(name);
  if (source === undefined) throw new Error(`no scenario ${name}`);
  const markets = openMarkets(source, bundled);
  if ("problems" in markets) throw new Error(JSON.stringify(markets.problems));
  const levers = leversOf(markets);
  const isOnce = (lever: Lever) => {
    const setting = markets.settings.get(lever.path);
    return setting === undefined || setting.scope === "text" || staysFixed(setting);
  };
  const { scenario } = markets;
  return {
    scenario,
    levers,
    isOnce,
    fileOf: (policies: TablePolicies) => tableFile(scenario, levers, policies, isOnce),
    /** The market of one policy of the buyer held from the start. */
    steady: (policy: Policy) => {
      const read = markets.marketOf(settingsOf(levers, valuesOf(levers, "buyer", policy)));
      if ("problems" in read) throw new Error(JSON.stringify(read.problems));
      return read.market;
    },
    played: (policies: TablePolicies): Scenario =>
      tableScenario(tableFile(scenario, levers, policies, isOnce), bundled),
    /** The default of a side with some levers moved, by key. */
    policy: (side: Side, moved: Readonly<Record<string, number>>): Policy => {
      const own = leversOfSide(levers, side);
      return defaultPolicy(levers, side).map((step, at) => {
        const value = moved[own[at]?.key];
        return value === undefined ? step : own[at].places.indexOf(value);
      });
    },
  };
}

export const mapHere: MapBatches = async (tasks, onDone) => {
  let number = 0;
  for (const task of tasks) onDone(simulateBatch(task), number++);
};
