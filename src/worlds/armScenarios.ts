import { suffixed } from "../scenario/names.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { variantOf } from "../scenario/variant.ts";
import { type Arm, isIncumbent } from "./arms.ts";

/** The arms as scenarios whose files run again as they are; their markets are those of `armMarkets`. */
export function armScenarios(scenario: Scenario): Readonly<Record<Arm, Scenario>> {
  const switches = scenario.market.suppliers
    .filter(isIncumbent)
    .map((group) => `suppliers.${group.name}.respondsToThreat`);
  return {
    withoutEntry: withoutEntry(scenario),
    withoutReaction: variantOf(scenario, {
      name: suffixed(scenario.name, "-without-reaction"),
      title: `${scenario.title} (entry without reaction)`,
      settings: switches.map((path) => `${path}=false`),
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
    settings: ["entry.enabled=false"],
    reference: "none",
  });
}
