import { basename, dirname, isAbsolute, join } from "node:path";
import type { ScenarioLibrary, ScenarioSource } from "../scenario/library.ts";
import type { Problem } from "../scenario/scenario.ts";
import { nearest } from "../scenario/text/nearest.ts";
import type { Disk, Effects } from "./effects.ts";
import { Refusal } from "./exit.ts";
import { readProgram } from "./program.ts";

const ENDINGS = [".yaml", ".yml", ".json"];

/** Bundled scenarios by name, and files by path: relative to the working folder, or to the file that names them. */
export function scenarioLibrary(disk: Disk): ScenarioLibrary {
  const bundledFolder = join(disk.home, "scenarios");
  return {
    find: (name, from) => (isPath(name) ? fromFile(disk, name, from) : fromBundle(disk, bundledFolder, name)),
    names: () => readProgram(disk).scenarios.map((scenario) => scenario.name),
  };
}

/** The scenario that the user named on the command line, `-` for standard input. */
export async function sourceOf(word: string, library: ScenarioLibrary, effects: Effects): Promise<ScenarioSource> {
  if (word === "-") {
    return { name: "stdin", place: "standard input", text: await effects.terminal.standardInput() };
  }
  const source = library.find(word) ?? fromFile(effects.disk, word);
  if (source !== undefined) return source;
  if (effects.disk.isFolder(word)) throw folderRefused(word, effects.disk);
  if (isPath(word)) throw new Refusal(`There is no file ${word}.`, "Bundled scenarios: catfish list");
  const near = nearest(word, library.names());
  const hint =
    near === undefined ? "Bundled scenarios: catfish list" : `Did you mean  ${near} ?   All of them: catfish list`;
  throw new Refusal(`There is no bundled scenario "${word}", and no such file.`, hint);
}

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
    const suggestion = isPath(word) ? undefined : nearest(word, library.names());
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
  return name.includes("/") || name.includes("\\") || ENDINGS.some((ending) => name.endsWith(ending));
}

function fromBundle(disk: Disk, folder: string, name: string): ScenarioSource | undefined {
  const text = disk.read(join(folder, `${name}.yaml`));
  return text === undefined ? undefined : { name, place: `scenarios/${name}.yaml`, text };
}

function fromFile(disk: Disk, path: string, from?: string): ScenarioSource | undefined {
  const place = from === undefined || isAbsolute(path) ? path : join(dirname(from), path);
  const text = disk.read(place);
  return text === undefined ? undefined : { name: nameOf(place), place, text };
}

/** Name of a file without ending, in lower case, digits and hyphens. */
function nameOf(path: string): string {
  const stem = basename(path).replace(/\.(ya?ml|json)$/i, "");
  return (
    stem
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "scenario"
  );
}
