import { type Engine, type Engines, ownEngine, type Steps, stepsOfAnyWorld } from "./keptWorld.ts";
import type { Market } from "./market.ts";
import { type Observer, type Watch, watchAll, watchSome } from "./observer.ts";
import { startBook } from "./openBook.ts";
import { planStart } from "./planStart.ts";
import { createStream, keyBySeed, type Stream } from "./random.ts";
import { resetWorld } from "./resetWorld.ts";
import type { Start } from "./start.ts";
import { clearTally } from "./tally.ts";
import { FIXED, type World } from "./world.ts";

/** A world whose months go by. */
interface Running extends Pick<Engine, "world" | "observer"> {
  readonly steps: Steps;
}

/** Everything that replications of one market need, made once. */
export interface Simulation extends Running, Pick<Engine, "book" | "summing"> {
  readonly market: Market;
  readonly start: Start;
  readonly watch: Watch;
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
  return simulationIn(ownEngine(market), market, seed);
}

/**
 * As `prepare`, but in a world that may serve others too (`keptWorld.ts`): faster, for whoever runs whole
 * replications with `simulate`. Several such simulations may take turns, replication by replication.
 *
 * @param engines  whose worlds they are
 * @param only  series (places in `everySeriesOf`) and months, first and last, that are wanted; all unless given. The
 *              rest is not gathered, and months after the last are not simulated: faster again
 */
export function prepareReplications(
  market: Market,
  seed: string,
  engines: Engines,
  only?: { readonly series: readonly number[]; readonly months: readonly [number, number] },
): Simulation {
  return simulationIn(engines(market), market, seed, only);
}

function simulationIn(
  engine: Engine,
  market: Market,
  seed: string,
  only?: Parameters<typeof prepareReplications>[3],
): Simulation {
  const key = createStream();
  keyBySeed(seed, key);
  const { observer } = engine;
  const watch = only ? watchSome(observer, only.series, only.months) : watchAll(observer, market.months);
  const steps = engine.stepsIn(market);
  const start = planStart(engine.world, market);
  return { ...engine, steps, market, start, watch, key, size: market.months * watch.width };
}

/**
 * Runs one replication, its warm-up first, to the last month that is watched, and writes what was observed from month 0 on.
 *
 * @param simulation   made by `prepare`; used again and again
 * @param replication  number of the world, from 0; the same number is the same world in every scenario
 * @param out          out: at [offset + month x series + serie]; missing is NaN; what is not watched stays as it was
 * @param onlook       called every month, as by `runMonth`
 * @param isBooked     whether what is paid is booked, in the book of the simulation
 */
export function simulate(
  simulation: Simulation,
  replication: number,
  out: Float64Array,
  offset = 0,
  onlook?: () => void,
  isBooked = false,
): void {
  startReplication(simulation, replication);
  if (isBooked) startBook(simulation.book, simulation.world);
  passMonths(simulation, out, offset, onlook, isBooked);
}

/** The months of a replication that was started, written as `simulate` does: at once, where nobody looks. */
export function passMonths(
  simulation: Simulation,
  out: Float64Array,
  offset = 0,
  onlook?: () => void,
  isBooked = false,
): void {
  const { world, watch, book, steps } = simulation;
  const { pass } = steps;
  const end = watch.months[1] + 1;
  let month = 0;
  if (pass !== undefined && onlook === undefined && world.eventLog === undefined) {
    while (month < end) month = pass(world, month, end - 1, watch, out, offset + month * watch.width, isBooked);
  }
  const look = () => {
    if (isBooked) steps.book(world, book);
    onlook?.();
  };
  for (; month < end; month++) passMonth(simulation, month, out, offset + month * watch.width, look);
}

/** Brings the world of a simulation to month 0 of a replication, for whoever passes its months one by one. */
export function startReplication(simulation: Simulation, replication: number): void {
  toStart(simulation, replication);
  passWarmUp(simulation, simulation.market.warmUp);
}

/**
 * The same for markets that are one up to month 0, agents, parameters and warm-up: what only the timetable makes
 * different. They are warmed up once.
 */
export function startTogether([first, ...others]: readonly Simulation[], replication: number): void {
  startReplication(first, replication);
  for (const other of others) {
    toStart(other, replication);
    if (other.market.warmUp > 0) takeOver(first.world, other.world);
  }
}

function toStart({ world, market, key, start, steps }: Simulation, replication: number): void {
  resetWorld(world, market, key, replication, start, steps.start);
}

/** Simulates the months before month 0, which nobody observes. Who is under contract then is an incumbent. */
export function passWarmUp(engine: Running, months: number): void {
  if (months === 0) return;
  const { relation, relationCount } = engine.world;
  for (let month = -months; month < 0; month++) passMonth({ ...engine, watch: NOBODY }, month, NOTHING, 0);
  for (let r = 0; r < relationCount; r++) relation.incumbent[r] = relation.track[r] === FIXED ? 1 : 0;
}

/** Nothing is watched before month 0. */
const NOBODY: Watch = {
  parts: [],
  relationColumns: { slots: new Int32Array(0), starts: new Int32Array(0) },
  supplierColumns: { slots: new Int32Array(0), starts: new Int32Array(0) },
  buyerColumns: { slots: new Int32Array(0), starts: new Int32Array(0) },
  totals: { slots: new Int32Array(0), starts: new Int32Array(0) },
  sideRows: new Int32Array(0),
  series: new Int32Array(0),
  width: 0,
  months: [0, 0],
};
const NOTHING = new Float64Array(0);

/** Makes the state of a world that of another with the same agents and rows. Its timetable is its own. */
function takeOver(from: World, to: World): void {
  to.memory.set(from.memory);
  Object.assign(to.market, from.market);
  to.month = from.month;
  to.entryEnabled = from.entryEnabled;
  to.blindSuppliers = from.blindSuppliers;
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
  const watch = watchAll(observer, month + 1);
  passMonth({ world, observer, steps: stepsOfAnyWorld, watch }, month, out, offset, onlook);
}

/**
 * One month of a replication that was started, written as `simulate` does.
 *
 * @param onSettled  called when suppliers have settled what they do this month (`SETTLED`), before trust is learned from it
 */
export function passMonth(
  { world, observer, steps, watch }: Running & { readonly watch: Watch },
  month: number,
  out: Float64Array,
  offset: number,
  onlook?: () => void,
  onSettled?: () => void,
): void {
  const { schedule, settled, closing } = steps;
  const isWatched = month >= watch.months[0];
  world.month = month;
  steps.key(world, month);
  for (let p = 0; p < settled; p++) schedule[p](world);
  onSettled?.();
  for (let p = settled; p < schedule.length; p++) schedule[p](world);
  if (isWatched) steps.observe(observer, world, watch);
  onlook?.();
  for (let p = 0; p < closing.length; p++) closing[p](world);
  if (isWatched) steps.write(observer, world, watch.series, out, offset);
  clearTally(world);
}
