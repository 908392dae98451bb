import type { BatchResult, BatchTask } from "../../worlds/batch.ts";
import type { Disk } from "../effects.ts";
import type { Program } from "../program.ts";
import { batchKey } from "./batchKey.ts";
import { entryChunks, readEntry } from "./entry.ts";
import { entryPath, removeEmptyShelves, shelfPath, sweep, unfinishedPath } from "./shelves.ts";

/**
 * Finished batches on disk, each in a file that is named by what decides its bytes, so that an entry can be
 * old but never wrong. A file is written under another name first: the process may end at any moment and
 * leave whole entries only, and several processes may share a store.
 */
export interface BatchStore {
  readonly counts: StoreCounts;
  readonly folder: string;
  readonly keyOf: (task: BatchTask) => string;
  /** The entry of a key; undefined where there is none, or where it is damaged or cannot be read, which is counted. */
  readonly find: (key: string) => BatchResult | undefined;
  /** Keeps an entry in place of the one that may be there. What cannot be written is counted, not thrown. */
  readonly keep: (key: string, result: BatchResult) => void;
  readonly forget: (key: string) => void;
  /** Removes folders in which nothing is left. */
  readonly tidy: () => void;
}

/** Opens the store in a folder; nothing is made before there is something to keep. */
export function openStore(disk: Disk, folder: string, program: Pick<Program, "source">): BatchStore {
  const counts = noCounts();
  let isSwept = false;
  const write = (key: string, result: BatchResult): void => {
    if (!isSwept) sweep(disk, folder);
    isSwept = true;
    const unfinished = unfinishedPath(folder);
    disk.write(unfinished, entryChunks(key, result));
    disk.makeFolder(shelfPath(folder, key));
    disk.move(unfinished, entryPath(folder, key));
  };
  return {
    counts,
    folder,
    keyOf: (task) => batchKey(task, program.source),
    find(key) {
      const path = entryPath(folder, key);
      const result = readable(() => {
        const bytes = disk.readBytes(path);
        return bytes === undefined ? "none" : readEntry(key, bytes);
      });
      if (result === "none") return undefined;
      if (result === undefined) counts.damaged++;
      return result;
    },
    keep(key, result) {
      if (!succeeds(() => write(key, result)) && !succeeds(() => write(key, result))) counts.unkept++;
    },
    forget: (key) => disk.remove(entryPath(folder, key)),
    tidy: () => removeEmptyShelves(disk, folder),
  };
}

/** What the system does not let us read is as good as damaged. */
function readable<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Tried twice: another process may tidy away a shelf between its making and the first entry on it. */
function succeeds(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

/** What became of the batches of a command line. */
export interface StoreCounts {
  /** Worlds that were taken from the store. */
  reused: number;
  /** Worlds that were simulated. */
  simulated: number;
  /** Entries that were damaged, and made again. */
  damaged: number;
  /** Batches that could not be kept, e.g. because the disk is full. */
  unkept: number;
}

export function noCounts(): StoreCounts {
  return { reused: 0, simulated: 0, damaged: 0, unkept: 0 };
}
