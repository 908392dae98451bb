import { join } from "node:path";
import type { FolderContents } from "../../page/contents.ts";
import type { FolderKind, RunIdentity } from "../../result/manifest.ts";
import { type Explore, exploring } from "../../worlds/points.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { silence } from "../print/terminal.ts";
import { type Program, readProgram } from "../program.ts";
import { writeFolder } from "../run/folder.ts";
import { identityOf } from "../run/identity.ts";
import { keptSummary, sayKept } from "../run/kept.ts";
import { runInfo } from "../run/runInfo.ts";
import { targetOf } from "../run/target.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { openCache } from "../store/cache.ts";
import { tellLargeCache } from "../store/largeCache.ts";
import type { BatchStore } from "../store/store.ts";
import { storedMap } from "../store/storedMap.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";
import { type Failures, failuresSeen } from "./failures.ts";
import { type ExploreProgress, progressOf } from "./progress.ts";
import type { ExploreSetup } from "./setup.ts";
import { commandOf, shardOfExploration } from "./shard.ts";

/** One way to explore a scenario: what is asked, what is worked out, and how it is told. */
export interface Exploration<Analysis> {
  readonly kind: FolderKind;
  /** All that decides the answer beside scenario, seed, worlds and window; goes into the manifest. */
  readonly design: Readonly<Record<string, unknown>>;
  /** Points that will be simulated, for progress; more may come. */
  readonly points: number;
  readonly analyse: (explore: Explore, progress: ExploreProgress) => Promise<Analysis>;
  readonly contents: (analysis: Analysis, made: Making) => Promise<Omit<FolderContents, "runInfo">>;
  /** The answer for programs. */
  readonly summary: (analysis: Analysis) => object;
  readonly say: (analysis: Analysis, folder: string) => void;
}

/** What the contents of a folder are made with. */
export interface Making {
  readonly identity: RunIdentity;
  readonly charts: boolean;
  readonly signal: AbortSignal;
}

/** Where results and finished batches go unless said otherwise. */
const OUTPUT = "output";

/** Explores a scenario: decides where the result goes, simulates, writes the folder whole or not at all, and tells. */
export async function explore<Analysis>(
  setup: ExploreSetup,
  exploration: Exploration<Analysis>,
  given: Given,
  effects: Effects,
): Promise<ExitCode> {
  const { request, markets } = setup;
  const program = readProgram(effects.disk);
  const identity = identityOfExploration(setup, exploration, program);
  const folder = given.text("out") ?? join(OUTPUT, `${commandOf(exploration.kind)}-${markets.scenario.name}`);
  const sharded = await shardOfExploration(setup, exploration, folder, given, effects);
  if (sharded !== undefined) return sharded;
  const { keep, place } = targetOf(effects.disk, folder, identity, request);
  if (keep) {
    const summary = keptSummary(effects.disk, folder);
    if (request.json) sayJson({ ...summary, folder, kept: true }, program, effects);
    else sayKept(folder, summary, effects.terminal);
    return exit.done;
  }
  const started = effects.clock.now();
  const failures = failuresSeen(effects, request.json);
  const store = openCache(given, OUTPUT, effects);
  const { analysis, progress } = await analysed(setup, exploration, { failures, store }, effects);
  progress.say(`writing ${folder}`);
  const made = { identity, charts: request.charts, signal: effects.interrupted };
  const contents = await exploration.contents(analysis, made);
  await writeFolder(place, { ...contents, runInfo: runInfo(started, request, effects) }, effects);
  progress.stop();
  if (request.json) {
    const summary = { ...exploration.summary(analysis), failedPoints: failures.count };
    sayJson({ ...summary, folder, kept: false }, program, effects);
  } else exploration.say(analysis, folder);
  failures.say();
  tellCounts(store, effects, request.quiet);
  tellLargeCache(store, effects);
  return failures.count > 0 ? exit.failed : exit.done;
}

function identityOfExploration(
  { markets, window, request }: ExploreSetup,
  { kind, design }: Pick<Exploration<unknown>, "kind" | "design">,
  program: Program,
): RunIdentity {
  const planned = { scenario: markets.scenario, window, referenceLabel: "none" };
  const { seed, replications } = request;
  return {
    ...identityOf(planned, { seed, replications, charts: request.charts, parquet: request.parquet }, program),
    kind,
    design,
  };
}

async function analysed<Analysis>(
  setup: ExploreSetup,
  exploration: Exploration<Analysis>,
  { failures, store }: { readonly failures: Failures; readonly store?: BatchStore },
  effects: Effects,
): Promise<{ readonly analysis: Analysis; readonly progress: ExploreProgress }> {
  const { request, markets, window, series } = setup;
  const planned = { scenario: markets.scenario, window, referenceLabel: "none" };
  const worlds = exploration.points * request.replications;
  const line = request.quiet ? silence : await effects.terminal.progress();
  const progress = progressOf(
    line,
    { worlds, replications: request.replications, json: request.json, known: () => store?.counts.reused ?? 0 },
    effects,
  );
  const isSmall = workOf([planned], worlds) < SMALL_WORK;
  const workers = await effects.workers(request.threads, isSmall);
  try {
    const options = {
      seed: request.seed,
      replications: request.replications,
      window,
      series,
      signal: effects.interrupted,
      onWorlds: progress.worlds,
    };
    const run = exploring(markets, options, store === undefined ? workers.map : storedMap(workers.map, store));
    const watched: Explore = (points, use, seedOf) => {
      const seen: typeof use = (point) => {
        failures.see(point);
        use(point);
      };
      return run(points, seen, seedOf);
    };
    return { analysis: await exploration.analyse(watched, progress), progress };
  } catch (error) {
    progress.stop();
    throw unlessStopped(error, store, effects);
  } finally {
    await workers.close();
  }
}

function sayJson(summary: object, { version, source }: Program, { terminal }: Effects): void {
  terminal.out(JSON.stringify({ event: "result", program: { version, source }, ...summary }));
}
