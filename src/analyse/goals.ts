import type { Goal } from "../scenario/scenario.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { wilsonInterval } from "../worlds/statistics/intervals.ts";
import { sharesWorlds } from "./compareArms.ts";
import { isWindow, pairedOver, valuesForGoal, valuesOver } from "./seenOver.ts";

/** What became of a goal: in how many worlds it is met, and whether that is as many as are asked for. */
export interface GoalOutcome {
  readonly goal: Goal;
  /** Months of the mean, both included. */
  readonly months: readonly [first: number, last: number];
  /** Worlds in which the mean is known, of how many that were looked at, and those of them that meet the goal. */
  readonly n: number;
  readonly of: number;
  readonly met: number;
  /** Share of the worlds that meet it, with its 95 % interval (Wilson); NaN where nothing is known. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** `open`: these worlds do not decide it. `unknown`: the record does not have the mean of these months. */
  readonly verdict: "reached" | "missed" | "open" | "unknown";
  /**
   * Why it is unknown, in all worlds or in some: no worlds to hold it against, months that the record does not have or that
   * come after the run (`late`), no value in any of them, or (`gaps`) none in one of them where a mean is only known over all.
   */
  readonly why?: "reference" | "months" | "late" | "values" | "gaps";
}

/** What the scenario is measured against, and the pairs of worlds that have values in other months. */
export interface GoalReference {
  readonly reference?: WindowMeans;
  readonly common?: readonly CommonMonths[];
}

/** The goals of a scenario, checked in its worlds, and in the same worlds of its reference where they are against that. */
export function goalOutcomes(means: WindowMeans, more: GoalReference = {}): GoalOutcome[] {
  return means.scenario.goals.map((goal) => {
    const months = goal.months ?? ([means.scenario.from, means.months - 1] as const);
    const { values: all, isEvery, why: whyNone } = valuesOf(goal, months, means, more);
    const values = all.filter((value) => !Number.isNaN(value));
    const [n, of] = [values.length, all.length === 0 ? means.replications : all.length];
    if (n === 0) {
      const none = { met: 0, share: Number.NaN, lower: Number.NaN, upper: Number.NaN };
      // Pairs of the window have their mean over the months that both have, unless that is not known.
      const lacking = isEvery || goal.against !== undefined ? "gaps" : "values";
      const why = whyNone ?? (all.length === 0 ? "months" : lacking);
      return { goal, months, n, of, ...none, verdict: "unknown", why };
    }
    const met = values.filter((value) => isMet(goal, value)).length;
    const share = met / n;
    const [lower, upper] = wilsonInterval(share, n);
    if (n < of) {
      // Whatever the other worlds would be like: no more can meet it than these.
      const [, most] = wilsonInterval((met + of - n) / of, of);
      const verdict = most < goal.share ? "missed" : "open";
      return { goal, months, n, of, met, share, lower, upper, verdict, why: isEvery ? "gaps" : "values" };
    }
    const verdict = lower >= goal.share || met === n ? "reached" : upper < goal.share ? "missed" : "open";
    return { goal, months, n, of, met, share, lower, upper, verdict };
  });
}

type Months = readonly [first: number, last: number];

/** What is held against the value of a goal, world by world; no world where the record does not have it. */
interface Seen {
  readonly values: readonly number[];
  /** Whether a world has a value only where every month has one. */
  readonly isEvery: boolean;
  readonly why?: GoalOutcome["why"];
}

function valuesOf(goal: Goal, months: Months, means: WindowMeans, { reference, common = [] }: GoalReference): Seen {
  if (months[1] >= means.months) return { values: [], isEvery: true, why: "late" };
  if (goal.against === undefined) {
    const kept = valuesForGoal(means, goal, months);
    const values = kept ?? valuesOver(means, goal, months) ?? [];
    // Years are all that folders of older programs have.
    return { values, isEvery: kept === undefined && !isWindow(means, months) };
  }
  if (reference === undefined || !sharesWorlds(means, reference)) {
    return { values: [], isEvery: true, why: "reference" };
  }
  const pairs = pairedOver(goal, months, { after: means, before: reference, common });
  if (pairs !== undefined) {
    const values = pairs.map(({ after, before }) => apart(goal, after, before));
    return { values, isEvery: !isWindow(means, months) };
  }
  const [own, held] = [means, reference].map((each) => valuesForGoal(each, goal, months));
  if (own === undefined || held === undefined) return { values: [], isEvery: true };
  return { values: own.slice(0, held.length).map((value, world) => apart(goal, value, held[world])), isEvery: true };
}

/** As a difference, or as a part of the reference's mean. */
function apart({ isRelative }: Goal, own: number, other: number): number {
  return isRelative ? gap(own, other) / other : gap(own, other);
}

function isMet({ is, value: asked }: Goal, value: number): boolean {
  if (is === "above") return value > asked;
  if (is === "below") return value < asked;
  return is === "atLeast" ? value >= asked : value <= asked;
}
