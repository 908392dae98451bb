import type { ScenarioResult } from "../../experiment/result.ts";
import { worlds } from "./formatNumber.ts";

/** What a reader needs to draw the same picture again: scenario, n, seed, months. */
export function foot(result: Pick<ScenarioResult, "scenario" | "replications" | "seed" | "months">, more = ""): string {
  const { scenario, replications, seed, months } = result;
  const length = months === 1 ? "one month" : `${months} months`;
  const parts = [`Scenario ${scenario.name}`, `n = ${worlds(replications)}`, `seed ${seed}`, length];
  return `${parts.join(" · ")}${more === "" ? "" : ` · ${more}`}`;
}
