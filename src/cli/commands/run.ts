import { join } from "node:path";
import { pairedDifferences } from "../../experiment/pairedDifference.ts";
import type { Comparison } from "../../experiment/result.ts";
import { summaryObject } from "../../report/answer/summary.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects, Workers } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayAnswer } from "../print/sayAnswer.ts";
import { type Progress, silence } from "../print/terminal.ts";
import { type Program, readProgram } from "../program.ts";
import { contentsOf } from "../run/contents.ts";
import { writeFolder } from "../run/folder.ts";
import { identityOf } from "../run/identity.ts";
import { keptSummary, sayKept } from "../run/kept.ts";
import { MarketResults } from "../run/markets.ts";
import { type PlannedRun, planRuns } from "../run/plan.ts";
import { type RunRequest, runRequest } from "../run/request.ts";
import { runInfo } from "../run/runInfo.ts";
import { targetOf } from "../run/target.ts";
import { workOf } from "../run/work.ts";

/** What all runs of a command line share. */
interface Session {
  readonly request: RunRequest;
  readonly effects: Effects;
  readonly program: Program;
  readonly progress: Progress;
}

/** A planned run with the folder it goes to. */
interface Targeted {
  readonly run: PlannedRun;
  readonly folder: string;
  readonly kept: boolean;
}

/** `catfish run [scenario..]` */
export async function run(given: Given, effects: Effects): Promise<ExitCode> {
  const program = readProgram(effects.disk);
  const names = program.scenarios.map(({ name }) => name);
  const request = runRequest(given, names, effects.machine.cores);
  const planned = await planRuns(request, scenarioLibrary(effects.disk), effects);
  const targets = targetsOf(planned, request, effects, program);
  const fresh = targets.filter(({ kept }) => !kept).map((target) => target.run);
  const isSmall = given.text("workers") === undefined && workOf(fresh, request.replications) < SMALL;
  const progress = request.quiet ? silence : await effects.terminal.progress();
  const workers = await effects.workers(request.threads, isSmall);
  try {
    const summaries = await runAll(targets, workers, { request, effects, program, progress });
    finish(summaries, { request, effects, program, progress });
    return exit.done;
  } finally {
    progress.stop();
    await workers.close();
  }
}

/** Relations times months times worlds below which starting threads costs more than it saves. */
const SMALL = 1_000_000;

function targetsOf(
  planned: readonly PlannedRun[],
  request: RunRequest,
  effects: Effects,
  program: Program,
): Targeted[] {
  const targets = planned.map((planned) => {
    const folder = join(request.out, planned.scenario.name);
    const kept = targetOf(effects.disk, folder, identityOf(planned, request, program), request) === "keep";
    return { run: planned, folder, kept };
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

async function runAll(targets: readonly Targeted[], workers: Workers, session: Session): Promise<object[]> {
  const { request, effects, progress } = session;
  const fresh = targets.filter(({ kept }) => !kept).map((target) => target.run);
  let current = "";
  const options = {
    seed: request.seed,
    replications: request.replications,
    signal: effects.interrupted,
    onProgress: (name: string, done: number, total: number) =>
      progress.say(`${current}: ${done} of ${total} worlds of ${name}`),
  };
  const markets = new MarketResults(fresh, options, workers.map);
  const summaries: object[] = [];
  for (const [index, target] of targets.entries()) {
    current = `${index + 1} of ${targets.length}`;
    summaries.push(target.kept ? keep(target, session) : await runOne(target, markets, session, targets.length === 1));
  }
  return summaries;
}

function keep({ folder }: Targeted, { request, effects }: Session): object {
  const summary = keptSummary(effects.disk, folder);
  if (!request.json) sayKept(folder, summary, effects.terminal);
  return { ...summary, folder, kept: true };
}

/** Simulates one scenario and its reference, writes the folder and says the answer. */
async function runOne(target: Targeted, markets: MarketResults, session: Session, alone: boolean): Promise<object> {
  const { request, effects, program, progress } = session;
  const { run: planned, folder } = target;
  const started = effects.clock.now();
  const comparison = await compare(planned, markets);
  const { result, reference } = comparison;
  const differences = reference === undefined ? [] : pairedDifferences(result, reference);
  progress.say(`${planned.scenario.name}: writing ${folder}`);
  const { answer, contents } = await contentsOf(comparison, differences, {
    identity: identityOf(planned, request, program),
    parquet: request.parquet,
    charts: request.charts,
    signal: effects.interrupted,
  });
  await writeFolder(folder, { ...contents, runInfo: runInfo(started, request, effects) }, effects);
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

function finish(summaries: readonly object[], { request, effects, program }: Session): void {
  const { terminal } = effects;
  const { seed, replications } = request;
  if (request.json) {
    const { version, source } = program;
    terminal.out(JSON.stringify({ program: { version, source }, seed, replications, scenarios: summaries }, null, 2));
    return;
  }
  const name = request.scenarios[0];
  terminal.out(
    `Next   catfish run ${name} --set policy.flexibleShare=30% --out what-if     what if more spend were open`,
  );
}
