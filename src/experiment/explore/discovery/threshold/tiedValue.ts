import type { Variable } from "../../../../scenario/vary.ts";
import type { DiscoveryQuestion } from "../boxDiscovery.ts";

/**
 * The value that a variable has in the scenario as it is, where the outcome is held against just that scenario: at
 * this one value both are the same in every world, whatever is true a little below and above it. Undefined where
 * something else is asked, or the value is no number.
 */
export function tiedValue(
  { scenario, condition }: Pick<DiscoveryQuestion, "scenario" | "condition">,
  { path }: Variable,
): number | undefined {
  const { kind, factor, plus } = condition.yardstick;
  if (kind !== "base" || factor !== 1 || plus !== 0) return undefined;
  const value = scenario.origins.find((origin) => origin.path === path)?.value;
  return typeof value === "number" ? value : undefined;
}
