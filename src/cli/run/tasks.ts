import { type BatchTask, batchesOf } from "../../worlds/batch.ts";
import { keyOf } from "./markets.ts";
import type { PlannedRun } from "./plan.ts";

/** The batches that these runs are made of, scenario by scenario, each reference after its own; equal ones once. */
export function* tasksOfRuns(
  runs: readonly PlannedRun[],
  { seed, replications }: { readonly seed: string; readonly replications: number },
): Iterable<BatchTask> {
  const seen = new Set<string>();
  for (const { scenario, reference, window } of runs) {
    for (const each of reference === undefined ? [scenario] : [scenario, reference]) {
      const key = keyOf(each, window);
      if (seen.has(key)) continue;
      seen.add(key);
      yield* batchesOf(each.market, seed, replications, window);
    }
  }
}
