import { dirname, join } from "node:path";
import type { Disk } from "../effects.ts";
import { isShelf, isUnfinished } from "./entryNames.ts";

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
