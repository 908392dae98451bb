import { join } from "node:path";
import { z } from "zod";
import { type Manifest, readManifest } from "../../result/manifest.ts";
import { BadFolder, type SavedFolder } from "../../result/savedFolder.ts";
import { shown } from "../../result/shown.ts";
import { type ListedResult, questionInWords } from "../../words/en/results.ts";
import { codeOf } from "../disk.ts";
import type { Disk } from "../effects.ts";
import { safePath, savedFolder } from "../openFolder.ts";
import { isSealed } from "../run/identity.ts";
import { keptSummary } from "../run/kept.ts";

/** A result that lies in a folder among others. Every text in it may have been written by anybody. */
export interface FoundResult {
  /** Name of its folder. */
  readonly name: string;
  readonly kind: string;
  /** What it answers. */
  readonly question: string;
  /** First sentence of the answer; empty where it has none. */
  readonly sentence: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  /** When it was made, as ISO 8601 in UTC, to the second. */
  readonly made: string;
  /** Path of a chart below its folder, with `/`. */
  readonly picture?: string;
  readonly hasPage: boolean;
  /** Names of folders beside it that it compares. */
  readonly compares: readonly string[];
}

/** Results that lie side by side, newest first, and what lies there and is none. */
export interface FoundResults {
  readonly results: readonly FoundResult[];
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

/** Reads what results lie in a folder. Nothing that lies there makes it fail. */
export function resultsIn(disk: Disk, parent: string): FoundResults {
  const results: FoundResult[] = [];
  const skipped: { name: string; why: string }[] = [];
  for (const name of disk.list(parent)) {
    const why = ownOrForeign(disk, join(parent, name), name);
    if (why === "own") continue;
    try {
      if (why !== undefined) throw new BadFolder(why);
      results.push(resultIn(disk, parent, name));
    } catch (error) {
      skipped.push({ name: shown(name), why: reasonOf(error) });
    }
  }
  return { results: results.sort(newestFirst), skipped };
}

/**
 * Tells what lies in a folder from anything else without reading it: whoever writes a result writes its manifest anew.
 * Files say nothing: the list of the results is one.
 */
export function signOfResults(disk: Disk, parent: string): string {
  const entries = disk.list(parent).flatMap((name) => {
    const look = name.startsWith(".") ? undefined : lookedAt(disk, join(parent, name));
    if (look === undefined || look.kind === "file") return [];
    return [[name, look.kind, lookedAt(disk, join(parent, name, "manifest.json"))]];
  });
  return JSON.stringify(entries);
}

function newestFirst(a: FoundResult, b: FoundResult): number {
  if (a.made !== b.made) return a.made < b.made ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

/** Files, and folders of the program that are no results, are not worth a word. Why a folder is none of ours. */
function ownOrForeign(disk: Disk, path: string, name: string): string | "own" | undefined {
  if (name.startsWith(".")) return "own";
  const kind = lookedAt(disk, path)?.kind;
  if (kind === "link") return "a link";
  if (kind !== "folder") return "own";
  if (lookedAt(disk, join(path, "manifest.json")) !== undefined) return undefined;
  const isShard = (folder: string) => lookedAt(disk, join(folder, "shard.json")) !== undefined;
  if (isShard(path) || disk.list(path).some((inside) => isShard(join(path, inside)))) return "own";
  return "no result of catfish";
}

function lookedAt(disk: Disk, path: string) {
  return disk.look(disk.absolute(path));
}

function reasonOf(error: unknown): string {
  if (error instanceof BadFolder) return error.lines[0];
  return `cannot be read${codeOf(error) === undefined ? "" : ` (${codeOf(error)})`}`;
}

/** @throws BadFolder where it is damaged, or of a version that this one cannot read */
function resultIn(disk: Disk, parent: string, name: string): FoundResult {
  // A name that no address can have comes from another system.
  if (/\p{Cs}/u.test(name)) throw new BadFolder("a name that no address can have");
  const path = join(parent, name);
  const folder = savedFolder(disk, path);
  const manifest = readManifest(folder, "replace");
  if (!isSealed(folder.read("manifest.json") ?? "")) throw new BadFolder("its manifest.json was changed");
  const { title = "", answer = [] } = keptSummary(disk, path);
  const { kind, scenario, seed, replications, files, design } = manifest;
  const has = (file: string) => files.some((each) => each.path === file) && isFile(disk, path, file);
  const asked = { kind, title: title === "" ? scenario.title : title, scenario: scenario.name, seed, replications };
  return {
    name,
    kind,
    question: shown(questionInWords({ ...asked, ...askedIn(design) })),
    sentence: shown(answer[0] ?? ""),
    scenario: scenario.name,
    seed,
    replications,
    made: madeAt(disk, folder),
    picture: pictureOf(manifest, (file) => isFile(disk, path, file)),
    hasPage: has("index.html"),
    compares: comparedIn(design, disk, parent),
  };
}

function isFile(disk: Disk, folder: string, file: string): boolean {
  return lookedAt(disk, safePath(disk, folder, file))?.kind === "file";
}

/** Charts that tell most at a glance; the first of a folder's where it has none of these. */
const LEADING = [
  "over-time",
  "comparison-over-time",
  "catfish-effect-by-year",
  "sweep",
  "discovery",
  "threshold",
  "choice-regret",
  "allocation",
].map((name) => `charts/${name}.svg`);

function pictureOf({ files }: Manifest, isThere: (file: string) => boolean): string | undefined {
  const pictures = files.map(({ path }) => path).filter((path) => /^charts\/[^/]*\.svg$/.test(path) && isThere(path));
  return LEADING.find((path) => pictures.includes(path)) ?? pictures[0];
}

/** What the list says of a design, whichever kind of question it is of. */
const designSchema = z.looseObject({
  vary: z
    .array(z.union([z.string(), z.looseObject({ path: z.string(), groupLabel: z.string().optional() })]))
    .optional(),
  when: z.string().optional(),
  arms: z.array(z.looseObject({ folder: z.string().optional() })).optional(),
});

function askedIn(design: unknown): Pick<ListedResult, "settings" | "when"> {
  const { vary = [], when } = designSchema.safeParse(design).data ?? {};
  const settings = vary.map((varied) => {
    if (typeof varied === "string") return { path: varied.split(":", 1)[0], groupLabel: undefined };
    return { path: varied.path, groupLabel: varied.groupLabel };
  });
  return { settings, when };
}

/** Compared folders that lie beside the comparison. */
function comparedIn(design: unknown, disk: Disk, parent: string): string[] {
  const names = disk.list(parent);
  return (designSchema.safeParse(design).data?.arms ?? []).flatMap(({ folder }) => {
    if (folder === undefined) return [];
    return names.find((name) => disk.absolute(join(parent, name)) === disk.absolute(folder)) ?? [];
  });
}

/** What the run says of itself; where it says nothing, when its manifest was written. */
function madeAt(disk: Disk, folder: SavedFolder): string {
  const ended = endOf(folder.read("run-info.json"));
  if (ended !== undefined) return ended;
  const { changed = 0 } = lookedAt(disk, join(folder.path, "manifest.json")) ?? {};
  return toTheSecond(new Date(changed));
}

function endOf(text: string | undefined): string | undefined {
  try {
    const info = z.looseObject({ ended: z.iso.datetime() }).safeParse(JSON.parse(text ?? ""));
    return info.success ? toTheSecond(new Date(info.data.ended)) : undefined;
  } catch {
    return undefined;
  }
}

function toTheSecond(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
