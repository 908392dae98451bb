import type { BatchResult, BatchTask } from "../../worlds/batch.ts";

/** Whether the worlds of a batch stand side by side in its result, so that some can be taken and more be added. */
export function isGrowable(task: BatchTask): boolean {
  return task.readings !== undefined;
}

/** What is left of a task after its first worlds. */
export function after(task: BatchTask, worlds: number): BatchTask {
  return { ...task, first: task.first + worlds, count: task.count - worlds };
}

/** The first worlds of a growable batch. */
export function firstWorlds(result: BatchResult, count: number): BatchResult {
  if (count === result.count) return result;
  return { ...result, count, means: result.means.slice(0, (result.means.length / result.count) * count) };
}

/** Two growable batches, of which the second goes on where the first ends. */
export function joinWorlds(before: BatchResult, after: BatchResult): BatchResult {
  const means = new Float64Array(before.means.length + after.means.length);
  means.set(before.means);
  means.set(after.means, before.means.length);
  return { ...before, count: before.count + after.count, means };
}
