import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { Market } from "../../src/model/market.ts";
import { createStream } from "../../src/model/random.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import { passMonth, prepare, simulate, startReplication, startTogether } from "../../src/model/simulate.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { FIXED } from "../../src/model/world.ts";
import { armMarkets, arms } from "../../src/worlds/arms.ts";
import { livelyMarket, suppliersOf } from "./exampleMarket.ts";

/** Newcomers arrive from the first month of the warm-up on. */
const settled = (more: Partial<Market> = {}): Market => ({
  ...livelyMarket({
    warmUp: 30,
    suppliers: [
      suppliersOf("powerhouse", "fixed", 4),
      suppliersOf("backup", "flexible", 4),
      suppliersOf("newcomer", "newcomer", 6, { entryMonth: -30, entryRate: 0.2, initialCash: 0.3, replaceAfter: 6 }),
    ],
  }),
  ...more,
});

function valuesOf(market: Market, replication = 0): Float64Array {
  const simulation = prepare(market, "warm");
  const out = new Float64Array(simulation.size);
  simulate(simulation, replication, out);
  return out;
}

describe("a warm-up", () => {
  test("is the same world in all arms of an effect: month 0 begins with the same state, to the bit", () => {
    const markets = armMarkets({ market: settled(), from: 0 });
    for (const replication of [0, 3]) {
      const states = arms.map((arm) => {
        const simulation = prepare(markets[arm], "warm");
        startReplication(simulation, replication);
        return simulation.world;
      });
      const [first, ...others] = states;
      expect(first.month).toBe(-1);
      for (const { memory, market, entryEnabled, blindSuppliers } of others) {
        expect(memory).toEqual(first.memory);
        expect({ market, entryEnabled, blindSuppliers }).toEqual({
          market: first.market,
          entryEnabled: first.entryEnabled,
          blindSuppliers: first.blindSuppliers,
        });
      }
    }
  });

  test("is passed once for several arms, and gives each what its own would", () => {
    const markets = armMarkets({ market: settled(), from: 0 });
    const together = arms.map((arm) => prepare(markets[arm], "warm"));
    startTogether(together, 2);
    for (const simulation of together) {
      const out = new Float64Array(simulation.size);
      const width = simulation.observer.series.length;
      for (let month = 0; month < simulation.market.months; month++) passMonth(simulation, month, out, month * width);
      expect(out).toEqual(valuesOf(simulation.market, 2));
    }
  });

  test("moves the market, and is not observed", () => {
    const market = settled();
    const values = valuesOf(market);
    expect(values).toHaveLength(market.months * prepare(market, "warm").observer.series.length);
    expect(values).not.toEqual(valuesOf({ ...market, warmUp: 0 }));
    expect(values.some((value) => value !== 0)).toBe(true);
  });

  test("changes nothing where month 0 decides what holds already", () => {
    const market = settled();
    const same = {
      month: 0,
      event: "setMarket",
      parameter: "switchingCost",
      value: market.market.switchingCost,
    } as const;
    const open = { month: 0, event: "setEntry", enabled: true } as const;
    expect(valuesOf({ ...market, timetable: [same, open] })).toEqual(valuesOf(market));
    const other = { ...same, value: 2 * same.value };
    expect(valuesOf({ ...market, timetable: [other] })).not.toEqual(valuesOf(market));
  });

  test("makes incumbents of those who have a contract in month 0", () => {
    const able = { entryMonth: -100, quality: 0.95, capacity: 2, initialCash: 9, closureRate: 0 };
    const suppliers = [suppliersOf("powerhouse", "fixed", 4), suppliersOf("newcomer", "newcomer", 4, able)];
    const simulation = prepare(settled({ warmUp: 100, suppliers }), "warm");
    const { relation, supplier } = simulation.world;
    let newcomers = 0;
    for (const replication of [0, 1, 2]) {
      startReplication(simulation, replication);
      for (const r of relation.track.keys()) expect(relation.incumbent[r]).toBe(relation.track[r] === FIXED ? 1 : 0);
      const contracts = Array.from(relation.track.keys()).filter((r) => relation.track[r] === FIXED);
      newcomers += contracts.filter((r) => supplier.entrant[relation.supplier[r]] === 1).length;
    }
    expect(newcomers).toBeGreaterThan(0);
  });

  test("has draws of its own in every month, other than those of the start", () => {
    const { world, market } = prepare(settled(), "warm");
    resetWorld(world, market, createStream(), 0);
    const keys = [-30, -2, -1, 0, 1].map((month) => {
      keyStreams(world, month);
      return JSON.stringify(world.streams.demand);
    });
    resetWorld(world, market, createStream(), 0);
    expect(new Set([...keys, JSON.stringify(world.streams.demand)]).size).toBe(6);
  });
});

describe("the door", () => {
  test("that is shut in month 0 lets nobody new in, and leaves those in who are", () => {
    const { withoutEntry, entry } = armMarkets({ market: settled(), from: 0 });
    const [shut, open] = [withoutEntry, entry].map((market) => traceWorld(market, "warm", 0));
    const isNew = ({ event }: { event: string }) => event === "enter";
    expect(open.events.filter(isNew).length).toBeGreaterThan(0);
    expect(shut.events.filter(isNew)).toEqual([]);
    const there = (world: typeof shut, month: number) =>
      new Set(
        world.spells
          .filter(
            ({ from, to, supplier }) => from <= month && month <= to && world.supplierKinds[supplier] === "newcomer",
          )
          .map(({ supplier }) => supplier),
      );
    expect(there(shut, 0).size).toBeGreaterThan(0);
    expect(there(shut, 0)).toEqual(there(open, 0));
    for (const supplier of there(shut, 39)) expect(there(shut, 0).has(supplier)).toBe(true);
    expect(shut.spells.every(({ from }) => from >= 0)).toBe(true);
    expect(shut.events.every(({ month }) => month >= 0)).toBe(true);
  });

  test("that is shut does not keep a newcomer in the market that has no cash left", () => {
    const poor = settled();
    const suppliers = poor.suppliers.map((group) =>
      group.kind === "newcomer" ? { ...group, parameters: { ...group.parameters, fixedCost: 0.2 } } : group,
    );
    const { withoutEntry } = armMarkets({ market: { ...poor, suppliers }, from: 0 });
    const exits = [0, 1, 2]
      .flatMap((world) => traceWorld(withoutEntry, "warm", world).events)
      .filter(({ event }) => event === "exit");
    expect(exits.length).toBeGreaterThan(0);
  });

  test("may be opened in month 0: then the first newcomers come after it", () => {
    const closed = settled({ entryEnabled: false, timetable: [{ month: 0, event: "setEntry", enabled: true }] });
    const suppliers = closed.suppliers.map((group) => ({
      ...group,
      parameters: { ...group.parameters, entryMonth: 0 },
    }));
    const { events } = traceWorld({ ...closed, suppliers }, "warm", 0);
    expect(events.filter(({ event }) => event === "enter").length).toBeGreaterThan(0);
    expect(armMarkets({ market: { ...closed, suppliers }, from: 0 }).withoutEntry.timetable).toEqual([
      { month: 0, event: "setEntry", enabled: false },
    ]);
  });
});

test("an entry dated before the first month is in that month, and arrivals by chance count from it", () => {
  const entrants = (entryMonth: number, entryRate: number) => {
    const market = settled();
    const suppliers = market.suppliers.map((group) => ({
      ...group,
      parameters: { ...group.parameters, entryMonth, entryRate, entryEvery: 4 },
    }));
    const { world } = prepare({ ...market, suppliers }, "warm");
    resetWorld(world, { ...market, suppliers }, createStream(), 0);
    return Array.from(world.supplier.entrants, (s) => world.supplier.entryMonth[s]);
  };
  expect(entrants(-40, 0)).toEqual([-30, -30, -30, -28, -24, -20]);
  expect(entrants(-40, 0.2)).toEqual(entrants(-30, 0.2));
  expect(Math.min(...entrants(-30, 0.2))).toBeGreaterThanOrEqual(-30);
});
