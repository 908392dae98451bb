import { join } from "node:path";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { type Program, readProgram } from "../program.ts";
import { type BatchStore, openStore } from "./store.ts";

/** Name of the cache inside the folder that results go to. */
const CACHE = ".catfish-cache";

/** Folder of the cache of a command that writes its results to `out`: there, unless `--cache` says where. */
export function cacheFolder(given: Given, out: string): string {
  return given.text("cache") ?? join(out, CACHE);
}

/** The store of a command that writes its results to `out`; undefined with `--no-cache`. */
export function openCache(given: Given, out: string, { disk }: Effects): BatchStore | undefined {
  if (!given.is("no-cache")) {
    const program = readProgram(disk);
    const folder = cacheFolder(given, out);
    if (disk.exists(folder) && !disk.isFolder(folder)) {
      throw new Refusal(`The cache cannot be in ${folder}, which is a file.`, "Name a folder with --cache.");
    }
    return openStore(disk, join(folder, versionFolder(program)), program);
  }
  if (given.text("cache") === undefined) return undefined;
  throw new Refusal("--cache says where to keep batches, and --no-cache says to keep none: give one of them.");
}

/** Folder in the cache for the entries of one program: its version, and the beginning of the hash of its source. */
export function versionFolder({ version, source }: Pick<Program, "version" | "source">): string {
  return `${version}-${source.slice(0, 12)}`;
}

/** The version of the program that made a folder in the cache; undefined where it is none of ours. */
export function versionIn(name: string): string | undefined {
  return /^(\d+\.\d+\.\d+\S*)-[0-9a-f]{12}$/.exec(name)?.[1];
}
