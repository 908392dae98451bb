import { INCUMBENTS, isSame, type Series, seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Arm, armMarkets, arms, type Part, type ReactionPart, reactionParts } from "../worlds/arms.ts";
import type { BatchResult, MapBatches } from "../worlds/batch.ts";
import { headline } from "../worlds/headline.ts";
import type { Money } from "../worlds/money.ts";
import { type PairShares, sharesOf } from "../worlds/pairedDifference.ts";
import { doubleRows, type GrowOptions, growing } from "../worlds/replicate.ts";
import { armCells, gap } from "../worlds/simulateArms.ts";
import { yearsIn } from "../worlds/spans.ts";
import { meanInterval, type Ratio, ratioOfMeans, skewedMeanInterval } from "../worlds/statistics/intervals.ts";
import { addMoments, emptyMoments } from "../worlds/statistics/moments.ts";
import type { Contrast, GrowingSample, Stop } from "../worlds/stopping.ts";
import { askedByBuyers, yearlyPlaces, yearsOfScenario } from "../worlds/years.ts";
import { correctedTogether, pValue, shownInterval } from "./compareArms.ts";
import {
  isOpposite,
  isTakenApart,
  type MonthlyPart,
  monthlyParts,
  type PartsOverTime,
  type YearlyPart,
  yearlyParts,
} from "./effectOverTime.ts";
import { isClear } from "./phases.ts";
import { type Savings, savingsOf } from "./savings.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** What newcomers do in a scenario, taken apart; charts, tables and reports are made from this alone. */
export interface CatfishEffect {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly months: number;
  /** First and last month, both included, of the window means. */
  readonly window: readonly [number, number];
  readonly series: readonly Series[];
  /** Window means of each arm; index `replication * series.length + series`. */
  readonly means: MeansOfArms;
  /** The same over the months in which all three arms have a value: what is compared. */
  readonly common: MeansOfArms;
  /** By series, over the means that are compared. */
  readonly effects: readonly SeriesEffect[];
  /** What entry comes to over all years that come after the decision: the total effect, by value. */
  readonly verdict?: Verdict;
  /** What entry saves in money, where the scenario says what is spent a year. */
  readonly savings?: Savings;
  /** By world: what the reaction on buyer value is made of, over the months that are compared. */
  readonly reaction: ReactionOfWorlds;
  /**
   * The headline measures by year of the run, over the months of the year in which all three arms have a value; index as
   * that of `YearMeans`.
   */
  readonly years: MeansOfArms;
  readonly monthly: PartsOverTime<MonthlyPart>;
  readonly yearly: PartsOverTime<YearlyPart>;
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What amounts of money are counted in; unit costs where undefined. */
  readonly money?: Money;
}

/** The same before anything was worked out. */
export type SeenEffect = Omit<CatfishEffect, "effects" | "verdict" | "savings">;

/** Means of each arm; index `replication * series.length + series`. */
export type MeansOfArms = Readonly<Record<Arm, Float64Array>>;

/** Parts of the reaction, one number a world. */
export type ReactionOfWorlds = Readonly<Record<ReactionPart, Float64Array>>;

/** A catfish effect whose worlds are added to until there are enough, and then summed up. */
export interface GrowingEffect {
  readonly series: readonly Series[];
  /** As that of `growing`. */
  growTo(worlds: number): Promise<void>;
  /** The window means of the arms so far, and those that are compared. */
  soFar(): WorldsOfEffect;
  /** Sums up the worlds so far; the parts over the window are left to be worked out (`withEffects`). */
  seen(): SeenEffect;
}

/**
 * The catfish effect: what entry changes (total), what it would change if nobody who was there reacted
 * (substitution), and the rest, which those who stayed did by themselves (catfish). Three arms in the same
 * worlds; total = substitution + catfish to the last bit, for every measure, group, month and year. The catfish effect on
 * buyer value is the sum of effort, price concessions and moved orders, as exactly.
 *
 * The same bits for any number of threads. Memory: 48 bytes x worlds x series, and 78 x months x series.
 *
 * @throws what the signal was aborted with
 */
export async function catfishEffect(
  scenario: Scenario,
  options: GrowOptions & { readonly replications: number },
  mapBatches: MapBatches,
): Promise<CatfishEffect> {
  const growing = openEffect(scenario, options, mapBatches);
  await growing.growTo(options.replications);
  return withEffects(growing.seen());
}

/** What was seen with the parts over the window, and what they come to. */
export function withEffects(seen: SeenEffect): CatfishEffect {
  const [withoutEntry, entry] = [armOf(seen, "withoutEntry"), armOf(seen, "entry")];
  return {
    ...seen,
    effects: lookedAtTogether(effectsOf(seen.series, seen.common, seen.reaction)),
    verdict: verdictOf(entry, withoutEntry),
    savings: savingsOf(withoutEntry, entry),
  };
}

function armOf(effect: SeenEffect, name: Arm) {
  const { scenario, seed, replications, months, window, series, common, years, money } = effect;
  return {
    ...{ scenario, seed, replications, months, window, series, means: common[name], money },
    years: { ...yearsOfScenario(askedByBuyers(scenario), series), values: years[name] },
  };
}

/** Opens a catfish effect to be simulated step by step; the bits do not depend on the steps. */
export function openEffect(scenario: Scenario, options: GrowOptions, mapBatches: MapBatches): GrowingEffect {
  const { market, from } = scenario;
  const { seed } = options;
  const window = options.window ?? [0, market.months - 1];
  const series = seriesOf(market);
  const cells = armCells(market.months, series.length, { series: yearlyPlaces(series).length, from });
  const moments = emptyMoments(cells.size);
  const { withoutEntry, withoutReaction, entry } = armMarkets(scenario);
  // The means of a world in one row: one arm after the other, then those that are compared, then parts of the reaction.
  const means = doubleRows(cells.width);
  const arm = {
    market: withoutEntry,
    arms: [withoutReaction, entry] as const,
    from,
    window,
    makeRoom: (worlds: number) => means.makeRoom(worlds),
    keep: (batch: BatchResult) => {
      means.set(batch.first, batch.means);
      addMoments(moments, batch.counts, batch.cellMeans, batch.squares);
    },
  };
  const grown = growing([arm], options, mapBatches);
  const soFar = () => meansOfRows(means.values, series, scenario);
  const seen = () => ({
    scenario,
    seed,
    replications: grown.worlds,
    months: market.months,
    window,
    series,
    ...soFar(),
    monthly: monthlyParts(moments, market.months, series),
    yearly: yearlyParts(moments, market.months, series),
  });
  return { series, growTo: grown.growTo, soFar, seen };
}

/** What is known of an effect world by world. */
export type WorldsOfEffect = Pick<CatfishEffect, "means" | "common" | "reaction" | "years">;

/** The means of worlds out of rows as `simulateArms` gives them. */
export function meansOfRows(
  rows: Float64Array,
  all: readonly Series[],
  { market: { months }, from }: Pick<Scenario, "market" | "from">,
): WorldsOfEffect {
  const series = all.length;
  const yearly = yearlyPlaces(all).length;
  const { width } = armCells(months, series, { series: yearly, from });
  const taken = (first: number, many: number) => {
    const values = new Float64Array((rows.length / width) * many);
    for (let row = 0, at = 0; row < rows.length; row += width, at += many) {
      values.set(rows.subarray(row + first, row + first + many), at);
    }
    return values;
  };
  const ofArms = (first: number, many: number): MeansOfArms => {
    const [withoutEntry, withoutReaction, entry] = arms.map((_, arm) => taken(first + arm * many, many));
    return { withoutEntry, withoutReaction, entry };
  };
  const reactionAt = 2 * arms.length * series;
  const [catfishEffort, catfishPrice, catfishOrders] = reactionParts.map((_, part) => taken(reactionAt + part, 1));
  return {
    means: ofArms(0, series),
    common: ofArms(arms.length * series, series),
    years: ofArms(reactionAt + reactionParts.length, yearsIn(months, from) * yearly),
    reaction: { catfishEffort, catfishPrice, catfishOrders },
  };
}

/** Whether arms that all have a value in the window are compared over fewer months than one of them has. */
export function hasOtherMonths({ means, common }: Pick<CatfishEffect, "means" | "common">, at: number): boolean {
  return (
    arms.every((arm) => !Number.isNaN(means[arm][at])) &&
    arms.some((arm) => !Object.is(means[arm][at], common[arm][at]))
  );
}

/** The measures that the answer is about: those of every answer, and the effort of the incumbents. */
export const effectHeadline: readonly Series[] = [...headline, { measure: "service", group: INCUMBENTS }];

/**
 * What is shown of effects that stand beside each other: parts of the headline measures are decided after Holm for all of
 * them together, and so are those of all other measures, as in other comparisons. A total that is then not clear has no share.
 */
function lookedAtTogether(effects: readonly SeriesEffect[]): SeriesEffect[] {
  const isHeadline = ({ series }: SeriesEffect) => effectHeadline.some((each) => isSame(each, series));
  const corrected = new Map<PartOfEffect, PartOfEffect>();
  for (const family of [effects.filter(isHeadline), effects.filter((effect) => !isHeadline(effect))]) {
    const members = family.flatMap((effect) => partsOfEffect(effect).map((part) => ({ ...part, n: effect.n, part })));
    for (const { part, n, ...row } of correctedTogether(members)) {
      corrected.set(part, { ...part, pHolm: row.pHolm, ...shownInterval({ ...row, n }) });
    }
  }
  const shown = (part: PartOfEffect) => corrected.get(part) ?? part;
  return effects.map((effect) => {
    const { reaction, share } = effect;
    const total = shown(effect.total);
    return {
      ...effect,
      total,
      substitution: shown(effect.substitution),
      catfish: shown(effect.catfish),
      share: isClear(total) ? share : undefined,
      ...(reaction !== undefined && {
        reaction: {
          catfishEffort: shown(reaction.catfishEffort),
          catfishPrice: shown(reaction.catfishPrice),
          catfishOrders: shown(reaction.catfishOrders),
        },
      }),
    };
  });
}

/** All parts of an effect that are said to be clear or not. */
export function partsOfEffect({ total, substitution, catfish, reaction }: SeriesEffect): PartOfEffect[] {
  return [total, substitution, catfish, ...(reaction === undefined ? [] : reactionParts.map((part) => reaction[part]))];
}

/** The effect on every series from the means of the arms that are compared. */
export function effectsOf(series: readonly Series[], means: MeansOfArms, reaction?: ReactionOfWorlds): SeriesEffect[] {
  return series.map((serie, place) => {
    const effect = seriesEffect(serie, columnsOf(means, series.length, place));
    return reaction !== undefined && isTakenApart(serie) ? withReaction(effect, reaction) : effect;
  });
}

/** The window means of one series, by arm. */
function columnsOf(means: MeansOfArms, stride: number, place: number): Record<Arm, Float64Array> {
  const column = (values: Float64Array) =>
    Float64Array.from({ length: values.length / stride }, (_, world) => values[world * stride + place]);
  return {
    withoutEntry: column(means.withoutEntry),
    withoutReaction: column(means.withoutReaction),
    entry: column(means.entry),
  };
}

/** A mean difference between two arms over the paired worlds. */
export interface PartOfEffect extends PairShares {
  readonly difference: number;
  /** As it is shown: its own 95 % interval, or where the correction alone makes it unclear the wider one of that. */
  readonly lower: number;
  readonly upper: number;
  /** Its own 95 % interval. */
  readonly own: { readonly lower: number; readonly upper: number };
  /** Two-sided p value of no difference, and corrected after Holm for all that is looked at together. */
  readonly p: number;
  readonly pHolm: number;
}

/** What entry does to one measure of one group, taken apart. */
export interface SeriesEffect extends Readonly<Record<Part, PartOfEffect>> {
  readonly series: Series;
  /** Worlds in which all three arms have a value. */
  readonly n: number;
  /** Mean over those worlds, by arm. */
  readonly means: Readonly<Record<Arm, number>>;
  /**
   * Catfish effect over total, over the months of the window; undefined where the total is not clearly different from
   * zero, or where one part takes back what the other gives.
   */
  readonly share?: Ratio;
  /** What the catfish effect is made of; on buyer value of the whole market alone. */
  readonly reaction?: Readonly<Record<ReactionPart, PartOfEffect>>;
}

/**
 * The effect on one series from its window means in the three arms, world by world. The mean of the total is
 * the sum of the means of its parts, so that they add up to the last bit.
 *
 * @param values  by arm, one a world; NaN is missing, and the world is then left out of all parts
 */
export function seriesEffect(series: Series, values: Readonly<Record<Arm, ArrayLike<number>>>): SeriesEffect {
  const kept: Record<Arm, number[]> = { withoutEntry: [], withoutReaction: [], entry: [] };
  for (let world = 0; world < values.entry.length; world++) {
    const [a, b, c] = [values.withoutEntry[world], values.withoutReaction[world], values.entry[world]];
    if (Number.isNaN(a + b + c)) continue;
    kept.withoutEntry.push(a);
    kept.withoutReaction.push(b);
    kept.entry.push(c);
  }
  const substitutions = differences(kept.withoutReaction, kept.withoutEntry);
  const reactions = differences(kept.entry, kept.withoutReaction);
  const totals = differences(kept.entry, kept.withoutEntry);
  const substitution = partOf(series, substitutions);
  const catfish = partOf(series, reactions);
  return {
    series,
    n: totals.length,
    means: {
      withoutEntry: meanInterval(kept.withoutEntry).mean,
      withoutReaction: meanInterval(kept.withoutReaction).mean,
      entry: meanInterval(kept.entry).mean,
    },
    total: movedTo(substitution.difference + catfish.difference, partOf(series, totals)),
    substitution,
    catfish,
    share: isOpposite(substitution.difference, catfish.difference) ? undefined : ratioOfMeans(reactions, totals),
  };
}

/** With the parts of the reaction, whose sum it is to the last bit. */
function withReaction(effect: SeriesEffect, worlds: ReactionOfWorlds): SeriesEffect {
  const { series, catfish, substitution, total } = effect;
  const [catfishEffort, catfishPrice, catfishOrders] = reactionParts.map((part) =>
    partOf(
      series,
      Array.from(worlds[part]).filter((value) => !Number.isNaN(value)),
    ),
  );
  const sum = catfishEffort.difference + catfishPrice.difference + catfishOrders.difference;
  return {
    ...effect,
    catfish: movedTo(sum, catfish),
    total: movedTo(substitution.difference + sum, total),
    reaction: { catfishEffort, catfishPrice, catfishOrders },
  };
}

function differences(of: readonly number[], from: readonly number[]): number[] {
  return of.map((value, world) => gap(value, from[world]));
}

function partOf({ measure }: Series, worlds: readonly number[]): PartOfEffect {
  const { n, mean: difference, lower, upper, score } = skewedMeanInterval(worlds);
  const p = pValue({ n, difference, upper, score });
  return { difference, lower, upper, own: { lower, upper }, p, pHolm: p, ...sharesOf(measure, worlds) };
}

const ROUNDING = 1e-9;

/** The same interval about a mean that differs in the last bit. */
function movedTo(difference: number, part: PartOfEffect): PartOfEffect {
  const above = part.upper - part.difference;
  const below = part.difference - part.lower;
  // Of a t interval both are the same half, but for the last bit.
  const half = Math.abs(below - above) <= ROUNDING * above ? above : below;
  const own = { lower: difference - half, upper: difference + above };
  return { ...part, difference, ...own, own };
}

/**
 * An effect that grows until its total on one measure is known.
 *
 * @param unit  what one unit of the measure in the model is in the unit that it is shown in, e.g. its currency
 */
export function effectSample(growing: GrowingEffect, asked: Series, unit = 1): GrowingSample {
  const { series } = growing;
  const inUnit = (means: Float64Array) => (unit === 1 ? means : means.map((value) => value * unit));
  return {
    growTo: growing.growTo,
    contrasts: () => {
      const { withoutEntry, withoutReaction, entry } = growing.soFar().common;
      const means = { withoutEntry: inUnit(withoutEntry), withoutReaction, entry: inUnit(entry) };
      return [totalContrast(series, means, asked)];
    },
  };
}

/** The mean that is to be known: that of the paired differences of entry to no entry; the mean without entry is the baseline. */
export function totalContrast(series: readonly Series[], means: MeansOfArms, asked: Series): Contrast {
  const place = series.findIndex((each) => isSame(each, asked));
  const { withoutEntry: from, entry: to } = columnsOf(means, series.length, place);
  const values = Array.from(to, (value, world) => gap(value, from[world]));
  const paired = Array.from(from).filter((_, world) => !Number.isNaN(values[world]));
  return { values, baseline: meanInterval(paired).mean };
}
