import { SURVIVAL_CELLS } from "../model/linkBook.ts";
import type { Market } from "../model/market.ts";
import { seriesOf } from "../model/series.ts";
import type { Goal } from "../scenario/scenario.ts";
import { accountCells } from "./accountBook.ts";
import { BATCH_SIZE, type BatchResult, type BatchTask, type MapBatches, type Reading, withLedgers } from "./batch.ts";
import { dealingCells, discountOf } from "./dealings.ts";
import { firstMonthsOf, firstSteps, groupsFromOutside } from "./firstMonths.ts";
import { ledgerWorlds } from "./ledger/payments.ts";
import { REGULARITIES } from "./ledger/regularities.ts";
import { armCells } from "./simulateArms.ts";
import { yearsIn } from "./spans.ts";
import { yearlyPlaces, yearsOf } from "./years.ts";

/** Some worlds of a market, by their numbers in order. */
export interface SomeWorlds {
  readonly market: Market;
  readonly seed: string;
  readonly worlds: readonly number[];
  /** Month of the decision, from which years are counted; 0 unless given. */
  readonly from?: number;
  /** Group of suppliers that asks, of whose measures years are kept too. */
  readonly asker?: string;
  /** Goals of which means are kept too. */
  readonly goalsHeld?: readonly Goal[];
  /** How much less a later year counts in what relations bring; as that of a batch. */
  readonly discountRate?: number;
  /** Months of the means, both included. */
  readonly window: readonly [number, number];
  /** As those of a batch: ledgers of the worlds that they are kept of. */
  readonly ledgers?: BatchTask["ledgers"];
}

/** Worlds one after the other, as those of a batch are. */
export type ValuesOfWorlds = Pick<BatchResult, "means" | "survival" | "values" | "ledgers" | "accounts" | "dealings">;

/** Simulates some worlds; they come out as they do among all the others. @throws what the signal was aborted with */
export async function someWorlds(some: SomeWorlds, map: MapBatches, signal: AbortSignal): Promise<ValuesOfWorlds> {
  const { market, worlds, ledgers: thresholds = [], asker } = some;
  const series = seriesOf(market).length;
  const cells = series * market.months;
  const means = new Float64Array(worlds.length * series);
  const values = new Float32Array(worlds.length * cells);
  const survival = new Float64Array(worlds.length * SURVIVAL_CELLS);
  const width = thresholds.length * REGULARITIES;
  const ledgers = new Float64Array(worlds.filter((world) => world < ledgerWorlds(market)).length * width);
  const facts = accountCells(market, asker);
  const accounts = new Float64Array(worlds.length * facts);
  const dealings = new Float64Array(worlds.length * dealingCells(market));
  await eachStretch(some, undefined, map, signal, (batch, place) => {
    means.set(batch.means, place * series);
    accounts.set(batch.accounts, place * facts);
    dealings.set(batch.dealings, place * dealingCells(market));
    values.set(batch.values, place * cells);
    survival.set(batch.survival, place * SURVIVAL_CELLS);
    if (batch.ledgers.length > 0) ledgers.set(batch.ledgers, place * width);
  });
  return { means, values, survival, ledgers, accounts, dealings };
}

/** Means and years of worlds, one after the other. */
export interface MeansOfWorlds {
  /** Index `place * series + serie`. */
  readonly means: Float64Array;
  /** As those of `YearMeans`, and of `FirstMonths`. */
  readonly years: Float64Array;
  readonly firsts: Float64Array;
  /** As those of `Accounts`; none where nobody asks. */
  readonly accounts: Float64Array;
  /** As those of `Dealings`; none where no group's own side is measured. */
  readonly dealings: Float64Array;
}

/** The same, but nothing is kept of the worlds but their means. */
export async function someMeans(some: SomeWorlds, map: MapBatches, signal: AbortSignal): Promise<MeansOfWorlds> {
  const { market, worlds, from = 0, asker, goalsHeld } = some;
  const series = seriesOf(market);
  const asked = { from, asker, goalsHeld };
  const width = yearlyPlaces(series, asked, market.months).length * yearsIn(market.months, from);
  const means = new Float64Array(worlds.length * series.length);
  const years = new Float64Array(worlds.length * width);
  const groups = groupsFromOutside(market);
  const firsts = new Float64Array(worlds.length * groups.length * firstSteps.length);
  const facts = accountCells(market, asker);
  const accounts = new Float64Array(worlds.length * facts);
  const dealings = new Float64Array(worlds.length * dealingCells(market));
  await eachStretch(some, undefined, map, signal, (batch, place) => {
    means.set(batch.means, place * series.length);
    accounts.set(batch.accounts, place * facts);
    dealings.set(batch.dealings, place * dealingCells(market));
    years.set(yearsOf(batch.values, series, market.months, asked), place * width);
    const ofBatch = firstMonthsOf(batch.values, series, market.months, groups);
    firsts.set(ofBatch, place * groups.length * firstSteps.length);
  });
  return { means, years, firsts, accounts, dealings };
}

/**
 * The same of the arms of an effect, `market` being that without entry: a row of means a world, as `simulateArms` gives
 * them.
 */
export async function someArms(
  some: SomeWorlds,
  others: NonNullable<BatchTask["arms"]>,
  map: MapBatches,
  signal: AbortSignal,
): Promise<Float64Array> {
  const { market, worlds, from } = some;
  const series = seriesOf(market);
  const { width } = armCells(market.months, series.length, { series: yearlyPlaces(series).length, from });
  const means = new Float64Array(worlds.length * width);
  await eachStretch(some, others, map, signal, (batch, place) => means.set(batch.means, place * width));
  return means;
}

/** Some readings of worlds, one after the other: index `place * readings.length + reading`. */
export async function readWorlds(
  some: Pick<SomeWorlds, "market" | "seed" | "worlds">,
  readings: readonly Reading[],
  map: MapBatches,
  signal: AbortSignal,
): Promise<Float64Array> {
  const { market, worlds } = some;
  const read = new Float64Array(worlds.length * readings.length);
  const window = [0, market.months - 1] as const;
  await eachStretch({ ...some, window, readings }, undefined, map, signal, (batch, place) => {
    read.set(batch.means, place * readings.length);
  });
  return read;
}

/** The rows of some worlds, by their numbers, among those of all: each so many numbers wide. */
export function rowsOf(all: ArrayLike<number>, worlds: readonly number[], width: number): Float64Array {
  return Float64Array.from({ length: worlds.length * width }, (_, at) => {
    return all[worlds[Math.floor(at / width)] * width + (at % width)];
  });
}

async function eachStretch(
  some: SomeWorlds & Pick<BatchTask, "readings">,
  arms: BatchTask["arms"],
  map: MapBatches,
  signal: AbortSignal,
  use: (batch: BatchResult, place: number) => void,
): Promise<void> {
  const { market, seed, worlds, from, window, ledgers = [], asker, discountRate, readings } = some;
  const places = new Map(worlds.map((world, place) => [world, place]));
  const tasks = stretchesOf(worlds).map(([first, count]): BatchTask => {
    const asked = { from, asker, readings, ...discountOf({ market, discountRate }) };
    return { market, seed, first, count, window, arms, ...asked };
  });
  await map(withLedgers(tasks, ledgers), (batch) => use(batch, places.get(batch.first) ?? 0), signal);
  signal.throwIfAborted();
}

/** First number and length of each stretch of consecutive numbers, none longer than a batch. */
function stretchesOf(numbers: readonly number[]): [first: number, count: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last[0] + last[1] === number && last[1] < BATCH_SIZE) last[1]++;
    else stretches.push([number, 1]);
  }
  return stretches;
}
