import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Chunk, codeOf, type Fingerprint, newHash, writeChunks } from "./writeChunks.ts";

export { type Chunk, codeOf, type Fingerprint } from "./writeChunks.ts";

/** What the system knows of a file without reading it. */
export interface Standing {
  readonly bytes: number;
  /** Since it was last written [ms]. */
  readonly age: number;
}

/** What lies under a name, links not followed. */
export interface Look {
  readonly kind: "file" | "folder" | "link" | "other";
  /** The same for all names of one file. */
  readonly id: string;
  readonly bytes: number;
  /** When it was last written [ms since 1970]. */
  readonly changed: number;
}

/** Why something cannot be read as a file that people wrote. */
export type Unfit = "folder" | "pipe" | "socket" | "device" | "large" | "closed";

/** Paths may be relative to the working folder. Errors of the system are thrown as they are. */
export interface Disk {
  /** Folder of the package: the one with `package.json` and `scenarios`. */
  readonly home: string;
  /** Text of a file; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  /**
   * Bytes of a plain file that somebody else wrote, at the end of a link too; or why it is not read. Never waits, and
   * never reads more than `most` bytes and one. Undefined where nothing has the name.
   */
  readonly input: (
    path: string,
    most: number,
  ) => { readonly bytes: Uint8Array } | { readonly unfit: Unfit } | undefined;
  /** Bytes of a file; undefined where there is none. */
  readonly readBytes: (path: string) => Uint8Array | undefined;
  /** Size and age of a file; undefined where there is none. */
  readonly standing: (path: string) => Standing | undefined;
  readonly exists: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
  /** Names in a folder, sorted; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
  /** What lies under a name itself, even where it is a link that leads nowhere; undefined where nothing does. */
  readonly look: (path: string) => Look | undefined;
  /** Makes a fresh folder beside `path`, and the folders above it. It does not outlive the process. */
  readonly makeTemporaryBeside: (path: string) => string;
  /** Removes such folders of processes that were killed, if they lie in this one; gives their paths. */
  readonly removeAbandoned: (folder: string) => readonly string[];
  /** Writes a file and the folders above it; gives its size and hash. */
  readonly write: (path: string, chunks: Iterable<Chunk>) => Fingerprint;
  /** Size and hash of a file; undefined where there is none. */
  readonly fingerprint: (path: string) => Fingerprint | undefined;
  /** Makes a folder, and those above it, where there is none. */
  readonly makeFolder: (path: string) => void;
  /** Copies a file and makes the folders above it. */
  readonly copy: (from: string, to: string) => void;
  /**
   * Gives what is no folder a second name, and makes the folders above it: a link stays one, and a file is copied only
   * where the disk knows no second names. Fails where the name is taken.
   */
  readonly carry: (from: string, to: string) => void;
  readonly move: (from: string, to: string) => void;
  /** Writes a file whole or not at all. False where the name is taken, and what has it is not to be replaced. */
  readonly writeWhole: (path: string, text: string, replace: boolean) => boolean;
  readonly remove: (path: string) => void;
  /** Removes a folder that has nothing in it; leaves any other as it is. */
  readonly removeEmpty: (folder: string) => void;
  readonly absolute: (path: string) => string;
}

/** The disk of a real process. */
export function nodeDisk(): Disk {
  return {
    home: packageFolder(),
    read: (path) => (fs.existsSync(path) && !isFolder(path) ? fs.readFileSync(path, "utf8") : undefined),
    input,
    readBytes,
    standing: standingOf,
    exists: (path) => fs.existsSync(path),
    isFolder,
    list: (folder) => (isFolder(folder) ? fs.readdirSync(folder).sort() : []),
    look,
    makeTemporaryBeside,
    removeAbandoned,
    write: (path, chunks) => {
      makeFolder(dirname(path));
      return writeChunks(path, chunks);
    },
    fingerprint: fingerprintOf,
    makeFolder: (path) => void makeFolder(path),
    copy: copyFile,
    carry,
    move: (from, to) => fs.renameSync(from, to),
    writeWhole,
    remove,
    removeEmpty,
    absolute: (path) => resolve(path),
  };
}

/** Other processes may remove the file at any moment, so that it is not asked for before it is read. */
function readBytes(path: string): Uint8Array | undefined {
  return unlessMissing(() => fs.readFileSync(path));
}

function input(path: string, most: number): { readonly bytes: Uint8Array } | { readonly unfit: Unfit } | undefined {
  if (path.includes("\0")) return undefined;
  const found = unlessMissing(() => fs.statSync(path, { throwIfNoEntry: false }));
  if (found === undefined) return undefined;
  if (!found.isFile()) return { unfit: unfitOf(found) };
  // Whatever took its place meanwhile is not waited for.
  const file = openedOrClosed(path);
  if (file === undefined) return { unfit: "closed" };
  try {
    const opened = fs.fstatSync(file);
    if (!opened.isFile()) return { unfit: unfitOf(opened) };
    // Files of the system say of themselves that they are empty.
    const bytes = new Uint8Array((opened.size > 0 ? Math.min(opened.size, most) : most) + 1);
    let read = 0;
    for (let more = -1; more !== 0 && read < bytes.length; read += more) {
      more = fs.readSync(file, bytes, read, bytes.length - read, null);
    }
    return read < bytes.length ? { bytes: bytes.subarray(0, read) } : { unfit: "large" };
  } finally {
    fs.closeSync(file);
  }
}

/** Undefined where the system does not let the user read it. */
function openedOrClosed(path: string): number | undefined {
  try {
    return fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (["EACCES", "EPERM"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

function unfitOf(found: fs.Stats): Unfit {
  if (found.isDirectory()) return "folder";
  if (found.isFIFO()) return "pipe";
  return found.isSocket() ? "socket" : "device";
}

/** Undefined where nothing has the name, or what is above it is a file. */
function unlessMissing<Found>(find: () => Found | undefined): Found | undefined {
  try {
    return find();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** Removal is left to the system, which refuses where another process has put something in meanwhile. */
function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Not empty, or not there: both are as they should be.
  }
}

function standingOf(path: string): Standing | undefined {
  const found = unlessMissing(() => fs.statSync(path, { throwIfNoEntry: false }));
  return found?.isFile() ? { bytes: found.size, age: Date.now() - found.mtimeMs } : undefined;
}

/** A name that no file can have is no missing one: who wants to write there learns of it before the long work. */
function look(path: string): Look | undefined {
  const found = lookedAt(path);
  if (found === undefined) return undefined;
  const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : found.isSymbolicLink() ? "link" : "other";
  return { kind, id: `${found.dev}:${found.ino}`, bytes: found.size, changed: found.mtimeMs };
}

function lookedAt(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return unlessMissing(() => fs.statSync(path, { throwIfNoEntry: false }))?.isDirectory() === true;
}

/**
 * Folder by folder: where none can be made, as in /proc, Node's own recursion never comes back.
 *
 * @returns those that it made, the deepest first; none of them stays where the last cannot be made
 */
function makeFolder(path: string): readonly string[] {
  const folder = resolve(path);
  if (isFolder(folder)) return [];
  const above = dirname(folder) === folder ? [] : makeFolder(dirname(folder));
  try {
    fs.mkdirSync(folder);
    return [folder, ...above];
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isFolder(folder)) return above;
    above.forEach(removeEmpty);
    throw error;
  }
}

/** Fresh folders that may not outlive the process, however it ends, with the folders above that were made for them. */
const unfinished = new Map<string, readonly string[]>();

function removeUnfinished(): void {
  for (const folder of unfinished.keys()) {
    try {
      remove(folder);
    } catch {
      // In use: the next command that writes here removes it.
    }
  }
}

/** With a fresh folder go those above that were made for it, unless something came to lie in them. */
function remove(path: string): void {
  fs.rmSync(path, { recursive: true, force: true });
  unfinished.get(path)?.forEach(removeEmpty);
}

const UNFINISHED = ".catfish-unfinished-";
/** Age after which nobody can be writing to a fresh folder any more [ms]: a day. */
const ABANDONED = 86_400_000;

/** Their names end in six letters or digits, after who writes to them where that can be told. */
const UNFINISHED_NAME = /^\.catfish-unfinished-(?:([0-9a-f]{12})-(\d+)-)?[0-9A-Za-z]{6}$/;

function removeAbandoned(folder: string): string[] {
  if (!isFolder(folder)) return [];
  const paths = fs.readdirSync(folder).flatMap((name) => (isAbandoned(folder, name) ? [join(folder, name)] : []));
  for (const path of paths) fs.rmSync(path, { recursive: true, force: true });
  return paths;
}

/** A folder of a process that has ended; one of another machine, of which that cannot be known, after a day. */
function isAbandoned(folder: string, name: string): boolean {
  const match = UNFINISHED_NAME.exec(name);
  const found = match && unlessMissing(() => fs.lstatSync(join(folder, name), { throwIfNoEntry: false }));
  if (!match || !found?.isDirectory()) return false;
  const [, machine, number] = match;
  return (machine === machineMark() && hasEnded(Number(number))) || Date.now() - found.mtimeMs > ABANDONED;
}

function hasEnded(number: number): boolean {
  try {
    process.kill(number, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/**
 * Tells the machines, and the containers on them, whose numbers of processes mean the same. Undefined where that is
 * not known but on Linux: a shared disk must not make two machines of one name remove each other's work.
 */
function machineMark(): string | undefined {
  try {
    const started = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
    return newHash().update(started).update(fs.readlinkSync("/proc/self/ns/pid")).digest("hex").slice(0, 12);
  } catch {
    return undefined;
  }
}

function makeTemporaryBeside(path: string): string {
  const folder = dirname(resolve(path));
  const above = makeFolder(folder);
  const machine = machineMark();
  const start = join(folder, UNFINISHED + (machine === undefined ? "" : `${machine}-${process.pid}-`));
  const made = freshFolder(start, above);
  if (unfinished.size === 0) process.once("exit", removeUnfinished);
  unfinished.set(made, above);
  fs.chmodSync(made, 0o777 & ~process.umask());
  return made;
}

/** @param above  folders that go where it cannot be made */
function freshFolder(start: string, above: readonly string[]): string {
  try {
    return fs.mkdtempSync(start);
  } catch (error) {
    above.forEach(removeEmpty);
    throw error;
  }
}

function fingerprintOf(path: string): Fingerprint | undefined {
  if (!fs.existsSync(path) || isFolder(path)) return undefined;
  const data = fs.readFileSync(path);
  return { bytes: data.byteLength, sha256: newHash().update(data).digest("hex") };
}

function copyFile(from: string, to: string): void {
  makeFolder(dirname(to));
  fs.copyFileSync(from, to);
}

function carry(from: string, to: string): void {
  makeFolder(dirname(to));
  const found = fs.lstatSync(from);
  if (found.isSymbolicLink()) {
    fs.symlinkSync(fs.readlinkSync(from), to);
    return;
  }
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!found.isFile()) throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    fs.utimesSync(to, found.atime, found.mtime);
  }
}

/** Written beside and given its name, which the system refuses where it is taken and not to be replaced. */
function writeWhole(path: string, text: string, replace: boolean): boolean {
  const beside = makeTemporaryBeside(path);
  const whole = join(beside, "whole");
  try {
    writeChunks(whole, [text]);
    if (replace) fs.renameSync(whole, path);
    else carry(whole, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST" && !replace) return false;
    throw error;
  } finally {
    remove(beside);
  }
}

/** The nearest folder above this file, built or not, that has a `package.json`. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("package.json of catfish not found: the installation is broken");
    folder = above;
  }
  return folder;
}
