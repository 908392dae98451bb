import type { Frame } from "../../result/frame.ts";
import type { DetailAsked, DetailTable } from "../../result/manifest.ts";
import type { DetailArm, ToldArm } from "./arm.ts";
import { entriesTable } from "./entries.ts";
import { eventsDetail, relationsDetail, suppliersDetail, worldsDetail } from "./monthly.ts";

/**
 * The detail of single worlds: it is no part of a record, but follows from the question by simulating again, and is
 * the same world to the last bit. Worlds are simulated one after the other when the rows are asked for, so that one is
 * in memory, however many are told.
 */
export async function detailFrames(
  arms: readonly DetailArm[],
  { tables, worlds }: DetailAsked,
  turn: () => Promise<void>,
): Promise<Frame[]> {
  const told = arms.map((arm) => ({ ...arm, worlds: Math.min(worlds, arm.replications) }));
  const frames: Frame[] = [];
  for (const table of tables) {
    frames.push(table === "entries" ? await entriesTable(arms, turn) : monthly[table](told));
  }
  return frames;
}

const monthly: Readonly<Record<Exclude<DetailTable, "entries">, (arms: readonly ToldArm[]) => Frame>> = {
  worlds: worldsDetail,
  suppliers: suppliersDetail,
  relations: relationsDetail,
  events: eventsDetail,
};
