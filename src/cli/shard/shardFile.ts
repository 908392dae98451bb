import { join } from "node:path";
import { z } from "zod";
import { programSchema } from "../../result/manifest.ts";
import type { Disk } from "../effects.ts";
import { safePath } from "../openFolder.ts";
import { entryPath } from "../store/entryNames.ts";
import { MOST_PARTS } from "./part.ts";

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
