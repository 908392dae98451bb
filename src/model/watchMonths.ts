import { emptyBehaviour, holdBehaviour, noteBehaviour } from "./heldBehaviour.ts";
import { passMonth, type Simulation, startReplication, startTogether } from "./simulate.ts";
import type { EventLog } from "./trace.ts";
import type { World } from "./world.ts";

/** A month of a replication that is looked at. */
export interface WatchedMonth<Seen> {
  readonly month: number;
  /** What `look` made of the world. */
  readonly seen: Seen;
  /** What was observed in the month, one number for each series; written over in the next. */
  readonly observed: Float64Array;
}

/**
 * Runs one replication and lets somebody look at its world after the deliveries of each month, before the month closes.
 * It is the same world to the last bit as the one that `simulate` runs.
 *
 * @param look  reads the world and changes nothing
 * @param log   where events are told, those of month 0 and later
 */
export function* watchMonths<Seen>(
  simulation: Simulation,
  replication: number,
  look: (world: World, month: number) => Seen,
  log?: EventLog,
): Iterable<WatchedMonth<Seen>> {
  const { world, observer, watch } = simulation;
  const observed = new Float64Array(observer.series.length);
  startReplication(simulation, replication);
  world.eventLog = log;
  for (let month = 0; month <= watch.months[1]; month++) {
    const seen: Seen[] = [];
    passMonth(simulation, month, observed, 0, () => seen.push(look(world, month)));
    yield { month, seen: seen[0], observed };
  }
  world.eventLog = undefined;
}

/**
 * The same of a world whose suppliers are held to what they do in the paired world of another market, month by month.
 *
 * @param paired  the same agents and rows, and the same seed
 */
export function* watchHeldMonths<Seen>(
  paired: Simulation,
  simulation: Simulation,
  replication: number,
  look: (world: World, month: number) => Seen,
  log?: EventLog,
): Iterable<WatchedMonth<Seen>> {
  const { world, observer, watch } = simulation;
  const behaviour = emptyBehaviour(paired.world);
  const observed = new Float64Array(observer.series.length);
  const beside = new Float64Array(paired.observer.series.length);
  startTogether([paired, simulation], replication);
  world.eventLog = log;
  for (let month = 0; month <= watch.months[1]; month++) {
    const seen: Seen[] = [];
    passMonth(paired, month, beside, 0, undefined, () => noteBehaviour(paired.world, behaviour));
    const hold = () => holdBehaviour(world, behaviour);
    passMonth(simulation, month, observed, 0, () => seen.push(look(world, month)), hold);
    yield { month, seen: seen[0], observed };
  }
  world.eventLog = undefined;
}
