import type { Market } from "../model/market.ts";

/** A run of consecutive replications of one market: the unit of work that is handed to a worker. Can be cloned. */
export interface BatchTask {
  readonly market: Market;
  /** The user's seed, any text. */
  readonly seed: string;
  readonly first: number;
  readonly count: number;
  /** First and last month, both included, of the means. */
  readonly window: readonly [number, number];
}

/** What a batch gives back. All of it can be transferred. */
export interface BatchResult {
  readonly first: number;
  readonly count: number;
  /** Index `(replication - first) * months * series + month * series + serie`. */
  readonly values: Float32Array;
  /** Sum and sum of squares about the batch's own mean are formed where the batches are joined. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly counts: Float64Array;
  /** Means over the window; index `(replication - first) * series + serie`. */
  readonly means: Float64Array;
  /** Month of the first trial of a newcomer by replication; -1 where none. */
  readonly firstTrial: Int32Array;
}

/** Runs tasks, in any order and on any number of threads, and hands each result over as it is done. */
export type MapBatches = (
  tasks: readonly BatchTask[],
  onDone: (result: BatchResult) => void,
  signal?: AbortSignal,
) => Promise<void>;
