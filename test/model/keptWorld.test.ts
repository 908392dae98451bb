import { describe, expect, test } from "vitest";
import { layoutOf } from "../../src/model/createWorld.ts";
import { gathering } from "../../src/model/gather.ts";
import { bindSteps, keepingWorld, ownEngine } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { closing, schedule } from "../../src/model/schedule.ts";
import { prepare, prepareReplications, simulate } from "../../src/model/simulate.ts";
import { buyersOf, livelyMarket } from "./exampleMarket.ts";

/** The first is the one whose world is kept; the others have the same agents and places, and else little in common. */
const alike: readonly Market[] = [
  livelyMarket(),
  { ...livelyMarket(), entryEnabled: false },
  { ...livelyMarket(), timetable: [{ month: 3, event: "setMarket", parameter: "switchingCost", value: 0 }] },
  { ...livelyMarket(), months: 17, market: { ...livelyMarket().market, disruptionRate: 0.2, qualityNoise: 0.3 } },
];

function written(simulation: ReturnType<typeof prepare>, replication: number): Float64Array {
  const values = new Float64Array(simulation.size);
  simulate(simulation, replication, values);
  return values;
}

describe("the world that a thread keeps", () => {
  const engines = keepingWorld();

  test("is the same for markets with the same agents and places, and for no others", () => {
    const first = engines(alike[0]).world;
    for (const market of alike) expect(engines(market).world).toBe(first);
    const others: Market[] = [
      { ...alike[0], buyers: [buyersOf("buyer", 3)] },
      { ...alike[0], buyers: alike[0].buyers.map((group) => ({ ...group, name: `${group.name}s` })) },
      {
        ...alike[0],
        timetable: [{ month: 5, event: "setBuyers", group: 0, parameter: "flexibleSlots", value: 9 }],
      },
      { ...alike[0], supplierSide: ["powerhouse"] },
    ];
    for (const market of others) {
      expect(layoutOf(market)).not.toBe(layoutOf(alike[0]));
      expect(engines(market).world).not.toBe(first);
    }
  });

  test("gives the bits of a world of one's own, whatever was simulated in it before", () => {
    const simulations = alike.map((market) => prepareReplications(market, "kept", engines));
    for (const replication of [0, 1, 2]) {
      alike.forEach((market, i) => {
        expect(written(simulations[i], replication)).toEqual(written(prepare(market, "kept"), replication));
      });
    }
  });

  test("gives the bits of every series in every month to whoever wants no more than that", () => {
    const [market] = alike;
    const whole = prepare(market, "kept");
    const all = written(whole, 4);
    const width = whole.observer.series.length;
    for (let serie = 0; serie < width; serie++) {
      const some = written(prepareReplications(market, "kept", engines, { series: [serie], months: [6, 9] }), 4);
      for (let month = 6; month <= 9; month++) expect(some[month * width + serie]).toBe(all[month * width + serie]);
    }
  });

  test("goes through the steps of any world, in their order", () => {
    const { world, observer, book } = ownEngine(alike[0]);
    const bound = bindSteps(world, observer, book);
    for (const [steps, names] of [
      [bound.schedule, schedule.map(({ process }) => process)],
      [bound.gathering, gathering.map(({ gather }) => gather)],
      [bound.closing, closing.map(({ process }) => process)],
    ] as const) {
      expect(steps).toHaveLength(names.length);
      for (const [i, { name }] of names.entries()) expect(String(steps[i])).toContain(name);
    }
  });
});
