import { keepingWorld } from "../model/keptWorld.ts";
import type { BatchResult, BatchTask } from "../worlds/batch.ts";
import { simulateBatch } from "../worlds/simulateBatch.ts";

const engines = keepingWorld();

/**
 * What a thread runs: a batch of replications. Its arrays are copied to the main thread rather than handed
 * over: once a buffer has been handed over, V8 asks at every access to any array of the thread whether it is
 * still there, and the monthly loop takes a seventh longer.
 */
export default function runBatch(task: BatchTask): BatchResult {
  return simulateBatch(task, engines);
}
