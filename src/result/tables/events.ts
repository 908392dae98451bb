import type { TracedWorld, WorldEvent } from "../../model/trace.ts";
import { eventSentence } from "../../words/en/world.ts";
import { type Cell, type Field, type Frame, frameOf } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

export const eventColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
  { name: "event", type: "string", meaning: "Kind of event." },
  { name: "buyer", type: "string", meaning: "Buyer; empty where none." },
  { name: "supplier", type: "string", meaning: "Supplier; empty where none." },
  { name: "other", type: "string", meaning: "Supplier that was displaced or that displaced; empty where none." },
  { name: "text", type: "string", meaning: "The event in words." },
  { name: "ordinal", type: "integer", meaning: "Number of the event in its world, from 0." },
];

/** What happened in the typical world, in the order in which it happened. */
export function eventsTable(scenario: string, world: TracedWorld): Frame {
  return frameOf(
    {
      name: "events",
      title: "Events of the typical world: one row for each",
      fields: eventColumns,
      key: ["scenario", "replication", "ordinal"],
      precision: "short",
    },
    world.events.map((event, ordinal) => [...eventCells(scenario, world, event), ordinal]),
  );
}

function eventCells(scenario: string, world: TracedWorld, event: WorldEvent): readonly Cell[] {
  const { month, event: kind, buyer, supplier, other } = event;
  const names = [world.buyers[buyer], world.suppliers[supplier], world.suppliers[other]];
  return [scenario, world.replication, month, kind, ...names, eventSentence(event, world)];
}
