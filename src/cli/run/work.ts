import { MOST_OF_MEMORY, memoryRefused } from "../../question/request.ts";
import { fitTogether, meansOfRun } from "../../question/runWorlds.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { meanOf } from "../../scenario/values.ts";
import { BATCH_SIZE, memoryOf } from "../../worlds/batch.ts";
import type { Machine } from "../effects.ts";

/** Relations times months times worlds below which starting threads costs more than it saves. */
export const SMALL_WORK = 1_000_000;

/** Work of about two seconds of one core. What is shorter is done again sooner than kept. */
export const LONG_WORK = 6_000_000;

/** A scenario to simulate, and what it is measured against, if anything. */
export interface ToSimulate {
  readonly scenario: Scenario;
  readonly reference?: Scenario;
}

/** How much there is to simulate: relations times months times worlds, with references and without each means of a strategy. */
export function workOf(runs: readonly ToSimulate[], replications: number): number {
  let work = 0;
  for (const { scenario, reference } of runs) {
    const { buyers, months, warmUp } = scenario.market;
    const relations = buyers.reduce((sum, { count, parameters }) => {
      return sum + count * (meanOf(parameters.fixedSlots) + meanOf(parameters.flexibleSlots));
    }, 0);
    const means = meansOfRun({ scenario, reference })?.markets.length ?? 0;
    work += relations * (warmUp + months) * replications * (means + (reference === undefined ? 1 : 2));
  }
  return work;
}

/** Refuses runs whose worlds do not fit into memory, before any of them is simulated. */
export function refuseTooLarge(runs: readonly ToSimulate[], replications: number, machine: Machine): void {
  const free = machine.freeMemory();
  for (const { scenario, reference } of runs) {
    const arms = (reference === undefined ? [scenario] : [scenario, reference]).map(({ market }) => memoryOf(market));
    const simulated = arms.map((arm) => arm.simulated);
    const atATime = fitTogether({ scenario, reference }, replications)
      ? simulated.reduce((sum, each) => sum + each, 0)
      : Math.max(...simulated);
    const perWorld = arms.reduce((sum, { kept }) => sum + kept, atATime);
    if (perWorld * replications <= MOST_OF_MEMORY * free) continue;
    const fitting = Math.floor((MOST_OF_MEMORY * free) / perWorld / BATCH_SIZE) * BATCH_SIZE;
    throw memoryRefused(
      `${replications} worlds of "${scenario.name}"`,
      perWorld * replications,
      free,
      fitting > 0
        ? `Ask for ${fitting} with --replications or fewer, or for a shorter run with --months.`
        : "Ask for a shorter run with --months.",
    );
  }
}
