import { wholeNumber } from "../../question/request.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { ClaimedScenario } from "../../worlds/claims/arms.ts";
import { type ClaimPlan, planClaims } from "../../worlds/claims/plan.ts";
import { MOST_DRAWS, runPlausibleClaims } from "../../worlds/claims/plausibleClaims.ts";
import { type ClaimOutcome, runClaims } from "../../worlds/claims/runClaims.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, WrongScenario } from "../exit.ts";
import { paced } from "../explore/progress.ts";
import { refuseLargeMarket } from "../largeMarkets.ts";
import { scenarioLibrary } from "../library.ts";
import { afterClaims, type ClaimsRun } from "../print/claimSummary.ts";
import { sayNext } from "../print/nextLines.ts";
import { claimsObject, sayClaims } from "../print/sayClaims.ts";
import { sayJson } from "../print/sayJson.ts";
import { silence } from "../print/terminal.ts";
import { readProgram } from "../program.ts";
import { sayNotes } from "../readScenarios.ts";
import { MOST_REPLICATIONS } from "../run/precision.ts";
import { threadsAsked } from "../run/request.ts";
import { turnOf } from "../turn.ts";
import { checkForm, formObject, sayForm } from "./checkForm.ts";

/**
 * `catfish check [scenario..]`: every problem of every file; where there is none, runs the claims. Ends with 0
 * when no claim is red (an undecided one is told, but wants more worlds, not a mended model), 1 when some is,
 * 2 when a file is wrong.
 */
export async function check(given: Given, effects: Effects): Promise<ExitCode> {
  const { terminal } = effects;
  const request = checkRequest(given, effects.machine.cores);
  const words = given.words.length > 0 ? given.words : readProgram(effects.disk).scenarios.map(({ name }) => name);
  const library = scenarioLibrary(effects.disk);
  const checked = await checkForm(words, library, effects);
  const wrong = checked.filter(({ claimed }) => claimed === undefined);
  sayNotes(
    checked.flatMap(({ notes }) => notes),
    effects,
  );
  if (wrong.length > 0 || given.is("form-only")) {
    if (given.is("json")) sayJson("check", formObject(checked), effects);
    else sayForm(checked, terminal);
    if (wrong.length === 0) {
      const claims = checked.some(({ claimed: of }) => (of?.scenario.claims.length ?? 0) > 0);
      const step = claims
        ? { why: nextQuestions.claims, command: "check", with: [] }
        : { why: nextQuestions.run, command: "run" };
      if (!given.is("json")) sayNext([step], { command: "check", given }, effects);
      return exit.done;
    }
    terminal.error(`${wrong.length} of ${checked.length} files wrong.`);
    return exit.wrongRequest;
  }
  const claimed = checked.flatMap((file) => file.claimed ?? []);
  const plan = await planClaims(claimed, library, turnOf(effects));
  if ("problems" in plan) throw new WrongScenario(plan.problems);
  for (const { market } of plan.arms) refuseLargeMarket(market, false, 1, effects.machine);
  const { outcomes, markets } = await runPlan(plan, { claimed, library }, request, effects);
  const fileOf = new Map(
    checked.flatMap(({ claimed: of }, i) => (of === undefined ? [] : [[of.scenario.name, words[i]]])),
  );
  return tell(outcomes, { ...request, markets, files: given.words, fileOf, given }, effects);
}

/** What the user asks of `catfish check`, checked. */
interface CheckRequest {
  readonly seed: string;
  readonly replications: number;
  /** Draws of all that is assumed; 0 is none. */
  readonly draws: number;
  readonly threads: number;
  /** False when `--workers` was given: then that many threads are started however small the work is. */
  readonly threadsAreFree: boolean;
  readonly quiet: boolean;
}

function checkRequest(given: Given, cores: number): CheckRequest {
  return {
    seed: given.text("seed") ?? "catfish",
    replications: wholeNumber("replications", given.text("replications") ?? "200", 2, MOST_REPLICATIONS),
    draws: wholeNumber("plausible", given.text("plausible") ?? "0", 0, MOST_DRAWS),
    threads: threadsAsked(given, cores),
    threadsAreFree: given.text("workers") === undefined,
    quiet: given.is("quiet"),
  };
}

/** Worlds below which starting threads costs more than it saves. */
const SMALL = 100;

interface Claimed {
  readonly claimed: readonly ClaimedScenario[];
  readonly library: ScenarioLibrary;
}

async function runPlan(plan: ClaimPlan, { claimed, library }: Claimed, request: CheckRequest, effects: Effects) {
  const { seed, replications, draws, threads, threadsAreFree } = request;
  const isSmall = threadsAreFree && plan.arms.length * Math.max(replications, draws) < SMALL;
  const progress = request.quiet ? silence : await effects.terminal.progress();
  const workers = await effects.workers(threads, isSmall);
  const pace = paced(progress.say, effects);
  const onProgress = (done: number, total: number, scenario: string) =>
    pace(`${done} of ${total} worlds, now ${scenario}`, done, total);
  try {
    const signal = effects.interrupted;
    const outcomes = await runClaims(plan, { seed, replications, signal, onProgress }, workers.map);
    const onDraw = (done: number, all: number) => pace(`${done} of ${all} other markets`, done, all);
    const markets = await runPlausibleClaims(claimed, library, draws, { seed, signal, onDraw }, workers.map);
    if ("problems" in markets) throw new WrongScenario(markets.problems);
    return { outcomes, markets };
  } finally {
    progress.stop();
    await workers.close();
  }
}

function tell(
  outcomes: readonly ClaimOutcome[],
  { given, ...run }: ClaimsRun & { readonly given: Given },
  effects: Effects,
): ExitCode {
  const { seed, replications, markets } = run;
  if (given.is("json")) sayJson("check", { seed, replications, ...claimsObject(outcomes, markets) }, effects);
  else {
    sayClaims(outcomes, run, effects.terminal);
    sayNext(afterClaims(outcomes, run), { command: "check", given }, effects);
  }
  return outcomes.some(({ verdict }) => verdict === "red") ? exit.no : exit.done;
}
