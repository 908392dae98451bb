import { createHash } from "node:crypto";
import type { BatchTask } from "../../experiment/batch.ts";
import type { Market } from "../../model/market.ts";
import { isGrowable } from "./growth.ts";

/** Version of the format of an entry; part of every key. */
export const ENTRY_FORMAT = 1;

/**
 * Names a batch by all that decides its bytes: the format, the source of the program and the task, whatever
 * fields a task has. The number of worlds is left out where an entry can be added to.
 *
 * @param source  hash of the source that simulates
 * @returns 64 hexadecimal digits
 */
export function batchKey(task: BatchTask, source: string): string {
  const { market, count, ...rest } = task;
  const decides = isGrowable(task) ? rest : { ...rest, count };
  const fields = Object.entries(decides)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(exactJson([ENTRY_FORMAT, source, hashOfMarket(market), fields]));
}

/** Hashes of markets that were met before: all batches of a market share it. */
const known = new WeakMap<Market, string>();

function hashOfMarket(market: Market): string {
  const before = known.get(market);
  if (before !== undefined) return before;
  const hash = sha256(exactJson(market));
  known.set(market, hash);
  return hash;
}

/** JSON in which numbers that JSON cannot tell apart are different. */
function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    const isPlain = typeof each !== "number" || (Number.isFinite(each) && !Object.is(each, -0));
    return isPlain ? each : { number: Object.is(each, -0) ? "-0" : String(each) };
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
