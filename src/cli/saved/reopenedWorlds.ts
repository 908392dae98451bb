import { seriesOf } from "../../model/series.ts";
import { contentsOf } from "../../page/contents.ts";
import { effectKind } from "../../question/effect.ts";
import { effectAgain } from "../../question/effectRecord.ts";
import type { Simulating, WorldsKind, WorldsQuestion } from "../../question/kind.ts";
import { runAgain, runKind } from "../../question/run.ts";
import type { DifferingRow } from "../../result/grid.ts";
import type { Manifest } from "../../result/manifest.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { sinceDepartureSeries } from "../../worlds/sinceDeparture.ts";
import type { Effects } from "../effects.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { turnOf } from "../turn.ts";
import { differingFiles } from "./follows.ts";
import { identityAgain, type Reopened, type Reopening, type RerunOptions } from "./rerun.ts";
import { marketsAgain } from "./rerunMarkets.ts";
import { sampleOf } from "./rerunMeans.ts";

/** How worlds of a kind are simulated again. */
interface Again<Question, Seen> {
  /** The scenarios that it has worlds of, and by which of them the worlds of each are chosen. */
  readonly scenarios: (question: Question) => readonly { readonly scenario: Scenario; readonly like: Scenario }[];
  /** Simulates some worlds of every scenario again, and gives the rows that come out otherwise. */
  readonly some: (question: Question, seen: Seen, options: RerunOptions) => Promise<readonly DifferingRow[]>;
  /** What rests on all worlds, in a few words. */
  readonly statistics: (question: Question) => string;
}

/** A run opened again. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopenedRun(folder: SavedFolder, manifest: Manifest, effects: Reopening): Reopened {
  return reopenedWorlds(runKind, folder, manifest, effects, {
    statistics: ({ scenario }) => `the statistics over worlds in ${statisticsOf(scenario)}`,
    scenarios: ({ scenario, reference }) => {
      const both = reference === undefined ? [scenario] : [scenario, reference];
      return both.map((each) => ({ scenario: each, like: scenario }));
    },
    some: async (question, seen, { sample, threads }) => {
      const workers = await effects.workers(threads, workOf([question], sample) < SMALL_WORK);
      try {
        const simulating = { map: workers.map, signal: effects.interrupted };
        return await runAgain(question, seen, worldsOf(question, question.scenario, sample), simulating);
      } finally {
        await workers.close();
      }
    },
  });
}

/** Tables of a run that rest on all of its worlds. */
function statisticsOf({ market }: Scenario): string {
  const hasManagers = sinceDepartureSeries(market, seriesOf(market)).length > 0;
  return hasManagers ? "months.csv, since-entry.csv and since-departure.csv" : "months.csv and since-entry.csv";
}

/** An effect opened again. @throws BadFolder when something is missing, damaged or newer than this program */
export function reopenedEffect(folder: SavedFolder, manifest: Manifest, effects: Reopening): Reopened {
  return reopenedWorlds(effectKind, folder, manifest, effects, {
    statistics: () => "the means over worlds in effect-months.csv",
    scenarios: ({ scenario, scenarios }) =>
      Object.values(scenarios).map((each) => ({ scenario: each, like: scenario })),
    some: async (question, seen, { sample, threads }) => {
      const workers = await effects.workers(threads, 3 * workOf([question], sample) < SMALL_WORK);
      try {
        const simulating = { map: workers.map, signal: effects.interrupted };
        return await effectAgain(question, seen, worldsOf(question, question.scenario, sample), simulating);
      } finally {
        await workers.close();
      }
    },
  });
}

function reopenedWorlds<Question extends WorldsQuestion, Seen, Answer>(
  kind: WorldsKind<Question, Seen, Answer>,
  folder: SavedFolder,
  manifest: Manifest,
  effects: Reopening,
  { scenarios, some, statistics }: Again<Question, Seen>,
): Reopened {
  const asked = kind.reopen(folder, manifest);
  const seen = kind.readSeen(folder, manifest, asked);
  const question = kind.settled(asked, seen);
  const identity = identityAgain(kind, question, manifest);
  const making = { drawn: manifest.drawn, turn: turnOf(effects), draw: effects.draw };
  return {
    identity,
    isKept: true,
    contents: async (charts = identity.holds.charts) => {
      const answer = await kind.answer(question, seen);
      const held = { ...identity, holds: { ...identity.holds, charts } };
      return contentsOf(kind, { question, seen, answer }, { identity: held, ...making });
    },
    rerun: async (options) => {
      const { replications } = question;
      const all = scenarios(question).length * replications;
      if (options.sample < replications) {
        const worlds = await some(question, seen, options);
        const plausible = await marketsAgain(kind.plausible(question, seen), options, effects);
        const sample = sampled(question, options.sample);
        const left = [leftOf(all - sample.length, statistics(question)), ...plausible.left];
        return { of: "worlds", all, sample, differing: [...worlds, ...plausible.differing], left };
      }
      const again = await allAgain(kind, question, options, effects);
      const answered = { question, seen: again, answer: await kind.answer(question, again) };
      const differing = await differingFiles(
        folder,
        await contentsOf(kind, answered, { identity, ...making }),
        effects,
      );
      return { of: "worlds", all, sample: sampled(question, replications), differing, left: [] };
    },
  };

  function sampled(asked: Question, size: number): string[] {
    return scenarios(asked).flatMap(({ scenario, like }) => {
      return worldsOf(asked, like, size).map((world) => `${scenario.name} ${world}`);
    });
  }
}

/** The worlds of a scenario that are simulated again. */
function worldsOf({ seed, replications }: WorldsQuestion, { name }: Scenario, size: number): number[] {
  return sampleOf(replications, size, `${seed}/${name}`);
}

function leftOf(worlds: number, statistics: string): string {
  return `${worlds} worlds, and ${statistics}, which rest on all of them, were not simulated again: --sample all does`;
}

/** All worlds again, as if they were asked for by their number. */
async function allAgain<Question extends WorldsQuestion, Seen>(
  kind: Pick<WorldsKind<Question, Seen, unknown>, "simulate">,
  question: Question,
  { threads, pace }: RerunOptions,
  effects: Effects,
): Promise<Seen> {
  const workers = await effects.workers(threads, workOf([question], question.replications) < SMALL_WORK);
  const simulating: Simulating = {
    map: workers.map,
    signal: effects.interrupted,
    pause: turnOf(effects),
    onProgress: pace,
  };
  try {
    return await kind.simulate({ ...question, precision: undefined }, simulating);
  } finally {
    await workers.close();
  }
}
