import type { Scenario } from "../scenario/scenario.ts";

/** The same scenario with nobody entering: what it is measured against when nothing else is named. */
export function withoutEntry(scenario: Scenario): Scenario {
  return {
    ...scenario,
    name: `${scenario.name}-without-entry`,
    title: `${scenario.title} (without entry)`,
    market: { ...scenario.market, entryEnabled: false },
  };
}
