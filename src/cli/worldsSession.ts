import { dirname } from "node:path";
import { answerObject } from "../question/answerObject.ts";
import type { Said, Simulating, WorldsKind, WorldsQuestion } from "../question/kind.ts";
import type { NextStep } from "../question/next.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { WORLDS_OF_MARKET } from "../worlds/plausible/markets.ts";
import type { FindQuantiles } from "../worlds/statistics/moments.ts";
import { commandNamed } from "./arguments/commandTable.ts";
import type { Given } from "./arguments/given.ts";
import { drawingEarly, type EarlyDrawing } from "./drawnBeside.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit, Refusal } from "./exit.ts";
import { paced } from "./explore/progress.ts";
import { nextLines, type Requested, typedHere } from "./print/nextLines.ts";
import { evidence, sayWritten } from "./print/say.ts";
import { sayJson } from "./print/sayJson.ts";
import { sayRuns } from "./print/sayRuns.ts";
import { type Progress, silence } from "./print/terminal.ts";
import { readProgram } from "./program.ts";
import type { Destination } from "./results/destination.ts";
import { openIfAsked } from "./results/open.ts";
import { listPath } from "./results/renewList.ts";
import { keptAnswer, keptSummary, sayKept } from "./run/kept.ts";
import type { RunRequest } from "./run/request.ts";
import { type Target, targetOf } from "./run/target.ts";
import { LONG_WORK, SMALL_WORK, workOf } from "./run/work.ts";
import { drawsBeside, identityOf, writeAnswer } from "./session.ts";
import { runShard } from "./shard/runShard.ts";
import { partOf } from "./shard/shardFile.ts";
import { openCache } from "./store/cache.ts";
import { tellCounts, unlessStopped } from "./store/telling.ts";
import { Unfinished } from "./store/untilWritten.ts";
import { turnOf } from "./turn.ts";
import type { Workers } from "./workers.ts";

/** A question of scenarios, and where its answer goes. */
export interface Asked<Question> {
  readonly question: Question;
  readonly to: Destination;
  /** How the user named the scenario. */
  readonly word: string;
  /** The scenario as it was resolved, in the folder. */
  readonly file: string;
}

/** What a command asks that is answered by simulating scenarios: one question, or several one after the other. */
export interface WorldsCommand<Question extends WorldsQuestion, Seen> {
  readonly request: RunRequest;
  readonly given: Given;
  readonly asked: readonly Asked<Question>[];
  /** Folder beside which finished batches are kept. */
  readonly out: string;
  /** How much more there is to simulate than the scenario and its reference; 1 unless given. */
  readonly effort?: number;
  /** Refuses what cannot be simulated here; called with the questions whose answer is not there already. */
  readonly refuse?: (fresh: readonly Question[]) => void;
  /** Simulates a question, where that is not done as the kind does it by itself. */
  readonly simulate?: (question: Question, simulating: Simulating) => Promise<Seen>;
  /** All answers for programs, from the summary of each. */
  readonly object: (summaries: readonly object[]) => object;
  /** What to ask next after several, of the first. */
  readonly next: readonly NextStep[];
}

/** A question, and whether its answer is there already. */
interface Targeted<Question> extends Target {
  readonly question: Question;
  readonly word: string;
  readonly file: string;
}

/**
 * Asks questions that are answered by simulating scenarios: decides where each answer goes, simulates what is not there,
 * writes each folder whole or not at all, and tells.
 */
export async function askWorlds<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  command: WorldsCommand<Question, Seen>,
  effects: Effects,
): Promise<ExitCode> {
  const { request, given, asked } = command;
  if (partOf(given) !== undefined) return shardOfWorlds(kind, command, effects);
  const program = readProgram(effects.disk);
  const targets = asked.map(({ question, to, word, file }): Targeted<Question> => {
    const target = targetOf(effects.disk, to, identityOf(kind, question, program, request), request);
    return { question, word, file, ...target };
  });
  const fresh = targets.filter(({ keep }) => !keep).map(({ question }) => question);
  command.refuse?.(fresh);
  if (fresh.length === 0) await tellAll(kind, command, targets, effects);
  else await answerAll(kind, command, { targets, fresh }, effects);
  await openIfAsked(given, pageOf(targets, request), effects);
  return exit.done;
}

/** The page of an answer; of several, the list of all results. */
function pageOf<Question>([{ folder }, ...others]: readonly Targeted<Question>[], { charts }: RunRequest): string {
  return others.length === 0 ? evidence(folder, charts) : listPath(dirname(folder));
}

/** Simulates what is not there yet, and tells. */
async function answerAll<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  command: WorldsCommand<Question, Seen>,
  { targets, fresh }: { readonly targets: readonly Targeted<Question>[]; readonly fresh: readonly Question[] },
  effects: Effects,
): Promise<void> {
  const { request, given, asked, out } = command;
  const { interrupted, terminal } = effects;
  const markets = Math.max(0, ...fresh.map(({ plausible }) => plausible?.markets ?? 0));
  const work = (command.effort ?? 1) * workOf(fresh, request.replications + markets * WORLDS_OF_MARKET);
  const store = openCache(given, out, effects);
  // Short work is not kept: it is done again faster than said.
  const unfinished = new Unfinished(work < LONG_WORK ? undefined : store, kind.tasks, fresh);
  const progress = request.quiet ? silence : await terminal.progress();
  const isSmall = given.text("workers") === undefined && work < SMALL_WORK;
  const workers = await effects.workers(request.threads, isSmall);
  const drawing = drawingEarly(drawsBeside(request), effects.drawing);
  const map = unfinished.through(workers.map);
  const finished: string[] = [];
  const summaries: object[] = [];
  try {
    for (const [index, target] of targets.entries()) {
      const place = asked.length === 1 ? "" : `${index + 1} of ${asked.length}: `;
      const onProgress = paced((text) => progress.say(`${place}${text}`), effects);
      const simulating = {
        map,
        once: workers.once ?? workers.map,
        signal: interrupted,
        pause: turnOf(effects),
        quantiles: quantilesBeside(workers, interrupted),
        onProgress,
      };
      const summary = target.keep
        ? await tellAgain(kind, command, target, effects)
        : await answer(kind, command, target, { simulating, drawing, threads: workers, progress, unfinished }, effects);
      summaries.push(summary);
      finished.push(target.folder);
    }
    finish(kind, command, { summaries, targets }, effects);
    tellCounts(unfinished.store, effects);
  } catch (error) {
    throw unlessStopped(error, unfinished.store, effects, finishedSentences(finished, asked.length));
  } finally {
    progress.stop();
    await workers.close();
    await drawing.close();
  }
}

/** Quantiles on the threads that simulate, where there are any. */
function quantilesBeside({ beside }: Workers, signal: AbortSignal): FindQuantiles | undefined {
  return beside && ((tasks) => beside("quantiles", tasks, signal));
}

/** Says answers again that are all there already. */
async function tellAll<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  command: WorldsCommand<Question, Seen>,
  targets: readonly Targeted<Question>[],
  effects: Effects,
): Promise<void> {
  const summaries: object[] = [];
  for (const target of targets) summaries.push(await tellAgain(kind, command, target, effects));
  finish(kind, command, { summaries, targets }, effects);
}

/** What is told when all is said: all answers for programs; what to ask next, after several. */
function finish<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  { request, given, asked, object, next }: WorldsCommand<Question, Seen>,
  { summaries, targets }: { readonly summaries: readonly object[]; readonly targets: readonly Targeted<Question>[] },
  effects: Effects,
): void {
  if (request.json) sayJson(commandNamed(kind.command), object(summaries), effects);
  if (request.json || asked.length === 1) return;
  const lines = nextLines(next, requestedOf(kind, given, targets[0]), typedHere(effects));
  if (areMany(asked)) sayRuns(summaries, { list: pageOf(targets, request), next: lines }, effects.terminal);
  else effects.terminal.out(lines.join("\n"));
}

/** More answers than a screen has room for: each is a line. */
function areMany(asked: readonly unknown[]): boolean {
  return asked.length > MOST_IN_FULL;
}

/** Answers that are said in full. */
const MOST_IN_FULL = 3;

/** The answer is there already: it is said again. */
async function tellAgain<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  { request, given, asked }: WorldsCommand<Question, Seen>,
  target: Targeted<Question>,
  effects: Effects,
): Promise<object> {
  const { folder } = target;
  const summary = keptSummary(effects.disk, folder);
  if (!request.json && !areMany(asked)) {
    const answer = await keptAnswer(kind, folder, effects);
    const said = answer === undefined ? undefined : inShort(kind.said(answer, {}), asked);
    sayKept({ said, summary }, said?.next ?? [], requestedOf(kind, given, target), effects);
  }
  return { ...summary, folder, kept: true };
}

/** Of several, each says its answer; tables and what to ask next would be too much. */
function inShort(said: Said, asked: readonly unknown[]): Said {
  return asked.length === 1 ? said : { ...said, table: undefined, next: [] };
}

/** The request for one question, as the next command repeats it. */
function requestedOf(
  { command }: { readonly command: string },
  given: Given,
  { word, file, folder }: Pick<Targeted<unknown>, "word" | "file" | "folder">,
): Requested & { readonly folder: string } {
  return { command: commandNamed(command), given, words: [word], folder, file };
}

/** What Ctrl-C leaves of several questions. */
function finishedSentences(finished: readonly string[], asked: number): string[] {
  if (asked === 1) return [];
  if (finished.length === 0) return [`None of the ${asked} scenarios was finished.`];
  return [`Finished: ${finished.length} of ${asked} scenarios (${finished.join(", ")}); the same command keeps them.`];
}

interface Answering<Question> {
  readonly simulating: Simulating;
  readonly drawing: EarlyDrawing;
  readonly threads: Workers;
  readonly progress: Progress;
  readonly unfinished: Unfinished<Question>;
}

/** Simulates one question, writes its folder and says the answer; gives what programs are told of it. */
async function answer<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  { request, given, asked, simulate = kind.simulate }: WorldsCommand<Question, Seen>,
  target: Targeted<Question>,
  { simulating, drawing, threads, progress, unfinished }: Answering<Question>,
  effects: Effects,
): Promise<object> {
  const { question, folder, place, isNamed } = target;
  const started = effects.clock.now();
  const seen = await simulate(question, simulating);
  const settled = kind.settled(question, seen);
  const answered = { question: settled, seen, answer: await kind.answer(settled, seen) };
  const said = kind.said(answered.answer, {});
  const short = inShort(said, asked);
  const identity = identityOf(kind, settled, readProgram(effects.disk), request);
  const writing = { identity, place, isNamed, started, request, drawing, threads, progress };
  await writeAnswer(kind, answered, { ...writing, said: areMany(asked) ? undefined : short }, effects);
  unfinished.writtenOf(question, settled);
  progress.pause();
  if (!request.json && !areMany(asked)) {
    sayWritten(short.next, { ...requestedOf(kind, given, target), charts: request.charts }, effects);
  }
  return { ...answerObject(kind, answered.answer, identity), folder, kept: false };
}

/** The shard of questions that `--shard` names, in the folder of their results. */
function shardOfWorlds<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  { request, given, asked, out }: WorldsCommand<Question, Seen>,
  effects: Effects,
): Promise<ExitCode> {
  const part = partOf(given);
  if (part === undefined) throw new Error("no shard is asked for");
  if (request.precision !== undefined) {
    throw new Refusal(
      "--shard needs to know the number of worlds beforehand, which --replications auto does not.",
      "Say how many, e.g. --replications 2000.",
    );
  }
  const feed = (map: MapBatches) => map(kind.tasks(asked.map(({ question }) => question)), () => {});
  const command = commandNamed(kind.command);
  return runShard({ command, given, part, folder: out, out, threads: request.threads, feed }, effects);
}
