import { MOST_OF_MEMORY, memoryRefused } from "../../question/request.ts";
import { BATCH_SIZE, memoryOf } from "../../worlds/batch.ts";
import type { Machine } from "../effects.ts";
import type { ToSimulate } from "./work.ts";

/** Refuses runs whose worlds do not fit into memory, before any of them is simulated. */
export function refuseTooLarge(runs: readonly ToSimulate[], replications: number, machine: Machine): void {
  const free = machine.freeMemory();
  for (const { scenario, reference } of runs) {
    const arms = (reference === undefined ? [scenario] : [scenario, reference]).map(({ market }) => memoryOf(market));
    const largest = Math.max(...arms.map(({ simulated }) => simulated));
    const perWorld = arms.reduce((sum, { kept }) => sum + kept, largest);
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
