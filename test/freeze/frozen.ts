import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Disk, type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { openWorkers } from "../../src/cli/workers.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { listening } from "../cli/inProcess.ts";
import { withoutMarkets } from "../cli/withoutMarkets.ts";

/** Bytes by path. */
export type Files = ReadonlyMap<string, Buffer>;

const here = fileURLToPath(new URL(".", import.meta.url));

/** Threads that simulate; any number gives the same bytes. With more than one they are always used. */
const THREADS = Number(process.env.FREEZE_WORKERS ?? 1);

/** A fresh working folder with the scenario files of this room. */
function workingFolder(): string {
  const folder = freshFolder();
  const scenarios = readdirSync(here).filter((name) => name.endsWith(".yaml"));
  for (const name of scenarios) copyFileSync(join(here, name), join(folder, name));
  return folder;
}

/**
 * Runs the command lines of a case in a working folder of its own and gives the files that it is frozen by: those of
 * its result folder, and `said.txt` with what the last command said. How many worlds a shard knew depends on threads.
 */
export async function filesOf(name: string, lines: readonly string[]): Promise<Files> {
  const folder = workingFolder();
  let said = "";
  for (const line of lines) {
    const words = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    said = await saidBy([...withoutMarkets(words), ...missing(name, words)], folder);
  }
  const made = join(folder, name);
  if (!existsSync(made)) throw new Error(`${name} wrote no folder:\n${said}`);
  const files = normalised(filesBelow(made));
  rmSync(folder, { recursive: true });
  return new Map([...files, ["said.txt", Buffer.from(said)]]);
}

/** Where the result goes, how many threads make it, and that nothing is kept, where the words do not say so. */
function missing(name: string, [command, ...words]: readonly string[]): string[] {
  const out = words.includes("--out") || command === "report" ? [] : ["--out", name];
  if (command === "report" || command === "merge") return out;
  return [...out, "--workers", `${THREADS}`, ...(words.includes("--shard") ? [] : ["--no-cache"])];
}

async function saidBy(words: readonly string[], folder: string): Promise<string> {
  const { terminal, said } = listening();
  const code = await main(words, { ...steady(folder), terminal });
  const { out, error } = said();
  return `${out}${error}Exit code ${code}\n`;
}

/** The effects of a process in another working folder, whose program has the same version and source for ever. */
function steady(folder: string): Effects {
  const effects = nodeEffects(new AbortController().signal, false);
  const { disk, machine, workers } = effects;
  const entry = join(disk.home, ".build", "worker.js");
  return {
    ...effects,
    disk: withOneProgram(inFolder(disk, folder)),
    clock: { now: () => "2000-01-01T00:00:00.000Z", milliseconds: () => 0 },
    machine: { ...machine, platform: "any", node: "any", cores: 1 },
    workers: async (threads, small) => (threads === 1 ? workers(threads, small) : openWorkers(threads, entry)),
  };
}

function withOneProgram(disk: Disk): Disk {
  const path = join(disk.home, ".build", "program.json");
  const read = (from: string): string | undefined => {
    const text = disk.read(from);
    if (text === undefined || from !== path) return text;
    return JSON.stringify({ ...JSON.parse(text), version: "0.0.0", source: "0".repeat(64) });
  };
  return { ...disk, read };
}

/** The same disk, on which relative paths start at a folder. */
function inFolder(disk: Disk, folder: string): Disk {
  const at = (path: string): string => resolve(folder, path);
  return {
    home: disk.home,
    read: (path) => disk.read(at(path)),
    input: (path, ...rest) => disk.input(at(path), ...rest),
    readBytes: (path) => disk.readBytes(at(path)),
    standing: (path) => disk.standing(at(path)),
    exists: (path) => disk.exists(at(path)),
    isFolder: (path) => disk.isFolder(at(path)),
    list: (path) => disk.list(at(path)),
    look: (path) => disk.look(at(path)),
    removeAbandoned: (path) => disk.removeAbandoned(at(path)),
    makeTemporaryBeside: (path) => disk.makeTemporaryBeside(at(path)),
    write: (path, chunks) => disk.write(at(path), chunks),
    fingerprint: (path) => disk.fingerprint(at(path)),
    makeFolder: (path) => disk.makeFolder(at(path)),
    copy: (from, to) => disk.copy(at(from), at(to)),
    carry: (from, to) => disk.carry(at(from), at(to)),
    writeWhole: (path, text, replace) => disk.writeWhole(at(path), text, replace),
    move: (from, to) => disk.move(at(from), at(to)),
    remove: (path) => disk.remove(at(path)),
    removeEmpty: (path) => disk.removeEmpty(at(path)),
    absolute: at,
  };
}

function filesBelow(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/**
 * The files without what follows from the bytes of others: where a list of files has the right hash of a file, its
 * hash and size are left out, so that a change of one file is told as one change. `run-info.json` has clock and machine.
 */
function normalised(files: Files): Files {
  const hashes = new Set([...files.values()].map(sha256));
  const kept = [...files].filter(([path]) => !path.endsWith("run-info.json"));
  return new Map(kept.map(([path, bytes]) => [path, isListOfFiles(path) ? withoutHashes(bytes, hashes) : bytes]));
}

function isListOfFiles(path: string): boolean {
  return path.endsWith("manifest.json") || path.endsWith("datapackage.json");
}

function withoutHashes(bytes: Buffer, hashes: ReadonlySet<string>): Buffer {
  const blank = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if ("checksum" in value) return { ...value, checksum: "of the rest" };
    if (!("bytes" in value)) return value;
    for (const key of ["sha256", "hash"]) {
      const hash: unknown = Reflect.get(value, key);
      if (typeof hash === "string" && hashes.has(hash.replace("sha256:", ""))) {
        return { ...value, bytes: "right", [key]: "right" };
      }
    }
    return value;
  };
  return Buffer.from(`${JSON.stringify(JSON.parse(bytes.toString(), blank), null, 2)}\n`);
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Leaves the files below a folder, so that two trees can be compared with `diff -r`. */
export function keep(files: Files, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
