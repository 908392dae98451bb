import type { World } from "./world.ts";

/** Sets the counts of the month to zero. */
export function clearTally({ tally }: World): void {
  tally.switches.fill(0);
  tally.panelChanges.fill(0);
  tally.droppedLinks.fill(0);
  tally.exits.fill(0);
}
