import { join } from "node:path";
import type { SavedFolder } from "../result/saved/savedFolder.ts";
import type { Disk } from "./effects.ts";
import { Refusal } from "./exit.ts";

/** A result folder that the user named; refused when there is no such folder. */
export function openFolder(disk: Disk, path: string): SavedFolder {
  if (!disk.exists(path)) {
    throw new Refusal(
      `There is no folder ${path}.`,
      "A result is a folder that catfish run wrote, e.g. output/catfish.",
    );
  }
  if (!disk.isFolder(path)) throw new Refusal(`${path} is a file, not a result folder.`, "Name the folder it lies in.");
  return { path, read: (file) => disk.read(join(path, file)) };
}
