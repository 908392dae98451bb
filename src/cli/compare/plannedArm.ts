import { basename, dirname, join } from "node:path";
import { type Manifest, oneOf } from "../../result/manifest.ts";
import { BadFolder, type SavedFolder } from "../../result/savedFolder.ts";
import { readSavedScenario } from "../../result/savedScenario.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import { asScenarioName, suffixed } from "../../scenario/names.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { variantOf } from "../../scenario/variant.ts";
import type { Disk, Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { openFolder, openManifest } from "../openFolder.ts";
import { type ResolveOptions, readAll } from "../readScenarios.ts";

/** A scenario to compare: read from a result folder, or simulated now. */
export type PlannedArm = FolderArm | FreshArm;

export interface FreshArm {
  /** Tells the arms apart, and is the name of the scenario. */
  readonly name: string;
  readonly scenario: Scenario;
}

export interface FolderArm extends FreshArm {
  readonly folder: SavedFolder;
  readonly manifest: Manifest;
}

export function isSaved(arm: PlannedArm): arm is FolderArm {
  return "folder" in arm;
}

/** What each word of the command line names: a result folder, a bundled scenario, or a scenario file. */
export async function plannedArms(
  words: readonly string[],
  library: ScenarioLibrary,
  effects: Effects,
  options: ResolveOptions,
): Promise<PlannedArm[]> {
  const folders = words.map((word) => savedIn(word, library, effects));
  const fresh = words.filter((_, index) => folders[index] === undefined);
  const scenarios = await readAll(fresh, library, effects, options);
  const arms = words.map((_, index): PlannedArm => {
    const saved = folders[index];
    if (saved !== undefined) return saved;
    const scenario = scenarios[fresh.indexOf(words[index])];
    return { name: scenario.name, scenario };
  });
  return toldApart(arms);
}

/** The result folder that a word names; undefined where it names a scenario. */
function savedIn(word: string, library: ScenarioLibrary, { disk, machine }: Effects): FolderArm | undefined {
  if (!disk.isFolder(word)) {
    refuseFileOfResult(word, disk);
    return undefined;
  }
  const folder = openFolder(disk, word);
  if (folder.read("manifest.json") === undefined && library.names().includes(word)) return undefined;
  const manifest = openManifest({ disk, machine }, folder, "compare");
  if (manifest.kind !== "run") {
    throw new BadFolder(
      `${word} holds ${oneOf(manifest.kind)}, not a run.`,
      `Name the folder of a run, e.g. output/catfish, or a scenario of this one: ${join(word, "scenarios")}`,
    );
  }
  const scenario = readSavedScenario(folder, "scenario.yaml");
  return { name: scenario.name, scenario, folder, manifest };
}

/** A table or manifest is no scenario; whoever names one means the folder that it lies in. */
function refuseFileOfResult(word: string, disk: Disk): void {
  const isOfResult = /\.(csv|parquet|xlsx|png)$|^(manifest|run-info|datapackage|summary)\.json$|^index\.html$/.test(
    basename(word),
  );
  if (!isOfResult || !disk.exists(word)) return;
  const folder = dirname(word).replace(/[\\/]?data([\\/]reference)?$/, "") || ".";
  throw new Refusal(`${word} is a file of a result, not a scenario.`, `Name the folder instead:  ${folder}`);
}

/** Arms with names of their own: that of the folder where two scenarios have the same, then a number. */
function toldApart(arms: readonly PlannedArm[]): PlannedArm[] {
  const taken = new Set<string>();
  return arms.map((arm) => {
    const wishes = [arm.name, ...(isSaved(arm) ? [asName(basename(arm.folder.path))] : [])];
    let name = wishes.find((wish) => wish !== "" && !taken.has(wish));
    for (let number = 2; name === undefined; number++) {
      const numbered = suffixed(arm.name, `-${number}`);
      if (!taken.has(numbered)) name = numbered;
    }
    taken.add(name);
    return { ...arm, name, scenario: called(name, arm.scenario) };
  });
}

/** The scenario under another name. */
export function called(name: string, scenario: Scenario): Scenario {
  if (scenario.name === name) return scenario;
  const { title, asker } = scenario;
  // With another reference a file does not say any more by itself who asks.
  const settings = asker === undefined ? [] : [`for=${asker}`];
  return variantOf(scenario, { name, title, settings, reference: "none" });
}

/** A folder's name as that of an arm; none where it has no letters that could be one. */
function asName(text: string): string {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const name = letters.replace(/^[^a-z]+|-+$/g, "");
  return name === "" ? "" : asScenarioName(name);
}
