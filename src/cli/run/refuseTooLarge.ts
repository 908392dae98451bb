import { BATCH_SIZE } from "../../experiment/batch.ts";
import { memoryOf } from "../../experiment/memoryOf.ts";
import type { Machine } from "../effects.ts";
import { Refusal } from "../exit.ts";
import type { PlannedRun } from "./plan.ts";

/** Share of the free memory that the worlds of a run may take; the rest is for the program. */
const MOST = 0.9;
const GB = 1e9;

/** Refuses runs whose worlds do not fit into memory, before any of them is simulated. */
export function refuseTooLarge(runs: readonly PlannedRun[], replications: number, machine: Machine): void {
  const free = machine.freeMemory();
  for (const { scenario, reference } of runs) {
    const arms = (reference === undefined ? [scenario] : [scenario, reference]).map(({ market }) => memoryOf(market));
    const largest = Math.max(...arms.map(({ simulated }) => simulated));
    const perWorld = arms.reduce((sum, { kept }) => sum + kept, largest);
    if (perWorld * replications <= MOST * free) continue;
    const fitting = Math.floor((MOST * free) / perWorld / BATCH_SIZE) * BATCH_SIZE;
    throw new Refusal(
      `${replications} worlds of "${scenario.name}" take ${inGigabytes(perWorld * replications)} of memory, and ${inGigabytes(free)} are free here.`,
      fitting > 0
        ? `Ask for ${fitting} with --replications or fewer, or for a shorter run with --months.`
        : "Ask for a shorter run with --months.",
    );
  }
}

function inGigabytes(bytes: number): string {
  return `${Number((bytes / GB).toPrecision(2))} GB`;
}
