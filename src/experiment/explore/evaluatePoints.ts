import type { Market } from "../../model/market.ts";
import { type BatchTask, batchesOf, type MapBatches, type Reading } from "../batch.ts";

/** A market to be simulated, and whatever says which point of a design it is. */
export interface Point {
  /** None where the settings of the point do not go together. */
  readonly market?: Market;
  /** Why there is no market. */
  readonly failure?: string;
  /** Worlds of its own, in place of those that all points share. */
  readonly seed?: string;
}

/** How points are simulated: all of them in the same worlds. */
export interface PointOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Worlds of every point, 1 or more. */
  readonly replications: number;
  /** The means that are kept of every world. */
  readonly readings: readonly Reading[];
  readonly signal?: AbortSignal;
  /** Called with the number of worlds that were simulated since the last call, in any order of points. */
  readonly onWorlds?: (worlds: number) => void;
}

/** What a point gave: its means, index `replication * readings.length + reading`, or why it has none. */
export type PointOutcome = { readonly means: Float64Array } | { readonly failure: string };

/**
 * Simulates every point of a design in the same worlds and hands their means over in the order of the
 * points. A point that fails is handed over as a failure and does not take the rest down.
 *
 * Memory does not grow with the number of points: they are made one by one as threads become free, and
 * forgotten when they have been handed over.
 *
 * @param points  made when they are asked for
 * @param use     called once for each point, in order
 * @throws what the signal was aborted with
 */
export async function evaluatePoints<P extends Point>(
  points: Iterable<P>,
  options: PointOptions,
  mapBatches: MapBatches,
  use: (point: P, outcome: PointOutcome) => void,
): Promise<void> {
  const queue = new PointQueue(points, options, use);
  await mapBatches(
    queue.tasks(),
    (result, task) => {
      options.onWorlds?.(result.count);
      queue.done(task, (open) => open.means.set(result.means, result.first * options.readings.length));
    },
    options.signal,
    (error, task) =>
      queue.done(task, (open) => {
        open.failure ??= error instanceof Error ? error.message : String(error);
      }),
  );
}

/** A point of which some batches are still out. */
interface OpenPoint<P> {
  readonly point: P;
  readonly means: Float64Array;
  failure?: string;
  batchesLeft: number;
}

/** Makes tasks of points, and points of what the tasks gave. */
class PointQueue<P extends Point> {
  readonly #points: Iterable<P>;
  readonly #options: PointOptions;
  readonly #use: (point: P, outcome: PointOutcome) => void;
  /** Points in their order, the first of them the next to be handed over. */
  readonly #open: OpenPoint<P>[] = [];
  /** The point of every task that is out. */
  readonly #ofTask = new Map<number, OpenPoint<P>>();

  constructor(points: Iterable<P>, options: PointOptions, use: (point: P, outcome: PointOutcome) => void) {
    this.#points = points;
    this.#options = options;
    this.#use = use;
  }

  *tasks(): Iterable<BatchTask> {
    const { seed, replications, readings } = this.#options;
    let task = 0;
    for (const point of this.#points) {
      const { market, failure } = point;
      const months = market === undefined ? 0 : market.months - 1;
      const batches = market === undefined ? [] : batchesOf(market, point.seed ?? seed, replications, [0, months]);
      const means = new Float64Array(batches.length === 0 ? 0 : replications * readings.length);
      const open: OpenPoint<P> = { point, means, failure, batchesLeft: batches.length };
      this.#open.push(open);
      this.#handOver();
      for (const batch of batches) {
        this.#ofTask.set(task++, open);
        yield { ...batch, readings };
      }
    }
  }

  done(task: number, keep: (open: OpenPoint<P>) => void): void {
    const of = this.#ofTask.get(task);
    if (of === undefined) throw new Error(`task ${task} was never handed out`);
    this.#ofTask.delete(task);
    keep(of);
    of.batchesLeft--;
    this.#handOver();
  }

  /** Hands over the points that are done, up to the first that is not. */
  #handOver(): void {
    while (this.#open.length > 0 && this.#open[0].batchesLeft === 0) {
      const [{ point, means, failure }] = this.#open.splice(0, 1);
      this.#use(point, failure === undefined ? { means } : { failure });
    }
  }
}
