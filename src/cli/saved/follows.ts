import { createHash } from "node:crypto";
import type { FolderContents } from "../../page/contents.ts";
import type { DifferingRow } from "../../result/grid.ts";
import type { Manifest, RunIdentity } from "../../result/manifest.ts";
import { manifestOf, readManifest, sameButForFiles } from "../../result/manifest.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import type { Chunk } from "../disk.ts";
import type { Effects } from "../effects.ts";
import { putContents } from "../run/folder.ts";
import { sealedJson } from "../run/identity.ts";
import type { FilesChecked } from "./checkFiles.ts";

/** How the files of a folder compare with those that its question and record give. */
export interface Follows {
  /** Files that were made again. */
  readonly files: number;
  /** The first row or line of each that is not the same, by file. */
  readonly differing: readonly DifferingRow[];
  /** Files that the question gives and the folder lacks, and files that the manifest lists and the question does not give. */
  readonly lacking: readonly string[];
  readonly beside: readonly string[];
}

/** Files that are not as the manifest states. */
type Amiss = Pick<FilesChecked, "missing" | "changed">;

/**
 * Makes every file again and compares it with the one in the folder.
 *
 * @param amiss  files that are compared themselves; of the others the manifest has the hash
 */
export async function followsFrom(
  folder: SavedFolder,
  manifest: Manifest,
  contents: FolderContents,
  effects: Effects,
  amiss: Amiss = { missing: [], changed: [] },
): Promise<Follows> {
  const stated = manifest.files.map(({ path }) => path);
  const changed = new Set(amiss.changed.map(({ path }) => path));
  const { made, differing } = await compareFiles(folder, manifest, contents, effects, changed);
  const isLacking = (path: string) =>
    path !== "manifest.json" && (!stated.includes(path) || amiss.missing.includes(path));
  return {
    files: made.size,
    differing,
    lacking: [...made].filter(isLacking),
    beside: stated.filter((path) => !made.has(path)),
  };
}

/** The first row or line of each file of a folder that is not as it would be made now, of those that the folder has. */
export async function differingFiles(
  folder: SavedFolder,
  contents: FolderContents,
  effects: Effects,
): Promise<readonly DifferingRow[]> {
  return (await compareFiles(folder, readManifest(folder, "verify"), contents, effects)).differing;
}

async function compareFiles(
  folder: SavedFolder,
  manifest: Manifest,
  contents: FolderContents,
  effects: Effects,
  changed: ReadonlySet<string> = new Set(),
): Promise<{ readonly made: ReadonlySet<string>; readonly differing: readonly DifferingRow[] }> {
  const stated = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  const differing: DifferingRow[] = [];
  const made = new Set<string>();
  await putContents(contents, effects, (path, chunks) => {
    const { bytes, sha256, text } = hashed(path, chunks);
    made.add(path);
    const saved = path === "manifest.json" ? undefined : stated.get(path);
    const other = path === "manifest.json" ? differingManifest(folder, manifest, text) : [];
    differing.push(...other);
    const isOther = changed.has(path) || (saved !== undefined && saved !== sha256);
    if (isOther && other.length === 0) differing.push(differingFile(folder, path, text));
    return { bytes, sha256 };
  });
  return { made, differing };
}

/** Where nothing is known of the record, what the question says is compared with the manifest, and nothing else. */
export function manifestAlone(
  folder: SavedFolder,
  manifest: Manifest,
  identity: RunIdentity,
  { changed }: Pick<Amiss, "changed">,
): Follows {
  const text = sealedJson(manifestOf(identity, manifest.files, manifest.drawn));
  const other = differingManifest(folder, manifest, text);
  const isOther = changed.some(({ path }) => path === "manifest.json") && other.length === 0;
  const differing = isOther ? [differingFile(folder, "manifest.json", text)] : other;
  return { files: 1, differing, lacking: [], beside: [] };
}

/** Text is kept to name the first line that differs; of large tables, Parquet, workbooks and PNG only the hash is compared. */
function hashed(path: string, chunks: Iterable<Chunk>) {
  const hash = createHash("sha256");
  const parts: string[] | undefined = /\.(parquet|xlsx|png)$/.test(path) ? undefined : [];
  let bytes = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    bytes += Buffer.byteLength(chunk);
    if (typeof chunk === "string") parts?.push(chunk);
  }
  return { bytes, sha256: hash.digest("hex"), text: parts?.join("") };
}

function differingFile(folder: SavedFolder, path: string, text: string | undefined): DifferingRow {
  if (text === undefined) return { point: "the whole file", table: path, saved: "other bytes", now: "other bytes" };
  const [saved, now] = [folder.read(path) ?? "", text].map((each) => each.split("\n"));
  const row = Array.from({ length: Math.max(saved.length, now.length) }, (_, at) => at).find(
    (at) => saved[at] !== now[at],
  );
  if (row === undefined) return { point: "the whole file", table: path, saved: "other bytes", now: "other bytes" };
  const [then, here] = [saved, now].map((lines) => shortened(lines[row] ?? "no such line"));
  return { point: `line ${row + 1}`, table: path, saved: then, now: here };
}

const LONGEST_LINE = 300;

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)} ..`;
}

/**
 * What the manifest says against what the question says, and of files that are the same, their sizes. Hashes that differ
 * are told by the files.
 */
function differingManifest(folder: SavedFolder, manifest: Manifest, text = ""): DifferingRow[] {
  const now: Manifest = JSON.parse(text);
  if (sameButForFiles(now) === sameButForFiles(manifest)) return differingSizes(manifest, now);
  const row = differingFile(folder, "manifest.json", text);
  const other = otherScenario(manifest, now);
  return [other === undefined ? row : { ...row, point: `${other} does not have the hash that it states` }];
}

function differingSizes({ files }: Manifest, now: Manifest): DifferingRow[] {
  const made = new Map(now.files.map((file) => [file.path, file]));
  return files.flatMap((file) => {
    const again = made.get(file.path);
    if (again === undefined || again.sha256 !== file.sha256) return [];
    const [saved, here] = [file, again].map(({ bytes, rows }) => JSON.stringify({ bytes, rows }));
    return saved === here ? [] : [{ point: file.path, table: "manifest.json", saved, now: here }];
  });
}

/** The scenario whose file was changed after the manifest was written; those that follow from it change with it. */
function otherScenario(manifest: Manifest, now: Manifest): string | undefined {
  const { scenario, arms, reference } = manifest;
  const inside = (name: string) => (arms === undefined ? "scenario.yaml" : `scenarios/${name}.yaml`);
  if (scenario.sha256 !== now.scenario.sha256) return inside(scenario.name);
  const arm = arms?.find(({ sha256 }, index) => sha256 !== now.arms?.[index].sha256);
  if (arm !== undefined) return inside(arm.name);
  return reference?.sha256 === now.reference?.sha256 ? undefined : "the reference";
}
