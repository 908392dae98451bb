import { join } from "node:path";
import { summaryObject } from "../../question/runSummary.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { whyNobodyEnters } from "../../worlds/arms.ts";
import type { Comparison } from "../../worlds/result.ts";
import type { Stop } from "../../worlds/stopping.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects, Workers } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayAnswer } from "../print/sayAnswer.ts";
import { type Progress, silence } from "../print/terminal.ts";
import { wordAgain } from "../print/wordAgain.ts";
import { type Program, readProgram } from "../program.ts";
import { contentsOf } from "../run/contents.ts";
import { writeFolder } from "../run/folder.ts";
import { identityOf } from "../run/identity.ts";
import { keptSummary, sayKept } from "../run/kept.ts";
import { MarketResults } from "../run/markets.ts";
import type { Place } from "../run/place.ts";
import { type PlannedRun, planRuns } from "../run/plan.ts";
import { refuseTooLarge } from "../run/refuseTooLarge.ts";
import { type RunRequest, runRequest } from "../run/request.ts";
import { runInfo } from "../run/runInfo.ts";
import { runShardOf } from "../run/shard.ts";
import { sharpComparison } from "../run/sharp.ts";
import { targetOf } from "../run/target.ts";
import { UnfinishedRuns } from "../run/unfinished.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";

/** What all runs of a command line share. */
interface Session {
  readonly request: RunRequest;
  readonly effects: Effects;
  readonly program: Program;
  readonly progress: Progress;
  readonly unfinished: UnfinishedRuns;
  /** Folders that were written or kept so far. */
  readonly finished: string[];
}

/** A planned run with the folder it goes to. */
interface Targeted {
  readonly run: PlannedRun;
  readonly folder: string;
  readonly place: Place;
  readonly kept: boolean;
}

/** `catfish run [scenario..]` */
export async function run(given: Given, effects: Effects): Promise<ExitCode> {
  const program = readProgram(effects.disk);
  const names = program.scenarios.map(({ name }) => name);
  const request = runRequest(given, names, effects.machine.cores);
  const planned = await planRuns(request, scenarioLibrary(effects.disk), effects);
  const sharded = await runShardOf(planned, request, given, effects);
  if (sharded !== undefined) return sharded;
  const targets = targetsOf(planned, request, effects, program);
  const fresh = targets.filter(({ kept }) => !kept).map((target) => target.run);
  if (request.precision === undefined) refuseTooLarge(fresh, request.replications, effects.machine);
  const unfinished = new UnfinishedRuns(fresh, request, given, request.out, effects);
  const isSmall = given.text("workers") === undefined && workOf(fresh, request.replications) < SMALL_WORK;
  const progress = request.quiet ? silence : await effects.terminal.progress();
  const workers = await effects.workers(request.threads, isSmall);
  const session: Session = { request, effects, program, progress, unfinished, finished: [] };
  try {
    const summaries = await runAll(targets, workers, session);
    finish(summaries, planned[0].scenario, session);
    tellCounts(unfinished.store, effects);
    return exit.done;
  } catch (error) {
    throw unlessStopped(error, unfinished.store, effects, finishedSentences(session, targets.length));
  } finally {
    progress.stop();
    await workers.close();
  }
}

function targetsOf(
  planned: readonly PlannedRun[],
  request: RunRequest,
  effects: Effects,
  program: Program,
): Targeted[] {
  const targets = planned.map((planned) => {
    const folder = join(request.out, planned.scenario.name);
    const { keep, place } = targetOf(effects.disk, folder, identityOf(planned, request, program), request);
    return { run: planned, folder, place, kept: keep };
  });
  if (targets.every(({ kept }) => kept)) {
    const folders = targets.map(({ folder }) => folder).join(", ");
    throw new Refusal(
      `This very run is in ${folders} already.`,
      "Make it again with --force, or choose another place with --out.",
    );
  }
  return targets;
}

/** What Ctrl-C leaves of several scenarios. */
function finishedSentences({ finished }: Session, asked: number): string[] {
  if (asked === 1) return [];
  if (finished.length === 0) return [`None of the ${asked} scenarios was finished.`];
  return [`Finished: ${finished.length} of ${asked} scenarios (${finished.join(", ")}); the same command keeps them.`];
}

async function runAll(targets: readonly Targeted[], workers: Workers, session: Session): Promise<object[]> {
  const { request, effects, progress, unfinished } = session;
  const map = unfinished.through(workers.map);
  const fresh = targets.filter(({ kept }) => !kept).map((target) => target.run);
  let current = "";
  const options = {
    seed: request.seed,
    replications: request.replications,
    signal: effects.interrupted,
    onProgress: (name: string, done: number, total: number) =>
      progress.say(`${current}: ${done} of ${total} worlds of ${name}`),
  };
  const { precision } = request;
  const markets = new MarketResults(fresh, options, map);
  const simulate: Simulate =
    precision === undefined
      ? async (planned) => ({ comparison: await compare(planned, markets) })
      : (planned) => sharpComparison(planned, precision, options, map);
  const summaries: object[] = [];
  for (const [index, target] of targets.entries()) {
    current = `${index + 1} of ${targets.length}`;
    summaries.push(target.kept ? keep(target, session) : await runOne(target, simulate, session, targets.length === 1));
    session.finished.push(target.folder);
  }
  return summaries;
}

function keep({ folder }: Targeted, { request, effects }: Session): object {
  const summary = keptSummary(effects.disk, folder);
  if (!request.json) sayKept(folder, summary, effects.terminal);
  return { ...summary, folder, kept: true };
}

/** Gives a scenario and its reference in the same worlds, and why there are as many when nobody gave their number. */
type Simulate = (planned: PlannedRun) => Promise<{ readonly comparison: Comparison; readonly stop?: Stop }>;

/** Simulates one scenario and its reference, writes the folder and says the answer. */
async function runOne(target: Targeted, simulate: Simulate, session: Session, alone: boolean): Promise<object> {
  const { request, effects, program, progress } = session;
  const { run: planned, folder, place } = target;
  const started = effects.clock.now();
  const { comparison, stop } = await simulate(planned);
  const { seed, replications } = comparison.result;
  progress.say(`${planned.scenario.name}: writing ${folder}`);
  const { answer, contents } = await contentsOf(comparison, {
    identity: identityOf(
      planned,
      { seed, replications, stop, charts: request.charts, parquet: request.parquet },
      program,
    ),
    parquet: request.parquet,
    charts: request.charts,
    signal: effects.interrupted,
  });
  await writeFolder(place, { ...contents, runInfo: runInfo(started, request, effects) }, effects);
  session.unfinished.written(planned, { seed, replications });
  progress.pause();
  if (!request.json) sayAnswer(answer, { folder, charts: request.charts }, effects.terminal, alone);
  return { ...summaryObject(answer), folder, kept: false };
}

async function compare(planned: PlannedRun, markets: MarketResults): Promise<Comparison> {
  const { scenario, reference, referenceLabel, window } = planned;
  const result = await markets.resultOf(scenario, window);
  if (reference === undefined) return { result, referenceLabel };
  return { result, referenceLabel, reference: await markets.resultOf(reference, window) };
}

function finish(summaries: readonly object[], first: Scenario, { request, effects, program }: Session): void {
  const { terminal } = effects;
  const { seed, precision } = request;
  const replications = precision === undefined ? request.replications : "auto";
  if (request.json) {
    const { version, source } = program;
    terminal.out(JSON.stringify({ program: { version, source }, seed, replications, scenarios: summaries }, null, 2));
    return;
  }
  const name = wordAgain(request.scenarios[0], join(request.out, first.name, "scenario.yaml"));
  terminal.out(`Next   catfish what-if ${name} --set policy.flexibleShare=30%     what if more spend were open`);
  if (whyNobodyEnters(first.market) !== undefined) return;
  terminal.out(`       catfish effect ${name}     how much of it is the reaction of incumbents`);
}
