import { suffixed } from "../scenario/names.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { variantOf } from "../scenario/variant.ts";
import { type Arm, isIncumbent } from "./arms.ts";

/** The arms as scenarios, whose markets are those of `armMarkets`. The files of the first and the last run again as they are; the second is held to the first, which no file can say. */
export function armScenarios(scenario: Scenario): Readonly<Record<Arm, Scenario>> {
  const switches = scenario.market.suppliers
    .filter((group) => isIncumbent(group) && group.count > 0)
    .map((group) => `suppliers.${group.name}.respondsToThreat`);
  return {
    withoutEntry: withoutEntry(scenario),
    withoutReaction: variantOf(scenario, {
      name: suffixed(scenario.name, "-without-reaction"),
      title: `${scenario.title} (entry without reaction)`,
      decided: switches.map((path) => `${path}=false`),
      untimed: switches,
      reference: "without-entry",
    }),
    entry: scenario,
  };
}

/** The same scenario with nobody entering: what it is measured against when nothing else is named. */
export function withoutEntry(scenario: Scenario): Scenario {
  return variantOf(scenario, {
    name: suffixed(scenario.name, "-without-entry"),
    title: `${scenario.title} (without entry)`,
    decided: ["entry.enabled=false"],
    untimed: ["entry.enabled"],
    reference: "none",
  });
}
