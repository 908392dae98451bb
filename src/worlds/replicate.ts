import type { Market } from "../model/market.ts";
import {
  BATCH_SIZE,
  type BatchResult,
  type BatchTask,
  batchesOf,
  inOrderOfWorlds,
  type MapBatches,
  withLedgers,
} from "./batch.ts";
import { sharedSingles } from "./shared.ts";

/**
 * One arm of an experiment: a market, and what is kept of its worlds. Scenarios of a run or a comparison are arms, the
 * three of a catfish effect together are one, and so is every variant that a claim is about and every point of a design.
 */
export interface Arm extends Pick<BatchTask, "readings" | "arms" | "from" | "ledgers" | "asker" | "discountRate"> {
  /** None where there is nothing to simulate: the arm is done when its turn comes. */
  readonly market?: Market;
  /** First and last month, both included, of the means; the whole run unless given. */
  readonly window?: readonly [number, number];
  /** Worlds of its own, in place of those that all arms share. */
  readonly seed?: string;
  /** Makes room for so many worlds before any of them is simulated; what was kept before stays. */
  readonly makeRoom?: (worlds: number) => void;
  /** Where the values of some worlds go, in memory that threads share; undefined where that is not to be had. */
  readonly into?: (first: number, count: number) => Float32Array | undefined;
  /** Keeps a batch. Batches come in the order of their worlds, so that sums have the same bits on any threads. */
  readonly keep: (batch: BatchResult) => void;
  /** Told when all worlds are kept, or why some are missing. Arms are told in their order. */
  readonly done?: (failure?: string) => void;
}

/** Which worlds of the arms are simulated, and how. */
export interface Replication<A extends Arm> {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Worlds from this number on, 0 unless given: a whole number of batches. */
  readonly from?: number;
  /** Up to this one, not included. */
  readonly worlds: number;
  /** Batch by batch, all arms in turn; else arm after arm, each made when threads are free for it. */
  readonly inTurn?: boolean;
  /** A batch that fails is told to its arm, and the others go on; without it the first failure is thrown. */
  readonly goOn?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each batch that was simulated, in any order: its number of worlds, and the arm. */
  readonly onBatch?: (worlds: number, arm: A) => void;
}

/**
 * Simulates the worlds of arms: the one loop behind runs, comparisons, effects, claims and points of a design. What an
 * arm is given has the same bits for any number of threads and whatever order batches are done in.
 *
 * @param mapBatches  runs the batches, here or on other threads
 * @throws what the signal was aborted with
 */
export async function replicate<A extends Arm>(
  arms: Iterable<A>,
  options: Replication<A>,
  mapBatches: MapBatches,
): Promise<void> {
  const { signal, goOn = false, onBatch } = options;
  const work = new Work(arms, options);
  await mapBatches(
    work.tasks(),
    (result, task) => {
      // Arguments of a call that is not made are not worked out: the arm keeps its batch whoever listens.
      const arm = work.done(task, result);
      onBatch?.(result.count, arm);
    },
    signal,
    goOn ? (error, task) => work.failed(task, error) : undefined,
  );
  signal?.throwIfAborted();
}

/** An arm of which some batches are still out. */
interface OpenArm<A extends Arm> {
  readonly arm: A;
  readonly batches: readonly BatchTask[];
  readonly take: (result: BatchResult) => void;
  left: number;
  failure?: string;
}

/** Makes tasks of arms, and arms of what the tasks gave. */
class Work<A extends Arm> {
  readonly #arms: Iterable<A>;
  readonly #options: Replication<A>;
  /** Arms in their order, the first of them the next to be told that it is done. */
  readonly #open: OpenArm<A>[] = [];
  /** The arm of every task that is out. */
  readonly #out = new Map<number, OpenArm<A>>();

  constructor(arms: Iterable<A>, options: Replication<A>) {
    this.#arms = arms;
    this.#options = options;
  }

  *tasks(): Iterable<BatchTask> {
    let number = 0;
    for (const [open, batch] of this.#options.inTurn ? this.#inTurn() : this.#oneByOne()) {
      this.#out.set(number++, open);
      yield batch;
    }
  }

  *#oneByOne(): Iterable<readonly [OpenArm<A>, BatchTask]> {
    for (const arm of this.#arms) {
      const open = this.#opened(arm);
      for (const batch of open.batches) yield [open, batch];
    }
  }

  *#inTurn(): Iterable<readonly [OpenArm<A>, BatchTask]> {
    const all = Array.from(this.#arms, (arm) => this.#opened(arm));
    const most = Math.max(...all.map(({ batches }) => batches.length));
    for (let place = 0; place < most; place++) {
      for (const open of all) if (place < open.batches.length) yield [open, open.batches[place]];
    }
  }

  #opened(arm: A): OpenArm<A> {
    const { seed, worlds, from = 0 } = this.#options;
    const { market, readings, arms, from: decided, ledgers = [], asker, discountRate } = arm;
    const window = arm.window ?? [0, (market?.months ?? 1) - 1];
    const batches = market === undefined ? [] : batchesOf(market, arm.seed ?? seed, worlds, window, from);
    if (batches.length > 0) arm.makeRoom?.(worlds);
    const open = {
      arm,
      batches: withLedgers(batches, ledgers).map((batch): BatchTask => {
        const into = arm.into?.(batch.first, batch.count);
        const more = { ...(discountRate !== undefined && { discountRate }), ...(into !== undefined && { into }) };
        return { ...batch, readings, arms, from: decided, asker, ...more };
      }),
      take: inOrderOfWorlds(arm.keep, from),
      left: batches.length,
    };
    this.#open.push(open);
    this.#tellDone();
    return open;
  }

  done(task: number, result: BatchResult): A {
    const open = this.#takeOut(task);
    open.take(result);
    this.#tellDone();
    return open.arm;
  }

  failed(task: number, error: unknown): void {
    const open = this.#takeOut(task);
    open.failure ??= error instanceof Error ? error.message : String(error);
    this.#tellDone();
  }

  #takeOut(task: number): OpenArm<A> {
    const open = this.#out.get(task);
    if (open === undefined) throw new Error(`task ${task} was never handed out`);
    this.#out.delete(task);
    open.left--;
    return open;
  }

  /** Tells the arms that are done, up to the first that is not. */
  #tellDone(): void {
    while (this.#open.length > 0 && this.#open[0].left === 0) {
      const [{ arm, failure }] = this.#open.splice(0, 1);
      arm.done?.(failure);
    }
  }
}

/** How arms grow, whatever the number of worlds. */
export interface GrowOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Months of the means, both included; the whole run unless given. */
  readonly window?: readonly [number, number];
  readonly signal?: AbortSignal;
  /** Called with the number of worlds that are done in every arm, and the number that is grown to. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Arms in the same worlds, which are added to until there are enough. */
export interface Growing {
  /** Worlds that all arms have. */
  readonly worlds: number;
  /**
   * Simulates the worlds that are missing up to this number, in every arm; none is simulated twice. Every number but
   * the last is a whole number of batches, because the sums of a batch are made in one piece.
   *
   * @throws RangeError after a number that is no multiple of BATCH_SIZE, or for fewer worlds than there are
   * @throws what the signal was aborted with
   */
  growTo(worlds: number): Promise<void>;
}

/** Opens arms to be simulated step by step; the bits do not depend on the steps. */
export function growing(arms: readonly Arm[], options: GrowOptions, mapBatches: MapBatches): Growing {
  const { seed, signal, onProgress } = options;
  let worlds = 0;
  return {
    get worlds() {
      return worlds;
    },
    async growTo(more) {
      if (more === worlds) return;
      if (more < worlds) throw new RangeError(`there are ${worlds} worlds already, more than ${more}`);
      if (worlds % BATCH_SIZE !== 0) throw new RangeError(`${worlds} worlds are no whole number of batches`);
      let done = worlds * arms.length;
      const onBatch = (count: number): void => {
        done += count;
        onProgress?.(Math.floor(done / arms.length), more);
      };
      const inTurn = arms.length > 1;
      await replicate(arms, { seed, from: worlds, worlds: more, inTurn, signal, onBatch }, mapBatches);
      worlds = more;
    },
  };
}

/** Rows of numbers, one a world. */
export class WorldRows<Column extends Float32Array | Float64Array> {
  #values: Column;
  readonly #width: number;
  readonly #make: (length: number) => Column;

  /** @param width  numbers of a world */
  constructor(width: number, make: (length: number) => Column) {
    this.#width = width;
    this.#make = make;
    this.#values = make(0);
  }

  /** Index `world * width + number`. */
  get values(): Column {
    return this.#values;
  }

  /** Makes room for so many worlds in all. While it does, the old numbers and the new are in memory together. */
  makeRoom(worlds: number): void {
    const longer = this.#make(worlds * this.#width);
    longer.set(this.#values);
    this.#values = longer;
  }

  /** @param rows  those of some worlds, from `first` on; they may lie at their place already */
  set(first: number, rows: Column): void {
    if (rows.buffer !== this.#values.buffer) this.#values.set(rows, first * this.#width);
  }
}

/** Rows of numbers with every bit. */
export function doubleRows(width: number): WorldRows<Float64Array> {
  return new WorldRows(width, (length) => new Float64Array(length));
}

/** Rows of numbers in single precision. */
export function singleRows(width: number): WorldRows<Float32Array> {
  return new WorldRows(width, (length) => new Float32Array(length));
}

/** The same in memory that threads share, where there is such memory. */
export function sharedRows(width: number): WorldRows<Float32Array> {
  return new WorldRows(width, sharedSingles);
}
