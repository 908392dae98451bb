import { linesByWorld, worldLines } from "../../result/tables/worldLines.ts";
import type { RerunWorlds } from "./rerunWorlds.ts";

/** A world whose rows are not what this program makes of it. */
export interface DifferingWorld {
  readonly replication: number;
  /** First row that differs: as the folder has it, and as it comes out now. */
  readonly saved: string;
  readonly now: string;
}

/**
 * Compares the rows of worlds that were run again with those of a `replications.csv`, to the byte.
 *
 * @param text  of the file; undefined where there is none, so that every world differs
 */
export function differingWorlds(text: string | undefined, rerun: RerunWorlds): DifferingWorld[] {
  const saved = linesByWorld(text ?? "", rerun.scenario.name);
  return rerun.replications.flatMap((replication, place) => {
    const now = worldLines(rerun, replication, place);
    const then = saved.get(String(replication)) ?? [];
    const at = Array.from({ length: Math.max(now.length, then.length) }, (_, row) => row).find(
      (row) => now[row] !== then[row],
    );
    return at === undefined ? [] : [{ replication, saved: then[at] ?? "no such row", now: now[at] ?? "no such row" }];
  });
}
