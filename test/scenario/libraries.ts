import { readdirSync, readFileSync } from "node:fs";
import type { ScenarioLibrary, ScenarioSource } from "../../src/scenario/library.ts";
import { type ReadOptions, readScenario } from "../../src/scenario/read.ts";
import type { Problem, Scenario } from "../../src/scenario/scenario.ts";

const FOLDER = new URL("../../scenarios/", import.meta.url);

/** The scenarios that are shipped. */
export function bundledLibrary(): ScenarioLibrary {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".yaml"));
  const texts = new Map(files.map((file) => [file.replace(".yaml", ""), readFileSync(new URL(file, FOLDER), "utf8")]));
  return memoryLibrary(Object.fromEntries(texts));
}

/** Scenarios by name from memory. */
export function memoryLibrary(texts: Readonly<Record<string, string>>): ScenarioLibrary {
  const sources = new Map(Object.entries(texts).map(([name, text]) => [name, sourceOf(name, text)]));
  return { names: () => [...sources.keys()], find: (name) => sources.get(name) };
}

function sourceOf(name: string, text: string): ScenarioSource {
  return { name, place: `scenarios/${name}.yaml`, text };
}

export const bundled = bundledLibrary();

/** The scenario that a text gives; fails with its problems where it has some. */
export function scenarioFrom(text: string, options?: ReadOptions, library = bundled): Scenario {
  const result = readScenario({ name: "mine", place: "mine.yaml", text }, library, options);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.scenario;
}

/** What is wrong with a text; empty where nothing is. */
export function problemsOf(text: string, options?: ReadOptions, library = bundled): readonly Problem[] {
  const result = readScenario({ name: "mine", place: "mine.yaml", text }, library, options);
  return "problems" in result ? result.problems : [];
}
