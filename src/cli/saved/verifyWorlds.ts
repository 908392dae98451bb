import type { Manifest } from "../../result/manifest.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { linesByWorld } from "../../result/tables/worldLines.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { commonMoney, meansIn, moneyOf } from "../../worlds/money.ts";
import type { Effects } from "../effects.ts";
import { type DifferingWorld, differingWorlds } from "./compareRows.ts";
import { type RerunWorlds, rerunWorlds } from "./rerunWorlds.ts";
import { sampleOf } from "./sampleOf.ts";
import { rereadScenario, type SavedArm, savedArms } from "./savedArms.ts";

/** What running some worlds of a scenario again has shown. */
export interface WorldsVerified {
  readonly scenario: string;
  readonly scenarioFile: string;
  readonly table: string;
  /** How many worlds the folder has, and the numbers of those that were run again. */
  readonly worlds: number;
  readonly sample: readonly number[];
  readonly differing: readonly DifferingWorld[];
  /** False where the file of the scenario is not the one that the manifest names. */
  readonly isAsStated: boolean;
}

/** A scenario that could not be run again, and why. */
export interface NotRerun {
  readonly scenarioFile: string;
  readonly wrong: string;
}

export interface VerifyOptions {
  /** How many worlds of each scenario. */
  readonly sample: number;
  readonly threads: number;
}

/** Runs a sample of the worlds of every scenario of a folder again and compares them with what was saved. */
export async function verifyWorlds(
  folder: SavedFolder,
  manifest: Manifest,
  { sample, threads }: VerifyOptions,
  effects: Effects,
): Promise<readonly (WorldsVerified | NotRerun)[]> {
  const arms = savedArms(manifest).map((arm) => ({ arm, reread: rereadScenario(folder, arm) }));
  const inMoney = moneyIn(
    manifest,
    arms.flatMap(({ reread }) => ("wrong" in reread ? [] : reread.scenario)),
  );
  const few = sample * arms.length * manifest.months < FEW;
  const workers = await effects.workers(threads, few);
  const verified: (WorldsVerified | NotRerun)[] = [];
  try {
    for (const { arm, reread } of arms) {
      if ("wrong" in reread) {
        verified.push({ scenarioFile: arm.scenarioFile, wrong: reread.wrong });
        continue;
      }
      const { scenario, isAsStated } = reread;
      const [, last] = manifest.window;
      if (last >= scenario.market.months) {
        const wrong = `runs ${scenario.market.months} months, and the means go up to month ${last}`;
        verified.push({ scenarioFile: arm.scenarioFile, wrong });
        continue;
      }
      const text = folder.read(arm.table);
      const worlds = worldsOf(text, scenario.name, manifest);
      const numbers = sampleOf(worlds, sample, `${arm.seed}/${scenario.name}`);
      const options = { seed: arm.seed, window: manifest.window, signal: effects.interrupted };
      const rerun = inMoney(await rerunWorlds(scenario, numbers, options, workers.map));
      const differing = differingWorlds(text, rerun);
      verified.push({ ...named(arm), scenario: scenario.name, worlds, sample: numbers, differing, isAsStated });
    }
  } finally {
    await workers.close();
  }
  return verified;
}

/** Counts money as the folder does, to the last bit: a run in that of its scenario, others in what all arms have. */
function moneyIn({ kind }: Manifest, scenarios: readonly Scenario[]): (rerun: RerunWorlds) => RerunWorlds {
  if (kind === "run") return (rerun) => meansIn(moneyOf(scenarios[0]), rerun);
  const money = commonMoney(scenarios);
  return (rerun) => meansIn(money, meansIn(moneyOf(rerun.scenario), rerun));
}

/** Worlds times months below which starting threads costs more than it saves. */
const FEW = 20_000;

function named({ scenarioFile, table }: SavedArm): Pick<WorldsVerified, "scenarioFile" | "table"> {
  return { scenarioFile, table };
}

/** In a comparison the scenarios need not have equally many worlds; a run has what its manifest says. */
function worldsOf(text: string | undefined, scenario: string, { kind, replications }: Manifest): number {
  if (kind === "run" || text === undefined) return replications;
  return Math.max(1, linesByWorld(text, scenario).size);
}
