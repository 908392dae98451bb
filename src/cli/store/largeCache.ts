import { dirname, join } from "node:path";
import type { Disk, Effects } from "../effects.ts";
import { versionIn } from "./cache.ts";
import { isEntry } from "./entryNames.ts";
import type { BatchStore } from "./store.ts";

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
