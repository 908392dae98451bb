import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A piece of a file. */
export type Chunk = string | Uint8Array;

/** What tells the bytes of a file. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** What the system knows of a file without reading it. */
export interface Standing {
  readonly bytes: number;
  /** Since it was last written [ms]. */
  readonly age: number;
}

/** Paths may be relative to the working folder. Errors of the system are thrown as they are. */
export interface Disk {
  /** Folder of the package: the one with `package.json` and `scenarios`. */
  readonly home: string;
  /** Text of a file; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  /** Bytes of a file; undefined where there is none. */
  readonly readBytes: (path: string) => Uint8Array | undefined;
  /** Size and age of a file; undefined where there is none. */
  readonly standing: (path: string) => Standing | undefined;
  readonly exists: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
  /** Names in a folder, sorted; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
  /** Makes a fresh folder beside `path`, and the folders above it. */
  readonly makeTemporaryBeside: (path: string) => string;
  /** Writes a file and the folders above it; gives its size and hash. */
  readonly write: (path: string, chunks: Iterable<Chunk>) => Fingerprint;
  /** Size and hash of a file; undefined where there is none. */
  readonly fingerprint: (path: string) => Fingerprint | undefined;
  /** Makes a folder, and those above it, where there is none. */
  readonly makeFolder: (path: string) => void;
  /** Copies a file and makes the folders above it. */
  readonly copy: (from: string, to: string) => void;
  readonly move: (from: string, to: string) => void;
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
    readBytes,
    standing: standingOf,
    exists: (path) => fs.existsSync(path),
    isFolder,
    list: (folder) => (isFolder(folder) ? fs.readdirSync(folder).sort() : []),
    makeTemporaryBeside,
    write: writeChunks,
    fingerprint: fingerprintOf,
    makeFolder,
    copy: copyFile,
    move: (from, to) => fs.renameSync(from, to),
    remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
    removeEmpty,
    absolute: (path) => resolve(path),
  };
}

/** Other processes may remove the file at any moment, so that it is not asked for before it is read. */
function readBytes(path: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
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
  const found = fs.statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { bytes: found.size, age: Date.now() - found.mtimeMs } : undefined;
}

function isFolder(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Folder by folder: where none can be made, as in /proc, Node's own recursion never comes back. */
function makeFolder(path: string): void {
  const folder = resolve(path);
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/** Fresh folders that may not outlive the process, however it ends. */
const unfinished = new Set<string>();

function removeUnfinished(): void {
  for (const folder of unfinished) fs.rmSync(folder, { recursive: true, force: true });
}

const UNFINISHED = ".catfish-unfinished-";
/** Age after which nobody can be writing to a fresh folder any more [ms]: a day. */
const ABANDONED = 86_400_000;

/** Removes fresh folders of processes that were killed. Their names end in six letters or digits. */
function removeAbandoned(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(UNFINISHED) || !/^[0-9A-Za-z]{6}$/.test(name.slice(UNFINISHED.length))) continue;
    const path = join(folder, name);
    const found = fs.statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED) {
      fs.rmSync(path, { recursive: true, force: true });
    }
  }
}

function makeTemporaryBeside(path: string): string {
  const folder = dirname(resolve(path));
  makeFolder(folder);
  removeAbandoned(folder);
  const made = fs.mkdtempSync(join(folder, UNFINISHED));
  if (unfinished.size === 0) process.once("exit", removeUnfinished);
  unfinished.add(made);
  fs.chmodSync(made, 0o777 & ~process.umask());
  return made;
}

/** Loaded when called: it takes a tenth of the time in which Node starts, and help needs no hash. */
function newHash() {
  return process.getBuiltinModule("node:crypto").createHash("sha256");
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

function writeChunks(path: string, chunks: Iterable<Chunk>): Fingerprint {
  makeFolder(dirname(path));
  const file = fs.openSync(path, "w");
  const hash = newHash();
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      const data = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      hash.update(data);
      bytes += data.byteLength;
      fs.writeFileSync(file, data);
    }
  } finally {
    fs.closeSync(file);
  }
  return { bytes, sha256: hash.digest("hex") };
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
