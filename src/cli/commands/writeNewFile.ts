import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";

/** Writes a file that the user asked for; never over one that is there, unless told to. */
export function writeNewFile(disk: Disk, path: string, text: string, force: boolean): void {
  if (disk.isFolder(path)) throw new Refusal(`${path} is a folder.`, "Name a file.");
  if (disk.exists(path) && !force) {
    throw new Refusal(`${path} is there already.`, "Choose another name, or replace it with --force.");
  }
  disk.write(path, [text]);
}
