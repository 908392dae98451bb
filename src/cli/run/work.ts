import type { Scenario } from "../../scenario/scenario.ts";
import { meanOf } from "../../scenario/values.ts";

/** Relations times months times worlds below which starting threads costs more than it saves. */
export const SMALL_WORK = 1_000_000;

/** Work of about two seconds of one core. What is shorter is done again sooner than kept. */
export const LONG_WORK = 6_000_000;

/** A scenario to simulate, and what it is measured against, if anything. */
export interface ToSimulate {
  readonly scenario: Scenario;
  readonly reference?: Scenario;
}

/** How much there is to simulate: relations times months times worlds, references included. */
export function workOf(runs: readonly ToSimulate[], replications: number): number {
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
