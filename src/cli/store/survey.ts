import { join } from "node:path";
import type { Disk } from "../effects.ts";
import { versionIn } from "./cache.ts";
import { isEntry, isShelf, isUnfinished } from "./shelves.ts";

/** What a cache holds of one version of the program. */
export interface VersionHeld {
  /** Name of its folder: the version and the beginning of the hash of its source. */
  readonly name: string;
  readonly version: string;
  readonly entries: number;
  readonly bytes: number;
}

/** Looks through a cache; files that are not ours are left out. None where there is no cache. */
export function surveyCache(disk: Disk, cache: string): VersionHeld[] {
  return disk.list(cache).flatMap((name) => {
    const version = versionIn(name);
    if (version === undefined) return [];
    let [entries, bytes] = [0, 0];
    for (const path of filesOf(disk, join(cache, name))) {
      entries++;
      bytes += disk.standing(path)?.bytes ?? 0;
    }
    return [{ name, version, entries, bytes }];
  });
}

/** Removes these versions from a cache: the files that are ours, and folders that are then empty. */
export function clearCache(disk: Disk, cache: string, names: readonly string[]): void {
  for (const name of names) {
    const folder = join(cache, name);
    for (const path of filesOf(disk, folder)) disk.remove(path);
    for (const shelf of disk.list(folder)) disk.removeEmpty(join(folder, shelf));
    disk.removeEmpty(folder);
  }
  disk.removeEmpty(cache);
}

/** Entries of a version, and those that were never finished. */
export function* filesOf(disk: Disk, folder: string): Iterable<string> {
  for (const name of disk.list(folder)) {
    if (isUnfinished(name)) yield join(folder, name);
    if (!isShelf(name)) continue;
    const shelf = join(folder, name);
    // A link may lead to files that are not ours.
    if (disk.look(disk.absolute(shelf))?.kind !== "folder") continue;
    for (const entry of disk.list(shelf).filter(isEntry)) yield join(shelf, entry);
  }
}
