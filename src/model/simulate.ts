import { createWorld } from "./createWorld.ts";
import { worldOf } from "./keptWorld.ts";
import type { Market } from "./market.ts";
import { createObserver, type Observer, observe, writeSeries } from "./observer.ts";
import { createStream, keyBySeed, type Stream } from "./random.ts";
import { keyStreams, resetWorld } from "./resetWorld.ts";
import { type Steps, stepsOfAnyWorld } from "./schedule.ts";
import type { World } from "./world.ts";

/** Everything that replications of one market need, made once. */
export interface Simulation {
  readonly market: Market;
  readonly world: World;
  readonly steps: Steps;
  readonly observer: Observer;
  readonly key: Stream;
  /** Numbers that one replication writes: months x series. */
  readonly size: number;
}

/**
 * Prepares to simulate a market with a seed, in a world of its own.
 *
 * @param market  groups, parameter values and timetable, in range
 * @param seed    any text
 */
export function prepare(market: Market, seed: string): Simulation {
  return simulationIn(createWorld(market), stepsOfAnyWorld, market, seed);
}

/**
 * As `prepare`, but in the world that this thread keeps (`keptWorld.ts`): faster, for whoever runs whole
 * replications with `simulate`. Several such simulations may take turns, replication by replication.
 */
export function prepareReplications(market: Market, seed: string): Simulation {
  const { world, steps } = worldOf(market);
  return simulationIn(world, steps, market, seed);
}

function simulationIn(world: World, steps: Steps, market: Market, seed: string): Simulation {
  const key = createStream();
  keyBySeed(seed, key);
  const observer = createObserver(market);
  return { market, world, steps, observer, key, size: market.months * observer.series.length };
}

/**
 * Runs one replication from month 0 to the last and writes what was observed.
 *
 * @param simulation   made by `prepare`; used again and again
 * @param replication  number of the world, from 0; the same number is the same world in every scenario
 * @param out          out: at [offset + month x series + serie]; missing is NaN
 * @param onlook       called every month, as by `runMonth`
 */
export function simulate(
  simulation: Simulation,
  replication: number,
  out: Float64Array,
  offset = 0,
  onlook?: () => void,
): void {
  const { market, world, steps, observer } = simulation;
  resetWorld(world, market, simulation.key, replication);
  for (let month = 0; month < market.months; month++) {
    runMonth(world, observer, month, out, offset + month * observer.series.length, onlook, steps);
  }
}

/**
 * One month: every process of the schedule in turn, the observation, and the closing.
 *
 * @param out     out: one number for each series, from `offset` on
 * @param onlook  called after the deliveries and before the closing, for whoever tells the story
 * @param steps   those of any world, or those that are bound to this one
 */
export function runMonth(
  world: World,
  observer: Observer,
  month: number,
  out: Float64Array,
  offset: number,
  onlook?: () => void,
  { schedule, closing }: Steps = stepsOfAnyWorld,
): void {
  world.month = month;
  keyStreams(world, month);
  for (let p = 0; p < schedule.length; p++) schedule[p](world);
  observe(observer, world);
  onlook?.();
  for (let p = 0; p < closing.length; p++) closing[p](world);
  writeSeries(observer, world, out, offset);
}
