import type { Scenario } from "../scenario/scenario.ts";
import { variantOf } from "../scenario/variant.ts";

/** The same scenario with nobody entering: what it is measured against when nothing else is named. */
export function withoutEntry(scenario: Scenario): Scenario {
  return variantOf(scenario, {
    name: `${scenario.name}-without-entry`,
    title: `${scenario.title} (without entry)`,
    settings: ["entry.enabled=false"],
    reference: "none",
  });
}
