import type { MeasureName } from "../model/measures.ts";
import type { MeansName, MeansPlan, MeansSeen } from "../worlds/means.ts";
import { type PairShares, sharesOf } from "../worlds/pairedDifference.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { isZero, type MeanInterval, meanInterval, skewedMeanInterval } from "../worlds/statistics/intervals.ts";
import { derivedFrom, type SpannedSeries } from "../worlds/valuesOver.ts";
import { discountedMean } from "../worlds/wholeRun.ts";
import { yearReader } from "../worlds/years.ts";
import { type Corrected, correctedTogether, pValue } from "./compareArms.ts";
import { isClear, TINY_SHARE } from "./phases.ts";
import { yearsFrom } from "./savings.ts";

/**
 * What each means of a strategy is worth: the whole strategy less the same worlds without this means, all else as it is. What
 * means are worth one by one need not add up to what the whole is worth: one may work through another, or do its work.
 */
export interface MeansWorth {
  readonly group: string;
  /** First and last month that are judged; contracts are those held in the last. */
  readonly months: readonly [first: number, last: number];
  /** How much less a later year counts [a year]. */
  readonly rate: number;
  /** Those that are worth most in profit first. */
  readonly each: readonly WorthOfMeans[];
  /** What they are worth one by one, added up, beside the whole; where nobody else has a strategy. */
  readonly sum?: SumOfMeans;
}

/** What is measured of each means. Profit, selling cost and share of spend are over all years, later ones counting less. */
export const worthFigures = [
  "profit",
  "shareOfSpend",
  "contracts",
  "sellingCost",
] as const satisfies readonly MeasureName[];
export type WorthFigure = (typeof worthFigures)[number];

export interface WorthOfMeans extends Readonly<Record<WorthFigure, Worth>> {
  readonly name: MeansName;
}

/** What is more with the means than without it, in the same worlds; corrected for all means that are looked at together. */
export interface Worth extends PairShares, Corrected {
  /** Pairs of worlds. */
  readonly n: number;
  readonly meanWithout: number;
  readonly meanWith: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

/** Profit a month over all years. */
export interface SumOfMeans {
  readonly sum: MeanInterval;
  readonly whole: MeanInterval;
  /** The sum less the whole, world by world. */
  readonly more: MeanInterval;
}

/** @param scenario  the worlds of the scenario; @param reference  the same worlds without the strategy */
export function meansWorth(plan: MeansPlan, seen: MeansSeen, scenario: Yearly, reference: Yearly): MeansWorth {
  const { group, series, run, means, isAlone } = plan;
  const columns = worthFigures.map((measure): SpannedSeries => {
    return { measure, group, over: measure === "contracts" ? "window" : "run" };
  });
  const derive = derivedFrom(series, columns, run);
  const worlds = seen.map(derive).map((values) => byFigure(values));
  const [whole, ...without] = worlds;
  const figures = worthFigures.map((figure, column) =>
    correctedTogether(without.map((each) => worthOf(figure, whole[column], each[column]))),
  );
  const each = means.map((name, place): WorthOfMeans => {
    const [profit, shareOfSpend, contracts, sellingCost] = figures.map((of) => of[place]);
    return { name, profit, shareOfSpend, contracts, sellingCost };
  });
  const sum = isAlone ? sumOf(plan, worlds, [scenario, reference]) : undefined;
  return {
    group,
    months: [run.years[0].months[0], run.years[run.years.length - 1].months[1]],
    rate: run.rate,
    each: each.toSorted((a, b) => b.profit.difference - a.profit.difference),
    ...(sum && { sum }),
  };
}

type Yearly = Pick<WindowMeans, "years">;

/** World by world, for each figure. */
function byFigure(values: Float64Array): Float64Array[] {
  const width = worthFigures.length;
  return worthFigures.map((_, column) =>
    Float64Array.from({ length: values.length / width }, (__, world) => values[world * width + column]),
  );
}

function worthOf(figure: WorthFigure, whole: Float64Array, without: Float64Array): Omit<Worth, keyof Corrected> {
  const known = Array.from(whole, (own, world) => ({ own, other: without[world] })).filter(
    ({ own, other }) => !Number.isNaN(own + other),
  );
  const pairs = known.map(({ own, other }) => gap(own, other));
  const { n, mean, lower, upper, score } = skewedMeanInterval(pairs);
  return {
    n,
    meanWithout: meanInterval(known.map(({ other }) => other)).mean,
    meanWith: meanInterval(known.map(({ own }) => own)).mean,
    difference: mean,
    lower,
    upper,
    p: pValue({ n, difference: mean, upper, score }),
    ...sharesOf(figure, pairs),
  };
}

function sumOf(
  { group, run }: MeansPlan,
  [whole, ...without]: readonly (readonly Float64Array[])[],
  [scenario, reference]: readonly [Yearly, Yearly],
): SumOfMeans | undefined {
  const [own, other] = [scenario, reference].map(({ years }) => {
    const read = years && yearReader(years, { measure: "profit", group });
    if (years === undefined || read === undefined) return undefined;
    const spans = yearsFrom(years, years.months);
    return (world: number) => discountedMean(run.years, (year) => read(world, spans[year].year));
  });
  if (own === undefined || other === undefined) return undefined;
  const ofWhole = Array.from(whole[0], (_, world) => gap(own(world), other(world)));
  const sums = Array.from(whole[0], (profit, world) =>
    without.reduce((sum, [bare]) => sum + gap(profit, bare[world]), 0),
  );
  return {
    sum: skewedMeanInterval(sums),
    whole: skewedMeanInterval(ofWhole),
    more: skewedMeanInterval(sums.map((sum, world) => gap(sum, ofWhole[world]))),
  };
}

/** What a means does to a figure: more or less of it, nothing in any world, or nothing that is told from chance. */
export type Side = "more" | "less" | "nothing" | "unclear";

export function sideOf(worth: Worth): Side {
  if (isZero(worth)) return "nothing";
  const { seen, difference } = worth;
  if (!seen) return "unclear";
  return difference > 0 ? "more" : "less";
}

/** Whether it is seen to add to the spend, and by more than next to nothing. */
export function addsSpend({ shareOfSpend }: WorthOfMeans): boolean {
  const { lower, upper } = shareOfSpend;
  return sideOf(shareOfSpend) === "more" && Math.max(Math.abs(lower), Math.abs(upper)) >= TINY_SHARE;
}

/** Whether a strategy could do without it: it is not seen to pay, nor to add to the spend. */
export function couldGo(means: WorthOfMeans): boolean {
  return sideOf(means.profit) !== "more" && !addsSpend(means);
}

/** Whether what means are worth one by one clearly does not add up to what the whole is worth, and not by next to nothing. */
export function addsUpOtherwise({ sum, whole, more }: SumOfMeans): boolean {
  return isClear(more) && Math.abs(more.mean) > NEXT_TO_NOTHING * Math.max(Math.abs(sum.mean), Math.abs(whole.mean));
}

/** A difference that is a smaller part of either is not worth a word. */
const NEXT_TO_NOTHING = 0.01;
