import { createWorld } from "./createWorld.ts";
import type { Market } from "./market.ts";
import { createObserver, type Observer, observe, writeSeries } from "./observer.ts";
import { createStream, keyBySeed, type Stream } from "./random.ts";
import { keyStreams, resetWorld } from "./resetWorld.ts";
import { closing, schedule } from "./schedule.ts";
import type { World } from "./world.ts";

/** Everything that replications of one market need, made once. */
export interface Simulation {
  readonly market: Market;
  readonly world: World;
  readonly observer: Observer;
  readonly key: Stream;
  /** Numbers that one replication writes: months x series. */
  readonly size: number;
}

/**
 * Prepares to simulate a market with a seed.
 *
 * @param market  groups, parameter values and timetable, in range
 * @param seed    any text
 */
export function prepare(market: Market, seed: string): Simulation {
  const key = createStream();
  keyBySeed(seed, key);
  const observer = createObserver(market);
  return { market, world: createWorld(market), observer, key, size: market.months * observer.series.length };
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
  const { market, world, observer } = simulation;
  resetWorld(world, market, simulation.key, replication);
  for (let month = 0; month < market.months; month++) {
    runMonth(world, observer, month, out, offset + month * observer.series.length, onlook);
  }
}

/**
 * One month: every process of the schedule in turn, the observation, and the closing.
 *
 * @param out     out: one number for each series, from `offset` on
 * @param onlook  called after the deliveries and before the closing, for whoever tells the story
 */
export function runMonth(
  world: World,
  observer: Observer,
  month: number,
  out: Float64Array,
  offset: number,
  onlook?: () => void,
): void {
  world.month = month;
  keyStreams(world, month);
  for (let p = 0; p < schedule.length; p++) schedule[p](world);
  observe(observer, world);
  onlook?.();
  for (let p = 0; p < closing.length; p++) closing[p](world);
  writeSeries(observer, world, out, offset);
}
