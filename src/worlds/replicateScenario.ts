import { interquartileRange, median } from "simple-statistics";
import { SURVIVAL_CELLS } from "../model/linkBook.ts";
import type { MeasureName } from "../model/measures.ts";
import { ALL, isSame, type Series, seriesOf } from "../model/series.ts";
import { traceWorld } from "../model/traceWorld.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { accountCells, groupsOfBuyers } from "./accountBook.ts";
import type { BatchResult, MapBatches } from "./batch.ts";
import type { ArmValues } from "./commonMonths.ts";
import { dealingCells, dealingGroups, discountOf } from "./dealings.ts";
import { type Gaps, gapsIn } from "./gaps.ts";
import { ledgerWorlds } from "./ledger/payments.ts";
import { REGULARITIES, type Threshold } from "./ledger/regularities.ts";
import { doubleRows, type GrowOptions, growing, sharedRows } from "./replicate.ts";
import type { ScenarioRecord, ScenarioResult, WindowMeans } from "./result.ts";
import { isShared } from "./shared.ts";
import { sinceDeparture } from "./sinceDeparture.ts";
import { sinceEntry } from "./sinceEntry.ts";
import { yearsIn } from "./spans.ts";
import {
  addMoments,
  emptyMoments,
  type FindQuantiles,
  monthlyStatistics,
  type Pause,
  quantilesHere,
} from "./statistics/moments.ts";
import { yearsOf, yearsOfScenario } from "./years.ts";

/** How a scenario is replicated. */
export interface ScenarioOptions extends GrowOptions {
  /** Thresholds by which the ledgers of the first worlds are counted; none are kept unless given. */
  readonly ledgers?: readonly Threshold[];
  /** Lets the rest of the program have a turn between pieces of long work; none unless given. */
  readonly pause?: Pause;
  /** Finds quantiles on other threads; this one does unless given. */
  readonly quantiles?: FindQuantiles;
}

/** A scenario whose worlds are added to until there are enough, and then summed up. */
export interface GrowingScenario {
  /** As that of `growing`. */
  growTo(worlds: number): Promise<void>;
  /** The means over the window of the worlds so far. */
  soFar(): WindowMeans;
  /** One series of the worlds so far month by month. */
  months(series: Series): ArmValues;
  /** Sums up the worlds so far. @param also  series of which the months are kept as if they had gaps (`gaps.ts`) */
  finish(also?: readonly Series[]): Promise<SimulatedScenario>;
}

/** What was seen of a scenario, and of its gaps while they are at hand. */
export interface SimulatedScenario extends ScenarioRecord {
  readonly gaps: Gaps;
}

/** Worlds that are kept month by month: a few are drawn as thin lines, all are saved. */
export const SINGLE_WORLDS = 50;

/**
 * Replicates a scenario over many worlds, sums them up, and traces the typical one. The same bits for any number of
 * threads.
 *
 * Memory: every value once in single precision, 4 bytes x worlds x months x series, for the quantiles.
 *
 * @param mapBatches  runs the batches, here or on other threads
 * @throws what the signal was aborted with
 */
export async function replicateScenario(
  scenario: Scenario,
  options: ScenarioOptions & { readonly replications: number },
  mapBatches: MapBatches,
): Promise<ScenarioResult> {
  const growing = openScenario(scenario, options, mapBatches);
  await growing.growTo(options.replications);
  const { gaps: _, ...record } = await growing.finish();
  return withTypicalWorld(record);
}

/** Opens a scenario to be replicated step by step; the bits do not depend on the steps. */
export function openScenario(scenario: Scenario, options: ScenarioOptions, mapBatches: MapBatches): GrowingScenario {
  const { market, from, asker } = scenario;
  const { months } = market;
  const { seed, signal } = options;
  const window = options.window ?? [0, months - 1];
  const series = seriesOf(market);
  const cells = months * series.length;
  const moments = emptyMoments(cells);
  const values = sharedRows(cells);
  const means = doubleRows(series.length);
  const survival = doubleRows(SURVIVAL_CELLS);
  const thresholds = options.ledgers ?? [];
  const ledgers = doubleRows(thresholds.length * REGULARITIES);
  const yearly = yearsOfScenario(scenario, series);
  const years = doubleRows(yearly.series.length * yearsIn(months, from));
  const accounts = doubleRows(accountCells(market, asker));
  const dealings = doubleRows(dealingCells(market));
  const arm = {
    market,
    window,
    ledgers: thresholds,
    asker,
    ...discountOf(scenario),
    makeRoom: (worlds: number) => {
      for (const rows of [values, means, survival, years, accounts, dealings]) rows.makeRoom(worlds);
      ledgers.makeRoom(Math.min(worlds, ledgerWorlds(market)));
    },
    into: (first: number, count: number) =>
      isShared(values.values) ? values.values.subarray(first * cells, (first + count) * cells) : undefined,
    keep: (batch: BatchResult) => {
      values.set(batch.first, batch.values);
      means.set(batch.first, batch.means);
      survival.set(batch.first, batch.survival);
      if (batch.ledgers.length > 0) ledgers.set(batch.first, batch.ledgers);
      accounts.set(batch.first, batch.accounts);
      dealings.set(batch.first, batch.dealings);
      years.set(batch.first, yearsOf(batch.values, series, months, scenario));
      addMoments(moments, batch.counts, batch.cellMeans, batch.squares);
    },
  };
  const grown = growing([arm], options, mapBatches);
  const soFar = () => ({
    ...{ scenario, seed, replications: grown.worlds, months, series, window, means: means.values },
    years: { ...yearly, values: years.values },
    ...(asker !== undefined && { accounts: { buyers: groupsOfBuyers(market), values: accounts.values } }),
    ...(dealingCells(market) > 0 && { dealings: { groups: dealingGroups(market), values: dealings.values } }),
  });
  const monthsOf = (asked: Series): ArmValues => {
    const place = series.findIndex((each) => isSame(each, asked));
    const row = (_: unknown, at: number) => values.values[at * series.length + place];
    return { series: [asked], months, values: Float32Array.from({ length: grown.worlds * months }, row) };
  };
  const alignedDepartures = async (find: FindQuantiles) => {
    const book = { groups: dealingGroups(market), values: dealings.values };
    const aligned = await sinceDeparture(market, series, values.values, book, find);
    return aligned && { sinceDeparture: aligned };
  };
  const finish = async (also: readonly Series[] = []): Promise<SimulatedScenario> => {
    const { worlds } = grown;
    const pause = async () => {
      await options.pause?.();
      signal?.throwIfAborted();
    };
    const find = options.quantiles ?? quantilesHere(pause);
    await pause();
    // All at once: other threads find the quantiles of the one while this moves worlds for the other.
    const [monthly, aroundEntry, aroundDeparture, gaps] = await Promise.all([
      monthlyStatistics(moments, values.values, worlds, find),
      sinceEntry(series, months, values.values, worlds, find),
      alignedDepartures(find),
      gapsIn({ series, months, worlds, window, values: values.values }, { n: moments.counts }, also),
    ]);
    return {
      ...soFar(),
      monthly,
      singleWorlds: Array.from({ length: Math.min(SINGLE_WORLDS, worlds) }, (_, replication) => ({
        replication,
        values: Float64Array.from(values.values.subarray(replication * cells, (replication + 1) * cells)),
      })),
      sinceEntry: aroundEntry,
      ...aroundDeparture,
      survival: survival.values,
      ledgers: ledgers.values,
      gaps,
    };
  };
  return { growTo: grown.growTo, soFar, months: monthsOf, finish };
}

/** What was seen of a scenario, with the world nearest to the middle of all simulated once more and traced. */
export function withTypicalWorld(record: ScenarioRecord): ScenarioResult {
  const { scenario, seed, series, means, replications } = record;
  const typicalWorld = traceWorld(scenario.market, seed, typicalReplication(series, means, replications));
  return { ...record, typicalWorld };
}

/** Measures in which a typical world is near the middle. */
const HEADLINES: readonly MeasureName[] = [
  "price",
  "service",
  "technologyLag",
  "buyerValue",
  "newcomerShare",
  "switches",
];

/**
 * The replication nearest to the middle of all: its window means are, in units of the interquartile
 * range, closest to the medians. The first such one where several are equally near.
 *
 * @param means  index `replication * series + serie`
 */
export function typicalReplication(series: readonly Series[], means: Float64Array, worlds: number): number {
  const distance = new Float64Array(worlds);
  series.forEach(({ measure, group }, serie) => {
    if (group !== ALL || !HEADLINES.includes(measure)) return;
    const values = Array.from({ length: worlds }, (_, world) => means[world * series.length + serie]);
    const present = values.filter((value) => !Number.isNaN(value));
    if (present.length === 0) return;
    const middle = median(present);
    const spread = interquartileRange(present);
    if (spread <= 0) return;
    values.forEach((value, world) => {
      const gap = Number.isNaN(value) ? 1 : (value - middle) / spread;
      distance[world] += gap * gap;
    });
  });
  let nearest = 0;
  for (let world = 1; world < worlds; world++) if (distance[world] < distance[nearest]) nearest = world;
  return nearest;
}
