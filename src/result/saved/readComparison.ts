import type { Money } from "../../worlds/money.ts";
import type { Comparison, ScenarioResult } from "../../worlds/result.ts";
import { pathOf } from "../frame.ts";
import type { Manifest } from "../manifest.ts";
import type { SavedFolder } from "../savedFolder.ts";
import { readOrigins, readSavedScenario } from "../savedScenario.ts";
import { monthColumns } from "../tables/months.ts";
import { REFERENCE } from "../tables/tablesOf.ts";
import { readWindowMeans } from "./readRun.ts";
import { readSinceEntry } from "./readSinceEntry.ts";
import { readStatistics } from "./readStatistics.ts";
import { readSurvival } from "./readSurvival.ts";
import { namesOf } from "./readTable.ts";
import { readTypicalWorld } from "./readTypicalWorld.ts";
import { readWorlds } from "./readWorlds.ts";

/**
 * A run and its reference with all that charts, answer and page are made of, as they were saved.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readComparison(folder: SavedFolder, manifest: Manifest): Comparison {
  const result = readResult(folder, manifest, { scenarioFile: "scenario.yaml" });
  if (manifest.reference === null) return { result, referenceLabel: "none" };
  const reference = readResult(folder, manifest, {
    scenarioFile: "reference.yaml",
    tablesIn: REFERENCE,
    money: result.money,
  });
  return { result, referenceLabel: manifest.reference.label, reference };
}

/** Where one of the two lies, and what its money is counted in, where that is not its own. */
interface SavedPlace {
  readonly scenarioFile: string;
  readonly tablesIn?: typeof REFERENCE;
  readonly money?: Money;
}

function readResult(
  folder: SavedFolder,
  manifest: Manifest,
  { scenarioFile, tablesIn, money }: SavedPlace,
): ScenarioResult {
  const path = (name: string) => `${pathOf({ folder: tablesIn, name })}.csv`;
  const resolved = readSavedScenario(folder, scenarioFile);
  const scenario = { ...resolved, origins: readOrigins(folder, manifest, path("parameters"), resolved) };
  const means = readWindowMeans(folder, manifest, scenario, { path: path("replications"), money });
  const { series, months } = means;
  const monthly = { path: path("months"), columns: namesOf(monthColumns) };
  return {
    ...means,
    monthly: readStatistics(folder, manifest, monthly, series, { first: 0, count: months }),
    singleWorlds: readWorlds(folder, manifest, means, path("worlds")),
    sinceEntry: readSinceEntry(folder, manifest, path),
    survival: readSurvival(folder, manifest, path("survival-by-world")),
    typicalWorld: readTypicalWorld(folder, manifest, scenario, path),
  };
}
