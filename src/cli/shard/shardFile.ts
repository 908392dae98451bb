import { join } from "node:path";
import { z } from "zod";
import { programSchema } from "../../result/manifest.ts";
import { type CommandName, commandNames, commandText } from "../arguments/commandTable.ts";
import type { Given } from "../arguments/given.ts";
import { type OptionName, options } from "../arguments/options.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { safePath } from "../openFolder.ts";
import { entryPath } from "../store/shelves.ts";

/** More parts than anybody has machines for. */
const MOST_PARTS = 10_000;

const FORMAT = 1;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const shape = z.object({
  format: z.literal(FORMAT),
  program: programSchema,
  /** What was asked, as words of a command line. */
  request: z.array(z.string()).min(1),
  part: z.int().min(1),
  parts: z.int().min(1).max(MOST_PARTS),
  /** Number of batches of the whole request. */
  tasks: z.int().min(0),
  /** Hash of what decides the bytes of every batch of the whole request, in order. */
  digest: hash,
  /** Where the result of the whole request goes, from the folder in which the shard lies. */
  out: z.string(),
  /** The batches of this shard, with the hash of the file of each. */
  entries: z.array(z.object({ key: hash, sha256: hash })),
  /** Keys of batches that failed. */
  failed: z.array(hash),
});

/** What `shard.json` says of a shard. */
export type ShardFile = z.infer<typeof shape>;

export function shardText(shard: Omit<ShardFile, "format">): string {
  return `${JSON.stringify({ format: FORMAT, ...shard }, null, 2)}\n`;
}

/**
 * Reads the `shard.json` of a folder; undefined where there is none, or none that can be read.
 *
 * @throws BadFolder where it is a link
 */
export function readShard(disk: Disk, folder: string): ShardFile | undefined {
  const text = disk.read(safePath(disk, folder, "shard.json"));
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function shardPath(folder: string): string {
  return join(folder, "shard.json");
}

/** Folder in a shard that holds its entries, shelf by shelf as in a store. */
export function entriesFolder(folder: string): string {
  return join(folder, "entries");
}

/**
 * Path of the entry of a key in a shard that somebody else may have made.
 *
 * @throws BadFolder where it is a link, or lies behind one
 */
export function shardEntry(disk: Disk, folder: string, key: string): string {
  return safePath(disk, folder, entryPath("entries", key).replaceAll("\\", "/"));
}

/** Which part of the work: `part` of `parts`, counted from 1. */
export interface Part {
  readonly part: number;
  readonly parts: number;
}

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

/** Options that say how or where, not what: they change no byte of a result. */
const how: readonly OptionName[] = [
  "shard",
  "out",
  "force",
  "workers",
  "cache",
  "no-cache",
  "json",
  "quiet",
  "no-color",
];

/** What was asked, as words of a command line, the same however they were typed. */
export function requestWords(command: CommandName, given: Given): string[] {
  return [command, ...given.words, ...askedIn(command).flatMap((name) => optionWords(name, given))];
}

/** Options of a command that say what is asked. */
function askedIn(command: CommandName): OptionName[] {
  return commandText(command).options.filter((name) => !how.includes(name));
}

/**
 * The first of the words that `requestWords` cannot have written; undefined where there is none. Shards may come from
 * somebody else: what they ask for may decide what is simulated, and not where it goes and what it replaces.
 */
export function strangeWord([first, ...rest]: readonly string[]): string | undefined {
  const command = commandNames.find((name) => name === first);
  if (command === undefined || !commandText(command).options.includes("shard")) return first ?? "";
  const names: readonly string[] = askedIn(command);
  return rest.find((word) => {
    const [, name] = /^--([a-z-]+)(?:=|$)/.exec(word) ?? [];
    return name === undefined ? word.startsWith("-") && word !== "-" : !names.includes(name);
  });
}

function optionWords(name: OptionName, given: Given): string[] {
  if (options[name].type === "switch") return given.is(name) ? [`--${name}`] : [];
  return given.texts(name).map((text) => `--${name}=${text}`);
}
