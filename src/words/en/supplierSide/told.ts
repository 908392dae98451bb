import { hasStrategy } from "../../../scenario/supplierSide.ts";
import { dealingGroups } from "../../../worlds/dealings.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { groupLabel } from "../../names.ts";
import { wholePercent } from "../../number.ts";
import { wholePercentRange } from "../../together.ts";

/** The group whose side charts are about: who asks, else the first that has a strategy; undefined where there is none. */
export function leadingGroup({ scenario }: Pick<ScenarioResult, "scenario">): string | undefined {
  const groups = dealingGroups(scenario.market);
  const { asker } = scenario;
  if (asker !== undefined && groups.includes(asker)) return asker;
  return groups.find((group) => hasStrategy(scenario.market, group));
}

/** The same as people call it. */
export function leadingLabel({ scenario }: Pick<ScenarioResult, "scenario">, group: string): string {
  return groupLabel(scenario, group);
}

/** ` Drawn is challenger, one of two groups that have a strategy.`; nothing where it is the only one. */
export function otherGroups({ scenario }: Pick<ScenarioResult, "scenario">, group: string): string {
  const { market } = scenario;
  const all = dealingGroups(market).filter((name) => hasStrategy(market, name));
  return all.length < 2 ? "" : ` Drawn is ${groupLabel(scenario, group)}, one of ${all.length} groups with a strategy.`;
}

/** `10 % (4 to 23 %)`. */
export function shareOfWorlds(share: number, lower: number, upper: number): string {
  return `${wholePercent(share)} (${wholePercentRange(lower, upper)})`;
}
