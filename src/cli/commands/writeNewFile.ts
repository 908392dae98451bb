import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { refuseUnwritable } from "../run/refuseUnwritable.ts";

/**
 * Refuses a path where something is that may not be replaced, or where nothing can be written.
 *
 * @param elsewhere  what to do where nothing can
 */
export function refuseThere(disk: Disk, path: string, force: boolean, elsewhere?: string): void {
  if (disk.isFolder(path)) throw new Refusal(`${path} is a folder.`, "Name a file.");
  const kind = disk.look(disk.absolute(path))?.kind;
  if (!force && kind !== undefined) throw isThere(path);
  if (kind === undefined || kind === "file") refuseUnwritable(disk, path, elsewhere);
}

/** Writes a file that the user asked for; never over one that is there, unless told to. */
export function writeNewFile(disk: Disk, path: string, text: string, force: boolean): void {
  refuseThere(disk, path, force);
  const kind = disk.look(disk.absolute(path))?.kind;
  if (force && kind !== undefined && kind !== "file") {
    // A link, or e.g. /dev/stdout: it stays, and what it leads to is written.
    disk.write(path, [text]);
    return;
  }
  if (!disk.writeWhole(disk.absolute(path), text, force)) throw isThere(path);
}

function isThere(path: string): Refusal {
  return new Refusal(`${path} is there already.`, "Choose another name, or replace it with --force.");
}
