import { randomUUID } from "node:crypto";
import { join } from "node:path";

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
