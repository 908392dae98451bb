import { isSame, type Series } from "../model/series.ts";
import type { Goal } from "../scenario/scenario.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { monthsOfYear, yearsIn } from "../worlds/spans.ts";
import { type YearMeans, yearReader } from "../worlds/years.ts";
import { wilsonInterval } from "./survival.ts";

/** What became of a goal: in how many worlds it is met, and whether that is as many as are asked for. */
export interface GoalOutcome {
  readonly goal: Goal;
  /** Months of the mean, both included. */
  readonly months: readonly [first: number, last: number];
  /** Worlds in which the mean is known, and those of them that meet the goal; 0 where the record has no such months. */
  readonly n: number;
  readonly met: number;
  /** Share of the worlds that meet it, with its 95 % interval (Wilson); NaN where nothing is known. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** `open`: so many worlds do not decide it. `unknown`: the record does not have the mean of these months. */
  readonly verdict: "reached" | "missed" | "open" | "unknown";
}

/** The goals of a scenario, checked in its worlds. */
export function goalOutcomes(means: WindowMeans): GoalOutcome[] {
  return means.scenario.goals.map((goal) => {
    const months = goal.months ?? ([means.scenario.from, means.months - 1] as const);
    const values = valuesOver(means, goal, months)?.filter((value) => !Number.isNaN(value)) ?? [];
    const n = values.length;
    if (n === 0) {
      const none = { n, met: 0, share: Number.NaN, lower: Number.NaN, upper: Number.NaN };
      return { goal, months, ...none, verdict: "unknown" };
    }
    const met = values.filter((value) => isMet(goal, value)).length;
    const share = met / n;
    const [lower, upper] = wilsonInterval(share, n);
    const verdict = lower >= goal.share || met === n ? "reached" : upper < goal.share ? "missed" : "open";
    return { goal, months, n, met, share, lower, upper, verdict };
  });
}

function isMet({ is, value: asked }: Goal, value: number): boolean {
  if (is === "above") return value > asked;
  if (is === "below") return value < asked;
  return is === "atLeast" ? value >= asked : value <= asked;
}

/**
 * Means of a measure over some months, world by world: those of the window, or of whole years of the run. Undefined where
 * the record has neither.
 */
export function valuesOver(
  means: WindowMeans,
  series: Series,
  months: readonly [number, number],
): number[] | undefined {
  const { window, replications } = means;
  if (window[0] === months[0] && window[1] === months[1]) {
    const place = means.series.findIndex((each) => isSame(each, series));
    if (place < 0) return undefined;
    return Array.from({ length: replications }, (_, world) => means.means[world * means.series.length + place]);
  }
  return means.years === undefined ? undefined : overYears(means.years, series, months, replications);
}

function overYears(
  years: YearMeans,
  series: Series,
  [first, last]: readonly [number, number],
  worlds: number,
): number[] | undefined {
  const { months, from } = years;
  const read = yearReader(years, series);
  const spans = Array.from({ length: yearsIn(months, from) }, (_, year) => monthsOfYear(year, months, from));
  const within = [...spans.keys()].filter((year) => spans[year][0] >= first && spans[year][1] <= last);
  const isWhole = within.length > 0 && spans[within[0]][0] === first && spans[within[within.length - 1]][1] === last;
  if (read === undefined || !isWhole) return undefined;
  return Array.from({ length: worlds }, (_, world) => {
    let [sum, weight] = [0, 0];
    for (const year of within) {
      const length = spans[year][1] - spans[year][0] + 1;
      sum += read(world, year) * length;
      weight += length;
    }
    return sum / weight;
  });
}
