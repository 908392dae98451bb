import { isSame, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Money, moneyOf } from "../../worlds/money.ts";
import type { PlannedMarkets } from "../../worlds/plausible/markets.ts";
import type { Explore, KeptSeries, PointOutcome } from "../../worlds/points.ts";
import { type Deciding, derivedFrom, exploredOver, type SpannedSeries, spansOf } from "../../worlds/valuesOver.ts";
import type { WholeRun } from "../../worlds/wholeRun.ts";
import type { Criterion, FutureDesign, Policy } from "./policies.ts";

/** What is chosen among, over what is not known, and by what. */
export interface ChoiceQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Worlds of every policy in every future, the same for all; 2 or more. */
  readonly replications: number;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** The group that chooses; all buyers unless one is named. */
  readonly asker?: string;
  /** The scenario as it is first. */
  readonly policies: readonly Policy[];
  readonly uncertainties: readonly Variable[];
  readonly design: FutureDesign;
  /** By future: one setting an uncertainty. */
  readonly futures: readonly (readonly string[])[];
  /** Which way the outcome is better. */
  readonly better: "lower" | "higher";
  /** All of them at once make a future satisfying; at least one. */
  readonly criteria: readonly Criterion[];
  /** What is chosen by first. */
  readonly outcomes: readonly Series[];
  /** Which months it is over, and the criteria. */
  readonly over: Deciding;
  /** The years of the run; undefined where points run for different times. */
  readonly run?: WholeRun;
  /** What is kept of every world. */
  readonly series: readonly KeptSeries[];
  /** What is asked of markets that are as plausible. */
  readonly plausible?: PlannedMarkets;
  /** What the answer depends on, in a sentence each. */
  readonly cautions: readonly string[];
}

/** All that was simulated: what the answer is worked out from. */
export interface ChoiceRecord extends Omit<ChoiceQuestion, "series"> {
  /** The outcome first, then what the criteria are about, each once; after them the outcome over other months. */
  readonly series: readonly SpannedSeries[];
  /** What amounts of money are counted in. */
  readonly money: Money;
  /** Future by future, in each every policy: means over the window, index world * series + serie; NaN where there is none. */
  readonly points: readonly PointOutcome[];
}

/** Bytes that the worlds take while the question is answered: what is kept, and each series once more, turned. */
export function choiceMemory(counts: {
  readonly policies: number;
  readonly futures: number;
  readonly replications: number;
  readonly series: number;
}): number {
  const { policies, futures, replications, series } = counts;
  return Float64Array.BYTES_PER_ELEMENT * policies * futures * replications * (2 * series + 1);
}

/** Simulates every policy in every future, in the same worlds; amounts of money are in the currency of the scenario as it is. */
export async function recordChoice(
  question: ChoiceQuestion,
  explore: Explore,
  onFuture: (record: ChoiceRecord, future: number) => void = () => {},
): Promise<ChoiceRecord> {
  const { policies, scenario, series: kept, run } = question;
  const points: PointOutcome[] = [];
  const series = columnsOf(question);
  const record = { ...question, series, money: moneyOf(scenario), points };
  await exploredOver(
    explore,
    kept,
    series,
    run,
  )(pointsOf(question), ({ index, outcome }) => {
    points.push(outcome);
    if (index % policies.length === policies.length - 1) onFuture(record, Math.floor(index / policies.length));
  });
  return record;
}

/** The same of a question about another outcome, from what was kept of every point: index world * kept series + series. */
export function recordFrom(question: ChoiceQuestion, kept: readonly PointOutcome[]): ChoiceRecord {
  const series = columnsOf(question);
  const derive = derivedFrom(question.series, series, question.run);
  const points = kept.map((outcome) => ("failure" in outcome ? outcome : { means: derive(outcome.means) }));
  return { ...question, series, money: moneyOf(question.scenario), points };
}

/** What is weighed: the outcomes and the criteria over the months that decide, then the first outcome over others. */
function columnsOf({ outcomes, criteria, over, run }: ChoiceQuestion): SpannedSeries[] {
  const all = seriesOfChoice(outcomes, criteria);
  const decided = all.map(({ measure, group }) => ({ measure, group, over }));
  const [{ measure, group }] = outcomes;
  const elsewhere = [{ measure, group, over: "window" as const }, ...spansOf(outcomes[0], run)];
  return [...decided, ...elsewhere.filter((each) => each.over !== over)];
}

/** The outcomes, then what the criteria are about, each once. */
export function seriesOfChoice(outcomes: readonly Series[], criteria: readonly Criterion[]): Series[] {
  const all = [...outcomes, ...criteria.map((criterion) => criterion.series)];
  return all.filter((series, place) => all.findIndex((other) => isSame(other, series)) === place);
}

/** Future by future, in each every policy. */
function* pointsOf({ policies, futures }: ChoiceQuestion): Iterable<readonly string[]> {
  for (const future of futures) {
    for (const { settings } of policies) yield [...settings, ...future];
  }
}

/** One series in the futures that are used, of the policies that stand. Both are numbered anew from 0. */
export interface Outcomes {
  readonly futures: number;
  readonly policies: number;
  readonly worlds: number;
  /** Index (future * policies + policy) * worlds + world; higher is better; NaN is missing. */
  readonly values: Float64Array;
}

/** Which futures and policies an answer can be made of, by their numbers in the record. */
export interface Usable {
  /** The scenario as it is, and policies that have a value in some future. */
  readonly policies: readonly number[];
  /** Futures in which all of those have a value of every series. */
  readonly futures: readonly number[];
}

/** A future counts only where every policy can be compared in it; a policy that fails everywhere is left out first. */
export function usableOf({ policies, futures, series, points, over }: ChoiceRecord): Usable {
  const has = (future: number, policy: number) => {
    const point = points[future * policies.length + policy];
    if ("failure" in point) return false;
    return series.every(
      (each, serie) =>
        each.over !== over || point.means.some((value, at) => at % series.length === serie && !Number.isNaN(value)),
    );
  };
  const numbers = [...futures.keys()];
  // Without the scenario as it is there is nothing to hold the others against.
  const standing = [...policies.keys()].filter(
    (policy) => policy === 0 || numbers.some((future) => has(future, policy)),
  );
  return { policies: standing, futures: numbers.filter((future) => standing.every((policy) => has(future, policy))) };
}

/** A series of the record, turned so that higher is better. */
export function outcomesOf(record: ChoiceRecord, usable: Usable, serie: number, better: "lower" | "higher"): Outcomes {
  const { policies, futures } = usable;
  const worlds = record.replications;
  const sign = better === "lower" ? -1 : 1;
  const values = new Float64Array(futures.length * policies.length * worlds);
  let at = 0;
  for (const future of futures) {
    for (const policy of policies) {
      const point = record.points[future * record.policies.length + policy];
      for (let world = 0; world < worlds; world++) {
        values[at++] = "failure" in point ? Number.NaN : sign * point.means[world * record.series.length + serie];
      }
    }
  }
  return { futures: futures.length, policies: policies.length, worlds, values };
}

/** Mean over the worlds that have a value. */
export function meanOf({ policies, worlds, values }: Outcomes, future: number, policy: number): number {
  const first = (future * policies + policy) * worlds;
  let [sum, n] = [0, 0];
  for (let at = first; at < first + worlds; at++) {
    if (Number.isNaN(values[at])) continue;
    sum += values[at];
    n++;
  }
  return sum / n;
}
