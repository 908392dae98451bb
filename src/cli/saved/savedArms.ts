import type { Manifest, NamedScenario } from "../../result/manifest.ts";
import { BadFolder, type SavedFolder } from "../../result/savedFolder.ts";
import { readSavedScenario } from "../../result/savedScenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { hashOf } from "../run/identity.ts";

/** A scenario of a result folder: its resolved file, and the table with its worlds. */
export interface SavedArm {
  readonly scenarioFile: string;
  readonly table: string;
  readonly sha256: string;
  readonly seed: string;
}

/** The scenarios that a folder has worlds of. */
export function savedArms({ kind, scenario, reference, arms, seed }: Manifest): SavedArm[] {
  if (kind === "run") {
    const own = { scenarioFile: "scenario.yaml", table: "data/replications.csv", sha256: scenario.sha256, seed };
    if (reference === null) return [own];
    const table = "data/reference/replications.csv";
    return [own, { scenarioFile: "reference.yaml", table, sha256: reference.sha256, seed }];
  }
  return (arms ?? []).map((arm: NamedScenario) => ({
    scenarioFile: `scenarios/${arm.name}.yaml`,
    table: "data/replications.csv",
    sha256: arm.sha256,
    seed: arm.seed ?? seed,
  }));
}

/** A scenario that can be run again, or why not. */
export type Reread = { readonly scenario: Scenario; readonly isAsStated: boolean } | { readonly wrong: string };

/** Reads the scenario of an arm again; `isAsStated` where its hash is that of the manifest. */
export function rereadScenario(folder: SavedFolder, { scenarioFile, sha256 }: SavedArm): Reread {
  try {
    const scenario = readSavedScenario(folder, scenarioFile);
    return { scenario, isAsStated: hashOf(scenario) === sha256 };
  } catch (error) {
    if (error instanceof BadFolder) return { wrong: error.lines[0] };
    throw error;
  }
}
