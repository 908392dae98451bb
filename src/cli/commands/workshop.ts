import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ScenarioLibrary, ScenarioSource } from "../../scenario/library.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type WorkshopParts, workshopDocument } from "../../web/document.ts";
import { workshopStyle } from "../../web/style.ts";
import { workshopFile } from "../../words/en/workshopFile.ts";
import { PACK_SCENARIO } from "../../worlds/claims/packFacts.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";
import { readAll, readOne, resolveOptions } from "../readScenarios.ts";
import { openIfAsked } from "../results/open.ts";
import { refuseThere, writeNewFile } from "./writeNewFile.ts";

/** The scenario that a room meets first, where nobody says another. */
const FIRST = "catfish";

/** `catfish workshop [scenario..]`: the page for a room. */
export async function workshop(given: Given, effects: Effects): Promise<ExitCode> {
  const library = scenarioLibrary(effects.disk);
  const bundled = readProgram(effects.disk).scenarios.map(({ name }) => name);
  const words = given.words.length > 0 ? given.words : [FIRST, ...bundled.filter((name) => name !== FIRST)];
  const scenarios = await readAll(words, library, effects, { settings: [] });
  const sources = scenarios.map((scenario, at) => sourceOf(words[at], scenario, bundled, library));
  const parents = sources.flatMap(({ source }) => source).flatMap((source) => namedBy(source, library));
  return write(
    "workshop",
    { file: "workshop.html", title: workshopFile.title, first: "room" },
    sources,
    parents,
    given,
    effects,
  );
}

/** `catfish explore SCENARIO`: the sandbox on that scenario alone. */
export async function exploreScenario(given: Given, effects: Effects): Promise<ExitCode> {
  const library = scenarioLibrary(effects.disk);
  const scenario = await readOne(given.words[0], library, effects, resolveOptions(given));
  const sources = [{ name: scenario.name, source: resolved(scenario) }];
  const file = `explore-${scenario.name}.html`;
  return write("explore", { file, title: scenario.title, first: "sandbox" }, sources, [], given, effects);
}

interface PageSource {
  readonly name: string;
  readonly source: ScenarioSource;
}

/** A bundled scenario as it stands, with its comments; a file with everything that it inherits. */
function sourceOf(word: string, scenario: Scenario, bundled: readonly string[], library: ScenarioLibrary): PageSource {
  const found = bundled.includes(word) ? library.find(word) : undefined;
  return { name: found?.name ?? scenario.name, source: found ?? resolved(scenario) };
}

function resolved({ name, yaml }: Scenario): ScenarioSource {
  return { name, place: `${name}.yaml`, text: yaml };
}

/** The scenarios that a bundled one extends or is measured against, and theirs. */
function namedBy({ text, place }: ScenarioSource, library: ScenarioLibrary): ScenarioSource[] {
  const names = [...text.matchAll(/^(?:extends|reference): *([a-z0-9-]+) *(?:#.*)?$/gm)].map(([, name]) => name);
  return names.flatMap((name) => {
    const found = library.find(name, place);
    return found === undefined ? [] : [found, ...namedBy(found, library)];
  });
}

/** What the facilitator's pack and the test are about, whatever a room plays. */
function packSources(disk: Effects["disk"]): ScenarioSource[] {
  const library = scenarioLibrary(disk);
  const found = library.find(PACK_SCENARIO);
  return found === undefined ? [] : [found, ...namedBy(found, library)];
}

async function write(
  command: "workshop" | "explore",
  { file: usual, title, first }: { readonly file: string } & Pick<WorkshopParts, "title" | "first">,
  sources: readonly PageSource[],
  parents: readonly ScenarioSource[],
  given: Given,
  effects: Effects,
): Promise<ExitCode> {
  const { disk, terminal } = effects;
  const file = given.text("out") ?? usual;
  const force = given.is("force");
  refuseThere(disk, file, force);
  const { version, source } = readProgram(disk);
  const named = [...packSources(disk), ...parents, ...sources.map((each) => each.source)];
  const all = new Map(named.map((each) => [each.name, each]));
  const page = workshopDocument(
    {
      ...{ title, first, version, source, style: workshopStyle, withoutScript: workshopFile.withoutScript },
      engine: builtText(disk, "workshop-engine.js"),
      page: builtText(disk, "workshop-page.js"),
      scenarios: [...new Set(sources.map(({ name }) => name))],
      sources: [...all.values()].map(({ name, place, text }) => ({ name, place, text })),
    },
    (text) => createHash("sha256").update(text).digest("base64"),
  );
  writeNewFile(disk, file, page, force);
  if (given.is("json")) sayJson(command, { file, scenarios: sources.map(({ name }) => name) }, effects);
  else if (!given.is("quiet"))
    for (const line of workshopFile.written(file, Buffer.byteLength(page))) terminal.out(line);
  await openIfAsked(given, file, effects);
  return exit.done;
}

function builtText(disk: Effects["disk"], name: string): string {
  const text = disk.read(join(disk.home, ".build", name));
  if (text === undefined) throw new Error("catfish is not built: run  npm run build");
  return text;
}
