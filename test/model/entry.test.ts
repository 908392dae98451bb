import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { SupplierGroup } from "../../src/model/market.ts";
import { admit } from "../../src/model/processes/admit.ts";
import { appraise } from "../../src/model/processes/appraise.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { REMEMBERED, type World } from "../../src/model/world.ts";
import { buyersOf, livelyMarket, marketOf, suppliersOf } from "./exampleMarket.ts";
import { monthsOf, openWorld, placeOf, run, watch } from "./runWorld.ts";

type Changes = Partial<SupplierGroup["parameters"]>;

const newcomersIn = (count: number, changes: Changes, buyers = [buyersOf("buyer", 2)]) =>
  marketOf({ months: 40, buyers, suppliers: [suppliersOf("newcomer", "newcomer", count, changes)] });

describe("entrants arrive", () => {
  test("on their dates, one after the other", () => {
    const { events } = traceWorld(newcomersIn(4, { entryMonth: 5, entryEvery: 7, initialCash: 99 }), "test", 0);
    expect(events.filter(({ event }) => event === "enter").map(({ month }) => month)).toEqual([5, 12, 19, 26]);
  });

  test("at random from the entry month on, 1 / rate months apart on average, where a rate is given", () => {
    const world = openWorld(newcomersIn(2000, { entryMonth: 10, entryRate: 0.25 }));
    const months = [9, ...world.supplier.entryMonth];
    const waits = months.slice(1).map((month, i) => month - months[i]);
    expect(Math.min(...waits)).toBe(1);
    // A geometric wait has mean 4 and variance (1 - 0.25) / 0.25^2 = 12.
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / 2000;
    expect(Math.abs(mean - 4)).toBeLessThan(4 * Math.sqrt(12 / 2000));
  });

  test("never, when entry is off", () => {
    const market = { ...livelyMarket(), entryEnabled: false };
    expect(new Set(monthsOf(run(market), "newcomerShare"))).toEqual(new Set([0]));
    expect(traceWorld(market, "test", 0).events.filter(({ event }) => event === "enter")).toEqual([]);
  });
});

describe("courting", () => {
  const courted = (changes: Changes) => {
    const trust: number[] = [];
    const buyers = [buyersOf("buyer", 1, { openness: 0 })];
    const market = newcomersIn(1, { initialCash: 99, courtingPatience: 99, courtedAccounts: 1, ...changes }, buyers);
    watch(market, { during: ({ account }) => trust.push(account.buyer[0] >= 0 ? account.trustProduct[0] : 0) });
    return trust;
  };

  test("begins in the months of preparation before entry", () => {
    const trust = courted({ entryMonth: 20, preparationMonths: 6 });
    expect(trust.findIndex((value) => value > 0)).toBe(14);
  });

  test("brings trust in the product towards the cap of what words can do, and no further", () => {
    const trust = courted({ entryMonth: 0, communication: 0.2, communicationCap: 0.35 });
    trust.forEach((value, month) => {
      expect(value).toBeCloseTo(0.35 * (1 - 0.8 ** (month + 1)), 9);
    });
  });

  test("gives up when patience ends, and begins anew", () => {
    const trust = courted({ entryMonth: 0, communication: 0.2, courtingPatience: 5 });
    expect(trust[4]).toBeGreaterThan(trust[5]);
    expect(trust[5]).toBe(trust[0]);
  });

  test("is bounded by the accounts, however many buyers there are", () => {
    const buyers = [buyersOf("buyer", 200, { openness: 0 })];
    const seen: number[] = [];
    watch(newcomersIn(3, { entryMonth: 0, entryEvery: 0, courtedAccounts: 4, initialCash: 99 }, buyers), {
      during: ({ account }) => seen.push(account.buyer.filter((b) => b >= 0).length),
    });
    expect(Math.max(...seen)).toBe(12);
  });
});

describe("a trial", () => {
  /** One buyer that looks, two back-ups, one newcomer that courts it. */
  function door(trust: number, quality: number, flexibleSlots: number): World {
    const market = marketOf({
      buyers: [buyersOf("buyer", 1, { openness: 1, flexibleSlots, flexibleGate: 0.2, memory: 1 })],
      suppliers: [
        suppliersOf("backup", "flexible", 2, { quality: 0.5, initialLag: 30 }),
        suppliersOf("newcomer", "newcomer", 1, { entryMonth: 0, quality, initialLag: 30 }),
      ],
    });
    const world = openWorld(market);
    world.supplier.active[2] = 1;
    world.account.buyer[0] = 0;
    world.account.trustProduct[0] = trust;
    keyStreams(world, 0);
    appraise(world);
    return world;
  }
  const panel = (world: World) => Array.from(world.relation.supplier.subarray(0, world.buyer.panelEnd[0])).sort();

  test("is given to a prospect past the gate when a place is free", () => {
    const world = door(0.25, 0.1, 3);
    admit(world);
    expect(panel(world)).toEqual([0, 1, 2]);
  });

  test("is refused to a prospect below the gate", () => {
    const world = door(0.19, 1, 3);
    admit(world);
    expect(panel(world)).toEqual([0, 1]);
  });

  test("takes the place of the worst flexible supplier, which is remembered, only if the prospect looks better", () => {
    const worse = door(0.25, 0, 2);
    admit(worse);
    expect(panel(worse)).toEqual([0, 1]);
    const better = door(0.25, 1, 2);
    better.relation.utility[placeOf(better, 0, 1)] -= 0.1;
    admit(better);
    expect(panel(better)).toEqual([0, 2]);
    expect(better.relation.track[placeOf(better, 0, 1)]).toBe(REMEMBERED);
  });

  test("begins with the trust that words have built, on the product alone", () => {
    const world = door(0.25, 1, 3);
    admit(world);
    const r = placeOf(world, 0, 2);
    const { trustProduct, trustRisk, trustOrganisation, trustSocial, integration } = world.relation;
    expect([trustProduct, trustRisk, trustOrganisation, trustSocial, integration].map((rung) => rung[r])).toEqual([
      0.25, 0, 0, 0, 0,
    ]);
  });

  test("is given again to a supplier that is remembered and has become better than one on the panel", () => {
    const world = door(0.25, 1, 2);
    world.relation.utility[placeOf(world, 0, 1)] -= 0.1;
    admit(world);
    world.relation.utility[placeOf(world, 0, 1)] += 5;
    keyStreams(world, 1);
    world.month = 1;
    admit(world);
    expect(panel(world)).toContain(1);
  });
});

describe("an entrant that runs out of cash", () => {
  const costly = {
    entryMonth: 3,
    preparationMonths: 0,
    initialCash: 1,
    communicationCost: 0.3,
    courtedAccounts: 1,
    replaceAfter: 9,
  };
  const buyers = [buyersOf("buyer", 3, { openness: 0 })];

  test("leaves, and is replaced after so many months by one that starts afresh", () => {
    const { events } = traceWorld(newcomersIn(1, { ...costly, fixedCost: 0 }, buyers), "test", 0);
    const story = events
      .filter(({ event }) => event === "enter" || event === "exit")
      .map(({ month, event }) => `${event} ${month}`);
    expect(story.slice(0, 4)).toEqual(["enter 3", "exit 6", "enter 15", "exit 18"]);
  });

  test("is not replaced where the policy of the market is never", () => {
    const { events } = traceWorld(newcomersIn(1, { ...costly, replaceAfter: 0 }, buyers), "test", 0);
    expect(events.filter(({ event }) => event === "enter").length).toBe(1);
    expect(events.filter(({ event }) => event === "exit").length).toBe(1);
  });

  test("is off every panel from the next month on, and nobody remembers it", () => {
    const gone = new Set<number>();
    watch(livelyMarket({ months: 60 }), {
      after({ relation, supplier, month }) {
        for (const s of supplier.entrants) {
          if (supplier.exitMonth[s] !== month) continue;
          gone.add(s);
          expect(relation.supplier).not.toContain(s);
        }
      },
    });
    expect(gone.size).toBeGreaterThan(0);
  });
});
