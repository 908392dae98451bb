import { answerObject } from "../../question/answerObject.ts";
import { type AskedArm, type CompareQuestion, compareKind, plausibleOfArms } from "../../question/compare.ts";
import type { NextStep } from "../../question/next.ts";
import { askPlausible, seenPlausible } from "../../question/plausible.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { QuestionWord, Study } from "../../question/study.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { shown } from "../../result/shown.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type ComparedArm, comparability } from "../../words/en/comparability.ts";
import { type PlannedMarkets, WORLDS_OF_MARKET } from "../../worlds/plausible/markets.ts";
import type { Stop } from "../../worlds/stopping.ts";
import type { Given } from "../arguments/given.ts";
import { drawingEarly } from "../drawnBeside.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { paced } from "../explore/progress.ts";
import { evidence, sayWritten } from "../print/say.ts";
import { sayJson } from "../print/sayJson.ts";
import { silence } from "../print/terminal.ts";
import { type Program, readProgram } from "../program.ts";
import type { Destination } from "../results/destination.ts";
import { openIfAsked } from "../results/open.ts";
import { GENERATOR } from "../run/identity.ts";
import { keptAnswer, keptSummary, sayKept } from "../run/kept.ts";
import type { RunRequest } from "../run/request.ts";
import { type Target, targetOf } from "../run/target.ts";
import { SMALL_WORK, type ToSimulate, workOf } from "../run/work.ts";
import { drawsBeside, identityOf, writeAnswer } from "../session.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";
import { keptUntilWritten } from "../store/untilWritten.ts";
import type { Workers } from "../workers.ts";
import { gatherArms } from "./gatherArms.ts";
import { isSaved, type PlannedArm } from "./plannedArm.ts";
import { freshWorlds } from "./worlds.ts";

/** What `compare` and `what-if` have in common once their arms are known. */
export interface StudyRequest {
  readonly question: QuestionWord;
  /** The baseline first, and at least one more. */
  readonly arms: readonly PlannedArm[];
  readonly to: Destination;
  readonly run: RunRequest;
  readonly given: Given;
  /** The scenarios of the arms as they were stated, where the arms do not say what the command line has set. */
  readonly stated?: readonly Scenario[];
  /** What to ask next. */
  readonly next: (study: Study) => readonly NextStep[];
  /** The first scenario as it was resolved, in the folder. */
  readonly file: string;
}

/** Simulates what is missing, compares, writes the folder, and tells. */
export async function askStudy(request: StudyRequest, effects: Effects): Promise<ExitCode> {
  const { arms, to, run, given, next } = request;
  const program = readProgram(effects.disk);
  const worlds = freshWorlds(arms, run, given);
  refusePrecision(arms, run);
  refuseMarketsOfFolders(arms, given);
  const planned = questionOf(
    request,
    arms.map((arm) => askedOf(arm, worlds, program)),
    worlds.window,
  );
  const { plausible } = planned;
  const identity = identityOf(compareKind, planned, program, run);
  const target = targetOf(effects.disk, to, identity, run);
  const { folder } = target;
  const page = evidence(folder, run.charts);
  if (target.keep) {
    const kept = keptSummary(effects.disk, folder);
    if (!planned.explain || JSON.stringify(kept).includes('"explained":')) {
      if (run.json) sayJson(request.question, { ...kept, folder, kept: true }, effects);
      else {
        const study = await keptAnswer(compareKind, folder, effects);
        const said = study === undefined ? undefined : compareKind.said(study, {});
        const requested = { command: request.question, given, folder, file: request.file };
        sayKept({ said, summary: kept }, study === undefined ? [] : next(study), requested, effects);
      }
      await openIfAsked(given, page, effects);
      return exit.done;
    }
  }
  const { study, identity: made } = await makeStudy(request, { worlds, program, target, plausible }, effects);
  if (run.json) {
    sayJson(request.question, { ...answerObject(compareKind, study, made), folder, kept: false }, effects);
  } else {
    const requested = { command: request.question, given, folder, file: request.file };
    sayWritten(next(study), { ...requested, charts: run.charts }, effects);
  }
  await openIfAsked(given, page, effects);
  return exit.done;
}

interface Making {
  readonly worlds: Worlds;
  readonly program: Program;
  readonly target: Target;
  readonly plausible?: PlannedMarkets;
}

interface MadeStudy {
  readonly study: Study;
  readonly identity: RunIdentity;
}

async function makeStudy(request: StudyRequest, making: Making, effects: Effects): Promise<MadeStudy> {
  const { arms, run, given } = request;
  const { worlds, program } = making;
  const { place, isNamed } = making.target;
  const started = effects.clock.now();
  const progress = run.quiet ? silence : await effects.terminal.progress();
  const unfinished = keptUntilWritten(freshRuns(arms), worlds.replications, given, effects);
  // What is read from folders is not simulated.
  const none = { close: async () => {} };
  let open: Workers | undefined;
  const isShort = given.text("workers") === undefined && isSmall(arms, worlds, making.plausible?.markets ?? 0);
  const workers = async (): Promise<Workers> => {
    open ??= await effects.workers(run.threads, isShort);
    return { ...open, map: unfinished.through(open.map) };
  };
  const drawing = drawingEarly(drawsBeside(run), effects.drawing);
  try {
    const gathering = { worlds, precision: run.precision, program, progress, effects, workers };
    const { arms: found, seen: worldsSeen, stop } = await gatherArms(arms, gathering);
    const [baseline, ...others] = found;
    refuseIncomparable(baseline, others);
    const question = questionOf(request, found.map(madeOf), baseline.means.window, stop);
    const of = plausibleOfArms(question);
    const simulating = { signal: effects.interrupted, onProgress: paced(progress.say, effects) };
    const markets = of && (await seenPlausible(of, { ...simulating, map: (await workers()).map }));
    const seen = { ...worldsSeen, ...(markets && { plausible: markets }) };
    const answer = await compareKind.answer(question, seen);
    const identity = identityOf(compareKind, question, program, run);
    const said = compareKind.said(answer, {});
    const writing = { identity, place, isNamed, started, request: run, drawing, threads: open ?? none, said, progress };
    await writeAnswer(compareKind, { question, seen, answer }, writing, effects);
    unfinished.written();
    tellCounts(unfinished.store, effects);
    return { study: answer, identity };
  } catch (error) {
    throw unlessStopped(error, unfinished.store, effects);
  } finally {
    progress.stop();
    await open?.close();
    await drawing.close();
  }
}

function questionOf(
  { question, given, run, stated, arms: planned }: StudyRequest,
  arms: readonly AskedArm[],
  window: readonly [number, number],
  stop?: Stop,
): CompareQuestion {
  const counted = arms.map((arm) => (stop === undefined ? arm : { ...arm, replications: stop.worlds }));
  // What was read from a folder is not simulated, and nothing is known of it but its worlds.
  const markets = planned.some(isSaved) ? 0 : run.plausible;
  const scenarios = planned.map(({ scenario }) => scenario);
  const plausible = askPlausible(markets, scenarios, stated);
  return { question, arms: counted, window, explain: given.is("explain"), stop, plausible, generator: GENERATOR };
}

type Worlds = ReturnType<typeof freshWorlds>;

function askedOf(arm: PlannedArm, { seed, replications }: Worlds, program: Program): AskedArm {
  const { scenario } = arm;
  const { version, source } = program;
  if (!isSaved(arm)) return { scenario, seed, replications, program: { version, source } };
  const { manifest, folder } = arm;
  return {
    scenario,
    seed: manifest.seed,
    replications: manifest.replications,
    program: manifest.program,
    folder: folder.path,
  };
}

function madeOf({ means, program, folder }: ComparedArm): AskedArm {
  const { scenario, seed, replications } = means;
  return { scenario, seed, replications, program, folder };
}

function refusePrecision(arms: readonly PlannedArm[], { precision }: RunRequest): void {
  if (precision === undefined) return;
  refuseUnknownSeries(
    precision,
    arms.map(({ scenario }) => scenario),
  );
}

function refuseMarketsOfFolders(arms: readonly PlannedArm[], given: Given): void {
  const folder = arms.find(isSaved);
  const asked = given.text("plausible");
  if (folder === undefined || asked === undefined || asked === "0") return;
  throw new Refusal(
    `--plausible ${shown(asked)} simulates other markets, and ${folder.folder.path} is read from a folder.`,
    "Name scenarios in place of folders, or leave the option out.",
  );
}

function isSmall(arms: readonly PlannedArm[], worlds: Worlds, markets: number): boolean {
  return workOf(freshRuns(arms), worlds.replications + markets * WORLDS_OF_MARKET) < SMALL_WORK;
}

/** What is simulated now. */
function freshRuns(arms: readonly PlannedArm[]): ToSimulate[] {
  return arms.filter((arm) => !isSaved(arm)).map(({ scenario }) => ({ scenario }));
}

function refuseIncomparable(baseline: ComparedArm, others: readonly ComparedArm[]): void {
  for (const arm of others) {
    const { refusal } = comparability(baseline, arm);
    if (refusal.length > 0) throw new Refusal(...refusal);
  }
}
