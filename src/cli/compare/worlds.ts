import { shown } from "../../result/shown.ts";
import type { Given } from "../arguments/given.ts";
import type { OptionName } from "../arguments/options.ts";
import { Refusal } from "../exit.ts";
import { windowIn } from "../run/plan.ts";
import type { RunRequest } from "../run/request.ts";
import { type FolderArm, isSaved, type PlannedArm } from "./plannedArm.ts";

/** The worlds in which scenarios are simulated now. */
export interface FreshWorlds {
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
}

/**
 * Worlds for the arms that are simulated now: those of the baseline's folder, else of the first folder, else as asked.
 * Refused where options ask for other worlds than a folder has, and where a run is shorter than the window.
 */
export function freshWorlds(arms: readonly PlannedArm[], request: RunRequest, given: Given): FreshWorlds {
  const folder = arms.find(isSaved);
  if (folder !== undefined) refuseOtherWorlds(folder, arms, given);
  const [baseline] = arms;
  const worlds = folder === undefined ? asAsked(baseline, request) : folder.manifest;
  const [first, last] = worlds.window;
  for (const arm of arms.filter((arm) => !isSaved(arm))) {
    const { months } = arm.scenario.market;
    if (last < months) continue;
    throw new Refusal(
      `The means are over months ${first} to ${last}, as in "${(folder ?? baseline).name}", but the last month of "${arm.name}" is ${months - 1}.`,
      "Give months that all have with --window first:last, or a longer run with --months.",
    );
  }
  return { seed: worlds.seed, replications: worlds.replications, window: worlds.window };
}

function asAsked(baseline: PlannedArm, { seed, replications, window }: RunRequest): FreshWorlds {
  const found = isSaved(baseline) ? baseline.manifest.window : windowIn(baseline.scenario, window);
  return { seed, replications, window: found };
}

/** Options that a folder has decided already. */
const decided = ["seed", "replications", "window"] as const satisfies readonly OptionName[];

function refuseOtherWorlds({ folder, manifest }: FolderArm, arms: readonly PlannedArm[], given: Given): void {
  const has = { seed: manifest.seed, replications: String(manifest.replications), window: manifest.window.join(":") };
  for (const name of decided) {
    const asked = given.text(name);
    if (asked === undefined || asked === has[name]) continue;
    throw new Refusal(
      `--${name} ${shown(asked)} goes against ${folder.path}, which was run with --${name} ${shown(has[name])}.`,
      "Worlds are those of the folder; leave the option out, or name scenarios instead of folders.",
    );
  }
  const stray = (["set", "months"] as const).find((name) => given.texts(name).length > 0);
  if (stray === undefined || !arms.every(isSaved)) return;
  throw new Refusal(`--${stray} changes scenarios that are simulated now, and all of these are result folders.`);
}
