import { join } from "node:path";
import { readManifest } from "../../result/manifest.ts";
import { BadFolder } from "../../result/savedFolder.ts";
import { shown } from "../../result/shown.ts";
import type { Disk, Look } from "../effects.ts";
import { Refusal } from "../exit.ts";
import type { Terminal } from "../print/terminal.ts";
import { isEntry, isShelf, isUnfinished } from "../store/shelves.ts";

/** Something in a result folder that the program did not write: a file, a link, or a folder with nothing in it. */
export interface Stranger {
  /** Path below the folder, with `/`. */
  readonly path: string;
  readonly look: Look;
}

/** What the program wrote in a folder: what the manifest lists and what belongs to it, or the entries of a shard. */
export interface Written {
  readonly has: (path: string) => boolean;
  /** Listed files. */
  readonly paths: readonly string[];
}

/** Files of every result that no manifest lists. */
const beside = ["manifest.json", "run-info.json"];

/** What the program wrote in a folder; nothing where the folder is none of ours. */
export function writtenIn(disk: Disk, folder: string): Written {
  if (disk.look(join(folder, "shard.json"))?.kind === "file") return { has: isOfShard, paths: ["shard.json"] };
  const listed = listedFiles(disk, folder);
  if (listed === undefined) return { has: () => false, paths: [] };
  const paths = [...listed, ...beside];
  const known: ReadonlySet<string> = new Set(paths);
  return { has: (path) => known.has(path), paths };
}

function isOfShard(path: string): boolean {
  const [first, second, third, ...rest] = path.split("/");
  if (second === undefined) return first === "shard.json";
  if (first !== "entries" || rest.length > 0) return false;
  return third === undefined ? isUnfinished(second) : isShelf(second) && isEntry(third);
}

function listedFiles(disk: Disk, folder: string): string[] | undefined {
  try {
    const { files } = readManifest({ path: folder, read: (path) => disk.read(join(folder, path)) }, "replace");
    return files.map(({ path }) => path);
  } catch (error) {
    if (error instanceof BadFolder) return undefined;
    throw error;
  }
}

/** What the program did not write in a folder. Links are not followed. */
export function strangersIn(disk: Disk, folder: string, written: Written): Stranger[] {
  const below = (inside: string): Stranger[] =>
    disk.list(join(folder, inside)).flatMap((name) => {
      const path = inside === "" ? name : `${inside}/${name}`;
      const look = disk.look(join(folder, path));
      if (look === undefined) return [];
      if (look.kind !== "folder") return written.has(path) ? [] : [{ path, look }];
      if (disk.list(join(folder, path)).length > 0) return below(path);
      return written.paths.some((each) => each.startsWith(`${path}/`)) ? [] : [{ path, look }];
    });
  return below("");
}

/**
 * Gives strangers a second name in the folder that takes the place of theirs; nothing is taken away from their own.
 *
 * @throws Refusal where the new folder has something of that name
 */
export function carryStrangers(disk: Disk, folder: string, to: string, strangers: readonly Stranger[]): void {
  const taken = strangers.find((stranger) => isTaken(disk, to, stranger));
  if (taken !== undefined) {
    throw new Refusal(
      `${shown(join(folder, taken.path))} was not written by catfish, and the new result has something of that name.`,
      "Nothing was changed. Move the file away, or choose another place with --out.",
    );
  }
  for (const { path, look } of strangers) {
    if (look.kind === "folder") disk.makeFolder(join(to, path));
    else disk.carry(join(folder, path), join(to, path));
  }
}

/** Whether something stands at the path, or something that is no folder above it. */
function isTaken(disk: Disk, to: string, { path, look }: Stranger): boolean {
  const parts = path.split("/");
  return parts.some((_, index) => {
    const found = disk.look(join(to, ...parts.slice(0, index + 1)));
    if (found === undefined) return false;
    return found.kind !== "folder" || (index === parts.length - 1 && look.kind !== "folder");
  });
}

/** Whether all that the program did not write in a folder is in the other as well, unchanged. */
export function areCarried(disk: Disk, folder: string, to: string, written: Written): boolean {
  return strangersIn(disk, folder, written).every(({ path, look }) => {
    const there = disk.look(join(to, path));
    if (there === undefined || there.kind !== look.kind) return false;
    if (look.kind === "folder" || look.kind === "link" || there.id === look.id) return true;
    return there.bytes === look.bytes && Math.abs(there.changed - look.changed) < COARSEST;
  });
}

/** The coarsest time that a disk keeps of a file, as FAT does [ms]. */
const COARSEST = 2001;

/** Says what was found and left in a folder that the program has written. */
export function tellKept({ folder }: { readonly folder: string }, paths: readonly string[], terminal: Terminal): void {
  if (paths.length > 0) terminal.error(`Kept in ${folder}, not written by catfish: ${few(paths)}.`);
}

/** The first few paths, and how many more there are. */
export function few(paths: readonly string[]): string {
  const more = paths.length - FEW;
  return paths.slice(0, FEW).map(shown).join(", ") + (more > 0 ? `, and ${more} more` : "");
}

const FEW = 5;
