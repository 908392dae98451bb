import { strategyParameters } from "../model/strategyParameters.ts";
import { suffixed } from "../scenario/names.ts";
import { WITHOUT_ENTRY, WITHOUT_STRATEGY } from "../scenario/referenceNames.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settingPath } from "../scenario/scopes.ts";
import { written } from "../scenario/values.ts";
import { variantOf } from "../scenario/variant.ts";
import { type Arm, isIncumbent, leversUsed } from "./arms.ts";

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

/** The same scenario with no supplier having a strategy. */
function withoutStrategy(scenario: Scenario): Scenario {
  const { suppliers } = scenario.market;
  const levers = leversUsed(scenario.market).map(({ group, parameter, value }) => {
    const path = settingPath("strategy", parameter, { list: "suppliers", name: suppliers[group].name });
    return { path, setting: `${path}=${written(strategyParameters[parameter], value)}` };
  });
  const bare = variantOf(scenario, {
    name: suffixed(scenario.name, "-without-strategy"),
    title: `${scenario.title} (without strategy)`,
    decided: levers.map(({ setting }) => setting),
    untimed: levers.map(({ path }) => path),
    reference: "none",
    supplierSide: scenario.market.supplierSide,
  });
  return askedBy(scenario, bare);
}

/** A reference of which the same years are kept as of the scenario: those of the group that asks, and of goals, too. */
export function askedBy(
  { asker, goals, goalsHeld = goals }: Pick<Scenario, "asker" | "goals" | "goalsHeld">,
  reference: Scenario,
): Scenario {
  const { asker: _, goalsHeld: __, ...bare } = reference;
  const held = goalsHeld.length === 0 && reference.goals.length === 0 ? {} : { goalsHeld };
  return { ...bare, ...held, ...(asker !== undefined && { asker }) };
}

/** What a scenario is measured against that is itself with something left out; undefined where it is another, or none. */
export function itselfWithout(scenario: Scenario): Scenario | undefined {
  if (scenario.reference === WITHOUT_ENTRY) return askedBy(scenario, withoutEntry(scenario));
  return scenario.reference === WITHOUT_STRATEGY ? withoutStrategy(scenario) : undefined;
}
