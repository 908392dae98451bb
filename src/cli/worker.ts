import { kTransferable, kValue, Tinypool } from "tinypool";
import type { BatchTask } from "../experiment/batch.ts";
import { simulateBatch } from "../experiment/simulateBatch.ts";

/** What a thread runs: a batch of replications, whose arrays are handed over rather than copied. */
export default function runBatch(task: BatchTask): unknown {
  const result = simulateBatch(task);
  const transferable = {
    [kTransferable]: Object.values(result)
      .filter(ArrayBuffer.isView)
      .map((array) => array.buffer),
    [kValue]: result,
  };
  return Tinypool.move(transferable);
}
