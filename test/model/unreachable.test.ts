import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market, SupplierGroup, TimetableEntry } from "../../src/model/market.ts";
import { ANY, arbitraryMarket, supplierGroup } from "./arbitraryMarket.ts";
import { livelyMarket, suppliersOf } from "./exampleMarket.ts";
import { byName, monthsOf, run } from "./runWorld.ts";

/** Buyers that let nobody in who is a perfect stranger, now or later. */
function gated(market: Market): Market {
  const buyers = market.buyers.map((group) => {
    const gate = group.parameters.flexibleGate;
    return {
      ...group,
      parameters: { ...group.parameters, flexibleGate: typeof gate === "number" && gate > 0 ? gate : 0.1 },
    };
  });
  const timetable = market.timetable.filter(
    (entry) => entry.event !== "setBuyers" || entry.parameter !== "flexibleGate",
  );
  return { ...market, buyers, timetable };
}

/** Puts a group at a place among the suppliers; the timetable means the same groups as before. */
function withGroup(market: Market, group: SupplierGroup, place: number): Market {
  const move = (entry: TimetableEntry): TimetableEntry =>
    entry.event === "setSuppliers" || entry.event === "failure" || entry.event === "technologyJump"
      ? { ...entry, group: entry.group >= place ? entry.group + 1 : entry.group }
      : entry;
  return { ...market, suppliers: market.suppliers.toSpliced(place, 0, group), timetable: market.timetable.map(move) };
}

/** What the new group changes by being there at all: its own series, and the sums over all suppliers. */
function ofOthers(market: Market): Map<string, number[]> {
  const series = byName(run(market, "null", 3));
  for (const name of [...series.keys()]) if (name.endsWith(" of stranger")) series.delete(name);
  series.delete("profit of all");
  series.delete("exits of all");
  return series;
}

const stranger = supplierGroup("stranger", ["newcomer"]).map((group) => ({
  ...group,
  parameters: { ...group.parameters, communicationCap: 0 },
}));

describe("an entrant that no buyer may choose", () => {
  test("leaves every other history as it was, to the last bit, wherever it stands and however many there are", () => {
    fc.assert(
      fc.property(arbitraryMarket.map(gated), stranger, fc.nat(4), (market, group, at) => {
        const place = Math.min(at, market.suppliers.length);
        expect(ofOthers(withGroup(market, group, place))).toEqual(ofOthers(market));
      }),
      ANY,
    );
  });

  test("changes nothing by having more members", () => {
    fc.assert(
      fc.property(arbitraryMarket.map(gated), stranger, fc.integer({ min: 1, max: 9 }), (market, group, more) => {
        const one = withGroup(market, group, 0);
        const many = withGroup(market, { ...group, count: group.count + more }, 0);
        expect(ofOthers(many)).toEqual(ofOthers(one));
      }),
      ANY,
    );
  });

  test("is really in the market: it courts, pays and leaves", () => {
    const group = suppliersOf("stranger", "newcomer", 3, { communicationCap: 0, entryMonth: 2, initialCash: 0.2 });
    const written = run(withGroup(livelyMarket(), group, 1));
    expect(Math.min(...monthsOf(written, "profit", "stranger"))).toBeLessThan(0);
    expect(Math.max(...monthsOf(written, "exits", "stranger"))).toBeGreaterThan(0);
    expect(Math.max(...monthsOf(written, "newcomerShare"))).toBeGreaterThan(0);
  });
});
