import { interquartileRange, median } from "simple-statistics";
import type { MeasureName } from "../model/measures.ts";
import { ALL, type Series, seriesOf } from "../model/series.ts";
import { traceWorld } from "../model/traceWorld.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { BATCH_SIZE, batchesOf, inOrderOfWorlds, type MapBatches } from "./batch.ts";
import { SURVIVAL_CELLS } from "./linkBook.ts";
import type { ScenarioResult, WindowMeans } from "./result.ts";
import { sinceEntry } from "./sinceEntry.ts";
import { addMoments, emptyMoments, monthlyStatistics } from "./statistics/moments.ts";

/** How a scenario is replicated, whatever the number of worlds. */
export interface GrowOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Months of the means, both included; the whole run unless given. */
  readonly window?: readonly [number, number];
  readonly signal?: AbortSignal;
  /** Lets the rest of the program have a turn between pieces of long work; none unless given. */
  readonly pause?: () => Promise<void>;
  /** Called with the number of worlds that are done, and the number that is grown to. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** As above, with the number of worlds. */
export interface ReplicateOptions extends GrowOptions {
  /** Number of worlds, 1 or more. */
  readonly replications: number;
}

/** A scenario whose worlds are added to until there are enough, and then summed up. */
export interface GrowingReplication {
  /**
   * Simulates the worlds that are missing up to this number; none is simulated twice. Every number but the last
   * is a whole number of batches, because the sums of a batch are made in one piece.
   *
   * @throws RangeError after a number that is no multiple of BATCH_SIZE, or for fewer worlds than there are
   * @throws what the signal was aborted with
   */
  growTo(worlds: number): Promise<void>;
  /** The means over the window of the worlds so far. */
  soFar(): WindowMeans;
  /** Sums up the worlds so far. */
  finish(): Promise<ScenarioResult>;
}

/** Worlds that are kept month by month: a few are drawn as thin lines, all are saved. */
const SINGLE_WORLDS = 50;

/**
 * Replicates a scenario over many worlds and sums them up. The result has the same bits for any
 * number of threads: batches are joined in their order, whatever the order in which they are done.
 *
 * Memory: every value once in single precision, 4 bytes x worlds x months x series, for the quantiles.
 *
 * @param mapBatches  runs the batches, here or on other threads
 * @throws what the signal was aborted with
 */
export async function replicate(
  scenario: Scenario,
  options: ReplicateOptions,
  mapBatches: MapBatches,
): Promise<ScenarioResult> {
  const growing = openReplication(scenario, options, mapBatches);
  await growing.growTo(options.replications);
  return growing.finish();
}

/**
 * Opens a scenario to be replicated step by step. For the same number of worlds the result has the same bits
 * as from `replicate`, whatever the steps. While it grows, the old values and the new are in memory together.
 */
export function openReplication(scenario: Scenario, options: GrowOptions, mapBatches: MapBatches): GrowingReplication {
  const { market } = scenario;
  const { months } = market;
  const { seed, signal } = options;
  const window = options.window ?? [0, months - 1];
  const series = seriesOf(market);
  const cells = months * series.length;
  const moments = emptyMoments(cells);
  const join = inOrderOfWorlds(({ counts, cellMeans, squares }) => addMoments(moments, counts, cellMeans, squares));
  let worlds = 0;
  let values = new Float32Array(0);
  let means = new Float64Array(0);
  let survival = new Float64Array(0);
  const soFar = (): WindowMeans => ({ scenario, seed, replications: worlds, months, series, window, means });

  const growTo = async (more: number): Promise<void> => {
    if (more === worlds) return;
    if (more < worlds) throw new RangeError(`there are ${worlds} worlds already, more than ${more}`);
    if (worlds % BATCH_SIZE !== 0) throw new RangeError(`${worlds} worlds are no whole number of batches`);
    values = longer(values, new Float32Array(more * cells));
    means = longer(means, new Float64Array(more * series.length));
    survival = longer(survival, new Float64Array(more * SURVIVAL_CELLS));
    let done = worlds;
    await mapBatches(
      batchesOf(market, seed, more, window, worlds),
      (result) => {
        values.set(result.values, result.first * cells);
        means.set(result.means, result.first * series.length);
        survival.set(result.survival, result.first * SURVIVAL_CELLS);
        join(result);
        done += result.count;
        options.onProgress?.(done, more);
      },
      signal,
    );
    signal?.throwIfAborted();
    worlds = more;
  };

  const finish = async (): Promise<ScenarioResult> => {
    const pause = async () => {
      await options.pause?.();
      signal?.throwIfAborted();
    };
    await pause();
    return {
      ...soFar(),
      monthly: await monthlyStatistics(moments, values, worlds, pause),
      singleWorlds: Array.from({ length: Math.min(SINGLE_WORLDS, worlds) }, (_, replication) => ({
        replication,
        values: Float64Array.from(values.subarray(replication * cells, (replication + 1) * cells)),
      })),
      sinceEntry: await sinceEntry(series, months, values, worlds, pause),
      survival,
      typicalWorld: traceWorld(market, seed, typicalReplication(series, means, worlds)),
    };
  };

  return { growTo, soFar, finish };
}

/** The longer of two columns, which begins with the shorter. */
function longer<Column extends Float32Array | Float64Array>(before: Column, column: Column): Column {
  column.set(before);
  return column;
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
