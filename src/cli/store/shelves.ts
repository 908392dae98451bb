import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { Disk } from "../effects.ts";

/** Where the entry of a key lies: on one of 256 shelves, as folders of many thousand files are slow. */
export function entryPath(folder: string, key: string): string {
  return join(shelfPath(folder, key), `${key}.batch`);
}

export function shelfPath(folder: string, key: string): string {
  return join(folder, key.slice(0, 2));
}

/** A name that no other process takes, for an entry that is being written. */
export function unfinishedPath(folder: string): string {
  return join(folder, `unfinished-${randomUUID()}`);
}

export function isShelf(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}

export function isEntry(name: string): boolean {
  return /^[0-9a-f]{64}\.batch$/.test(name);
}

export function isUnfinished(name: string): boolean {
  return /^unfinished-[0-9a-f-]{36}$/.test(name);
}

/** Age after which nobody can be writing a file any more [ms]: an hour. */
const ABANDONED = 3_600_000;

/** Removes what processes left behind that ended while they wrote an entry. */
export function sweep(disk: Disk, folder: string, age = ABANDONED): void {
  for (const name of disk.list(folder).filter(isUnfinished)) {
    const path = join(folder, name);
    if ((disk.standing(path)?.age ?? 0) >= age) disk.remove(path);
  }
}

/**
 * Removes unfinished entries, shelves on which nothing is left, then the folder of the version and the cache
 * itself. A process that is writing an entry meanwhile writes it again (`store.ts`).
 */
export function removeEmptyShelves(disk: Disk, folder: string): void {
  sweep(disk, folder, 0);
  for (const name of disk.list(folder).filter(isShelf)) disk.removeEmpty(join(folder, name));
  disk.removeEmpty(folder);
  disk.removeEmpty(dirname(folder));
}
