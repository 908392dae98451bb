import { join } from "node:path";
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
  const folder = given.text("out") ?? join("output", nameOf(arms));
  const next = (study: Study) => nextOf(given, arms, study);
  const file = join(folder, "scenarios", `${arms[given.words.indexOf("-")]?.name}.yaml`);
  return askStudy({ question: "compare", arms, folder, run, given, next, file }, effects);
}

/** Scenarios whose names stand in that of the folder. */
const MOST_NAMED = 3;

/** Longest part of the folder's name that names scenarios [characters]. */
const LONGEST_FOLDER = 200;

function nameOf(arms: readonly PlannedArm[]): string {
  const [baseline, ...others] = arms.map(({ name }) => name);
  const more = others.length > MOST_NAMED ? [`and-${others.length - MOST_NAMED}-more`] : [];
  const named = ["compare", baseline, ...others.slice(0, MOST_NAMED)].join("-").slice(0, LONGEST_FOLDER);
  return [named.replace(/-$/, ""), ...more].join("-");
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
