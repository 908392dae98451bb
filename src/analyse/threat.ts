import type { MeasureName } from "../model/measures.ts";
import { ALL } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { PairedDifference, ScenarioRecord, WindowMeans } from "../worlds/result.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
import { isClear } from "./phases.ts";

/**
 * Who threatens a supplier that is there already, and what complacency costs it: what becomes of the spend in the same
 * worlds in which it does nothing to keep its place. Both are read off the record of the reference.
 */
export interface Threat {
  /** The group that gains most of the spend from the first month to the last, without the strategy of whoever asks. */
  readonly challenger: Course;
  /** Month by which it has half of what it gains, of the means. */
  readonly half: number;
  /** Of newcomers, where there is one group of them: contracts a buyer that they hold in the last month. */
  readonly contracts?: MeanInterval;
  /** Whoever asks, in the same months, and without its strategy. */
  readonly own: Course;
  /** How inert it is with its strategy and without, over the window; undefined where that is not told apart. */
  readonly inertia?: PairedDifference;
}

/** Share of all spend in the first month and in the last, means over worlds. */
export interface Course {
  readonly group: string;
  readonly first: MeanInterval;
  readonly last: MeanInterval;
}

interface Seen
  extends Pick<ScenarioRecord, "series" | "months" | "monthly">,
    Pick<WindowMeans, "means" | "replications"> {
  readonly scenario: Pick<Scenario, "asker" | "market">;
}

/**
 * @param scenario   with the strategy of its asker; @param reference  the same worlds without
 * @param differences  of the window, scenario less reference
 * @returns undefined for a newcomer, for who has no strategy that the reference lacks, and where nobody gains clearly
 */
export function threatTo(
  scenario: Pick<Seen, "scenario">,
  reference: Seen,
  differences: readonly PairedDifference[],
): Threat | undefined {
  const { asker, market } = scenario.scenario;
  const strategyOf = ({ suppliers }: typeof market) => suppliers.find(({ name }) => name === asker)?.strategy;
  if (asker === undefined || market.suppliers.find(({ name }) => name === asker)?.kind === "newcomer") return undefined;
  if (strategyOf(market) === undefined || strategyOf(reference.scenario.market) !== undefined) return undefined;
  const others = market.suppliers.map(({ name }) => name).filter((name) => name !== asker);
  const courses = others.flatMap((group) => courseOf(reference, group) ?? []);
  const gaining = courses.filter(({ group, first, last }) => gainsClearly(reference, group, first.mean, last.mean));
  const [challenger] = gaining.toSorted((one, other) => gained(other) - gained(one));
  const own = courseOf(reference, asker);
  if (challenger === undefined || own === undefined) return undefined;
  // Contracts are counted of all newcomers together: they are the challenger's where no other group is of newcomers.
  const newcomers = market.suppliers.filter(({ kind, count }) => kind === "newcomer" && count > 0);
  const isAllNew = newcomers.every(({ name }) => name === challenger.group) && newcomers.length > 0;
  const contracts = isAllNew ? monthsOf(reference, "newcomersOnFixedTrack", ALL)?.(reference.months - 1) : undefined;
  const inertia = differences.find(({ series: { measure, group } }) => measure === "inertia" && group === asker);
  return {
    challenger,
    half: halfOf(reference, challenger),
    ...(contracts && { contracts }),
    own,
    ...(inertia && isClear(inertia) && { inertia }),
  };
}

/**
 * Whether a group gains clearly of the spend from the first month to the last: of single months not every record keeps an
 * interval; that of the mean over the window says whether the gain is more than chance. The first month adds no chance to
 * it: who holds how many contracts at the start is set, and where groups share them by lot, who begins with more keeps
 * more, so that gains differ less from world to world than means of the window do (`test/experiment/threat.test.ts`).
 */
export function gainsClearly(
  { series, means, replications }: Pick<WindowMeans, "series" | "means" | "replications">,
  group: string,
  first: number,
  last: number,
): boolean {
  const place = series.findIndex((each) => each.measure === "shareOfSpend" && each.group === group);
  if (place < 0 || !(last > first)) return false;
  const worlds = Array.from({ length: replications }, (_, world) => means[world * series.length + place]);
  return meanInterval(worlds).lower > first;
}

function gained({ first, last }: Course): number {
  return last.mean - first.mean;
}

function halfOf(seen: Seen, { group }: Course): number {
  const at = monthsOf(seen, "shareOfSpend", group);
  return at === undefined ? seen.months - 1 : halfwayMonth((month) => at(month).mean, seen.months);
}

/** First month from which on a course that rises is above the middle of the first month's and the last's. */
export function halfwayMonth(at: (month: number) => number, months: number): number {
  const middle = (at(0) + at(months - 1)) / 2;
  let month = months - 1;
  while (month > 0 && at(month - 1) >= middle) month--;
  return month;
}

function courseOf(seen: Seen, group: string): Course | undefined {
  const at = monthsOf(seen, "shareOfSpend", group);
  return at && { group, first: at(0), last: at(seen.months - 1) };
}

/** The mean of a measure in a month; undefined where the record does not have it. */
export function monthsOf(
  { series, months, monthly }: Pick<Seen, "series" | "months" | "monthly">,
  measure: MeasureName,
  group: string,
) {
  const place = series.findIndex((each) => each.measure === measure && each.group === group);
  if (place < 0 || months === 0) return undefined;
  return (month: number): MeanInterval => {
    const cell = month * series.length + place;
    return { n: monthly.n[cell], mean: monthly.mean[cell], lower: monthly.lower[cell], upper: monthly.upper[cell] };
  };
}
