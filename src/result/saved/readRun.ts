import type { Scenario } from "../../scenario/scenario.ts";
import { type Money, moneyOf } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { type Manifest, oneOf, readManifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { readSavedScenario } from "../savedScenario.ts";
import { readMeans } from "./readMeans.ts";

/** What a folder of kind `run` holds that comparing needs. */
export interface SavedRun {
  readonly folder: SavedFolder;
  readonly manifest: Manifest;
  /** The scenario with its means over the window, world by world, to the last bit. */
  readonly result: WindowMeans;
}

/**
 * Reads the means of a run back.
 *
 * @throws BadFolder when the folder is no result, no run, damaged, or newer than this program
 */
export function readRun(folder: SavedFolder): SavedRun {
  const manifest = readManifest(folder);
  if (manifest.kind !== "run") {
    throw new BadFolder(
      `${folder.path} holds ${oneOf(manifest.kind)}, not a run.`,
      "Name the folder of a run, e.g. output/catfish.",
    );
  }
  return { folder, manifest, result: readWindowMeans(folder, manifest, readSavedScenario(folder, "scenario.yaml")) };
}

/**
 * The means of the one scenario in a `replications.csv`, joined with what the manifest says of the run.
 *
 * @param money  what is in the file: the money of the scenario that the run is about
 */
export function readWindowMeans(
  folder: SavedFolder,
  manifest: Manifest,
  scenario: Scenario,
  {
    path = "data/replications.csv",
    money = moneyOf(scenario),
  }: { readonly path?: string; readonly money?: Money } = {},
): WindowMeans {
  const { seed, replications, months, window } = manifest;
  const place = placeOf(folder, path);
  const [own, ...others] = readMeans(folder, manifest, path);
  if (own === undefined || others.length > 0 || own.scenario !== scenario.name) {
    throw new BadFolder(`${place} should hold "${scenario.name}" and nothing else.`, RUN_AGAIN);
  }
  if (own.replications !== replications) {
    throw new BadFolder(`${place} has ${own.replications} worlds where manifest.json says ${replications}.`, RUN_AGAIN);
  }
  const { series, means } = own;
  return { scenario, seed, replications, months, window, series, means, money };
}
