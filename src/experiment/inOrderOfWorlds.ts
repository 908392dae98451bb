import type { BatchResult } from "./batch.ts";

/** Takes results in any order and hands them on in the order of their replications, each as soon as it may go. */
export function inOrderOfWorlds(use: (result: BatchResult) => void): (result: BatchResult) => void {
  const waiting = new Map<number, BatchResult>();
  let next = 0;
  return (result) => {
    waiting.set(result.first, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      use(ready);
      waiting.delete(next);
      next += ready.count;
    }
  };
}
