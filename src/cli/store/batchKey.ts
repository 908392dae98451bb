import { createHash } from "node:crypto";
import type { BatchTask } from "../../worlds/batch.ts";
import { isGrowable } from "./growth.ts";

/** Version of the format of an entry; part of every key. */
export const ENTRY_FORMAT = 4;

/**
 * Names a batch by all that decides its bytes: the format, the source of the program and the task, whatever
 * fields a task has. The number of worlds is left out where an entry can be added to.
 *
 * @param source  hash of the source that simulates
 * @returns 64 hexadecimal digits
 */
export function batchKey(task: BatchTask, source: string): string {
  const { market, count, into: _, ...rest } = task;
  const decides = isGrowable(task) ? rest : { ...rest, count };
  const fields = Object.entries(decides)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const told = fields.map(([name, value]) => [name, briefly(value)]);
  return sha256(exactJson([ENTRY_FORMAT, source, hashOf(market), told]));
}

/** Hashes of what was met before: batches share their market, and markets of one scenario most of their groups. */
const known = new WeakMap<object, string>();

/** Hash of an object or a list by the hashes of those in it, so that only what is new is written out. */
function hashOf(object: object): string {
  const before = known.get(object);
  if (before !== undefined) return before;
  const contents = Array.isArray(object)
    ? { list: object.map(briefly) }
    : { fields: Object.entries(object).map(([name, value]) => [name, briefly(value)]) };
  const hash = sha256(exactJson(contents));
  known.set(object, hash);
  return hash;
}

/** A value in which every object stands as its hash, which no other value is written as. */
function briefly(value: unknown): unknown {
  return isObject(value) && (!Array.isArray(value) || value.some(isObject)) ? { sha256: hashOf(value) } : value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** JSON in which numbers that JSON cannot tell apart are different; asking for each value takes three times as long. */
function exactJson(value: unknown): string {
  if (isPlainJson(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_, each: unknown) => {
    const isPlain = typeof each !== "number" || (Number.isFinite(each) && !Object.is(each, -0));
    return isPlain ? each : { number: Object.is(each, -0) ? "-0" : String(each) };
  });
}

/** Whether JSON tells all numbers in a value apart. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (!isObject(value)) return true;
  if (Array.isArray(value)) return value.every(isPlainJson);
  return Object.values(value).every(isPlainJson);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
