import { countsOf } from "../model/createWorld.ts";
import { SURVIVAL_CELLS } from "../model/linkBook.ts";
import type { Market } from "../model/market.ts";
import { offsetsOf } from "../model/memory.ts";
import { seriesOf } from "../model/series.ts";
import { ledgerWorlds } from "./ledger/payments.ts";
import type { Threshold } from "./ledger/regularities.ts";

/** A run of consecutive replications of one market: the unit of work that is handed to a worker. Can be cloned. */
export interface BatchTask {
  readonly market: Market;
  /** The user's seed, any text. */
  readonly seed: string;
  readonly first: number;
  readonly count: number;
  /** First and last month, both included, of the means. */
  readonly window: readonly [number, number];
  /** When given, only these means are kept: one for each in `means`, and the other arrays are empty. */
  readonly readings?: readonly Reading[];
  /**
   * When given, `market` is the arm without entry and these are the arm without reaction and the arm of the
   * scenario itself: what comes back is what differs between them, month by month and year by year, or with readings
   * the means of each (`simulateArms.ts`).
   */
  readonly arms?: readonly [withoutReaction: Market, entry: Market];
  /** With arms: month of the decision, from which the years of their means are counted; 0 unless given. */
  readonly from?: number;
  /** When given, the ledgers of the first worlds (`ledgerWorlds`) are kept too: their regularities by these thresholds. */
  readonly ledgers?: readonly Threshold[];
  /** When given, a group of suppliers whose accounts are kept (`accountBook.ts`). */
  readonly asker?: string;
  /** How much less a later year counts in what relations bring (`lifetimes.ts`); given only where that is kept. */
  readonly discountRate?: number;
  /**
   * When given, where every value of these worlds goes, in memory that threads share: what comes back has them there, and
   * they are copied nowhere. It decides nothing.
   */
  readonly into?: Float32Array;
}

/** The mean of one series over some months of a world. */
export interface Reading {
  /** Place of the series in `everySeriesOf` the market. */
  readonly serie: number;
  /** First and last month, both included. */
  readonly months: readonly [number, number];
}

/**
 * What a batch gives back. All of it can be transferred. A cell is `month * series + serie`; missing
 * values are left out of counts and means.
 */
export interface BatchResult {
  readonly first: number;
  readonly count: number;
  /** Every value, in single precision, for quantiles; index `(replication - first) * cells + cell`. */
  readonly values: Float32Array;
  /** By cell, over the replications of the batch: number, mean, and sum of squared deviations from the mean. */
  readonly counts: Float64Array;
  readonly cellMeans: Float64Array;
  readonly squares: Float64Array;
  /** Means over the window; index `(replication - first) * series + serie`. */
  readonly means: Float64Array;
  /** Links that outlived a year; index `(replication - first) * SURVIVAL_CELLS + age * ROLES + role` (`linkBook.ts`). */
  readonly survival: Float64Array;
  /** Of the worlds that ledgers are kept of; index `((replication - first) * thresholds + threshold) * REGULARITIES + regularity`. */
  readonly ledgers: Float64Array;
  /** Accounts of the group that asks; index `(replication - first) * accountCells + group * ACCOUNT_FACTS + fact`. */
  readonly accounts: Float64Array;
  /** Dealings of groups whose own side is measured; index `(replication - first) * dealingCells + group * DEALING_FACTS + fact`. */
  readonly dealings: Float64Array;
}

/**
 * Runs tasks, in any order and on any number of threads, and hands each result over as it is done, with the
 * number of its task. Tasks are taken one by one as threads become free, so that they need not all exist at once.
 *
 * @param onFailed  what to do when a task fails, the others going on; without it the first failure is thrown
 * @throws what the signal was aborted with
 */
export type MapBatches = (
  tasks: Iterable<BatchTask>,
  onDone: (result: BatchResult, task: number) => void,
  signal?: AbortSignal,
  onFailed?: (error: unknown, task: number) => void,
) => Promise<void>;

/**
 * Replications in a batch. Fixed, so that the sums are joined in the same order, to the same bits,
 * whatever the number of threads.
 */
export const BATCH_SIZE = 25;

/** Cuts replications `from` (0 unless given) .. `replications` - 1 into batches. */
export function batchesOf(
  market: Market,
  seed: string,
  replications: number,
  window: readonly [number, number],
  from = 0,
): BatchTask[] {
  const tasks: BatchTask[] = [];
  for (let first = from; first < replications; first += BATCH_SIZE) {
    tasks.push({ market, seed, first, count: Math.min(BATCH_SIZE, replications - first), window });
  }
  return tasks;
}

/** The same batches, with the ledgers of the first worlds by some thresholds. */
export function withLedgers(tasks: readonly BatchTask[], thresholds: readonly Threshold[]): BatchTask[] {
  return tasks.map((task) => {
    const isAsked = thresholds.length > 0 && task.first < ledgerWorlds(task.market);
    return isAsked ? { ...task, ledgers: thresholds } : task;
  });
}

/**
 * Takes results in any order and hands them on in the order of their replications, each as soon as it may go.
 *
 * @param from  number of the first replication
 */
export function inOrderOfWorlds(use: (result: BatchResult) => void, from: number): (result: BatchResult) => void {
  const waiting = new Map<number, BatchResult>();
  let next = from;
  return (result) => {
    waiting.set(result.first, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      use(ready);
      waiting.delete(next);
      next += ready.count;
    }
  };
}

/**
 * Memory that replicating a market takes, for each world [bytes]: every value in single precision while it is
 * simulated, and what is kept of a world afterwards.
 */
export function memoryOf(market: Market): { readonly simulated: number; readonly kept: number } {
  const series = seriesOf(market).length;
  return {
    simulated: Float32Array.BYTES_PER_ELEMENT * market.months * series,
    kept: Float64Array.BYTES_PER_ELEMENT * (series + SURVIVAL_CELLS),
  };
}

/** What a world takes beside its columns, as a share of them: numbers of its agents, the book of its links, sorting. */
const BESIDE_COLUMNS = 0.5;

/** Arrays over all months and series that a batch fills, in double precision, where not only some means are read. */
const MONTHLY_ARRAYS = 5;

/**
 * Memory that one world of a market takes while it is simulated [bytes], whatever is kept of it afterwards.
 *
 * @param isMonthly  every series is observed in every month, and not only what some means need
 */
export function memoryOfWorld(market: Market, isMonthly: boolean): number {
  const columns = offsetsOf(countsOf(market)).at(-1) ?? 0;
  const months = isMonthly ? MONTHLY_ARRAYS * Float64Array.BYTES_PER_ELEMENT * market.months : 0;
  return (1 + BESIDE_COLUMNS) * columns + months * seriesOf(market).length;
}
