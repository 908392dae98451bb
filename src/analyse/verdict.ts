import { ALL, isSame, type Series } from "../model/series.ts";
import { decisive, headline } from "../worlds/headline.ts";
import { betterSign, sharesOf } from "../worlds/pairedDifference.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { MONTHS_A_YEAR, monthsOfYear, yearsIn } from "../worlds/spans.ts";
import { meanInterval, skewedMeanInterval, welchDifference } from "../worlds/statistics/intervals.ts";
import { spreadOf } from "../worlds/statistics/spread.ts";
import { discountedMean, type WholeRun, wholeRunOf } from "../worlds/wholeRun.ts";
import { type YearMeans, yearReader } from "../worlds/years.ts";
import { type Corrected, correctedTogether, pValue, sharesWorlds } from "./compareArms.ts";
import { isClear, NEGLIGIBLE, type Phase, phasesOf, type SpanDifference, withoutSame } from "./phases.ts";

/**
 * What a decision comes to: the buyer's value over all years that come after it, with chance, share of worlds and risk;
 * whether it turns in time; what carries it and what goes the other way. Every answer, page and brief says this one fact.
 */
export interface Verdict {
  /** What it is judged by. */
  readonly value: SeriesVerdict;
  /** Every series whose years are known in both, the value among them. */
  readonly all: readonly SeriesVerdict[];
  /** What is clearly better for the buyer, and what is clearly worse: what moves the value most first. */
  readonly gains: readonly SeriesVerdict[];
  readonly losses: readonly SeriesVerdict[];
  /** Parts of the value that come to nothing clear over the years, since they turn. */
  readonly turning: readonly SeriesVerdict[];
  /** Discount rate [a year] and years of the run. */
  readonly run: WholeRun;
  /** First and last month that are judged. */
  readonly months: readonly [first: number, last: number];
  /** Whether worlds are pairs; without, no shares and quantiles are known. */
  readonly paired: boolean;
}

/** One series over the run, year by year, and where it turns. Differences are scenario less reference. */
export interface SeriesVerdict {
  readonly series: Series;
  /**
   * Over all years, later ones weighing less. The value is judged by its own interval; the other headline measures are looked
   * at together, and one of them was seen after Holm's correction.
   */
  readonly whole: SeenDifference;
  /** In each year, from month 0: one was seen after the correction for all years of the series. */
  readonly years: readonly SeenDifference[];
  /**
   * Stretches of years between which the sign turns, each clear of chance, and those at their edges in which the two are the
   * same; one of all years where neither is.
   */
  readonly phases: readonly Phase[];
  /** The one phase in which the two differ, where it fades out: its years up to the last that is seen, and later ones that are not clear. */
  readonly fading?: readonly [seen: Phase, unclear: Phase];
  /** What it brings to the value over the whole run, in its unit; NaN for what is not part of it. */
  readonly contribution: number;
}

/** The same, and whether it was seen with all that is looked at beside it. */
export type SeenDifference = SpanDifference & Corrected;

/** An arm of which the years are known. */
type YearlyArm = WindowMeans & { readonly years: YearMeans };

/** The verdict on a scenario against a reference; undefined where the years of either, or of the value, are not known. */
export function verdictOf(scenario: WindowMeans, reference: WindowMeans): Verdict | undefined {
  if (!hasYears(scenario) || !hasYears(reference)) return undefined;
  const { from } = scenario.scenario;
  const run = wholeRunOf(scenario.scenario, from);
  const count = commonYears(scenario.years, reference.years);
  // Years before the decision are years of both, and none of them is judged.
  const skipped = yearsIn(scenario.years.months, from) - run.years.length;
  const judged = { ...run, years: run.years.slice(0, count - skipped) };
  const paired = sharesWorlds(scenario, reference);
  const sides = { scenario, reference, run: judged, skipped, paired };
  const all = scenario.years.series.flatMap((series) => seriesVerdict(series, sides) ?? []);
  const value = all.find(({ series }) => isSame(series, decisive));
  const last = judged.years.at(-1)?.months[1];
  if (value === undefined || last === undefined) return undefined;
  const weighed = seenTogether(all).map((each) => ({ ...each, contribution: contributionOf(each, scenario, value) }));
  const others = weighed
    .filter(({ series, whole }) => !isSame(series, decisive) && whole.seen)
    .filter((each) => !isNegligible(each, value))
    .filter(({ series }) => JUDGED.has(series.measure))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const isGain = ({ series, whole }: SeriesVerdict) => betterSign(series.measure) * whole.difference > 0;
  return {
    value,
    all: weighed,
    gains: others.filter(isGain),
    losses: others.filter((each) => !isGain(each)),
    turning: weighed.filter((each) => !each.whole.seen && turnsTellingly(each, value)),
    run: judged,
    months: [from, last],
    paired,
  };
}

/** The headline measures but the value, corrected for each other; all else by its own interval. */
function seenTogether(all: readonly SeriesVerdict[]): SeriesVerdict[] {
  const isOfFamily = ({ series }: SeriesVerdict) =>
    !isSame(series, decisive) && headline.some((each) => isSame(each, series));
  const family = all.filter(isOfFamily);
  const corrected = correctedTogether(family.map(({ whole }) => whole));
  return all.map((each) => {
    const place = family.indexOf(each);
    return place < 0 ? each : { ...each, whole: corrected[place] };
  });
}

function hasYears(arm: WindowMeans): arm is YearlyArm {
  return arm.years !== undefined;
}

/** Years that both have, of the same months: the last of a shorter run counts where both end there. */
function commonYears(one: YearMeans, other: YearMeans): number {
  if (one.from % MONTHS_A_YEAR !== other.from % MONTHS_A_YEAR) return 0;
  if (one.months === other.months) return yearsIn(one.months, one.from);
  const shorter = Math.min(one.months, other.months);
  const years = yearsIn(shorter, one.from);
  const [first, last] = monthsOfYear(years - 1, shorter, one.from);
  return last - first + 1 === MONTHS_A_YEAR ? years : years - 1;
}

interface Sides {
  readonly scenario: YearlyArm;
  readonly reference: YearlyArm;
  readonly run: WholeRun;
  /** Years before the decision. */
  readonly skipped: number;
  readonly paired: boolean;
}

function seriesVerdict(series: Series, sides: Sides): SeriesVerdict | undefined {
  const [own, other] = [sides.scenario, sides.reference].map((arm) => yearsOfSeries(arm, series, sides));
  if (own === undefined || other === undefined) return undefined;
  const { years } = sides.run;
  const over = (first: number, last: number, weightOf: (year: number) => number) =>
    spanDifference(series, own, other, { first, last, weightOf, paired: sides.paired });
  const monthsIn = (year: number) => years[year].months[1] - years[year].months[0] + 1;
  const plain = (first: number, last: number): Phase => ({
    ...over(first, last, monthsIn),
    years: [first, last],
    same: false,
  });
  const byYear = years.map((_, year) => over(year, year, () => 1));
  const whole = over(0, years.length - 1, (year) => years[year].weight);
  const corrected = correctedTogether(byYear);
  const phases = withoutSame(
    phasesOf(
      byYear.map(({ difference }, year) => difference * monthsIn(year)),
      plain,
    ),
    byYear,
    plain,
  );
  const fading = fadingOf(phases, corrected, plain);
  return {
    series,
    whole: { ...whole, pHolm: whole.p, seen: isClear(whole) },
    years: corrected,
    phases,
    ...(fading && { fading }),
    contribution: Number.NaN,
  };
}

/** By world, its years of one series; undefined where the arm does not have it. */
function yearsOfSeries({ years, replications }: YearlyArm, series: Series, sides: Sides): number[][] | undefined {
  const read = yearReader(years, series);
  if (read === undefined) return undefined;
  return Array.from({ length: replications }, (_, world) =>
    Array.from(sides.run.years, (_year, at) => read(world, sides.skipped + at)),
  );
}

interface Over {
  readonly first: number;
  readonly last: number;
  readonly weightOf: (year: number) => number;
  readonly paired: boolean;
}

function spanDifference(series: Series, own: number[][], other: number[][], over: Over): SpanDifference {
  const { first, last, weightOf, paired } = over;
  const years = Array.from({ length: last - first + 1 }, (_, at) => ({ weight: weightOf(first + at) }));
  if (!paired) {
    const [after, before] = [own, other].map((worlds) =>
      worlds.map((values) => discountedMean(years, (at) => values[first + at])).filter((value) => !Number.isNaN(value)),
    );
    const { difference, lower, upper, p } = welchDifference(after, before);
    return {
      // No worlds are pairs.
      ...sharesOf(series.measure, []),
      ...spreadOf([]),
      n: Math.min(after.length, before.length),
      meanReference: meanInterval(before).mean,
      meanScenario: meanInterval(after).mean,
      difference,
      lower,
      upper,
      p,
    };
  }
  const [before, after]: [number[], number[]] = [[], []];
  for (let world = 0; world < Math.min(own.length, other.length); world++) {
    const [x, y] = [other[world], own[world]];
    // As `discountedMean` of both, over the years that both have.
    let [from, to, weights] = [0, 0, 0];
    for (let year = first; year <= last; year++) {
      if (Number.isNaN(x[year] + y[year])) continue;
      const { weight } = years[year - first];
      from += weight * x[year];
      to += weight * y[year];
      weights += weight;
    }
    if (weights === 0) continue;
    before.push(from / weights);
    after.push(to / weights);
  }
  const pairs = after.map((value, world) => gap(value, before[world]));
  const { n, mean, lower, upper, score } = skewedMeanInterval(pairs);
  return {
    n,
    meanReference: meanInterval(before).mean,
    meanScenario: meanInterval(after).mean,
    difference: mean,
    lower,
    upper,
    p: pValue({ n, difference: mean, upper, score }),
    ...sharesOf(series.measure, pairs),
    ...spreadOf(pairs),
  };
}

/**
 * The mean of a phase may be that of its first years alone: those up to the last that is seen by itself, and the later
 * ones, where together they are not clear of chance.
 */
function fadingOf(
  phases: readonly Phase[],
  years: readonly SeenDifference[],
  over: (first: number, last: number) => Phase,
): SeriesVerdict["fading"] {
  const [phase, ...others] = differingPhases({ phases });
  if (phase === undefined || others.length > 0 || !isClear(phase)) return undefined;
  const [first, last] = phase.years;
  const until = years.findLastIndex(({ seen }, year) => seen && year >= first && year <= last);
  if (until < 0 || until === last) return undefined;
  const [seen, unclear] = [over(first, until), over(until + 1, last)];
  const isSaid = isClear(seen) && seen.difference * phase.difference > 0 && !isClear(unclear);
  return isSaid ? [seen, unclear] : undefined;
}

/** The phases in which the two differ. */
export function differingPhases({ phases }: Pick<SeriesVerdict, "phases">): readonly Phase[] {
  return phases.filter(({ same }) => !same);
}

/** A part of the value whose stretches each bring enough to be told. */
function turnsTellingly(each: SeriesVerdict, value: SeriesVerdict): boolean {
  const { contribution, whole } = each;
  const phases = differingPhases(each);
  if (Number.isNaN(contribution) || phases.length < 2) return false;
  const worth = Math.abs(contribution / whole.difference);
  const least = NEGLIGIBLE * Math.abs(value.whole.difference);
  return phases.every(({ difference }) => worth * Math.abs(difference) >= least);
}

function isNegligible({ contribution, whole }: SeriesVerdict, value: SeriesVerdict): boolean {
  if (Number.isNaN(contribution)) return Math.abs(whole.difference) < NEGLIGIBLE * Math.abs(whole.meanReference);
  return Math.abs(contribution) < NEGLIGIBLE * Math.abs(value.whole.difference);
}

/** Measures that are good or bad for the buyer: the parts of the value, and what else is looked at. */
const JUDGED: ReadonlySet<string> = new Set([
  "price",
  "service",
  "technologyLag",
  "fillRate",
  "launches",
  "inertia",
  "concentration",
]);

/**
 * What a difference in a measure brings to the value of a unit: the price what it is; effort and lag what the market says
 * that they are worth; a unit that is not delivered its value less price.
 */
function contributionOf(
  { series, whole }: SeriesVerdict,
  { scenario, money }: WindowMeans,
  value: SeriesVerdict,
): number {
  if (series.group !== ALL) return Number.NaN;
  const { valueOfEffort, valueLostPerMonthOfLag } = scenario.market.market;
  const factor = money?.factor ?? 1;
  const worth: Partial<Record<Series["measure"], number>> = {
    price: -1,
    service: valueOfEffort * factor,
    technologyLag: -valueLostPerMonthOfLag * factor,
    fillRate: value.whole.meanReference,
  };
  return (worth[series.measure] ?? Number.NaN) * whole.difference;
}

/** By what it brings to the value; what is no part of it comes after all that is. */
function sizeOf({ contribution }: SeriesVerdict): number {
  return Number.isNaN(contribution) ? -1 : Math.abs(contribution);
}
