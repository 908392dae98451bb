import { type NextStep, showSettings } from "../../question/next.ts";
import type { Study } from "../../question/study.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { whyNobodyEnters } from "../../worlds/arms.ts";
import type { Given } from "../arguments/given.ts";
import { isSaved, type PlannedArm, plannedArms } from "../compare/plannedArm.ts";
import { askStudy } from "../compare/session.ts";
import { nothingDiffers } from "../compare/suggestion.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { allSet } from "../readScenarios.ts";
import { destinationOf } from "../results/destination.ts";
import { runRequest } from "../run/request.ts";

/** `catfish compare A B [C..]`: the first is the baseline. */
export async function compare(given: Given, effects: Effects): Promise<ExitCode> {
  if (given.words.length < 2) {
    throw new Refusal(
      "Name at least two: the baseline, and what is compared with it.",
      "For example  catfish compare baseline catfish  or  catfish compare output/baseline output/catfish",
    );
  }
  const run = runRequest(given, [], effects.machine.cores);
  const arms = await plannedArms(given.words, scenarioLibrary(effects.disk), effects, run.resolve);
  const to = destinationOf({ about: ["compare", ...namesOf(arms)], asked: allSet(run.resolve) }, given);
  const next = (study: Study) => nextOf(given, arms, study);
  const file = `scenarios/${arms[given.words.indexOf("-")]?.name}.yaml`;
  return askStudy({ question: "compare", arms, to, run, given, next, file }, effects);
}

/** Scenarios whose names stand in that of the folder. */
const MOST_NAMED = 3;

function namesOf(arms: readonly PlannedArm[]): string[] {
  const [baseline, ...others] = arms.map(({ name }) => name);
  const more = others.length > MOST_NAMED ? [`and-${others.length - MOST_NAMED}-more`] : [];
  return [baseline, ...others.slice(0, MOST_NAMED), ...more];
}

function nextOf(given: Given, arms: readonly PlannedArm[], study: Study): NextStep[] {
  const isSame = nothingDiffers(study);
  if (!given.is("explain") && !isSame) {
    return [{ why: nextQuestions.hurtMost, command: "compare", with: [["explain"]], goesOn: true }];
  }
  const fresh = arms.findIndex((arm, index) => index > 0 && !isSaved(arm));
  if (fresh < 0) return [{ why: nextQuestions.sameAgain, command: "verify", of: { words: [given.words[1]] } }];
  const of = { words: [given.words[fresh]] };
  if (isSame || whyNobodyEnters(arms[fresh].scenario.market) !== undefined) return [{ ...showSettings, of }];
  return [{ why: nextQuestions.effect, command: "effect", of }];
}
