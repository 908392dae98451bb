import { type Answered, contentsOf } from "../page/contents.ts";
import { answerObject } from "../question/answerObject.ts";
import { explorationKind } from "../question/explorationKind.ts";
import type { AnalysisMore, Exploration, Kind, OpenScenario, PointsQuestion, Said } from "../question/kind.ts";
import { holdsOf, type RunIdentity } from "../result/manifest.ts";
import { type PointRecord, Recorder } from "../result/record.ts";
import { resolvedMarkets } from "../result/savedScenario.ts";
import type { Markets } from "../scenario/markets.ts";
import { typedOn } from "../words/shellWords.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { WORLDS_OF_MARKET } from "../worlds/plausible/markets.ts";
import { exploringMarkets, marketPoints } from "../worlds/plausible/points.ts";
import { type Explore, type ExploreOptions, exploring, type PointOutcome } from "../worlds/points.ts";
import { commandNamed } from "./arguments/commandTable.ts";
import type { Given } from "./arguments/given.ts";
import { drawingEarly, type EarlyDrawing } from "./drawnBeside.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit } from "./exit.ts";
import { type Failures, failuresSeen } from "./explore/failures.ts";
import { type ExploreProgress, progressOf } from "./explore/progress.ts";
import { type ExploreSetup, exploreSetup } from "./explore/setup.ts";
import { evidence, sayAnswer, sayWritten } from "./print/say.ts";
import { sayJson } from "./print/sayJson.ts";
import { type Progress, silence } from "./print/terminal.ts";
import { type Program, readProgram } from "./program.ts";
import { sayNotes } from "./readScenarios.ts";
import { destinationOf, explorationWords, OUTPUT, plainFolder } from "./results/destination.ts";
import { openIfAsked } from "./results/open.ts";
import { renewListBeside } from "./results/renewList.ts";
import { type Threads, writeFolder } from "./run/folder.ts";
import { GENERATOR, hashOf, runInfo } from "./run/identity.ts";
import { keptAnswer, keptSummary, sayKept } from "./run/kept.ts";
import type { RunRequest } from "./run/request.ts";
import { type Target, targetOf } from "./run/target.ts";
import { SMALL_WORK, workOf } from "./run/work.ts";
import { runShard } from "./shard/runShard.ts";
import { partOf } from "./shard/shardFile.ts";
import { openCache, tellLargeCache } from "./store/cache.ts";
import type { BatchStore } from "./store/store.ts";
import { storedMap } from "./store/storedMap.ts";
import { tellCounts, unlessStopped } from "./store/telling.ts";
import { turnOf } from "./turn.ts";

/** What identifies the folder that a question gives: known before any of it is simulated. */
export function identityOf<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  question: Question,
  { version, source }: Program,
  { charts, formats, detail }: Pick<RunRequest, "charts" | "formats" | "detail">,
): RunIdentity {
  const { explained, ...identity } = kind.identity(question, hashOf);
  return {
    ...identity,
    kind: kind.name,
    program: { version, source },
    generator: GENERATOR,
    holds: holdsOf({ charts, formats, detail, explained }),
  };
}

/**
 * Asks a question of many points: reads what is asked, decides where the result goes, simulates, writes the folder
 * whole or not at all, and tells.
 */
export async function explore<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  typed: Given,
  effects: Effects,
): Promise<ExitCode> {
  const setup = await exploreSetup(exploration, typed, effects);
  const { given, request, markets } = setup;
  const open = openScenario(setup, effects);
  const question = exploration.ask(given, open);
  sayNotes([...(exploration.notes?.(given, open) ?? []), ...(exploration.cautions?.(question) ?? [])], effects);
  const kind = explorationKind(exploration);
  const destination = destinationOf(explorationWords(exploration.command, markets.scenario.name, typed), given);
  const work = { exploration, kind, question, setup, given };
  if (partOf(given) !== undefined) return shardOf({ ...work, folder: plainFolder(destination) }, effects);
  const identity = identityOf(kind, question, readProgram(effects.disk), request);
  const target = targetOf(effects.disk, destination, identity, request);
  const { folder } = target;
  const code = target.keep
    ? await tellKept(kind, { folder, request, given }, effects)
    : await make({ ...work, folder }, identity, target, effects);
  await openIfAsked(given, evidence(folder, request.charts), effects);
  return code;
}

interface Work<Question extends PointsQuestion, Answer, Design> {
  readonly exploration: Exploration<Question, Answer, Design>;
  readonly kind: Kind<Question, PointRecord, Answer>;
  readonly question: Question;
  readonly setup: ExploreSetup;
  readonly folder: string;
  readonly given: Given;
}

function openScenario(setup: ExploreSetup, { machine }: Effects): OpenScenario {
  const { word, markets, window, isWindowSaid, series, outcomes, variables, request, plausible } = setup;
  const { seed, replications, precision } = request;
  const freeMemory = machine.freeMemory();
  return {
    word,
    typed: typedOn(machine),
    markets,
    seed,
    replications,
    precision,
    window,
    isWindowSaid,
    series,
    outcomes,
    variables,
    plausible,
    freeMemory,
  };
}

async function tellKept<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  { folder, request, given }: { readonly folder: string; readonly request: RunRequest; readonly given: Given },
  effects: Effects,
): Promise<ExitCode> {
  const command = commandNamed(kind.command);
  const summary = keptSummary(effects.disk, folder);
  if (request.json) {
    sayJson(command, { ...summary, folder, kept: true }, effects, "line");
    return exit.done;
  }
  const answer = await keptAnswer(kind, folder, effects);
  const said = answer === undefined ? undefined : kind.said(answer, {});
  sayKept({ said, summary }, said?.next ?? [], { command, given, folder, file: "scenario.yaml" }, effects);
  return exit.done;
}

/**
 * Says an answer, then makes its folder, whole or not at all, and adds it to the list of results: what fails to be written
 * has been said.
 */
export async function writeAnswer<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  answered: Answered<Question, Seen, Answer>,
  { identity, place, isNamed, started, request, drawing, threads, said, progress }: Writing,
  effects: Effects,
): Promise<void> {
  progress.pause();
  if (said !== undefined && !request.json) sayAnswer(said, effects.terminal);
  progress.say(`writing ${place.folder}`);
  const draw = (await drawing.started())?.draw;
  const contents = await contentsOf(kind, answered, { identity, turn: turnOf(effects), draw });
  await writeFolder(place, { ...contents, runInfo: runInfo(started, request, effects) }, effects, threads);
  renewListBeside(place.folder, isNamed, effects);
}

/** Charts are drawn beside this thread however few worlds there are: they cost the same of two worlds as of thousands. */
export function drawsBeside({ charts, threads }: RunRequest): boolean {
  return charts && threads > 1;
}

interface Writing extends Pick<Target, "place" | "isNamed"> {
  readonly identity: RunIdentity;
  /** When the work began. */
  readonly started: string;
  readonly drawing: EarlyDrawing;
  readonly threads: Threads;
  readonly request: RunRequest;
  /** The answer in words; none where it is said in other words when all is done. */
  readonly said?: Said;
  readonly progress: Pick<Progress, "say" | "pause">;
}

async function make<Question extends PointsQuestion, Answer, Design>(
  work: Work<Question, Answer, Design>,
  identity: RunIdentity,
  { place, isNamed }: Target,
  effects: Effects,
): Promise<ExitCode> {
  const { kind, setup, folder, given } = work;
  const { request } = setup;
  const started = effects.clock.now();
  const failures = failuresSeen(effects, request.json);
  const store = openCache(given, OUTPUT, effects);
  const { answered, progress, drawing, threads } = await simulated(work, { failures, store }, effects);
  const said = kind.said(answered.answer, {});
  try {
    await writeAnswer(
      kind,
      answered,
      { identity, place, isNamed, started, request, drawing, threads, said, progress },
      effects,
    );
  } finally {
    progress.stop();
    await threads.close();
    await drawing.close();
  }
  const { answer } = answered;
  if (request.json) {
    const told = answerObject(kind, answer, identity);
    sayJson(
      commandNamed(kind.command),
      { ...told, failedPoints: failures.count, folder, kept: false },
      effects,
      "line",
    );
  } else {
    const requested = { command: commandNamed(kind.command), given, folder, file: "scenario.yaml" };
    sayWritten(said.next, { ...requested, charts: request.charts }, effects);
  }
  failures.say();
  tellCounts(store, effects, request.quiet);
  tellLargeCache(store, effects);
  return failures.count > 0 ? exit.failed : exit.done;
}

interface Simulated<Question, Answer> {
  readonly answered: Answered<Question, PointRecord, Answer>;
  readonly progress: ExploreProgress;
  readonly drawing: EarlyDrawing;
  readonly threads: Threads;
}

async function simulated<Question extends PointsQuestion, Answer, Design>(
  { exploration, question, setup }: Work<Question, Answer, Design>,
  { failures, store }: { readonly failures: Failures; readonly store?: BatchStore },
  effects: Effects,
): Promise<Simulated<Question, Answer>> {
  const { request, markets } = setup;
  const { replications, seed, window, series } = question;
  const tried = exploration.tried?.(question)?.of;
  const inMarkets = tried === undefined ? 0 : tried.plan.draws.length * tried.points * WORLDS_OF_MARKET;
  const worlds = exploration.points(question) * replications + inMarkets;
  const line = request.quiet ? silence : await effects.terminal.progress();
  const progress = progressOf(
    line,
    { worlds, replications, json: request.json, known: () => store?.counts.reused ?? 0 },
    effects,
  );
  const isSmall = workOf([{ scenario: markets.scenario }], worlds) < SMALL_WORK;
  const workers = await effects.workers(request.threads, isSmall);
  const drawing = drawingEarly(drawsBeside(request), effects.drawing);
  try {
    const options = {
      seed,
      replications,
      window,
      series,
      signal: effects.interrupted,
      onWorlds: progress.worlds,
    };
    const map = store === undefined ? workers.map : storedMap(workers.map, store);
    const run = exploring(asSaved(markets), options, map);
    const recorder = new Recorder(watched(run, failures), { series, replications }, exploration.mostValues);
    const tried = triedIn(exploration, question, { ...options, markets: asSaved(markets) }, map);
    const answer = await exploration.analyse(question, recorder.explore, { tell: progress.best, markets: tried.see });
    const seen = { ...recorder.record(), ...tried.record() };
    return { answered: { question, seen, answer }, progress, drawing, threads: workers };
  } catch (error) {
    progress.stop();
    await drawing.close();
    await workers.close();
    throw unlessStopped(error, store, effects);
  }
}

/** What an exploration tries in plausible markets: how it is simulated, and what was seen by then. */
export function triedIn<Question extends PointsQuestion, Answer, Design>(
  { tried }: Exploration<Question, Answer, Design>,
  question: Question,
  { markets, ...options }: Omit<ExploreOptions, "series" | "replications"> & { readonly markets: Markets },
  map: MapBatches,
): { readonly see: AnalysisMore["markets"]; readonly record: () => Pick<PointRecord, "markets"> } {
  const of = tried?.(question)?.of;
  if (of === undefined) return { see: undefined, record: () => ({}) };
  const points: PointOutcome[] = [];
  const record = { series: of.series, replications: WORLDS_OF_MARKET, points, isKept: true };
  return {
    see: async () => {
      const explore = exploringMarkets(markets, of, options, map);
      await explore(marketPoints(of), ({ outcome }) => points.push(outcome));
      return { of, points };
    },
    record: () => ({ markets: record }),
  };
}

/** The markets as the folder will give them. */
function asSaved({ scenario }: Markets): Markets {
  const markets = resolvedMarkets(scenario.yaml, "scenario.yaml");
  if ("problems" in markets) throw new Error(`the resolved scenario cannot be read: ${markets.problems[0]?.wrong}`);
  return markets;
}

function watched(explore: Explore, failures: Failures): Explore {
  return (points, use, seedOf) =>
    explore(
      points,
      (point) => {
        failures.see(point);
        use(point);
      },
      seedOf,
    );
}

/**
 * The shard of an exploration that `--shard` names, beside the folder of the whole. What is cut in shards are the points
 * that are explored first; those that are chosen by what was seen at others are simulated when the shards are merged.
 */
function shardOf<Question extends PointsQuestion, Answer, Design>(
  { exploration, question, setup, folder, given }: Work<Question, Answer, Design>,
  effects: Effects,
): Promise<ExitCode> {
  const part = partOf(given);
  if (part === undefined) throw new Error("no shard is asked for");
  const { seed, replications, window, series } = question;
  const options = { seed, replications, window, series, signal: effects.interrupted };
  return runShard(
    {
      command: commandNamed(exploration.command),
      given,
      part,
      folder: `${folder}-shards`,
      out: folder,
      threads: setup.request.threads,
      feed: (map) => {
        const saved = asSaved(setup.markets);
        const { see } = triedIn(exploration, question, { ...options, markets: saved }, map);
        return exploration.analyse(question, exploring(saved, options, map), { markets: see });
      },
    },
    effects,
  );
}
