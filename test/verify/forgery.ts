import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { csvFormatRows, csvParseRows } from "d3-dsv";
import { type Disk, type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { openFolder } from "../../src/cli/openFolder.ts";
import { sealedJson } from "../../src/cli/run/identity.ts";
import {
  isAmiss,
  isSameProgram,
  isSound,
  lookAtFolder,
  type Verification,
  verifyFolder,
} from "../../src/cli/saved/verifyFolder.ts";
import type { Workers } from "../../src/cli/workers.ts";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import { type Manifest, readManifest } from "../../src/result/manifest.ts";
import { BadFolder, type SavedFolder } from "../../src/result/savedFolder.ts";
import type { BatchResult } from "../../src/worlds/batch.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess, listening } from "../cli/inProcess.ts";

/**
 * Forged results: somebody changes a number, a sentence or a file of a result folder, and mends every hash that the
 * folder has of it. Nothing but making all of it again from question and record can tell.
 */

const short = ["-n", "2", "--months", "12", "--no-cache"];
const levers = ["--vary", "policy.negotiation=0.3:0.9", "--vary", "policy.flexibleSlots=1:4"];
const euro = ["--set", "currency=EUR", "--set", "unitCost=80"];
/** Worlds that are told month by month have many rows; newcomers enter early enough to be seen. */
const shorter = ["-n", "2", "--months", "8", "--no-cache", "--set", "suppliers.newcomer.entry.month=3"];
const markets = ["--plausible", "12"];
/** A challenger that is served by people who leave soon. */
const withManagers = [
  ...["-n", "2", "--months", "20", "--no-cache", "--set", "suppliers.challenger.entry.month=4"],
  ...["--set", "suppliers.challenger.strategy.managers=4", "--set", "selling.team.turnover=0.3"],
];
const longer = shorter.map((word) => (word === "8" ? "24" : word));

/** A market whose one supplier fails: without entry there is no price in some months, so that months are few. */
const failing = fileURLToPath(new URL("failing.yaml", import.meta.url));

/** A command line for each kind of folder, as small as may be; a new kind is a line here. */
export const kinds: Readonly<Record<string, readonly string[]>> = {
  run: ["run", "catfish", ...shorter, ...markets, ...euro],
  "run of a supplier": ["run", "newcomer-playbook", ...withManagers, "--plausible", "0", ...euro],
  effect: ["effect", failing, ...longer, ...euro, "--explain"],
  comparison: ["compare", "baseline", "catfish", ...shorter],
  sweep: ["sweep", "catfish", ...short, "--vary", "suppliers.powerhouse.count=0,4,6", "--plausible", "3"],
  choice: [
    ...["choose", "catfish", ...short.with(1, "4"), "--lever", "policy.flexibleShare=0.1,0.4", "--futures", "3"],
    ...["--uncertain", "market.disruptionRate=0:0.1", "--plausible", "3", ...euro],
  ],
  allocation: [
    ...["allocate", "newcomer-playbook", ...short.with(3, "30"), "--group", "challenger", "--budget", "0.04"],
    ...["--over", "managers,online", "--points", "2", "--plausible", "3", ...euro],
  ],
  "discovery of a box": [
    ...["discover", "catfish", ...short, "--points", "32", "--when", "price > 1.2"],
    ...["--vary", "policy.negotiation=0:1", "--vary", "policy.flexibleSlots=1:4"],
  ],
  "discovery of a threshold": [
    // As many values as may be are tried: one more or less would be another record.
    ...[
      "discover",
      "catfish",
      ...short.with(1, "4"),
      "--points",
      "19",
      "--when",
      "price < base * 98%",
      ...levers.slice(0, 2),
    ],
  ],
  "sensitivity by screening": ["sensitivity", "catfish", ...short, "--trajectories", "2", ...levers],
  "sensitivity by variance": ["sensitivity", "catfish", ...short, "--method", "sobol", "--points", "2", ...levers],
};

/** Kinds that plausible markets go with, tried in them too where all is tried. */
export const kindsInMarkets = Object.fromEntries(
  ["effect", "comparison"].map((name) => [`${name} in plausible markets`, [...kinds[name], ...markets]] as const),
);

/** The files of a result folder by path. */
export type Files = ReadonlyMap<string, Buffer>;

/** The folder that a command line writes. Points that fail do not matter. */
export async function folderOf(words: readonly string[]): Promise<Files> {
  const out = join(freshFolder(), "result");
  const { code, error } = await inProcess([...words, "--out", out]);
  if (code !== 0 && code !== 3) throw new Error(error);
  // A run writes a folder for each scenario.
  const folder = words[0] === "run" ? join(out, words[1]) : out;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path)]));
}

/** What `verify` finds out about a folder, by all worlds unless told otherwise; undefined where it refuses it. */
export async function verificationOf(
  files: Files,
  sample: number = Number.MAX_SAFE_INTEGER,
): Promise<Verification | undefined> {
  return unlessRefused(files, (...folder) => verifyFolder(...folder, { sample, threads: 1 }, effectsOver(files)));
}

/**
 * Whether `verify --sample all` says of a folder that it is not as it should be, or refuses it. Where it knows so before
 * it simulates, no world can change that.
 */
export async function isCaught(files: Files): Promise<boolean> {
  const verification = await unlessRefused(files, async (...folder) => {
    const { verification: looked, goOn } = await lookAtFolder(...folder, effectsOver(files));
    const isKnown = goOn === undefined || isAmiss(looked) || !isSameProgram(looked);
    return isKnown ? looked : goOn({ sample: Number.MAX_SAFE_INTEGER, threads: 1 });
  });
  return verification === undefined || !isSound(verification);
}

/** What is found out about a folder; undefined where it is refused. */
async function unlessRefused(
  files: Files,
  look: (folder: SavedFolder, manifest: Manifest) => Promise<Verification>,
): Promise<Verification | undefined> {
  try {
    const folder = openFolder(effectsOver(files).disk, ROOT);
    return await look(folder, readManifest(folder, "verify"));
  } catch (error) {
    if (error instanceof BadFolder) return undefined;
    throw error;
  }
}

const ROOT = resolve("/forged");

/** The effects of this process, with one result folder in memory. */
function effectsOver(files: Files): Effects {
  const effects = nodeEffects(new AbortController().signal, false);
  return {
    ...effects,
    terminal: listening().terminal,
    disk: diskOver(files, effects.disk),
    workers: async () => known,
  };
}

function diskOver(files: Files, disk: Disk): Disk {
  const below = (path: string): string | undefined => {
    const way = relative(ROOT, resolve(path)).replaceAll("\\", "/");
    return way.startsWith("..") ? undefined : way;
  };
  const at = (path: string) => files.get(below(path) ?? "");
  const inFolder = (folder: string) =>
    [...files.keys()].filter((path) => folder === "" || path.startsWith(`${folder}/`));
  const isFolder = (path: string) => {
    const way = below(path);
    return way === undefined ? disk.isFolder(path) : !files.has(way) && inFolder(way).length > 0;
  };
  return {
    ...disk,
    read: (path) => (below(path) === undefined ? disk.read(path) : at(path)?.toString()),
    readBytes: (path) => (below(path) === undefined ? disk.readBytes(path) : at(path)),
    exists: (path) => (below(path) === undefined ? disk.exists(path) : at(path) !== undefined || isFolder(path)),
    isFolder,
    list: (path) => {
      const way = below(path);
      if (way === undefined) return disk.list(path);
      const from = way === "" ? 0 : way.length + 1;
      return [...new Set(inFolder(way).map((each) => each.slice(from).split("/")[0]))].sort();
    },
    look: (path) => {
      if (below(path) === undefined) return disk.look(path);
      const bytes = at(path)?.length;
      if (bytes !== undefined) return { kind: "file", id: path, bytes, changed: 0 };
      return isFolder(path) ? { kind: "folder", id: path, bytes: 0, changed: 0 } : undefined;
    },
    fingerprint: (path) => {
      const bytes = below(path) === undefined ? undefined : at(path);
      return bytes === undefined ? disk.fingerprint(path) : factsOf(bytes);
    },
  };
}

const simulated = new Map<string, BatchResult>();
const engines = keepingWorld();

/** Simulates here, and what was simulated before is known: a thousand forgeries of a folder are of the same worlds. */
const known: Workers = {
  map: async (tasks, onDone) => {
    let number = 0;
    for (const task of tasks) {
      const key = JSON.stringify(task);
      const result = simulated.get(key) ?? simulateBatch(task, engines);
      simulated.set(key, result);
      onDone(result, number++);
    }
  },
  close: async () => {},
};

function factsOf(bytes: Buffer) {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/**
 * The same folder with some files changed, and every hash mended; files that are not there are no longer listed.
 *
 * @param identity  what the manifest says otherwise
 * @param listed  the files that the manifest lists, where they are other ones than it did
 */
export function forged(
  files: Files,
  changes: Readonly<Record<string, string>>,
  identity: object = {},
  listed?: readonly { readonly path: string }[],
): Files {
  const made = new Map(files);
  for (const [path, text] of Object.entries(changes)) made.set(path, Buffer.from(text));
  describe(made);
  const { checksum: _, ...manifest } = JSON.parse(`${made.get("manifest.json")}`);
  const list = (listed ?? manifest.files)
    .filter(({ path }: { path: string }) => made.has(path))
    .map((file: { path: string }) => ({ ...file, ...stated(made, file.path) }));
  made.set("manifest.json", Buffer.from(sealedJson({ ...manifest, ...identity, files: list })));
  return made;
}

/** Makes the description of the tables fit, where there is one. */
function describe(made: Map<string, Buffer>): void {
  const text = made.get("datapackage.json");
  if (text === undefined) return;
  const described = JSON.parse(`${text}`);
  const resources = described.resources
    .filter(({ path }: { path: string }) => made.has(path))
    .map((resource: { path: string }) => {
      const { bytes, sha256, rows } = stated(made, resource.path);
      return { ...resource, bytes, hash: `sha256:${sha256}`, rows };
    });
  made.set("datapackage.json", Buffer.from(`${JSON.stringify({ ...described, resources }, null, 2)}\n`));
}

function stated(files: Files, path: string): Stated {
  const bytes = files.get(path) ?? Buffer.from("");
  const known = statedOf.get(bytes);
  if (known !== undefined) return known;
  const facts = path.endsWith(".csv")
    ? { ...factsOf(bytes), rows: csvParseRows(bytes.toString()).length - 1 }
    : factsOf(bytes);
  statedOf.set(bytes, facts);
  return facts;
}

interface Stated {
  readonly bytes: number;
  readonly sha256: string;
  readonly rows?: number;
}

/** What was stated of a file: all but one or two are the same in every forgery of a folder. */
const statedOf = new WeakMap<Buffer, Stated>();

/** A cell of a table that holds a number; rows from 1, since the names of the columns are row 0. */
export interface NumericCell {
  readonly table: string;
  readonly row: number;
  readonly column: number;
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

/** For every row of every table one cell that holds a number, the columns that hold any in turn. */
export function numericRows(files: Files): NumericCell[] {
  return tablesOf(files).flatMap((table) =>
    rowsOf(files, table).flatMap((cells, row) => {
      const numeric = row === 0 ? [] : [...cells.keys()].filter((column) => NUMBER.test(cells[column]));
      return numeric.length === 0 ? [] : [{ table, row, column: numeric[row % numeric.length] }];
    }),
  );
}

/** For every column of every table that holds numbers one row, which the key draws. */
export function numericColumns(files: Files, key: string): NumericCell[] {
  return tablesOf(files).flatMap((table) => {
    const [names, ...rows] = rowsOf(files, table);
    return names.flatMap((name, column) => {
      const numeric = [...rows.keys()].filter((row) => NUMBER.test(rows[row][column]));
      if (numeric.length === 0) return [];
      const draw = createHash("sha256").update(`${key}/${table}/${name}`).digest().readUInt32BE();
      return [{ table, row: numeric[draw % numeric.length] + 1, column }];
    });
  });
}

export function tablesOf(files: Files): string[] {
  return [...files.keys()].filter((path) => path.endsWith(".csv")).sort();
}

function rowsOf(files: Files, table: string): string[][] {
  return csvParseRows(`${files.get(table)}`);
}

/** The folder with another leading digit in a cell. */
export function withOtherDigit(files: Files, { table, row, column }: NumericCell): Files {
  const rows = rowsOf(files, table);
  rows[row][column] = rows[row][column].replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
  return forged(files, { [table]: `${csvFormatRows(rows)}\n` });
}

/** A value somewhere in JSON, and what it is changed into. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Every number, text, truth and nothing in some JSON. */
export function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => leavesOf(each, [...path, at]));
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

/** The JSON with another value in one place. */
export function changedAt(value: object, [step, ...rest]: readonly (string | number)[], by: unknown): object {
  const change = (each: unknown): unknown => {
    if (rest.length === 0) return by;
    if (typeof each !== "object" || each === null) throw new Error(`there is nothing below ${step}`);
    return changedAt(each, rest, by);
  };
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? change(each) : each));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === step ? change(each) : each]));
}
