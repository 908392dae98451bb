import { contentsOf } from "../../page/contents.ts";
import { explorationKind, pointsAskedFor } from "../../question/explorationKind.ts";
import type { Exploration, PointsQuestion, TriedInMarkets } from "../../question/kind.ts";
import type { DifferingRow } from "../../result/grid.ts";
import { type Manifest, MOVE_AWAY, type RunIdentity } from "../../result/manifest.ts";
import { type AskedPoint, type PointRecord, pointRows, Recorder } from "../../result/record.ts";
import { BadFolder, placeOf, type SavedFolder } from "../../result/savedFolder.ts";
import { openSavedMarkets } from "../../result/savedScenario.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { type ExploreMarkets, exploringMarkets } from "../../worlds/plausible/points.ts";
import { type Explore, exploring, type PointOutcome } from "../../worlds/points.ts";
import { reopenedComparison } from "../compare/reopenedComparison.ts";
import type { Effects } from "../effects.ts";
import { explorations } from "../explorations/all.ts";
import { counted, type Pace } from "../explore/progress.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { triedIn } from "../session.ts";
import { turnOf } from "../turn.ts";
import { reopenedEffect, reopenedRun } from "./reopenedWorlds.ts";
import type { Reopened, Reopening, Rerun, RerunOptions } from "./rerun.ts";
import { identityAgain } from "./rerun.ts";
import { leftMarkets } from "./rerunMarkets.ts";
import { sampleOf } from "./rerunMeans.ts";

/** How folders are opened that hold no exploration. */
const ofScenarios: Readonly<Record<string, typeof reopenedRun>> = {
  run: reopenedRun,
  effect: reopenedEffect,
  comparison: reopenedComparison,
};

/** Opens a result folder again. @throws BadFolder when something is missing, damaged or newer than this program */
export async function reopened(folder: SavedFolder, manifest: Manifest, effects: Reopening): Promise<Reopened> {
  const { kind } = manifest;
  if (Object.hasOwn(ofScenarios, kind)) return ofScenarios[kind](folder, manifest, effects);
  const exploration = Object.values(explorations).find((each) => each.folder === kind);
  if (exploration !== undefined) return exploration.use((each) => reopenedExploration(each, folder, manifest, effects));
  throw new BadFolder(`${placeOf(folder, "manifest.json")}: this program knows no "${kind}" folder.`, MOVE_AWAY);
}

/** An exploration of a result folder. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopenedExploration<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  folder: SavedFolder,
  manifest: Manifest,
  effects: Reopening,
): Reopened {
  const kind = explorationKind(exploration);
  const question = kind.reopen(folder, manifest);
  const seen = kind.readSeen(folder, manifest, question);
  const identity = identityAgain(kind, question, manifest);
  const making = { drawn: manifest.drawn, turn: turnOf(effects), draw: effects.draw };
  return {
    identity,
    isKept: seen.isKept,
    contents: async (charts = identity.holds.charts) => {
      const answer = await kind.answer(question, seen);
      const held = { ...identity, holds: { ...identity.holds, charts } };
      return contentsOf(kind, { question, seen, answer }, { identity: held, ...making });
    },
    rerun: async ({ sample, threads, pace }) => {
      if (!seen.isKept) {
        if (sample < exploration.points(question)) return nothingRun(exploration.points(question));
        return allAgain(exploration, { folder, question, manifest, identity, threads, pace }, effects);
      }
      const asked = await pointsAskedFor(exploration, question, seen);
      const numbers = sampleOf(asked.length, sample, `${question.seed}/${question.scenario.name}`);
      const points = numbers.map((number) => asked[number]);
      const tried = exploration.tried?.(question);
      const markets =
        tried === undefined ? [] : sampleOf(tried.of.plan.draws.length, sample, `${question.seed}/plausible`);
      const pointsOfAll = points.length + markets.length * (tried?.of.points ?? 0);
      const run = await openExplore(folder, question, { threads, pace, points: pointsOfAll }, effects);
      try {
        const again = tried && (await run.inMarkets(tried, seen, markets));
        const now = await outcomesOf(points, run.explore);
        const names = exploration.names(question);
        const nameOf = (number: number) => names.cells(number).join(", ");
        return {
          of: "points",
          all: asked.length,
          sample: numbers.map(nameOf),
          differing: [
            ...numbers.flatMap((number, at) => differingPoint(nameOf(number), seen, number, now[at])),
            ...(again?.differing ?? []),
          ],
          left: [
            ...(numbers.length < asked.length ? [leftPoints(asked.length - numbers.length)] : []),
            ...(again?.left ?? []),
          ],
        };
      } finally {
        await run.close();
      }
    },
  };
}

function leftPoints(count: number): string {
  return `${count === 1 ? "one point was" : `${count} points were`} not simulated again: --sample all does`;
}

/** Where no values are kept there is nothing to hold some points against. */
function nothingRun(points: number): Rerun {
  const left = [
    `all tables, charts and sentences: they rest on ${points} points, of which no values were kept; --sample all simulates them again`,
  ];
  return { of: "points", all: points, sample: [], differing: [], left };
}

/** Simulates an exploration of which no values were kept as if it were asked for the first time. */
async function allAgain<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  { folder, question, manifest, identity, threads, pace }: AllAgain<Question>,
  effects: Reopening,
): Promise<Rerun> {
  const { series, replications } = question;
  const run = await openExplore(folder, question, { threads, pace, points: exploration.points(question) }, effects);
  try {
    const recorder = new Recorder(run.explore, { series, replications }, exploration.mostValues);
    const tried = triedIn(exploration, question, run.options, run.map);
    const answer = await exploration.analyse(question, recorder.explore, { markets: tried.see });
    const seen = { ...recorder.record(), ...tried.record() };
    const made = { identity, drawn: manifest.drawn, turn: turnOf(effects), draw: effects.draw };
    const contents = await contentsOf(explorationKind(exploration), { question, seen, answer }, made);
    const names = exploration.names(question);
    const sample = seen.points.map((_, point) => names.cells(point).join(", "));
    return { of: "points", all: sample.length, sample, differing: [], left: [], contents };
  } finally {
    await run.close();
  }
}

interface AllAgain<Question> {
  readonly folder: SavedFolder;
  readonly question: Question;
  readonly manifest: Manifest;
  readonly identity: RunIdentity;
  readonly threads: number;
  readonly pace?: Pace;
}

async function openExplore(
  folder: SavedFolder,
  { replications, seed, window, series, scenario }: PointsQuestion,
  { threads, points, pace }: Pick<RerunOptions, "threads" | "pace"> & { readonly points: number },
  effects: Effects,
): Promise<OpenExplore> {
  const markets = openSavedMarkets(folder, "scenario.yaml");
  const isSmall = workOf([{ scenario }], replications * points) < SMALL_WORK;
  const workers = await effects.workers(threads, isSmall);
  const map = counted(workers.map, replications * points, pace);
  const options = { seed, window, signal: effects.interrupted };
  return {
    explore: exploring(markets, { ...options, replications, series }, map),
    options: { ...options, markets },
    map,
    inMarkets: (tried, seen, numbers) => {
      return marketsAgain(tried, seen, numbers, exploringMarkets(markets, tried.of, options, map));
    },
    close: workers.close,
  };
}

/** An exploration of a folder, ready to be simulated again. */
interface OpenExplore {
  readonly explore: Explore;
  readonly options: Parameters<typeof triedIn>[2];
  readonly map: MapBatches;
  /** Simulates all points of some plausible markets again and compares them with what was seen. */
  readonly inMarkets: (
    tried: TriedInMarkets,
    seen: PointRecord,
    numbers: readonly number[],
  ) => Promise<Pick<Rerun, "differing" | "left">>;
  readonly close: () => Promise<void>;
}

async function marketsAgain(
  { of, names }: TriedInMarkets,
  { markets: seen }: PointRecord,
  numbers: readonly number[],
  explore: ExploreMarkets,
): Promise<Pick<Rerun, "differing" | "left">> {
  const differing: DifferingRow[] = [];
  if (seen === undefined) return { differing, left: [] };
  // Nothing that was seen is there to be compared with: the files tell what is missing.
  if (!seen.isKept) return { differing, left: leftMarkets(of.plan.draws.length) };
  const wanted = numbers.flatMap((market) => Array.from({ length: of.points }, (_, point) => ({ market, point })));
  await explore(wanted, ({ market, point, outcome }) => {
    const place = market * of.points + point;
    const name = `plausible market ${names.cells(place).join(", ")}`;
    // A manifest that asks for more markets than were seen asks for rows that are not there.
    if (place < seen.points.length) differing.push(...differingPoint(name, seen, place, outcome, "plausible"));
    else differing.push({ point: name, table: "data/plausible-values.csv", saved: "no such row", now: "a row" });
  });
  return { differing, left: leftMarkets(of.plan.draws.length - numbers.length) };
}

async function outcomesOf(points: readonly AskedPoint[], explore: Explore): Promise<readonly PointOutcome[]> {
  const outcomes: PointOutcome[] = [];
  await explore(
    points.map(({ settings }) => settings),
    ({ outcome }) => outcomes.push(outcome),
    (index) => points[index].seed,
  );
  return outcomes;
}

function differingPoint(
  point: string,
  seen: PointRecord,
  number: number,
  now: PointOutcome,
  of?: "plausible",
): DifferingRow[] {
  const table = (name: string) => `data/${of === undefined ? name : `${of}-${name}`}.csv`;
  const saved = seen.points[number];
  if ("failure" in saved || "failure" in now) {
    const [then, here] = [saved, now].map((each) => ("failure" in each ? each.failure : "it has values"));
    // Where a setting was inherited from is known only to the files that the folder was made from.
    return then.startsWith(here) ? [] : [{ point, table: table("failed"), saved: then, now: here }];
  }
  const [then, here] = [saved, now].map((each) => pointRows(each, seen).map((row) => row.join(",")));
  const world = then.findIndex((row, at) => row !== here[at]);
  return world < 0 ? [] : [{ point, table: table("values"), saved: then[world], now: here[world] }];
}
