import { asSavedMonths } from "../../result/comparison/asSavedMonths.ts";
import { readMonths } from "../../result/comparison/readMonths.ts";
import { readWindowMeans } from "../../result/saved/readRun.ts";
import type { ComparedArm } from "../../words/en/comparability.ts";
import { headline } from "../../words/en/run.ts";
import { commonMoney, isMoney, type Money, meansIn, moneyOf, monthsIn, UNIT_COSTS } from "../../worlds/money.ts";
import { openArms } from "../../worlds/replicateArms.ts";
import { growUntilSharp, type Precision, pairedSample, type Stop } from "../../worlds/stopping.ts";
import type { Effects, Workers } from "../effects.ts";
import type { Progress } from "../print/terminal.ts";
import type { Program } from "../program.ts";
import { GENERATOR } from "../run/identity.ts";
import { type FolderArm, type FreshArm, isSaved, type PlannedArm } from "./plannedArm.ts";
import type { FreshWorlds } from "./worlds.ts";

/** What gathering needs beside the arms. */
export interface Gathering {
  readonly worlds: FreshWorlds;
  /** With as many worlds as a sharp answer takes; the first arm is the baseline. */
  readonly precision?: Precision;
  readonly program: Program;
  readonly progress: Progress;
  readonly effects: Effects;
  /** Threads, opened when something is to be simulated. */
  readonly workers: () => Promise<Workers>;
}

/** Arms with their worlds, and why as many where their number was left to the precision of the answer. */
export interface Gathered {
  readonly arms: readonly ComparedArm[];
  readonly stop?: Stop;
}

/** The arms with their worlds, in their order: read from folders, or simulated now, all in the same worlds. */
export async function gatherArms(arms: readonly PlannedArm[], gathering: Gathering): Promise<Gathered> {
  const fresh = arms.filter((arm) => !isSaved(arm));
  // Folders first: a damaged one is refused before the long work.
  const saved = new Map(arms.filter(isSaved).map((arm) => [arm, savedArm(arm)] as const));
  const simulated: Gathered = fresh.length === 0 ? { arms: [] } : await simulateArms(fresh, gathering);
  // Beside a folder they have the digits that folders keep: what is equal must differ by nothing.
  const isMixed = saved.size > 0;
  const ready = simulated.arms.map((arm) =>
    isMixed ? { ...arm, months: arm.months && asSavedMonths(arm.months) } : arm,
  );
  const found = arms.map((arm) => (isSaved(arm) ? saved.get(arm) : ready[fresh.indexOf(arm)]));
  const money = commonMoney(arms.map(({ scenario }) => scenario));
  return { ...simulated, arms: found.flatMap((arm) => (arm === undefined ? [] : countedIn(money, arm))) };
}

/** An arm with its amounts of money in another unit. */
function countedIn(money: Money, arm: ComparedArm): ComparedArm {
  const { means, months } = arm;
  return {
    ...arm,
    means: meansIn(money, means),
    months: months && monthsIn(money, means.money ?? UNIT_COSTS, months),
  };
}

function savedArm({ name, scenario, folder, manifest }: FolderArm): ComparedArm {
  const means = readWindowMeans(folder, manifest, { ...scenario, name: manifest.scenario.name });
  return {
    name,
    means: { ...means, scenario },
    months: readMonths(folder, manifest, means, headline),
    program: manifest.program,
    generator: manifest.generator,
    folder: folder.path,
  };
}

/** A width is asked in the unit that is shown. */
function unitOf(arms: readonly FreshArm[], { series }: Precision): number {
  return isMoney(series.measure) ? commonMoney(arms.map(({ scenario }) => scenario)).factor : 1;
}

async function simulateArms(
  fresh: readonly FreshArm[],
  { worlds, precision, program, progress, effects, workers }: Gathering,
): Promise<Gathered> {
  const { map } = await workers();
  const growing = openArms(
    fresh.map(({ scenario }) => scenario),
    headline,
    {
      seed: worlds.seed,
      window: worlds.window,
      signal: effects.interrupted,
      onProgress: (done, total) => progress.say(`${done} of ${total} worlds, each in ${fresh.length} scenarios`),
    },
    map,
  );
  const grown = fresh.map((_, arm) => ({ growTo: growing.growTo, soFar: () => growing.soFar()[arm] }));
  const [baseline, ...others] = grown;
  const stop =
    precision === undefined
      ? await growing.growTo(worlds.replications)
      : await growUntilSharp(pairedSample(precision.series, others, baseline, unitOf(fresh, precision)), precision);
  const means = growing.soFar();
  const months = growing.months();
  const made = { program: { version: program.version, source: program.source }, generator: GENERATOR };
  return {
    // In the money of its own first, as a folder has it, for two that are equal must differ by nothing.
    arms: fresh.map(({ name, scenario }, index) =>
      countedIn(moneyOf(scenario), { name, means: means[index], months: months[index], ...made }),
    ),
    stop: stop ?? undefined,
  };
}
