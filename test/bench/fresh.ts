import { Worker } from "node:worker_threads";
import type { BatchTask } from "../../src/worlds/batch.ts";

/** What a thread costs that has just begun, where people wait: nothing is warm, neither the kernel nor what is around it. */

/** What the thread does, as text, since it is a program of its own. */
const PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
if (!workerData.withKernel) delete globalThis.WebAssembly;
import(workerData.entry).then(({ default: run }) => {
  const start = process.cpuUsage();
  const answers = run(workerData.tasks);
  const { user, system } = process.cpuUsage(start);
  parentPort.postMessage({ failed: answers.some((answer) => "error" in answer), milliseconds: (user + system) / 1000 });
});
`;

/**
 * Milliseconds of processor that batches take in a thread of their own, from the moment that its program is loaded on.
 *
 * @param entry       file URL of the built worker (`src/cli/worker.ts`)
 * @param withKernel  without, the steps of TypeScript do it
 */
export function freshThread(entry: string, tasks: readonly BatchTask[], withKernel: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { entry, tasks, withKernel } });
    worker.once("error", reject);
    worker.once("message", ({ failed, milliseconds }: { failed: boolean; milliseconds: number }) => {
      void worker.terminate();
      if (failed) reject(new Error("a batch failed"));
      else resolve(milliseconds);
    });
  });
}
