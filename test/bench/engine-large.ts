import { builtInKernel } from "../../src/cli/builtInKernel.ts";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { prepareReplications, simulate } from "../../src/model/simulate.ts";
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

/** Prepares and simulates one world, as a first run has to, with the kernel. */
function runOneWorld(market: Market): void {
  const simulation = prepareReplications(market, "bench", keepingWorld(builtInKernel));
  simulate(simulation, 0, new Float64Array(simulation.size));
}

export interface Growth {
  readonly buyers: number;
  /** Milliseconds of processor of a world. */
  readonly milliseconds: number;
  /** Median of its time for a buyer over that in the smallest market: 1 where cost grows as size does. */
  readonly timesLinear: number;
}

/** The baseline's panels and its suppliers for each buyer, from its own eight buyers up. */
const GROWN = [8, 64, 512];
const SUPPLIERS_A_BUYER = 4.5;
const GROWTH_ROUNDS = { measured: 11, warmUp: 2, seconds: 40 };

/** How the cost of a world grows with the market: as many buyers in all in each round, in many small worlds or few large ones. */
export async function measureGrowth(): Promise<Growth[]> {
  const largest = Math.max(...GROWN);
  const cases = GROWN.map((buyers) => {
    const size = { buyers, suppliers: SUPPLIERS_A_BUYER * buyers, fixedSlots: 2, flexibleSlots: 3 };
    const simulation = prepareReplications(marketOf(size), "bench", keepingWorld(builtInKernel));
    const out = new Float64Array(simulation.size);
    const worlds = (2 * largest) / buyers;
    const run = () => {
      for (let world = 0; world < worlds; world++) simulate(simulation, world, out);
    };
    return { name: `${buyers} buyers`, worlds, run: () => processorTime(run) };
  });
  const timings = await takeTurns(cases, GROWTH_ROUNDS);
  return timings.map((timing, i) => ({
    buyers: GROWN[i],
    milliseconds: timing.median / cases[i].worlds,
    timesLinear: timesAsLong(timing, timings[0]),
  }));
}
