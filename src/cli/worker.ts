import { keepingWorld } from "../model/keptWorld.ts";
import type { BatchResult, BatchTask } from "../worlds/batch.ts";
import { simulateBatch } from "../worlds/simulateBatch.ts";
import { quantilesOfCells } from "../worlds/statistics/moments.ts";
import { builtInKernel } from "./builtInKernel.ts";
import { writeTable } from "./run/tableBeside.ts";

const engines = keepingWorld(builtInKernel);

/** What comes back from a thread: the result of its batch, or the error that the batch ended with. */
export type Answer = BatchResult | { readonly error: unknown };

/**
 * What a thread runs: batches of replications, one after the other. Their arrays are copied to the main thread rather than handed
 * over: once a buffer has been handed over, V8 asks at every access to any array of the thread whether it is
 * still there, and the monthly loop takes a seventh longer.
 *
 * An error of the batch is an answer like any other: what is thrown is left to threads that cannot go on.
 */
export default function runBatches(tasks: readonly BatchTask[]): readonly Answer[] {
  return tasks.map(runBatch);
}

function runBatch(task: BatchTask): Answer {
  try {
    return simulateBatch(task, engines);
  } catch (error) {
    return { error };
  }
}

/**
 * What a thread does beside, so that what is left of a command when its months are simulated is done on all cores: under
 * each name a function of what can be cloned. Numbers in memory that threads share are not copied.
 */
export { quantilesOfCells as quantiles, writeTable as table };
