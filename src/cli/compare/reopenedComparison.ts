import { contentsOf } from "../../page/contents.ts";
import {
  type CompareQuestion,
  compareKind,
  marketsSeen,
  plausibleOfArms,
  type SeenArms,
} from "../../question/compare.ts";
import { seenPlausible } from "../../question/plausible.ts";
import type { Manifest } from "../../result/manifest.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { moneyOf } from "../../worlds/money.ts";
import { alongTime } from "../../worlds/years.ts";
import type { Effects } from "../effects.ts";
import { counted } from "../explore/progress.ts";
import { differingFiles } from "../saved/follows.ts";
import { identityAgain, type Reopened, type Reopening, type Rerun, type RerunOptions } from "../saved/rerun.ts";
import { marketsAgain } from "../saved/rerunMarkets.ts";
import { rerunMeans } from "../saved/rerunMeans.ts";
import { turnOf } from "../turn.ts";
import { type FoundArm, gathered, openComparedArms, simulatedArms } from "./gatherArms.ts";
import type { FreshArm } from "./plannedArm.ts";

/** A comparison opened again. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopenedComparison(folder: SavedFolder, manifest: Manifest, effects: Reopening): Reopened {
  const question = compareKind.reopen(folder, manifest);
  const seen = compareKind.readSeen(folder, manifest, question);
  const identity = identityAgain(compareKind, question, manifest);
  const drawing = { turn: turnOf(effects), draw: effects.draw };
  return {
    identity,
    isKept: true,
    contents: async (charts = identity.holds.charts) => {
      const answer = await compareKind.answer(question, seen);
      const held = { ...identity, holds: { ...identity.holds, charts } };
      return contentsOf(compareKind, { question, seen, answer }, { identity: held, drawn: manifest.drawn, ...drawing });
    },
    rerun: async (options) => {
      const arms = seen.means.map((means) => ({ means, own: moneyOf(means.scenario) }));
      const rerun = await rerunMeans(arms, options, effects);
      if (rerun.sample.length < rerun.all) {
        const markets = await marketsAgain(marketsSeen(question, seen), options, effects);
        const differing = [...rerun.differing, ...markets.differing];
        return { ...rerun, differing, left: [...leftOf(rerun), ...markets.left] };
      }
      const again = await seenAgain(question, options, effects);
      const answer = await compareKind.answer(question, again);
      const contents = await contentsOf(compareKind, { question, seen: again, answer }, { identity, ...drawing });
      const differing = await differingFiles(folder, contents, effects);
      return { ...rerun, differing: [...rerun.differing, ...differing], left: [] };
    },
  };
}

function leftOf({ all, sample }: Pick<Rerun, "all" | "sample">): string[] {
  return [
    `${all - sample.length} worlds, and the differences over time, which rest on all of them, were not simulated again: --sample all does`,
  ];
}

/** All worlds of all arms, simulated again: those of folders each by itself, the others together. */
async function seenAgain(
  question: CompareQuestion,
  { threads, pace }: RerunOptions,
  effects: Effects,
): Promise<SeenArms> {
  const { arms, window } = question;
  const workers = await effects.workers(threads, false);
  const all = arms.reduce((sum, { replications }) => sum + replications, 0);
  const simulating = { signal: effects.interrupted, map: counted(workers.map, all, pace) };
  const freshOf = ({ scenario }: CompareQuestion["arms"][number]): FreshArm => ({ name: scenario.name, scenario });
  const chosen = alongTime(arms.map(({ scenario }) => scenario));
  try {
    const fresh = arms.filter(({ folder }) => folder === undefined);
    const together = openComparedArms(fresh.map(freshOf), { seed: fresh[0]?.seed ?? "", window, chosen }, simulating);
    if (fresh.length > 0) await together.growTo(fresh[0].replications);
    const found: FoundArm[] = [];
    for (const arm of arms) {
      const place = fresh.indexOf(arm);
      if (place >= 0) {
        const simulated = simulatedArms(fresh.map(freshOf), together, arm.program);
        found.push({ arm: simulated[place], isSaved: false, common: together.common()[place] });
        continue;
      }
      const alone = openComparedArms([freshOf(arm)], { seed: arm.seed, window, chosen }, simulating);
      await alone.growTo(arm.replications);
      const [simulated] = simulatedArms([freshOf(arm)], alone, arm.program);
      // A folder that was read does not have them.
      const { firsts: _, accounts: __, dealings: ___, ...means } = simulated.means;
      found.push({ arm: { ...simulated, means }, isSaved: false });
    }
    const { seen } = gathered(found, arms.length > fresh.length);
    const of = plausibleOfArms(question);
    return of === undefined
      ? seen
      : { ...seen, plausible: await seenPlausible(of, { ...simulating, map: workers.map, onProgress: pace }) };
  } finally {
    await workers.close();
  }
}
