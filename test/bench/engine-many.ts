import { resolve } from "node:path";
import { openWorkers, threadsHere } from "../../src/cli/workers.ts";
import type { Market } from "../../src/model/market.ts";
import { BATCH_SIZE, type BatchTask, batchesOf } from "../../src/worlds/batch.ts";
import { baselineMarket, relationMonths } from "./engine-markets.ts";
import { runReferences } from "./engine-reference.ts";
import { type Case, median, takeTurns, timed, timesAsLong } from "./rounds.ts";

/** Many small worlds, in batches and with the built worker of the command line. */

export interface ManyWorlds {
  readonly replicationsASecondOneCore: number;
  readonly replicationsASecondTwoCores: number;
  /** What two cores would do with nobody else on them: by the processor time of all threads. */
  readonly replicationsASecondTwoFreeCores: number;
  /** Time on one core over time on two. */
  readonly speedUp: number;
  /** On one core. */
  readonly nanosecondsARelationMonth: number;
  /** The same over that of the reference kernel. */
  readonly timesReference: number;
}

/** Whole batches, as many for either thread. */
export const REPLICATIONS = 16 * BATCH_SIZE;
/** Three rounds to warm up, until every thread has compiled its loops. */
const ROUNDS = { measured: 11, warmUp: 3, seconds: 40 };

export async function measureManyWorlds(): Promise<ManyWorlds> {
  const market = baselineMarket();
  const tasks = tasksOf(market);
  const two = openWorkers(2, resolve(".build/worker.js"));
  const processor: number[] = [];
  const cases: Case[] = [
    { name: "one core", run: () => timedAsync(() => threadsHere.map(tasks, ignore)) },
    { name: "two cores", run: () => timedAsync(() => two.map(tasks, ignore), processor) },
    { name: "reference", run: () => runReferences(market, REPLICATIONS, timed) },
  ];
  const [oneCore, twoCores, reference] = await takeTurns(cases, ROUNDS);
  await two.close();
  const twoProcessor = median(processor.slice(ROUNDS.warmUp));
  return {
    replicationsASecondOneCore: (1000 * REPLICATIONS) / oneCore.median,
    replicationsASecondTwoCores: (1000 * REPLICATIONS) / twoCores.median,
    replicationsASecondTwoFreeCores: (2 * 1000 * REPLICATIONS) / twoProcessor,
    speedUp: timesAsLong(oneCore, twoCores),
    nanosecondsARelationMonth: (1e6 * oneCore.median) / (REPLICATIONS * relationMonths(market)),
    timesReference: timesAsLong(oneCore, reference),
  };
}

function tasksOf(market: Market): BatchTask[] {
  return batchesOf(market, "bench", REPLICATIONS, [0, market.months - 1]);
}

function ignore(): void {}

/** Milliseconds by the clock; those of the processor, of all threads together, are added to the list. */
export async function timedAsync(action: () => Promise<void>, processor?: number[]): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  processor?.push((user + system) / 1000);
  return performance.now() - start;
}
