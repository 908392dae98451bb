import * as fs from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { MapBatches } from "../experiment/batch.ts";
import { type Terminal, terminalOfProcess } from "./print/terminal.ts";

/** Everything a command does to the world outside; tests hand over their own and watch. */
export interface Effects {
  readonly disk: Disk;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly machine: Machine;
  /** A map over so many threads; loaded when it is asked for. `small` work stays in this thread. */
  readonly workers: (threads: number, small: boolean) => Promise<Workers>;
  /** Aborted when the user presses Ctrl-C. */
  readonly interrupted: AbortSignal;
}

export interface Workers {
  readonly map: MapBatches;
  /** Stops the threads, at once. */
  readonly close: () => Promise<void>;
}

export interface Clock {
  /** Now, as ISO 8601 in UTC. Only `run-info.json` may hold it. */
  readonly now: () => string;
}

export interface Machine {
  readonly platform: string;
  readonly node: string;
  readonly cores: number;
}

/** A piece of a file. */
export type Chunk = string | Uint8Array;

/** Paths may be relative to the working folder. Errors of the system are thrown as they are. */
export interface Disk {
  /** Folder of the package: the one with `package.json` and `scenarios`. */
  readonly home: string;
  /** Text of a file; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly exists: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
  /** Names in a folder, sorted; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
  /** Makes a fresh folder beside `path`, and the folders above it. */
  readonly makeTemporaryBeside: (path: string) => string;
  /** Writes a file and the folders above it; gives its size and hash. */
  readonly write: (path: string, chunks: Iterable<Chunk>) => { readonly bytes: number; readonly sha256: string };
  readonly move: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly absolute: (path: string) => string;
}

/** The effects of a real process. */
export function nodeEffects(interrupted: AbortSignal, colour: boolean): Effects {
  const disk = nodeDisk();
  return {
    disk,
    terminal: terminalOfProcess(colour),
    clock: { now: () => new Date().toISOString() },
    machine: { platform: `${process.platform}-${process.arch}`, node: process.version, cores: availableParallelism() },
    workers: async (threads, small) => {
      const { openWorkers, threadsHere } = await import("./workers.ts");
      return small || threads === 1 ? threadsHere : openWorkers(threads, join(disk.home, ".build", "worker.js"));
    },
    interrupted,
  };
}

function nodeDisk(): Disk {
  return {
    home: packageFolder(),
    read: (path) => (fs.existsSync(path) && !isFolder(path) ? fs.readFileSync(path, "utf8") : undefined),
    exists: (path) => fs.existsSync(path),
    isFolder,
    list: (folder) => (isFolder(folder) ? fs.readdirSync(folder).sort() : []),
    makeTemporaryBeside,
    write: writeChunks,
    move: (from, to) => fs.renameSync(from, to),
    remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
    absolute: (path) => resolve(path),
  };
}

function isFolder(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Fresh folders that may not outlive the process, however it ends. */
const unfinished = new Set<string>();

function removeUnfinished(): void {
  for (const folder of unfinished) fs.rmSync(folder, { recursive: true, force: true });
}

function makeTemporaryBeside(path: string): string {
  const folder = dirname(resolve(path));
  fs.mkdirSync(folder, { recursive: true });
  const made = fs.mkdtempSync(join(folder, ".catfish-unfinished-"));
  if (unfinished.size === 0) process.once("exit", removeUnfinished);
  unfinished.add(made);
  fs.chmodSync(made, 0o777 & ~process.umask());
  return made;
}

function writeChunks(path: string, chunks: Iterable<Chunk>): { readonly bytes: number; readonly sha256: string } {
  fs.mkdirSync(dirname(path), { recursive: true });
  const file = fs.openSync(path, "w");
  // Loaded here: it takes a tenth of the time in which Node starts, and help needs no hash.
  const hash = process.getBuiltinModule("node:crypto").createHash("sha256");
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
