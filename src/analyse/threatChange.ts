import type { MeasureName } from "../model/measures.ts";
import { ALL } from "../model/series.ts";
import type { PairedDifference, WindowMeans } from "../worlds/result.ts";
import type { MonthlyDifferences } from "./monthlyDifferences.ts";
import { isClear } from "./phases.ts";
import { gainsClearly, halfwayMonth } from "./threat.ts";

/**
 * Who threatens a supplier that is there already, before a change and after it, and by how much less or more: read off the
 * months of both, world by world where they are the same worlds.
 */
export interface ThreatChange {
  /** The group that gains most of the spend from the first month to the last, in each; undefined where nobody gains clearly. */
  readonly before?: Gaining;
  readonly after?: Gaining;
  /** Of the one before, else of the one after: its share of all spend in the last month. */
  readonly share: MonthDifference;
  /** Where of these months only means are known, as of saved folders: their intervals are from those of the two means. */
  readonly from?: "no pairs";
  /** Where it is of newcomers: contracts a buyer that they hold in the last month. */
  readonly contracts?: MonthDifference;
  /** How inert whoever asks is, over the window; undefined where that is not told apart. */
  readonly inertia?: PairedDifference;
}

/** A group that gains: its share of spend in the first month and in the last, and the month by which it has half of the gain. */
export interface Gaining {
  readonly group: string;
  readonly first: number;
  readonly last: number;
  readonly half: number;
}

/** A month of both, and the difference with its 95 % interval. */
export interface MonthDifference {
  readonly n: number;
  readonly baseline: number;
  readonly scenario: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

type Arm = Pick<WindowMeans, "series" | "means" | "replications" | "scenario">;

/**
 * @param overTime  the months of both; @param differences  of the window
 * @returns undefined for a newcomer, where buyers ask, of single worlds, and where nobody gains clearly in either
 */
export function threatChange(
  baseline: Arm,
  scenario: Arm,
  overTime: MonthlyDifferences | undefined,
  differences: readonly PairedDifference[],
): ThreatChange | undefined {
  const { asker, market } = scenario.scenario;
  const kindOf = (group: string) => market.suppliers.find(({ name }) => name === group)?.kind;
  if (overTime === undefined || asker === undefined || kindOf(asker) === "newcomer") return undefined;
  const others = market.suppliers.map(({ name }) => name).filter((name) => name !== asker);
  const before = gainingMost(baseline, overTime, "baseline", others);
  const after = gainingMost(scenario, overTime, "scenario", others);
  const group = before?.group ?? after?.group;
  const share = group === undefined ? undefined : lastMonth(overTime, "shareOfSpend", group);
  if (group === undefined || share === undefined) return undefined;
  const contracts = kindOf(group) === "newcomer" ? lastMonth(overTime, "newcomersOnFixedTrack", ALL) : undefined;
  const inertia = differences.find(({ series }) => series.measure === "inertia" && series.group === asker);
  return {
    ...(before && { before }),
    ...(after && { after }),
    share,
    ...(overTime.meansOnly[placeOf(overTime, "shareOfSpend", group)] && { from: "no pairs" as const }),
    ...(contracts && { contracts }),
    ...(inertia && isClear(inertia) && { inertia }),
  };
}

function gainingMost(
  arm: Arm,
  overTime: MonthlyDifferences,
  side: "baseline" | "scenario",
  groups: readonly string[],
): Gaining | undefined {
  const found = groups.flatMap((group): Gaining[] => {
    const at = monthsOf(overTime, side, "shareOfSpend", group);
    if (at === undefined) return [];
    const [first, last] = [at(0), at(overTime.months - 1)];
    if (!gainsClearly(arm, group, first, last)) return [];
    return [{ group, first, last, half: halfwayMonth(at, overTime.months) }];
  });
  return found.toSorted((one, other) => other.last - other.first - (one.last - one.first))[0];
}

function placeOf({ series }: MonthlyDifferences, measure: MeasureName, group: string): number {
  return series.findIndex((each) => each.measure === measure && each.group === group);
}

function monthsOf(
  overTime: MonthlyDifferences,
  side: "baseline" | "scenario",
  measure: MeasureName,
  group: string,
): ((month: number) => number) | undefined {
  const place = placeOf(overTime, measure, group);
  return place < 0 ? undefined : (month) => overTime[side][month * overTime.series.length + place];
}

function lastMonth(overTime: MonthlyDifferences, measure: MeasureName, group: string): MonthDifference | undefined {
  const place = placeOf(overTime, measure, group);
  if (place < 0 || overTime.months === 0) return undefined;
  const at = (overTime.months - 1) * overTime.series.length + place;
  const { n, baseline, scenario, difference, lower, upper } = overTime;
  if (!(n[at] > 1)) return undefined;
  return {
    n: n[at],
    baseline: baseline[at],
    scenario: scenario[at],
    difference: difference[at],
    lower: lower[at],
    upper: upper[at],
  };
}
