import { join } from "node:path";
import { type NextStep, showSettings } from "../../question/next.ts";
import type { Study } from "../../question/study.ts";
import { pathIn } from "../../scenario/applySettings.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import { suffixed } from "../../scenario/names.ts";
import { readScenario } from "../../scenario/read.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { variantOf } from "../../scenario/variant.ts";
import { changedGroup } from "../../words/en/groupHead.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { typedOn } from "../../words/shellWords.ts";
import { whyNobodyEnters } from "../../worlds/arms.ts";
import type { Given } from "../arguments/given.ts";
import type { PlannedArm } from "../compare/plannedArm.ts";
import { askStudy } from "../compare/session.ts";
import { nothingDiffers } from "../compare/suggestion.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { scenarioLibrary, sourceOrProblem } from "../library.ts";
import { allSet, type ResolveOptions, readAll } from "../readScenarios.ts";
import { destinationOf } from "../results/destination.ts";
import { runRequest } from "../run/request.ts";

/** Worlds unless asked for: sharp enough for most questions, in a few seconds. */
const USUAL_REPLICATIONS = 500;

/** `catfish what-if scenario --set path=value`: the scenario as it is and changed, in the same worlds. */
export async function whatIf(given: Given, effects: Effects): Promise<ExitCode> {
  const run = runRequest(given, [], effects.machine.cores, USUAL_REPLICATIONS);
  const [word] = run.scenarios;
  // A warm-up, the month of the decision and who asks are those of both: what is asked is what changes then.
  const isShared = (setting: string) => ["warmUp", "from", "for"].includes(pathIn(setting));
  const [shared, changes] = [
    run.resolve.settings.filter(isShared),
    run.resolve.settings.filter((each) => !isShared(each)),
  ];
  if (changes.length === 0) {
    const typed = typedOn(effects.machine);
    throw new Refusal(
      "Say what is changed with --set path=value.",
      `For example  ${typed("catfish", "what-if", word, "--set", "policy.flexibleShare=30%")}`,
      `What can be set, and what it is now:  ${typed("catfish", "show", word)}`,
    );
  }
  const library = scenarioLibrary(effects.disk);
  refuseFolder(word, library.names(), effects);
  const { settings: _, ...more } = run.resolve;
  const asked = await askedSettings({ word, shared, changes, more }, library, effects);
  const [scenario] = await readAll([word], library, effects, { settings: asked, ...more });
  const [changed] = await readAll([word], library, effects, { settings: asked, decided: changes, ...more });
  const name = suffixed(scenario.name, "-what-if");
  const variant = variantOf(changed, { name, title: changed.title, settings: [], reference: "none" });
  const arms: readonly PlannedArm[] = [
    { name: scenario.name, scenario },
    { name, scenario: variant },
  ];
  const to = destinationOf({ about: ["what-if", scenario.name], asked: allSet(run.resolve) }, given);
  const file = `scenarios/${scenario.name}.yaml`;
  const next = (study: Study) => nextOf(study, variant, given);
  return askStudy({ question: "what-if", arms, stated: [scenario, changed], to, run, given, next, file }, effects);
}

interface AskedChange {
  readonly word: string;
  readonly shared: readonly string[];
  readonly changes: readonly string[];
  /** What options of their own say. */
  readonly more: Omit<ResolveOptions, "settings" | "decided">;
}

/**
 * What holds in both, who asks among it: as the command line or the scenario says, else the one group of suppliers whose
 * settings are all that is changed.
 */
async function askedSettings(
  { word, shared, changes, more }: AskedChange,
  library: ScenarioLibrary,
  effects: Effects,
): Promise<readonly string[]> {
  if (more.asker !== undefined || shared.some((setting) => pathIn(setting) === "for")) return shared;
  const source = await sourceOrProblem(word, library, effects, true);
  const read = "wrong" in source ? undefined : readScenario(source, library, { settings: shared, ...more });
  // What is wrong is told by whoever reads it next.
  if (read === undefined || "problems" in read) return shared;
  const { scenario } = read;
  const group = changedGroup(changes.map((setting) => ({ path: pathIn(setting) })));
  const isKnown = scenario.market.suppliers.some(({ name }) => name === group);
  const asker = scenario.asker ?? (isKnown ? group : undefined);
  return asker === undefined ? shared : [...shared, `for=${asker}`];
}

/** A result has no baseline to simulate beside it, but the file to do so. */
function refuseFolder(word: string, bundled: readonly string[], { disk }: Effects): void {
  if (!disk.isFolder(word) || bundled.includes(word)) return;
  throw new Refusal(
    `${word} is a folder; what-if takes a scenario.`,
    `If it is a result, its scenario is  ${join(word, "scenario.yaml")}`,
  );
}

function nextOf(study: Study, variant: Scenario, given: Given): NextStep[] {
  if (nothingDiffers(study)) return [showSettings];
  if (!given.is("explain")) {
    return [{ why: nextQuestions.hurtMost, command: "what-if", with: [["explain"]], goesOn: true }];
  }
  if (whyNobodyEnters(variant.market) !== undefined) return [showSettings];
  return [{ why: nextQuestions.effectThen, command: "effect" }];
}
