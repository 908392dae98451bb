import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnNames } from "../../src/model/columns.ts";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { Market } from "../../src/model/market.ts";
import { rowsOf } from "../../src/model/memory.ts";
import { closing, schedule } from "../../src/model/schedule.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { buyersOf, livelyMarket, strategicMarket } from "./exampleMarket.ts";
import { openWorld } from "./runWorld.ts";
import { runWatched, type Touched } from "./touchedColumns.ts";

const processes = [...schedule, ...closing].map(({ process }) => process);

/** Panels that shrink and grow, contracts that newcomers win and leave, suppliers that stop seeing the threat. */
function eventfulMarket(): Market {
  const ofBuyers = { event: "setBuyers", group: 0 } as const;
  const ofSuppliers = { event: "setSuppliers" } as const;
  return livelyMarket({
    months: 90,
    timetable: [
      { ...ofSuppliers, month: 4, parameter: "communicationCap", group: 2, value: 0.95 },
      { ...ofBuyers, month: 20, parameter: "fixedGate", value: 0.05 },
      { ...ofBuyers, month: 20, parameter: "contractMonths", value: 2 },
      { ...ofBuyers, month: 45, parameter: "demand", value: 2 },
      { ...ofBuyers, month: 46, parameter: "flexibleSlots", value: 1 },
      { ...ofBuyers, month: 50, parameter: "fixedSlots", value: 1 },
      { ...ofBuyers, month: 52, parameter: "memory", value: 0 },
      { ...ofBuyers, month: 60, parameter: "fixedSlots", value: 3 },
      { ...ofSuppliers, month: 62, parameter: "respondsToThreat", group: 0, value: 0 },
      { month: 56, event: "setEntry", enabled: false },
      { month: 58, event: "setEntry", enabled: true },
      { ...ofSuppliers, month: 64, parameter: "fixedCost", group: 2, value: 10 },
    ],
  });
}

/** Strategies, with a door that shuts and opens, levers and ways that the timetable changes, and no cash in the end. */
const strategic: readonly Market[] = [
  strategicMarket(),
  strategicMarket({ buyers: [buyersOf("buyer", 30, { openness: 0.4, invitedRivals: 1 })] }),
  strategicMarket({
    timetable: [
      { event: "setSuppliers", month: 8, parameter: "quality", group: 2, value: 0.9 },
      { event: "setSuppliers", month: 9, parameter: "inertiaGain", group: 0, value: 0.02 },
      { event: "setSuppliers", month: 9, parameter: "innovativeness", group: 0, value: 0.2 },
      { event: "setSuppliers", month: 9, parameter: "teamStability", group: 0, value: 0.2 },
      { event: "setSuppliers", month: 12, parameter: "managers", group: 2, value: 1 },
      { event: "setSuppliers", month: 40, parameter: "fixedCost", group: 2, value: 20 },
    ],
  }),
];

/** What every process touches, by its name, over a few markets in which all happens that can happen. */
function touchedInMarkets(): Map<string, Touched> {
  const touched = new Map(
    processes.map(({ name }): [string, Touched] => [name, { reads: new Set(), changes: new Set() }]),
  );
  for (const market of [
    livelyMarket(),
    eventfulMarket(),
    ...strategic,
    ...fc.sample(arbitraryMarket, { ...ANY, numRuns: 40 }),
  ]) {
    const world = openWorld(market);
    for (let month = 0; month < market.months; month++) {
      world.month = month;
      keyStreams(world, month);
      for (const process of processes) {
        const noted = touched.get(process.name);
        if (noted !== undefined) runWatched(world, process, noted);
      }
    }
  }
  return touched;
}

function namesIn(columns: ColumnNames): string[] {
  return Object.entries(columns).flatMap(([owner, names]) => names.map((name: string) => `${owner}.${name}`));
}

describe("a process says itself", () => {
  const touched = touchedInMarkets();
  const changed = new Set([...touched.values()].flatMap(({ changes }) => [...changes]));

  test.each(processes)("which columns it reads and which it changes: $name", ({ name, reads, changes }) => {
    // What no process changes may be read by all.
    const read = [...(touched.get(name)?.reads ?? [])].filter((column) => changed.has(column));
    expect(namesIn(reads).sort()).toEqual(read.sort());
    expect(namesIn(changes).sort()).toEqual([...(touched.get(name)?.changes ?? [])].sort());
  });

  test("and all that is not made for good is changed by one, but for who was under contract when the run began", () => {
    const owners = ["buyer", "supplier", "strategist", "relation", "account", "invitation", "tally"] as const;
    const rows = owners.flatMap((owner) => rowsOf(owner).map((row) => ({ ...row, name: `${owner}.${row.name}` })));
    const still = rows.filter(({ name, start }) => start !== "made" && !changed.has(name)).map(({ name }) => name);
    expect(still).toEqual(["relation.incumbent"]);
  });
});
