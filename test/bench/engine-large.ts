import type { Market } from "../../src/model/market.ts";
import { prepare, simulate } from "../../src/model/simulate.ts";
import { fractionOf, LARGE_SIZE, marketOf, relationMonths } from "./engine-markets.ts";
import { runReferences } from "./engine-reference.ts";
import { processorTime, takeTurns, timesAsLong } from "./rounds.ts";

/**
 * One large world, prepared and simulated on one core, and how cost grows with its size. All in processor
 * time, since a wall clock would count the others who use the machine during so long a run.
 */

export interface LargeWorld {
  /** Processor time. */
  readonly seconds: number;
  readonly nanosecondsARelationMonth: number;
  /** The same over that of the reference kernel. */
  readonly timesReference: number;
  /** How many times longer half of the world takes than a quarter, and the whole than half. */
  readonly doublings: readonly [number, number];
}

const ROUNDS = { measured: 5, warmUp: 1, seconds: 60 };

export async function measureLargeWorld(): Promise<LargeWorld> {
  const large = marketOf(LARGE_SIZE);
  const markets = [marketOf(fractionOf(LARGE_SIZE, 0.25)), marketOf(fractionOf(LARGE_SIZE, 0.5)), large];
  const cases = [
    ...markets.map((market) => ({
      name: `${market.buyers[0].count} buyers`,
      run: () => processorTime(() => runOneWorld(market)),
    })),
    { name: "reference", run: () => runReferences(large, 1, processorTime) },
  ];
  const [quarter, half, whole, reference] = await takeTurns(cases, ROUNDS);
  return {
    seconds: whole.median / 1000,
    nanosecondsARelationMonth: (1e6 * whole.median) / relationMonths(large),
    timesReference: timesAsLong(whole, reference),
    doublings: [timesAsLong(half, quarter), timesAsLong(whole, half)],
  };
}

/** Prepares and simulates one world, as a first run has to. */
function runOneWorld(market: Market): void {
  const simulation = prepare(market, "bench");
  simulate(simulation, 0, new Float64Array(simulation.size));
}
