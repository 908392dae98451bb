import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { shown } from "../../result/shown.ts";
import { codeOf } from "../disk.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { areCarried, carryStrangers, strangersIn, writtenIn } from "./strangers.ts";

/** Where a result goes, and what stood there when that was decided. */
export interface Place {
  readonly folder: string;
  /** Tells what stood there from anything else; undefined where nothing did. */
  readonly stood: string | undefined;
}

/**
 * A place as it is now. What a killed process has put aside and not put back is put back first.
 *
 * @throws Refusal where it is a link: what it leads to would be lost from sight
 */
export function placeAt(disk: Disk, folder: string): Place {
  putBack(disk, folder);
  if (disk.look(disk.absolute(folder))?.kind === "link") {
    throw new Refusal(
      `${shown(folder)} is a link, and results go into folders of their own.`,
      "Name the folder that it leads to, or choose another place with --out.",
    );
  }
  return { folder, stood: signOf(disk, disk.absolute(folder)) };
}

/** The files that say what a folder is. */
const heads = ["manifest.json", "run-info.json", "shard.json"];

/** Tells what stands somewhere: changes when another result takes the place, or a file of this one is changed. */
function signOf(disk: Disk, folder: string): string | undefined {
  const found = disk.look(folder);
  if (found === undefined) return undefined;
  if (found.kind !== "folder") return found.kind;
  if (disk.list(folder).length === 0) return undefined;
  const texts = heads.map((name) => (isFile(disk, join(folder, name)) ? disk.read(join(folder, name)) : undefined));
  const files = writtenIn(disk, folder).paths.map((path) => {
    const look = disk.look(join(folder, path));
    return look && [path, look.kind, look.bytes, look.changed];
  });
  return JSON.stringify([texts, files]);
}

function isFile(disk: Disk, path: string): boolean {
  return disk.look(path)?.kind === "file";
}

/** @throws Refusal where something else stands there than when the place was chosen */
export function refuseChanged(disk: Disk, { folder, stood }: Place): void {
  if (signOf(disk, disk.absolute(folder)) !== stood) throw changedMeanwhile(folder);
}

function changedMeanwhile(folder: string): Refusal {
  return new Refusal(
    `${shown(folder)} is not what it was when this command began: another has written it, or somebody changed a file.`,
    "It is left as it is. Run this command again, or choose another place with --out.",
  );
}

/**
 * A finished folder takes the name of the place. What stood there is put aside, not removed, until the new folder has
 * its name, and moved back where it does not get it; what the program did not write there is in the new folder too.
 * The system does the moving, at once and as a whole, and what was moved is looked at afterwards: of two processes
 * that began with the same folder, the second finds another one and puts it back.
 *
 * @returns paths of what the program did not write
 * @throws Refusal where something else stands there than when the place was chosen
 */
export function takeName(disk: Disk, from: string, place: Place): string[] {
  const folder = disk.absolute(place.folder);
  putBack(disk, folder);
  refuseChanged(disk, place);
  if (place.stood === undefined) {
    moveToFree(disk, from, place);
    return [];
  }
  const written = writtenIn(disk, folder);
  const strangers = strangersIn(disk, folder, written);
  carryStrangers(disk, folder, from, strangers);
  const aside = asideFor(disk, from, folder);
  moveOrRefuse(disk, folder, aside, place.folder);
  try {
    if (signOf(disk, aside) !== place.stood || !areCarried(disk, aside, from, written)) {
      throw changedMeanwhile(place.folder);
    }
    moveOrRefuse(disk, from, folder, place.folder);
  } catch (error) {
    moveBack(disk, aside, place);
    throw error;
  }
  discard(disk, aside);
  return strangers.map(({ path }) => path);
}

/** The system refuses to move a folder to where another one has come to stand, unless that is empty. */
function moveToFree(disk: Disk, from: string, place: Place): void {
  const folder = disk.absolute(place.folder);
  try {
    disk.move(from, folder);
  } catch {
    refuseChanged(disk, place);
    // Some systems do not even replace an empty one.
    disk.removeEmpty(folder);
    moveOrRefuse(disk, from, folder, place.folder);
  }
}

/** What the system says while a program has a file in the folder open, or the folder is one of its own. */
const IN_USE = ["EBUSY", "EPERM", "EACCES", "EXDEV"];

function moveOrRefuse(disk: Disk, from: string, to: string, folder: string): void {
  try {
    disk.move(from, to);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new Refusal(
      `${shown(folder)} could not be replaced (${code}). What stood there is as it was.`,
      IN_USE.includes(code)
        ? "Close programs that have a file in it open, or choose another place with --out."
        : "Run this command again, or choose another place with --out.",
    );
  }
}

function moveBack(disk: Disk, aside: string, { folder }: Place): void {
  try {
    disk.move(aside, disk.absolute(folder));
  } catch {
    // Another process has put it back, or has put something else in its place.
    if (disk.look(aside) === undefined) throw changedMeanwhile(folder);
    throw new Refusal(
      `${shown(folder)} could not be replaced. What stood there is whole in ${shown(aside)}.`,
      "Move it to where you want it.",
    );
  }
}

/** What cannot be removed now, as while a file in it is open, is removed by the next command that writes here. */
function discard(disk: Disk, aside: string): void {
  try {
    disk.remove(aside);
  } catch {
    // The new result stands.
  }
}

const ASIDE = ".catfish-replaced-";
/** Longest part of a name that is repeated in that of a folder put aside [characters]. */
const LONGEST_NAME = 50;

/** How names of folders begin that hold what stood at a place; the rest tells what was to replace it. */
function asideStart(folder: string): string {
  const name = basename(folder);
  return join(
    dirname(folder),
    ASIDE + (name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}~${markOf(name)}`),
  );
}

function asideFor(disk: Disk, from: string, folder: string): string {
  return `${asideStart(folder)}-${markOf(headOf(disk, from))}`;
}

/** What no other folder has: the text of its manifest, with the hash of every file, or of what a shard is. */
function headOf(disk: Disk, folder: string): string {
  return disk.read(join(folder, "manifest.json")) ?? disk.read(join(folder, "shard.json")) ?? "";
}

function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * Finishes what a process left that was killed between putting a folder aside and removing it: moves it back where
 * nothing has taken its name, and removes it where what was to replace it has.
 */
export function putBack(disk: Disk, path: string): void {
  const folder = disk.absolute(path);
  const start = basename(asideStart(folder));
  const left = namesIn(disk, dirname(folder)).filter(
    (name) => name.startsWith(`${start}-`) && /^[0-9a-f]{16}$/.test(name.slice(start.length + 1)),
  );
  for (const name of left) {
    const aside = join(dirname(folder), name);
    if (disk.look(folder) === undefined) disk.move(aside, folder);
    else if (name === `${start}-${markOf(headOf(disk, folder))}`) discard(disk, aside);
  }
}

/** None where we may not look: who wants to write there is told so later. */
function namesIn(disk: Disk, folder: string): readonly string[] {
  try {
    return disk.list(folder);
  } catch {
    return [];
  }
}
