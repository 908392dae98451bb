import { join } from "node:path";
import { type Manifest, type Opening, readManifest } from "../result/manifest.ts";
import { BadFolder, type SavedFolder } from "../result/savedFolder.ts";
import { shown } from "../result/shown.ts";
import { typedOn } from "../words/shellWords.ts";
import type { Disk, Effects } from "./effects.ts";
import { Refusal } from "./exit.ts";
import { readSaved } from "./readText.ts";
import { putBack } from "./run/place.ts";

type Here = Pick<Effects, "disk" | "machine">;

/** A result folder that the user named; refused when there is no such folder. */
export function openFolder(disk: Disk, path: string): SavedFolder {
  if (!disk.exists(path)) putBack(disk, path);
  if (!disk.exists(path)) {
    throw new Refusal(
      `There is no folder ${path}.`,
      "A result is a folder that a command of catfish wrote, e.g. output/catfish.",
    );
  }
  if (!disk.isFolder(path)) throw new Refusal(`${path} is a file, not a result folder.`, "Name the folder it lies in.");
  return savedFolder(disk, path);
}

/** A result folder that is there; every file of it that is read is a plain one. */
export function savedFolder(disk: Disk, path: string): SavedFolder {
  return { path, read: (file) => readSaved(disk, safePath(disk, path, file)) };
}

/**
 * The manifest of a folder that somebody else may have made, of which every file is a plain one.
 *
 * @throws BadFolder where it cannot be used, or a file that it names is a link
 */
export function openManifest({ disk, machine }: Here, folder: SavedFolder, opening: Opening): Manifest {
  if (folder.read("manifest.json") === undefined) refuseFolderOfResults({ disk, machine }, folder.path, opening);
  const manifest = readManifest(folder, opening);
  for (const path of [...manifest.files.map((file) => file.path), "run-info.json"]) safePath(disk, folder.path, path);
  return manifest;
}

/** Results that are named where the folder is named that they lie in. */
const NAMED = 3;

function refuseFolderOfResults({ disk, machine }: Here, path: string, opening: Opening): void {
  const results = disk.list(path).filter((name) => disk.exists(join(path, name, "manifest.json")));
  if (results.length === 0) return;
  const named = results.slice(0, NAMED).map((name) => typedOn(machine)("catfish", opening, join(path, name)));
  const more = results.length > NAMED ? `  or one of ${results.length - NAMED} more` : "";
  throw new Refusal(
    `${path} is no result, but the folder of ${results.length === 1 ? "one" : results.length}.`,
    `Did you mean  ${named.join("  or  ")}${more} ?`,
  );
}

/**
 * Path of a file below a folder that somebody else may have made.
 *
 * @param file  path below the folder, with `/`; one that is checked to stay there
 * @throws BadFolder where the file, or a folder above it, is a link, which may lead anywhere, or a pipe or device,
 *   whose end may never come
 */
export function safePath(disk: Disk, folder: string, file: string): string {
  let place = folder;
  for (const part of file.split("/")) {
    place = join(place, part);
    const kind = disk.look(disk.absolute(place))?.kind;
    if (kind === undefined) break;
    if (kind === "file" || kind === "folder") continue;
    throw new BadFolder(
      `${shown(place)} is ${kind === "link" ? "a link" : "no plain file"}; a result has plain files and folders only.`,
      "Put the file itself in its place, or make the folder again with the command that wrote it.",
    );
  }
  return join(folder, file);
}
