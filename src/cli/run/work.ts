import { meanOf } from "../../scenario/values.ts";
import type { PlannedRun } from "./plan.ts";

/** How much there is to simulate: relations times months times worlds, references included. */
export function workOf(runs: readonly PlannedRun[], replications: number): number {
  let work = 0;
  for (const { scenario, reference } of runs) {
    const { buyers, months } = scenario.market;
    const relations = buyers.reduce((sum, { count, parameters }) => {
      return sum + count * (meanOf(parameters.fixedSlots) + meanOf(parameters.flexibleSlots));
    }, 0);
    work += relations * months * replications * (reference === undefined ? 1 : 2);
  }
  return work;
}
