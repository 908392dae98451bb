import { join } from "node:path";
import {
  type CatfishEffect,
  effectInCurrency,
  effectSample,
  type GrowingEffect,
  openEffect,
} from "../../analyse/catfishEffect.ts";
import { effectStory } from "../../page/effectPage.ts";
import { effectSummaryObject } from "../../question/effectSummary.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { armScenarios, arms } from "../../worlds/arms.ts";
import { isMoney, type Money, moneyOf } from "../../worlds/money.ts";
import { growUntilSharp } from "../../worlds/stopping.ts";
import type { Given } from "../arguments/given.ts";
import { effectContents } from "../effect/contents.ts";
import { refuseNoEntry } from "../effect/refuseNoEntry.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayEffect } from "../print/sayEffect.ts";
import { silence } from "../print/terminal.ts";
import { wordAgain } from "../print/wordAgain.ts";
import { type Program, readProgram } from "../program.ts";
import { readOne } from "../readScenarios.ts";
import { writeFolder } from "../run/folder.ts";
import { identityOf, namedOf } from "../run/identity.ts";
import { keptSummary, sayKept } from "../run/kept.ts";
import { keptUntilWritten } from "../run/keptUntilWritten.ts";
import { windowIn } from "../run/plan.ts";
import { type RunRequest, runRequest } from "../run/request.ts";
import { runInfo } from "../run/runInfo.ts";
import { targetOf } from "../run/target.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";

/** Worlds unless asked for: three arms are simulated in each. */
const USUAL_REPLICATIONS = "500";

/** `catfish effect scenario` */
export async function effect(given: Given, effects: Effects): Promise<ExitCode> {
  const program = readProgram(effects.disk);
  const request = runRequest(withUsual(given), [], effects.machine.cores);
  const [word] = request.scenarios;
  const scenario = await readOne(word, scenarioLibrary(effects.disk), effects, request.resolve);
  const window = windowIn(scenario, request.window);
  refuseNoEntry(scenario, word);
  if (request.precision !== undefined) refuseUnknownSeries(request.precision, [scenario]);
  const scenarios = armScenarios(scenario);
  const planned = { scenario, window, reference: scenarios.withoutEntry, referenceLabel: "without entry" };
  const identify = (worlds: Pick<RunIdentity, "seed" | "replications" | "stop">): RunIdentity => ({
    ...identityOf(planned, { ...worlds, charts: request.charts, parquet: request.parquet }, program),
    kind: "effect",
    arms: arms.map((arm) => namedOf(scenarios[arm])),
  });
  const folder = given.text("out") ?? join("output", `effect-${scenario.name}`);
  const explain = given.is("explain");
  const target = targetOf(effects.disk, folder, identify(request), request);
  if (target.keep && !(explain && keptSummary(effects.disk, folder).explained === undefined)) {
    return keep(folder, request, effects, program);
  }
  const started = effects.clock.now();
  const progress = request.quiet ? silence : await effects.terminal.progress();
  const isSmall = given.text("workers") === undefined && 1.5 * workOf([planned], request.replications) < SMALL_WORK;
  const workers = await effects.workers(request.threads, isSmall);
  const unfinished = keptUntilWritten([planned], request.replications, given, effects);
  try {
    const options = {
      seed: request.seed,
      window,
      signal: effects.interrupted,
      onProgress: (done: number, total: number) => progress.say(`${done} of ${total} worlds, each in three arms`),
    };
    const growing = openEffect(scenario, options, unfinished.through(workers.map));
    const result = effectInCurrency(await simulated(growing, request, moneyOf(scenario)));
    progress.say(`writing ${folder}`);
    const story = explain ? effectStory(result) : undefined;
    const { charts } = request;
    const again = wordAgain(word, join(folder, "scenarios", `${scenarios.entry.name}.yaml`));
    const { interrupted: signal } = effects;
    const contents = await effectContents(result, scenarios, { identity: identify(result), charts, signal, story });
    await writeFolder(target.place, { ...contents, runInfo: runInfo(started, request, effects) }, effects);
    unfinished.written();
    progress.pause();
    if (request.json) sayJson({ ...effectSummaryObject(result, story), folder, kept: false }, program, effects);
    else sayEffect(result, { folder, charts, word: again, story }, effects.terminal);
    tellCounts(unfinished.store, effects);
    return exit.done;
  } catch (error) {
    throw unlessStopped(error, unfinished.store, effects);
  } finally {
    progress.stop();
    await workers.close();
  }
}

/** The effect in as many worlds as were asked for, by their number or by the precision of the answer, a width in this money. */
async function simulated(
  growing: GrowingEffect,
  { replications, precision }: RunRequest,
  { factor }: Money,
): Promise<CatfishEffect> {
  if (precision === undefined) {
    await growing.growTo(replications);
    return growing.finish();
  }
  const unit = isMoney(precision.series.measure) ? factor : 1;
  const stop = await growUntilSharp(effectSample(growing, precision.series, unit), precision);
  return { ...growing.finish(), stop };
}

function withUsual(given: Given): Given {
  return {
    ...given,
    text: (name) => given.text(name) ?? (name === "replications" ? USUAL_REPLICATIONS : undefined),
  };
}

/** The very effect is there already: it is said again. */
function keep(folder: string, { json }: RunRequest, effects: Effects, program: Program): ExitCode {
  const summary = keptSummary(effects.disk, folder);
  if (json) sayJson({ ...summary, folder, kept: true }, program, effects);
  else sayKept(folder, summary, effects.terminal);
  return exit.done;
}

function sayJson(summary: object, { version, source }: Program, { terminal }: Effects): void {
  terminal.out(JSON.stringify({ program: { version, source }, ...summary }, null, 2));
}
