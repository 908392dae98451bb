import type { World } from "../world.ts";

/**
 * Enter: an entrant becomes active in its month of entry.
 *
 * The month is dated (t_E + n x n_E for the n-th of its group) or the sum of geometric waits with the
 * rate r_E, drawn once (`setup.ts`). An entrant that left comes back as a new one after n_R months:
 * fresh in technology and cash, unknown to every buyer (`settleAccounts.ts` sets the month).
 *
 * Active means that buyers may let it in. Courting may begin earlier (`court.ts`).
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
