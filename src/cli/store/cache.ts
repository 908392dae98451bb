import { dirname, join } from "node:path";
import type { Given } from "../arguments/given.ts";
import type { Disk, Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { type Program, readProgram } from "../program.ts";
import { isEntry } from "./shelves.ts";
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

/** Size from which a cache is worth a word [bytes]. */
const LARGE = 1e9;

/** Shelves that stand for all 256: keys are hashes, so that all fill alike. */
const SAMPLED = ["00", "40", "80", "c0"];
const SHELVES = 256;

/**
 * Says that the cache has grown large, and how to clear it: what explorations keep is left there, so that points and
 * worlds can be added later.
 */
export function tellLargeCache(store: BatchStore | undefined, { disk, terminal }: Effects): void {
  if (store === undefined) return;
  const cache = dirname(store.folder);
  const versions = disk.list(cache).filter((name) => versionIn(name) !== undefined);
  const bytes = versions.reduce((sum, name) => sum + estimatedBytes(disk, join(cache, name)), 0);
  if (bytes < LARGE) return;
  const old = versions.length > 1 ? ", and with --old only what other versions of the program made" : "";
  terminal.error(`${cache} has grown to about ${(bytes / 1e9).toFixed(1)} GB: catfish cache clear removes it${old}.`);
}

/** What a version keeps, judged by a few of its shelves, so that a hundred thousand files need not be looked at. */
function estimatedBytes(disk: Disk, folder: string): number {
  let bytes = 0;
  for (const shelf of SAMPLED) {
    for (const name of disk.list(join(folder, shelf)).filter(isEntry)) {
      bytes += disk.standing(join(folder, shelf, name))?.bytes ?? 0;
    }
  }
  return (bytes * SHELVES) / SAMPLED.length;
}
