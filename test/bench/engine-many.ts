import { resolve } from "node:path";
import { openWorkers, threadsHere } from "../../src/cli/workers.ts";
import type { BatchTask } from "../../src/experiment/batch.ts";
import type { Market } from "../../src/model/market.ts";
import { baselineMarket, relationMonths } from "./engine-markets.ts";
import { runReferences } from "./engine-reference.ts";
import { type Case, takeTurns, timed, timesAsLong } from "./rounds.ts";

/** Many small worlds, in batches and with the built worker of the command line. */

export interface ManyWorlds {
  readonly replicationsASecondOneCore: number;
  readonly replicationsASecondTwoCores: number;
  /** Time on one core over time on two. */
  readonly speedUp: number;
  /** On one core. */
  readonly nanosecondsARelationMonth: number;
  /** The same over that of the reference kernel. */
  readonly timesReference: number;
}

export const REPLICATIONS = 200;
const BATCH = 10;
/** Three rounds to warm up, until every thread has compiled its loops. */
const ROUNDS = { measured: 11, warmUp: 3, seconds: 40 };

export async function measureManyWorlds(): Promise<ManyWorlds> {
  const market = baselineMarket();
  const tasks = tasksOf(market);
  const two = openWorkers(2, resolve(".build/worker.js"));
  const cases: Case[] = [
    { name: "one core", run: () => timedAsync(() => threadsHere.map(tasks, ignore)) },
    { name: "two cores", run: () => timedAsync(() => two.map(tasks, ignore)) },
    { name: "reference", run: () => runReferences(market, REPLICATIONS, timed) },
  ];
  const [oneCore, twoCores, reference] = await takeTurns(cases, ROUNDS);
  await two.close();
  return {
    replicationsASecondOneCore: (1000 * REPLICATIONS) / oneCore.median,
    replicationsASecondTwoCores: (1000 * REPLICATIONS) / twoCores.median,
    speedUp: timesAsLong(oneCore, twoCores),
    nanosecondsARelationMonth: (1e6 * oneCore.median) / (REPLICATIONS * relationMonths(market)),
    timesReference: timesAsLong(oneCore, reference),
  };
}

function tasksOf(market: Market): BatchTask[] {
  return Array.from({ length: REPLICATIONS / BATCH }, (_, index) => ({
    market,
    seed: "bench",
    first: index * BATCH,
    count: BATCH,
    window: [0, market.months - 1],
  }));
}

function ignore(): void {}

async function timedAsync(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
