import type { ColumnNames } from "../columns.ts";
import { everEntered } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Enter: an entrant becomes active in its month of entry.
 *
 * The month is dated (t_E + n x n_E for the n-th of its group, n from 0) or the sum of geometric waits with
 * the rate r_E, drawn once (`startWorld.ts`). An entrant that left comes back as a new one after n_R months:
 * fresh in technology, capacity and cash, unknown to every buyer (`leave.ts` sets the month).
 *
 * Its lag is set to L_0 and its capacity to C in this month. Active means that buyers may let it in.
 * Courting may begin earlier (`court.ts`). Source: assumption; dates and rates are a scenario's own.
 */
export function enter(world: World): void {
  if (!world.entryEnabled) return;
  const { supplier, month } = world;
  const { entrants } = supplier;
  for (let n = 0; n < entrants.length; n++) {
    const s = entrants[n];
    if (supplier.active[s] === 1 || supplier.entryMonth[s] !== month) continue;
    supplier.active[s] = 1;
    supplier.lag[s] = supplier.parameters.initialLag[s];
    supplier.capacity[s] = supplier.parameters.capacity[s];
    world.eventLog?.tell(month, "enter", -1, s, -1);
  }
}

enter.reads = { supplier: ["active", "entryMonth"], world: ["entryEnabled"] } satisfies ColumnNames;
enter.changes = { supplier: ["active", "capacity", "lag"] } satisfies ColumnNames;

enter.needed = (market: Market) => everEntered(market);
