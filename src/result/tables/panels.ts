import type { TracedWorld } from "../../model/trace.ts";
import { type Field, type Frame, frameOf } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

export const panelColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  { name: "buyer", type: "string", meaning: "Buyer whose panel it is." },
  { name: "firstMonth", type: "integer", meaning: "First month of the stretch." },
  { name: "supplier", type: "string", meaning: "Supplier on the panel." },
  { name: "track", type: "string", meaning: "fixed: under contract; flexible: on the flexible track." },
  { name: "lastMonth", type: "integer", meaning: "Last month of the stretch." },
];

/** Who was on which panel of the typical world, stretch by stretch. */
export function panelsTable(scenario: string, world: TracedWorld): Frame {
  return frameOf(
    {
      name: "panels",
      title: "Panels of the typical world: one row for each stretch of months of a supplier on a track",
      fields: panelColumns,
      key: ["scenario", "replication", "buyer", "firstMonth", "supplier"],
      precision: "short",
    },
    world.spells.map(({ buyer, supplier, track, from, to }) => [
      scenario,
      world.replication,
      world.buyers[buyer],
      from,
      world.suppliers[supplier],
      track,
      to,
    ]),
  );
}
