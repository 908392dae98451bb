import { isSame } from "../model/series.ts";
import type { Goal } from "../scenario/scenario.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import type { SingleWorld, WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { wilsonInterval } from "../worlds/statistics/intervals.ts";
import { sharesWorlds } from "./compareArms.ts";
import { pairedOver, valuesForGoal, valuesOver } from "./seenOver.ts";

/** What became of a goal: in how many worlds it is met, and whether that is as many as are asked for. */
export interface GoalOutcome {
  readonly goal: Goal;
  /** Months of the mean, both included. */
  readonly months: readonly [first: number, last: number];
  /** Worlds in which the mean is known, of how many there are, and those of them that meet the goal. */
  readonly n: number;
  readonly of: number;
  /** Whether only the first worlds were looked at, which are kept month by month. */
  readonly isOfFirst: boolean;
  readonly met: number;
  /** Share of the worlds that meet it, with its 95 % interval (Wilson); NaN where nothing is known. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** `open`: so many worlds do not decide it. `unknown`: the record does not have the mean of these months. */
  readonly verdict: "reached" | "missed" | "open" | "unknown";
  /** Why it is unknown: no worlds to hold it against, months that the record does not have, or no value in any of them. */
  readonly why?: "reference" | "months" | "values";
}

/** What a goal is checked in: the worlds of its scenario, and what is known of months beside their means. */
export interface GoalWorlds extends WindowMeans {
  readonly singleWorlds?: readonly SingleWorld[];
}

/** What the scenario is measured against, and the pairs of worlds that have values in other months. */
export interface GoalReference {
  readonly reference?: GoalWorlds;
  readonly common?: readonly CommonMonths[];
}

/** The goals of a scenario, checked in its worlds, and in the same worlds of its reference where they are against that. */
export function goalOutcomes(means: GoalWorlds, more: GoalReference = {}): GoalOutcome[] {
  return means.scenario.goals.map((goal) => {
    const months = goal.months ?? ([means.scenario.from, means.months - 1] as const);
    const seen = valuesOf(goal, months, means, more);
    const values = seen.values.filter((value) => !Number.isNaN(value));
    const [n, of] = [values.length, means.replications];
    const { isOfFirst, why = seen.values.length > 0 && !seen.isOfFirst ? "values" : "months" } = seen;
    if (n === 0) {
      const none = { met: 0, share: Number.NaN, lower: Number.NaN, upper: Number.NaN };
      return { goal, months, n, of, isOfFirst, ...none, verdict: "unknown", why };
    }
    const met = values.filter((value) => isMet(goal, value)).length;
    const share = met / n;
    const [lower, upper] = wilsonInterval(share, n);
    const isEvery = met === n && !isOfFirst;
    const verdict = lower >= goal.share || isEvery ? "reached" : upper < goal.share ? "missed" : "open";
    return { goal, months, n, of, isOfFirst, met, share, lower, upper, verdict };
  });
}

type Months = readonly [first: number, last: number];

/** What is held against the value of a goal, world by world. */
interface Seen {
  readonly values: readonly number[];
  readonly isOfFirst: boolean;
  readonly why?: GoalOutcome["why"];
}

/** Of all worlds where the record has their means; else of the first, which are kept month by month. */
function valuesOf(goal: Goal, months: Months, means: GoalWorlds, { reference, common = [] }: GoalReference): Seen {
  const none = { values: [], isOfFirst: false };
  if (goal.against === undefined) {
    const values = valuesOver(means, goal, months) ?? valuesForGoal(means, goal, months);
    if (values !== undefined) return { values, isOfFirst: false };
    const tracks = tracksOf(means, goal, months);
    return tracks === undefined ? none : { values: tracks.map((track) => meanOf(track)), isOfFirst: true };
  }
  if (reference === undefined || !sharesWorlds(means, reference)) return { ...none, why: "reference" };
  const pairs = pairedOver(goal, months, { after: means, before: reference, common });
  if (pairs !== undefined) {
    return { values: pairs.map(({ after, before }) => apart(goal, after, before)), isOfFirst: false };
  }
  const [own, held] = [means, reference].map((each) => valuesForGoal(each, goal, months));
  if (own !== undefined && held !== undefined) {
    return {
      values: own.slice(0, held.length).map((value, world) => apart(goal, value, held[world])),
      isOfFirst: false,
    };
  }
  const [tracks, others] = [means, reference].map((each) => tracksOf(each, goal, months));
  return tracks === undefined || others === undefined
    ? none
    : { values: pairedTracks(goal, tracks, others), isOfFirst: true };
}

/** How far every world is from the same one of the reference, from months: means over other months are never paired. */
function pairedTracks(goal: Goal, own: readonly number[][], other: readonly number[][]): number[] {
  return own.slice(0, other.length).map((track, world) => {
    const isBoth = (_: number, month: number) => !Number.isNaN(track[month] + other[world][month]);
    return apart(goal, meanOf(track.filter(isBoth)), meanOf(other[world].filter(isBoth)));
  });
}

/** As a difference, or as a part of the reference's mean. */
function apart({ isRelative }: Goal, own: number, other: number): number {
  return isRelative ? gap(own, other) / other : gap(own, other);
}

/** Some months of a series in each of the worlds that are kept month by month; undefined where none are. */
function tracksOf(
  { series, singleWorlds = [] }: GoalWorlds,
  goal: Goal,
  [first, last]: Months,
): number[][] | undefined {
  const place = series.findIndex((each) => isSame(each, goal));
  if (place < 0 || singleWorlds.length === 0) return undefined;
  return singleWorlds.map(({ values }) =>
    Array.from({ length: last - first + 1 }, (_, month) => values[(first + month) * series.length + place]),
  );
}

/** Mean over the months that have a value; NaN where none has. */
function meanOf(track: readonly number[]): number {
  const known = track.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function isMet({ is, value: asked }: Goal, value: number): boolean {
  if (is === "above") return value > asked;
  if (is === "below") return value < asked;
  return is === "atLeast" ? value >= asked : value <= asked;
}
