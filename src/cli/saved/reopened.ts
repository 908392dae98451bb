import { contentsOf, type FolderContents } from "../../page/contents.ts";
import {
  type Exploration,
  explorationKind,
  type Kind,
  type PointsQuestion,
  pointsAskedFor,
} from "../../question/kind.ts";
import { sweepKind } from "../../question/sweep.ts";
import type { Manifest, RunIdentity } from "../../result/manifest.ts";
import { type AskedPoint, type PointRecord, pointRows } from "../../result/record.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { openSavedMarkets } from "../../result/savedScenario.ts";
import { type Explore, exploring, type PointOutcome } from "../../worlds/points.ts";
import type { Effects } from "../effects.ts";
import { hashOf } from "../run/identity.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { turnOf } from "../session.ts";
import { sampleOf } from "./sampleOf.ts";

/** A result folder opened again: a question, and what was seen. */
export interface Reopened {
  /** What the manifest should say, from the question that was read. */
  readonly identity: RunIdentity;
  /** Every file that follows from question and record, without simulating; with charts and page where asked for. */
  readonly contents: (charts?: boolean) => Promise<FolderContents>;
  /** Simulates a part of the record again. */
  readonly rerun: (options: RerunOptions) => Promise<Rerun>;
}

export interface RerunOptions {
  /** How many points, or worlds of each scenario. */
  readonly sample: number;
  readonly threads: number;
}

/** What simulating a part of a record again has shown. */
export interface Rerun {
  readonly of: "points" | "worlds";
  /** How many the folder has, and the names of those that were simulated again. */
  readonly all: number;
  readonly sample: readonly string[];
  readonly differing: readonly DifferingRow[];
  /** What rests on what was not simulated again, in a sentence each. */
  readonly left: readonly string[];
}

/** A row of a table that is not what this program makes of its point or world. */
export interface DifferingRow {
  readonly point: string;
  readonly table: string;
  /** As the folder has it, and as it comes out now. */
  readonly saved: string;
  readonly now: string;
}

/** Opens a result folder again. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopened(folder: SavedFolder, manifest: Manifest, effects: Effects): Reopened {
  switch (manifest.kind) {
    case "sweep":
      return reopenedExploration(sweepKind, folder, manifest, effects);
    default:
      throw new Error(`no kind of question is called ${manifest.kind}`);
  }
}

/** An exploration of a result folder. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopenedExploration<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  folder: SavedFolder,
  manifest: Manifest,
  effects: Effects,
): Reopened {
  const kind = explorationKind(exploration);
  const question = kind.reopen(folder, manifest);
  const seen = kind.readSeen(folder, manifest, question);
  const identity = identityAgain(kind, question, manifest);
  const turn = turnOf(effects);
  return {
    identity,
    contents: async (charts = identity.holds.charts) => {
      const answer = await kind.answer(question, seen);
      const held = { ...identity, holds: { ...identity.holds, charts } };
      return contentsOf(kind, { question, seen, answer }, { identity: held, drawn: manifest.drawn, turn });
    },
    rerun: async ({ sample, threads }) => {
      if (seen === undefined) return nothingKept(exploration.points(question));
      const asked = await pointsAskedFor(exploration, question, seen);
      const numbers = sampleOf(asked.length, sample, `${question.seed}/${question.scenario.name}`);
      const points = numbers.map((number) => asked[number]);
      const run = await openExplore(folder, question, { threads, points: points.length }, effects);
      try {
        const now = await outcomesOf(points, run.explore);
        const names = exploration.names(question);
        const nameOf = (number: number) => names.cells(number).join(", ");
        return {
          of: "points",
          all: asked.length,
          sample: numbers.map(nameOf),
          differing: numbers.flatMap((number, at) => differingPoint(nameOf(number), seen, number, now[at])),
          left: numbers.length < asked.length ? [leftPoints(asked.length - numbers.length)] : [],
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

/** Of too many points no values are kept. */
function nothingKept(points: number): Rerun {
  const left = [`its ${points} points have more values than are kept: run the command again and compare`];
  return { of: "points", all: points, sample: [], differing: [], left };
}

/** What identifies the folder, worked out from its question: what its manifest says otherwise was changed. */
function identityAgain<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  question: Question,
  { program, generator, holds }: Manifest,
): RunIdentity {
  return { ...kind.identity(question, hashOf), kind: kind.name, program, generator, holds };
}

async function openExplore(
  folder: SavedFolder,
  { replications, seed, window, series, scenario }: PointsQuestion,
  { threads, points }: { readonly threads: number; readonly points: number },
  effects: Effects,
): Promise<{ readonly explore: Explore; readonly close: () => Promise<void> }> {
  const markets = openSavedMarkets(folder, "scenario.yaml");
  const isSmall = workOf([{ scenario, window, referenceLabel: "none" }], replications * points) < SMALL_WORK;
  const workers = await effects.workers(threads, isSmall);
  const options = { seed, replications, window, series, signal: effects.interrupted };
  return { explore: exploring(markets, options, workers.map), close: workers.close };
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

function differingPoint(point: string, seen: PointRecord, number: number, now: PointOutcome): DifferingRow[] {
  const saved = seen.points[number];
  if ("failure" in saved || "failure" in now) {
    const [then, here] = [saved, now].map((each) => ("failure" in each ? each.failure : "it has values"));
    return then === here ? [] : [{ point, table: "data/failed.csv", saved: then, now: here }];
  }
  const [then, here] = [saved, now].map((each) => pointRows(each, seen).map((row) => row.join(",")));
  const world = then.findIndex((row, at) => row !== here[at]);
  return world < 0 ? [] : [{ point, table: "data/values.csv", saved: then[world], now: here[world] }];
}
