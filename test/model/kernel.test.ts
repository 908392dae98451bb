import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { kernelOfSource } from "../../src/cli/kernel/cached.mjs";
import { type Engines, type Kernel, keepingWorld, ownEngine } from "../../src/model/keptWorld.ts";
import { openKernel } from "../../src/model/kernel/kernel.ts";
import type { Market } from "../../src/model/market.ts";
import {
  passMonth,
  prepareReplications,
  type Simulation,
  simulate,
  startReplication,
} from "../../src/model/simulate.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { watchMonths } from "../../src/model/watchMonths.ts";
import { armMarkets } from "../../src/worlds/arms.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { buyersOf, everyLever, livelyMarket, strategicMarket, withStrategy } from "./exampleMarket.ts";

let bytes: Uint8Array;
let kernel: Kernel;
let engines: Engines;

beforeAll(async () => {
  bytes = await kernelOfSource();
  const opened = openKernel(bytes);
  if (opened === undefined) throw new Error("there is no WebAssembly here");
  kernel = opened;
  engines = keepingWorld(() => kernel);
});

/** What a replication wrote, and the state that it left: -0 and 0 are two numbers, and what is missing is missing. */
function leftBy(simulation: Simulation, replication: number) {
  const values = new Float64Array(simulation.size);
  simulate(simulation, replication, values);
  const { columns, market, entryEnabled, blindSuppliers } = simulation.world;
  return {
    values,
    columns: columns.map((column) => column.slice()),
    market: { ...market },
    entryEnabled,
    blindSuppliers,
  };
}

function expectSameBits(market: Market, replications: readonly number[]): void {
  const inTypeScript = prepareReplications(market, "kernel", ownEngine);
  const inWebAssembly = prepareReplications(market, "kernel", engines);
  for (const replication of replications) {
    expect(leftBy(inWebAssembly, replication)).toEqual(leftBy(inTypeScript, replication));
  }
}

/** Rivals at the table, single choices by preference, caps, and everything that a timetable can do. */
function fullMarket(): Market {
  const ofBuyers = { event: "setBuyers", group: 0 } as const;
  const ofSuppliers = { event: "setSuppliers" } as const;
  const single = { choice: 1, preferenceSensitivity: 3, flexibleShare: 0.4, invitedRivals: 2, fixedSlots: 1 };
  return livelyMarket({
    months: 80,
    warmUp: 12,
    buyers: [
      buyersOf("large", 3, { invitedRivals: 3, maxShare: 0.5, performanceShare: 0.6 }),
      buyersOf("small", 4, single),
      buyersOf("nobody", 0),
    ],
    timetable: [
      { month: 3, event: "setMarket", parameter: "needEndRate", value: 0.05 },
      { ...ofSuppliers, month: 4, parameter: "communicationCap", group: 2, value: 0.95 },
      { ...ofBuyers, month: 20, parameter: "fixedGate", value: 0.05 },
      { ...ofBuyers, month: 20, parameter: "contractMonths", value: 2 },
      { month: 30, event: "demandShock", group: 1, factor: 4, months: 6 },
      { month: 33, event: "failure", group: 0, member: -1, loss: 0.7, months: 5 },
      { ...ofBuyers, month: 40, parameter: "fixedSlots", value: 1 },
      { ...ofBuyers, month: 46, parameter: "flexibleSlots", value: 1 },
      { ...ofBuyers, month: 50, parameter: "fixedSlots", value: 3 },
      { month: 52, event: "setEntry", enabled: false },
      { month: 55, event: "technologyJump", group: 0, lag: 24 },
      { month: 58, event: "setEntry", enabled: true },
      { ...ofSuppliers, month: 60, parameter: "respondsToThreat", group: 0, value: 0 },
      { ...ofSuppliers, month: 64, parameter: "fixedCost", group: 2, value: 10 },
      { month: 66, event: "setMarket", parameter: "switchingCost", value: 0 },
    ],
  });
}

describe("the steps in WebAssembly give the bits of those in TypeScript", () => {
  test("in any market, in every series and in all that is left of the world", () => {
    const warmedUp = fc.tuple(arbitraryMarket, fc.constantFrom(0, 0, 7));
    fc.assert(
      fc.property(warmedUp, fc.nat(1000), ([market, warmUp], replication) => {
        expectSameBits({ ...market, warmUp }, [replication]);
      }),
      ANY,
    );
  });

  test("in a market in which all happens that can happen, one replication after the other", () => {
    expectSameBits(fullMarket(), [0, 1, 2, 3]);
    expectSameBits({ ...fullMarket(), entryEnabled: false }, [0, 1]);
  });

  test("in markets in which suppliers have strategies", () => {
    expectSameBits(strategicMarket(), [0, 1, 2]);
    expectSameBits({ ...strategicMarket(), entryEnabled: false, warmUp: 13 }, [0]);
    const strategic = fc.tuple(arbitraryMarket, fc.nat(3), fc.constantFrom(0, 0, 14)).map(([market, group, warmUp]) => {
      const { name } = market.suppliers[group % Math.max(1, market.suppliers.length)] ?? { name: "" };
      return { ...withStrategy(market, name, { ...everyLever, targetMethod: group }), warmUp };
    });
    fc.assert(
      fc.property(strategic, (market) => {
        expectSameBits(market, [5]);
      }),
      ANY,
    );
  });

  test("in markets that take turns in the world that is kept", () => {
    const markets = [livelyMarket(), { ...livelyMarket(), timetable: [] }, fullMarket(), strategicMarket()];
    const simulations = markets.map((market) => prepareReplications(market, "kernel", engines));
    for (const replication of [5, 6]) {
      for (const [i, market] of markets.entries()) {
        const alone = prepareReplications(market, "kernel", ownEngine);
        expect(leftBy(simulations[i], replication)).toEqual(leftBy(alone, replication));
      }
    }
  });

  test("where only some series are wanted, in some months, in these series", () => {
    const { observer } = ownEngine(livelyMarket());
    for (let serie = 0; serie < observer.ratios.length; serie += 7) {
      const only = { series: [serie, (serie * 5 + 3) % observer.ratios.length], months: [6, 9] } as const;
      const [there, here] = [engines, ownEngine].map((of) => prepareReplications(livelyMarket(), "some", of, only));
      expect(leftBy(there, 4).values).toEqual(leftBy(here, 4).values);
    }
  });

  test("in three arms side by side, of which one is held to what suppliers do in another", () => {
    for (const market of [{ ...fullMarket(), warmUp: 0 }, fullMarket(), strategicMarket()]) {
      const { withoutEntry, withoutReaction, entry } = armMarkets({ market, from: 0 });
      const window = [10, market.months - 1] as const;
      const arms = [withoutReaction, entry] as const;
      const task = { market: withoutEntry, seed: "arms", first: 0, count: 2, window, arms };
      expect(simulateBatch(task, engines)).toEqual(simulateBatch(task));
    }
  });

  test("in whole batches, with the links that outlive a year", () => {
    for (const market of [fullMarket(), strategicMarket()]) {
      const task = { market, seed: "batch", first: 3, count: 2, window: [10, market.months - 1] } as const;
      const batch = simulateBatch(task, engines);
      expect(batch).toEqual(simulateBatch(task));
      expect(batch.survival.some((cell) => cell > 0)).toBe(true);
    }
  });

  test("in a world that is listened to, which tells the same events", () => {
    const told: (readonly (string | number)[])[] = [];
    const log = { tell: (...event: readonly (string | number)[]) => void told.push(event) };
    const simulation = prepareReplications(fullMarket(), "told", engines);
    for (const _ of watchMonths(simulation, 1, () => 0, log));
    const { events } = traceWorld(fullMarket(), "told", 1);
    expect(told).toEqual(
      events.map(({ month, event, buyer, supplier, other }) => [month, event, buyer, supplier, other]),
    );
    expect(told.length).toBeGreaterThan(100);
    // And when nobody listens any more, it goes on as before.
    expect(leftBy(simulation, 2)).toEqual(leftBy(prepareReplications(fullMarket(), "told", ownEngine), 2));
  });
});

describe("a kernel", () => {
  test("does the month itself: it goes by what it was handed, whatever stands in the record", () => {
    const launchesAfter = (of: Engines) => {
      const simulation = prepareReplications(livelyMarket(), "itself", of);
      const out = new Float64Array(simulation.size);
      startReplication(simulation, 0);
      for (let month = 0; month < 4; month++) passMonth(simulation, month, out, 0);
      simulation.world.market.launchRate = 0;
      passMonth(simulation, 4, out, 0);
      return simulation.world.buyer.launches[0];
    };
    expect(launchesAfter(ownEngine)).toBe(0);
    expect(launchesAfter(engines)).toBeGreaterThan(0);
  });

  test("is none where there is no WebAssembly, and then a world is simulated all the same", () => {
    vi.stubGlobal("WebAssembly", undefined);
    try {
      expect(openKernel(bytes)).toBeUndefined();
    } finally {
      vi.unstubAllGlobals();
    }
    const without = prepareReplications(
      livelyMarket(),
      "none",
      keepingWorld(() => undefined),
    );
    expect(leftBy(without, 3)).toEqual(leftBy(prepareReplications(livelyMarket(), "none", engines), 3));
  });

  test("is none where WebAssembly refuses its bytes, as where it has no words of 128 bits", () => {
    expect(openKernel(bytes.slice(0, 100))).toBeUndefined();
  });

  test("gives way where there is no room for its memory", () => {
    const crowded: Kernel = { engine: () => undefined };
    const simulation = prepareReplications(
      livelyMarket(),
      "room",
      keepingWorld(() => crowded),
    );
    expect(leftBy(simulation, 3)).toEqual(leftBy(prepareReplications(livelyMarket(), "room", engines), 3));
  });
});
