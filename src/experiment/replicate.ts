import { seriesOf } from "../model/series.ts";
import { traceWorld } from "../model/traceWorld.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type BatchResult, batchesOf, type MapBatches } from "./batch.ts";
import type { ScenarioResult } from "./result.ts";
import { sinceEntry } from "./sinceEntry.ts";
import { addMoments, emptyMoments, type Moments, monthlyStatistics } from "./statistics/monthlyStatistics.ts";
import { SURVIVAL_CELLS } from "./survival/ages.ts";
import { typicalReplication } from "./typicalWorld.ts";

/** How a scenario is replicated. */
export interface ReplicateOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Number of worlds, 1 or more. */
  readonly replications: number;
  /** Months of the means, both included; the whole run unless given. */
  readonly window?: readonly [number, number];
  readonly signal?: AbortSignal;
  /** Lets the rest of the program have a turn between pieces of long work; none unless given. */
  readonly pause?: () => Promise<void>;
  /** Called with the number of worlds that are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Worlds that are drawn as thin lines. */
const SINGLE_WORLDS = 5;

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
  const { market } = scenario;
  const { seed, replications, signal } = options;
  const window = options.window ?? [0, market.months - 1];
  const series = seriesOf(market);
  const cells = market.months * series.length;
  const values = new Float32Array(replications * cells);
  const means = new Float64Array(replications * series.length);
  const survival = new Float64Array(replications * SURVIVAL_CELLS);
  const joined = joinInOrder(cells, (result) => {
    values.set(result.values, result.first * cells);
    survival.set(result.survival, result.first * SURVIVAL_CELLS);
    means.set(result.means, result.first * series.length);
  });
  let done = 0;
  await mapBatches(
    batchesOf(market, seed, replications, window),
    (result) => {
      joined.add(result);
      done += result.count;
      options.onProgress?.(done, replications);
    },
    signal,
  );
  const pause = async () => {
    await options.pause?.();
    signal?.throwIfAborted();
  };
  await pause();
  return {
    scenario,
    seed,
    replications,
    months: market.months,
    series,
    monthly: await monthlyStatistics(joined.moments, values, replications, pause),
    window,
    means,
    singleWorlds: Array.from({ length: Math.min(SINGLE_WORLDS, replications) }, (_, replication) => ({
      replication,
      values: Float64Array.from(values.subarray(replication * cells, (replication + 1) * cells)),
    })),
    sinceEntry: await sinceEntry(series, market.months, values, replications, pause),
    survival,
    typicalWorld: traceWorld(market, seed, typicalReplication(series, means, replications)),
  };
}

interface Joined {
  readonly moments: Moments;
  add(result: BatchResult): void;
}

/** Takes results in any order and adds their moments in the order of replications. */
function joinInOrder(cells: number, keep: (result: BatchResult) => void): Joined {
  const moments = emptyMoments(cells);
  const waiting = new Map<number, BatchResult>();
  let next = 0;
  return {
    moments,
    add(result) {
      keep(result);
      waiting.set(result.first, result);
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        addMoments(moments, ready.counts, ready.cellMeans, ready.squares);
        waiting.delete(next);
        next += ready.count;
      }
    },
  };
}
