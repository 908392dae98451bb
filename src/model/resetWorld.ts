import type { Steps } from "./keptWorld.ts";
import type { Market } from "./market.ts";
import { columnPlans } from "./memory.ts";
import { planStart } from "./planStart.ts";
import { deriveStream, type Stream } from "./random.ts";
import type { Start } from "./start.ts";
import { startWorld } from "./startWorld.ts";
import type { World } from "./world.ts";

/**
 * Puts a world at the start of a replication, in its first month, -n_0: parameters drawn where they are spread, panels filled,
 * contracts staggered, entrants given their months.
 *
 * The stream of the replication is number (replication, 0) below the key.
 *
 * @param key          stream keyed with the user's seed
 * @param replication  number of the replication, from 0
 * @param start        what the market begins with, if it is known
 * @param begin        who works the start out of it
 */
export function resetWorld(
  world: World,
  market: Market,
  key: Stream,
  replication: number,
  start: Start = planStart(world, market),
  begin: Steps["start"] = startWorld,
): void {
  deriveStream(key, replication, 0, world.replicationStream);
  world.month = -market.warmUp;
  world.entryEnabled = market.entryEnabled;
  world.timetable = market.timetable;
  world.nextEntry = 0;
  Object.assign(world.market, market.market);
  if (market.selling !== undefined) world.selling = market.selling;
  startColumns(world);
  begin(world, start);
  world.blindSuppliers = world.supplier.parameters.respondsToThreat.includes(0);
}

/** Every column that begins with a number, as the table of columns says. */
function startColumns(world: World): void {
  for (const { i, value } of NUMBERS) world.columns[i].fill(value);
}

const NUMBERS = columnPlans.flatMap(({ start }, i) => (typeof start === "number" ? [{ i, value: start }] : []));
