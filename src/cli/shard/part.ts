import type { Given } from "../arguments/given.ts";
import { Refusal } from "../exit.ts";

/** Which part of the work: `part` of `parts`, counted from 1. */
export interface Part {
  readonly part: number;
  readonly parts: number;
}

export const MOST_PARTS = 10_000;

/** What `--shard` says; undefined where it was not given. */
export function partOf(given: Given): Part | undefined {
  const text = given.text("shard");
  if (text === undefined) return undefined;
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  const [part, parts] = match ? [Number(match[1]), Number(match[2])] : [0, 0];
  if (part >= 1 && part <= parts && parts <= MOST_PARTS) return { part, parts };
  throw new Refusal(`--shard takes i/n, from 1/n to n/n, e.g. 3/16, not "${text}".`);
}

/** Name of the folder of a shard. */
export function shardName({ part, parts }: Part): string {
  return `shard-${part}-of-${parts}`;
}

export function isShardName(name: string): boolean {
  return /^shard-\d+-of-\d+$/.test(name);
}
