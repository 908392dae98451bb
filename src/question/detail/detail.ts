import type { Frame, LaterFrame } from "../../result/frame.ts";
import type { DetailAsked, DetailTable } from "../../result/manifest.ts";
import type { DetailArm, ToldArm } from "./arm.ts";
import { entriesTable } from "./entries.ts";
import { eventsDetail, relationsDetail, suppliersDetail, worldsDetail } from "./monthly.ts";

/**
 * The detail of single worlds: it is no part of a record, but follows from the question by simulating again, and is
 * the same world to the last bit. Worlds are simulated one after the other when the rows are asked for, so that one is
 * in memory, however many are told.
 */
export function detailFrames(
  arms: readonly DetailArm[],
  { tables, worlds }: DetailAsked,
  turn: () => Promise<void>,
): LaterFrame[] {
  const told = arms.map((arm) => ({ ...arm, worlds: Math.min(worlds, arm.replications) }));
  return tables.map((table) => {
    if (table === "entries") return entriesTable(arms, turn);
    const frame = monthly[table](told);
    return { shape: frame.shape, make: async () => frame };
  });
}

const monthly: Readonly<Record<Exclude<DetailTable, "entries">, (arms: readonly ToldArm[]) => Frame>> = {
  worlds: worldsDetail,
  suppliers: suppliersDetail,
  relations: relationsDetail,
  events: eventsDetail,
};
