import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Money, moneyOf } from "../../worlds/money.ts";
import { type Explore, type PointStatistics, statisticsOf, worldsOf } from "../../worlds/points.ts";
import { type MeanInterval, meanInterval, widened } from "../../worlds/statistics/intervals.ts";
import type { Deciding, SpannedSeries } from "../../worlds/valuesOver.ts";
import type { WholeRun } from "../../worlds/wholeRun.ts";
import { type BestPoint, bestPoint } from "../bestPoint.ts";
import type { PointsOverMarkets } from "../plausible/points.ts";
import { meanOf, searchSplits, type TriedSplit } from "./search.ts";
import {
  type Channel,
  cornerSplit,
  evenSplit,
  keyOf,
  type Split,
  settingsOfSpends,
  settingsOfSplit,
  spreadSplits,
} from "./splits.ts";
import { amountsBeside, RETURN_STEP } from "./steps.ts";
import { type Winners, winnersOf } from "./winners.ts";

/** How a budget of a group of suppliers is best shared out among channels. */
export interface Allocation extends AllocationAsked {
  readonly money: Money;
  /** What the answer is about over the months that it is by; the first is what is chosen by. */
  readonly series: readonly SpannedSeries[];
  /** Every split that was tried, in order. */
  readonly tried: readonly TriedSplit[];
  /** Undefined where no split has a value. */
  readonly found?: FoundSplit;
  /** How the splits of `splits.csv` that were laid out beforehand do in markets that are as plausible. */
  readonly markets?: PointsOverMarkets;
}

export interface AllocationAsked {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  /** The group of suppliers whose money it is. */
  readonly group: string;
  readonly channels: readonly Channel[];
  /** Of each supplier of the group [unit costs a month]. */
  readonly budget: number;
  /** Splits that fill the simplex beforehand. */
  readonly points: number;
  readonly outcomes: readonly Series[];
  readonly over: Deciding;
  readonly run?: WholeRun;
  readonly better: "lower" | "higher";
}

/** What was found: the best of all, what may be as good, the split that is proposed, and what it is worth. */
export interface FoundSplit extends BestPoint {
  readonly winners: Winners;
  /**
   * Place of the split that is proposed: the middle of those that would be best in other draws of the worlds, which lies
   * nearer to the very best than the best of one draw, unless it is clearly worse than that.
   */
  readonly proposed: number;
  /** What was tried again in worlds in which nothing was chosen. */
  readonly valued: readonly ValuedSpend[];
  /** By channel: what more money there brings at the best split. */
  readonly returns: readonly Return[];
  /** The largest less the smallest return among channels that have money; undefined for fewer than two of them. */
  readonly spread?: MeanInterval;
}

/** What is spent in a trial beside the search. */
export type ValuedRole = "proposed" | "even" | "all on" | "nothing" | "as it is" | "more on" | "less on" | "amount on";

/** What was seen where so much is spent on each channel, in worlds of its own. */
export interface ValuedSpend {
  readonly role: ValuedRole;
  /** Place of the channel that the role is about. */
  readonly channel?: number;
  /** What is spent on that channel, where the others have what they have in the proposed split [unit costs a month]. */
  readonly spend?: number;
  /** As `--set` takes them; none for the scenario as it is. */
  readonly settings: readonly string[];
  /** By series of the answer. */
  readonly worlds: readonly Float64Array[];
  readonly statistics: readonly PointStatistics[];
  /** By series: how far the measure lies above that of the proposed split, in the same worlds. */
  readonly toProposed: readonly MeanInterval[];
  readonly failure?: string;
}

/** What one more unit of money a month on a channel adds to the measure, at the proposed split. */
export interface Return extends MeanInterval {
  /** `both`: from a step up and one down; `up`: where there is nothing to take away. */
  readonly from: "both" | "up";
}

/** The splits that are tried before anything is known, each once: the even one, the corners, and some that fill what lies between. */
export function firstSplits({
  channels,
  points,
  seed,
}: Pick<AllocationAsked, "channels" | "points" | "seed">): Pick<TriedSplit, "split" | "role">[] {
  const many = channels.length;
  const all: Pick<TriedSplit, "split" | "role">[] = [
    { split: evenSplit(many), role: "even" },
    ...channels.map((_, channel) => ({ split: cornerSplit(many, channel), role: "corner" as const })),
    ...spreadSplits(many, points, seed).map((split) => ({ split, role: "spread" as const })),
  ];
  const keys = all.map(({ split }) => keyOf(split));
  return all.filter((_, place) => keys.indexOf(keys[place]) === place);
}

interface Watching {
  /** Called with the best split so far and its mean. */
  readonly onBest?: (split: Split, mean: number) => void;
}

/**
 * Shares a budget out: looks for the best split, sees where it would lie in other worlds, and tries what it is worth in
 * worlds that did not choose it, since the best of many looks better than it is where it was chosen.
 *
 * Memory: 8 bytes x worlds x splits.
 */
export async function allocate(asked: AllocationAsked, explore: Explore, watching: Watching = {}): Promise<Allocation> {
  const { scenario, outcomes, over, better, seed } = asked;
  const series = outcomes.map(({ measure, group }) => ({ measure, group, over }));
  const best = bestSoFar(better, watching);
  const see = async (splits: readonly Split[]) => {
    const seen: Pick<TriedSplit, "worlds" | "failure">[] = [];
    const points = splits.map((split) => settingsOfSplit(asked.channels, asked.budget, split));
    await explore(points, ({ index, outcome }) => {
      const each =
        "means" in outcome ? { worlds: worldsOf(outcome.means, series.length, 0) } : { failure: outcome.failure };
      seen.push(each);
      best(splits[index], each);
    });
    return seen;
  };
  const searched = await searchSplits(firstSplits(asked), see, better);
  const facts = { ...asked, money: moneyOf(scenario), series };
  const winners = winnersOf(searched, { seed, better });
  const isNew = searched.every(({ split }) => keyOf(split) !== keyOf(winners.middle));
  const [middle] = isNew && isKnown(searched) ? await see([winners.middle]) : [];
  const own: TriedSplit[] = middle === undefined ? [] : [{ split: winners.middle, role: "middle", ...middle }];
  const tried = [...searched, ...own];
  const values = tried.map(({ worlds }) => worlds);
  const point = bestPoint(values, better);
  if (point === undefined) return { ...facts, tried };
  const place = tried.findIndex(({ split }) => keyOf(split) === keyOf(winners.middle));
  const proposed = point.behind[place]?.worse === false ? place : point.best;
  const { split } = tried[proposed];
  const valued = await valuedAt(asked, split, series, explore);
  return { ...facts, tried, found: { ...point, winners, proposed, valued, ...returnsOf(asked, split, valued) } };
}

function isKnown(tried: readonly TriedSplit[]): boolean {
  return tried.some((each) => Number.isFinite(meanOf(each)));
}

function bestSoFar(better: "lower" | "higher", { onBest }: Watching) {
  let best = Number.NaN;
  return (split: Split, { worlds }: Pick<TriedSplit, "worlds">) => {
    const { mean } = meanInterval(worlds ?? []);
    const improves = better === "lower" ? mean < best : mean > best;
    if (Number.isNaN(mean) || !(improves || Number.isNaN(best))) return;
    best = mean;
    onBest?.(split, mean);
  };
}

type Planned = Pick<ValuedSpend, "role" | "channel" | "spend" | "settings">;

/** What is tried again, the proposed split first. */
export function plannedTrials(asked: Pick<AllocationAsked, "channels" | "budget">, best: Split): Planned[] {
  const { channels, budget } = asked;
  const many = channels.length;
  const step = RETURN_STEP * budget;
  const besides = (role: ValuedRole, channel: number, spend: number): Planned => {
    const spends = best.map((share, each) => (each === channel ? spend : share * budget));
    return { role, channel, spend, settings: settingsOfSpends(channels, spends) };
  };
  return [
    { role: "proposed", settings: settingsOfSplit(channels, budget, best) },
    { role: "even", settings: settingsOfSplit(channels, budget, evenSplit(many)) },
    { role: "nothing", settings: settingsOfSpends(channels, new Array<number>(many).fill(0)) },
    { role: "as it is", settings: [] },
    ...channels.map((_, channel): Planned => {
      return { role: "all on", channel, settings: settingsOfSplit(channels, budget, cornerSplit(many, channel)) };
    }),
    ...channels.map((_, channel) => besides("more on", channel, best[channel] * budget + step)),
    ...channels.flatMap((_, channel) =>
      best[channel] < RETURN_STEP ? [] : [besides("less on", channel, best[channel] * budget - step)],
    ),
    ...channels.flatMap((_, channel) =>
      amountsBeside(best[channel]).map((share) => besides("amount on", channel, share * budget)),
    ),
  ];
}

async function valuedAt(
  asked: AllocationAsked,
  best: Split,
  series: readonly SpannedSeries[],
  explore: Explore,
): Promise<ValuedSpend[]> {
  const planned = plannedTrials(asked, best);
  const seen: Pick<ValuedSpend, "worlds" | "failure">[] = [];
  await explore(
    planned.map(({ settings }) => settings),
    ({ outcome }) => {
      if ("failure" in outcome) seen.push({ worlds: series.map(() => new Float64Array()), failure: outcome.failure });
      else seen.push({ worlds: series.map((_, serie) => worldsOf(outcome.means, series.length, serie)) });
    },
    () => `${asked.seed}, valued`,
  );
  const [first] = seen;
  return planned.map((each, at) => ({
    ...each,
    ...seen[at],
    statistics: seen[at].worlds.map(statisticsOf),
    toProposed: series.map((_, serie) => difference(seen[at].worlds[serie], first.worlds[serie])),
  }));
}

/** One less the other, paired; of nothing where either failed. */
export function difference(one: Float64Array, other: Float64Array): MeanInterval {
  return meanInterval(one.length === other.length ? one.map((value, world) => value - other[world]) : []);
}

/**
 * What a unit of money more on each channel adds, for whom the group has: at the best split more pays as much anywhere
 * that has money, but for chance, and no more where there is none.
 */
function returnsOf(
  asked: AllocationAsked,
  best: Split,
  valued: readonly ValuedSpend[],
): Pick<FoundSplit, "returns" | "spread"> {
  const step = RETURN_STEP * spentBy(asked);
  const trial = (role: ValuedRole, channel?: number) =>
    valued.find((each) => each.role === role && each.channel === channel)?.worlds[0];
  const base = trial("proposed") ?? new Float64Array();
  const worlds = asked.channels.map((_, channel): { from: Return["from"]; values: Float64Array } => {
    const [more, less] = [trial("more on", channel) ?? new Float64Array(), trial("less on", channel)];
    const below = less !== undefined && less.length === more.length ? less : base;
    const width = below === base ? step : 2 * step;
    const values = more.length === below.length ? more.map((value, world) => (value - below[world]) / width) : [];
    return { from: below === base ? "up" : "both", values: Float64Array.from(values) };
  });
  const returns = worlds.map(({ from, values }): Return => ({ from, ...meanInterval(values) }));
  const paid = [...asked.channels.keys()].filter(
    (channel) => best[channel] >= RETURN_STEP && !Number.isNaN(returns[channel].mean),
  );
  if (paid.length < 2) return { returns };
  paid.sort((a, b) => returns[b].mean - returns[a].mean);
  const [high, low] = [worlds[paid[0]].values, worlds[paid[paid.length - 1]].values];
  const apart = difference(high, low);
  // Of all pairs the two that lie furthest apart were chosen.
  const pairs = (paid.length * (paid.length - 1)) / 2;
  return { returns, spread: apart.n < 2 ? apart : widened(apart, 0.025 / pairs) };
}

/** What the whole group spends a month, in the money of the scenario. */
export function spentBy({ scenario, group, budget }: Pick<AllocationAsked, "scenario" | "group" | "budget">): number {
  const members = scenario.market.suppliers.find(({ name }) => name === group)?.count ?? 1;
  return budget * members * moneyOf(scenario).factor;
}

/** The trial of a role; undefined where there is none. */
export function trialOf({ valued }: FoundSplit, role: ValuedRole, channel?: number): ValuedSpend | undefined {
  return valued.find((each) => each.role === role && each.channel === channel);
}
