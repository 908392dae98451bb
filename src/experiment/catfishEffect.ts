import { type Series, seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { BATCH_SIZE, batchesOf, type MapBatches } from "./batch.ts";
import { type Arm, armMarkets, arms, type Part, parts } from "./effect/arms.ts";
import { type SeriesEffect, seriesEffect } from "./effect/seriesEffect.ts";
import { inOrderOfWorlds } from "./inOrderOfWorlds.ts";
import type { Money } from "./money.ts";
import type { GrowOptions, ReplicateOptions } from "./replicate.ts";
import type { Stop } from "./sequential/precision.ts";
import { halfWidth } from "./statistics/meanInterval.ts";
import { addMoments, emptyMoments, type Moments } from "./statistics/monthlyStatistics.ts";

/** A part of the effect month by month; index `month * series.length + series`. Missing is NaN. */
export interface MonthlyPart {
  /** Worlds in which all three arms have a value in this month. */
  readonly n: Float64Array;
  readonly difference: Float64Array;
  /** 95 % t interval over the paired worlds. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

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
  readonly means: Readonly<Record<Arm, Float64Array>>;
  /** By series, over the window means. */
  readonly effects: readonly SeriesEffect[];
  readonly monthly: Readonly<Record<Part, MonthlyPart>>;
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What amounts of money are counted in; unit costs where undefined (`effect/effectInCurrency.ts`). */
  readonly money?: Money;
}

/** A catfish effect whose worlds are added to until there are enough, and then summed up; as in `replicate.ts`. */
export interface GrowingEffect {
  readonly series: readonly Series[];
  /** Simulates the worlds that are missing up to this number; every number but the last is a whole number of batches. */
  growTo(worlds: number): Promise<void>;
  /** The window means of the arms so far; index `replication * series.length + series`. */
  soFar(): CatfishEffect["means"];
  /** Sums up the worlds so far. */
  finish(): CatfishEffect;
}

/**
 * The catfish effect: what entry changes (total), what it would change if nobody who was there reacted
 * (substitution), and the rest, which those who stayed did by themselves (catfish). Three arms in the same
 * worlds; total = substitution + catfish to the last bit, for every measure, group and month.
 *
 * The same bits for any number of threads. Memory: 24 bytes x worlds x series, and 72 x months x series.
 *
 * @throws what the signal was aborted with
 */
export async function catfishEffect(
  scenario: Scenario,
  options: ReplicateOptions,
  mapBatches: MapBatches,
): Promise<CatfishEffect> {
  const growing = openEffect(scenario, options, mapBatches);
  await growing.growTo(options.replications);
  return growing.finish();
}

/** Opens a catfish effect to be simulated step by step; the bits do not depend on the steps. */
export function openEffect(scenario: Scenario, options: GrowOptions, mapBatches: MapBatches): GrowingEffect {
  const { market } = scenario;
  const { seed, signal } = options;
  const window = options.window ?? [0, market.months - 1];
  const series = seriesOf(market);
  const cells = market.months * series.length;
  const moments = emptyMoments(parts.length * cells);
  const { withoutEntry, withoutReaction, entry } = armMarkets(market);
  let means = arms.map(() => new Float64Array(0));
  let worlds = 0;
  const join = inOrderOfWorlds((result) => {
    addMoments(moments, result.counts, result.cellMeans, result.squares);
    for (let row = 0; row < result.count * arms.length; row++) {
      const world = result.first + Math.floor(row / arms.length);
      const ofWorld = result.means.subarray(row * series.length, (row + 1) * series.length);
      means[row % arms.length].set(ofWorld, world * series.length);
    }
  });
  const soFar = () => ({ withoutEntry: means[0], withoutReaction: means[1], entry: means[2] });

  const growTo = async (more: number): Promise<void> => {
    if (more <= worlds) return;
    if (worlds % BATCH_SIZE !== 0) throw new RangeError(`${worlds} worlds are no whole number of batches`);
    means = means.map((before) => {
      const longer = new Float64Array(more * series.length);
      longer.set(before);
      return longer;
    });
    let done = worlds;
    await mapBatches(
      batchesOf(withoutEntry, seed, more, window, worlds).map((task) => ({ ...task, arms: [withoutReaction, entry] })),
      (result) => {
        join(result);
        done += result.count;
        options.onProgress?.(done, more);
      },
      signal,
    );
    signal?.throwIfAborted();
    worlds = more;
  };

  const finish = (): CatfishEffect => ({
    scenario,
    seed,
    replications: worlds,
    months: market.months,
    window,
    series,
    means: soFar(),
    effects: effectsOf(series, soFar()),
    monthly: monthlyParts(moments, cells),
  });

  return { series, growTo, soFar, finish };
}

/** The effect on every series from the window means of the arms. */
export function effectsOf(series: readonly Series[], means: CatfishEffect["means"]): SeriesEffect[] {
  return series.map((serie, place) => seriesEffect(serie, columnsOf(means, series.length, place)));
}

/** The window means of one series, by arm. */
function columnsOf(means: CatfishEffect["means"], stride: number, place: number): Record<Arm, Float64Array> {
  const column = (values: Float64Array) =>
    Float64Array.from({ length: values.length / stride }, (_, world) => values[world * stride + place]);
  return {
    withoutEntry: column(means.withoutEntry),
    withoutReaction: column(means.withoutReaction),
    entry: column(means.entry),
  };
}

function monthlyParts(moments: Moments, cells: number): Record<Part, MonthlyPart> {
  const substitution = monthlyPart(moments, cells, 1);
  const catfish = monthlyPart(moments, cells, 2);
  const sums = substitution.difference.map((value, cell) => value + catfish.difference[cell]);
  return { total: monthlyPart(moments, cells, 0, sums), substitution, catfish };
}

/** @param means  means of the cells, where they are not those of the moments */
function monthlyPart(moments: Moments, cells: number, part: number, means?: Float64Array): MonthlyPart {
  const n = moments.counts.slice(part * cells, (part + 1) * cells);
  const difference = means ?? moments.means.slice(part * cells, (part + 1) * cells);
  const half = n.map((count, cell) => halfWidth(count, moments.squares[part * cells + cell]));
  return {
    n,
    difference: difference.map((value, cell) => (n[cell] === 0 ? Number.NaN : value)),
    lower: difference.map((value, cell) => value - half[cell]),
    upper: difference.map((value, cell) => value + half[cell]),
  };
}
