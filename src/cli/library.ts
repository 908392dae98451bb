import { basename, dirname, isAbsolute, join } from "node:path";
import type { ScenarioLibrary, ScenarioSource } from "../scenario/library.ts";
import { asScenarioName } from "../scenario/names.ts";
import type { Problem } from "../scenario/scenario.ts";
import { nearest } from "../scenario/text/nearest.ts";
import type { Disk, Effects } from "./effects.ts";
import { Refusal } from "./exit.ts";
import { readProgram } from "./program.ts";
import { type ReadText, readText, textIn } from "./readText.ts";

const ENDINGS = /\.(ya?ml|json)$/i;

/** Bundled scenarios by name, and files by path: relative to the working folder, or to the file that names them. */
export function scenarioLibrary(disk: Disk): ScenarioLibrary {
  const bundledFolder = join(disk.home, "scenarios");
  return {
    find: (name, from) => (isPath(name) ? fromFile(disk, name, from) : fromBundle(disk, bundledFolder, name)),
    isOfResult: (place) => resultFolder(disk, place) !== undefined,
    names: () => readProgram(disk).scenarios.map((scenario) => scenario.name),
  };
}

/** The scenario that the user named on the command line, `-` for standard input. */
export async function sourceOf(word: string, library: ScenarioLibrary, effects: Effects): Promise<ScenarioSource> {
  if (word === "-") {
    const place = "standard input";
    const input = await effects.terminal.standardInput();
    return sourceFrom({ name: "stdin", place }, typeof input === "string" ? { text: input } : textIn(input, place));
  }
  const source = library.find(word) ?? fromFile(effects.disk, word);
  if (source !== undefined) return source;
  if (effects.disk.isFolder(word)) throw folderRefused(word, effects.disk);
  const near = fileNamed(word, effects.disk) ?? nearestScenario(word, library.names());
  const hint =
    near === undefined ? "Bundled scenarios: catfish list" : `Did you mean  ${near} ?   All of them: catfish list`;
  if (isPath(word)) throw new Refusal(`There is no file ${word}.`, hint);
  throw new Refusal(`There is no bundled scenario "${word}", and no such file.`, hint);
}

/** The file that a name without its ending means. */
function fileNamed(word: string, disk: Disk): string | undefined {
  const files = ["yaml", "yml", "json"].map((ending) => `${word}.${ending}`);
  return files.find((file) => disk.exists(file) && !disk.isFolder(file));
}

/** The scenario that a misspelt name means, or the misspelt part of a longer one: `newcommer`. */
function nearestScenario(path: string, names: readonly string[]): string | undefined {
  // Bundled scenarios have names and no paths: who writes `./catfish` or `catfish.yaml` means the one of that name.
  const word = isPath(path) ? basename(path.replaceAll("\\", "/")).replace(ENDINGS, "") : path;
  const whole = nearest(word, names);
  if (whole !== undefined) return whole;
  const part = nearest(
    word,
    names.flatMap((name) => name.split("-")).filter((each) => each.length > SHORTEST_PART),
  );
  return part === undefined ? undefined : names.find((name) => name.split("-").includes(part));
}

/** Letters up to which a part of a name says nothing of it. */
const SHORTEST_PART = 3;

/** The same; one that is not there is a problem among others, or refused where it was the only one asked for. */
export async function sourceOrProblem(
  word: string,
  library: ScenarioLibrary,
  effects: Effects,
  alone: boolean,
): Promise<ScenarioSource | Problem> {
  try {
    return await sourceOf(word, library, effects);
  } catch (error) {
    if (alone || !(error instanceof Refusal)) throw error;
    const suggestion = nearestScenario(word, library.names());
    return { source: word, wrong: error.lines[0], suggestion };
  }
}

/** A folder stands where a file is meant; the scenario of a result folder is named. */
function folderRefused(folder: string, disk: Disk): Refusal {
  const inside = join(folder, "scenario.yaml");
  const hint = disk.exists(inside) ? `Did you mean  ${inside} ?` : "Name the scenario file in it.";
  return new Refusal(`${folder} is a folder, not a scenario file.`, hint);
}

function isPath(name: string): boolean {
  return name.includes("/") || name.includes("\\") || ENDINGS.test(name);
}

function fromBundle(disk: Disk, folder: string, name: string): ScenarioSource | undefined {
  const text = disk.read(join(folder, `${name}.yaml`));
  return text === undefined ? undefined : { name, place: `scenarios/${name}.yaml`, identity: `bundled ${name}`, text };
}

/** A file by its path, which counts from the file that names it, or from the working folder. */
function fromFile(disk: Disk, path: string, from?: string): ScenarioSource | undefined {
  const place = from === undefined || isAbsolute(path) ? path : placeBeside(disk, path, from);
  // A folder that is named on the command line may be a result, and is told apart there.
  if (place === undefined || (from === undefined && disk.isFolder(place))) return undefined;
  const read = readText(disk, place);
  return (
    read &&
    sourceFrom(
      { name: asScenarioName(basename(place).replace(ENDINGS, "")), place, identity: disk.absolute(place) },
      read,
    )
  );
}

function sourceFrom(file: Omit<ScenarioSource, "text">, read: ReadText): ScenarioSource {
  return "text" in read ? { ...file, text: read.text } : { ...file, text: "", problem: read.problem };
}

/**
 * Where the path leads that a file names. The resolved scenario of a result folder names files from where it was
 * first read, which is not known any more: the reference lies beside it, and nothing else is taken for it.
 */
function placeBeside(disk: Disk, path: string, from: string): string | undefined {
  const folder = dirname(from);
  const result = resultFolder(disk, from);
  if (result === undefined) return join(folder, path);
  return result === folder && referenceLabel(disk, folder) === path ? join(folder, "reference.yaml") : undefined;
}

/** The result folder that a scenario file is part of: it lies in it, or in `scenarios` below it. */
function resultFolder(disk: Disk, place: string): string | undefined {
  const folder = dirname(place);
  const isResult = (each: string) => disk.exists(join(each, "manifest.json"));
  if (basename(place) === "scenario.yaml" && isResult(folder)) return folder;
  return basename(folder) === "scenarios" && isResult(dirname(folder)) ? dirname(folder) : undefined;
}

/** What the scenario of a result folder was measured against, as its file named it. */
function referenceLabel(disk: Disk, folder: string): string | undefined {
  try {
    const manifest: { readonly reference?: { readonly label?: string } | null } = JSON.parse(
      disk.read(join(folder, "manifest.json")) ?? "{}",
    );
    return manifest.reference?.label;
  } catch {
    return undefined;
  }
}
