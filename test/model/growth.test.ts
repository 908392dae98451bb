import { describe, expect, test } from "vitest";
import { growInert } from "../../src/model/processes/growInert.ts";
import { innovate } from "../../src/model/processes/innovate.ts";
import { integrate } from "../../src/model/processes/integrate.ts";
import { launch } from "../../src/model/processes/launch.ts";
import { learnTrust } from "../../src/model/processes/learnTrust.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, type Example, marketOf, suppliersOf } from "./exampleMarket.ts";
import { openWorld, placeOf } from "./runWorld.ts";

/** One buyer with one contract, and one back-up that gets nothing. Everything is ordered and delivered. */
function pair(market: Example["market"] = {}, changes: Parameters<typeof suppliersOf>[3] = {}): World {
  const world = openWorld(
    marketOf({
      market: { qualityNoise: 0, ...market },
      buyers: [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 1 })],
      suppliers: [suppliersOf("big", "fixed", 1, changes), suppliersOf("backup", "flexible", 1)],
    }),
  );
  const { relation } = world;
  relation.share[CONTRACT] = 1;
  relation.ordered[CONTRACT] = 1;
  relation.delivered[CONTRACT] = 1;
  expect(placeOf(world, 0, 0)).toBe(CONTRACT);
  expect(placeOf(world, 0, 1)).toBe(BACKUP);
  return world;
}

const CONTRACT = 0;
const BACKUP = 1;

function repeat(world: World, months: number, ...processes: ((world: World) => void)[]): void {
  for (let month = 0; month < months; month++) for (const process of processes) process(world);
}

describe("inertia", () => {
  test("grows by what is safe where holders compete: a unit of quota as the contract, a unit that moves by standing", () => {
    // a = 0.4, s = 0.25: 0.7 of P; alone, P whatever a is.
    const settled = (holders: number) => {
      const world = openWorld(
        marketOf({
          buyers: [buyersOf("buyer", 1, { fixedSlots: holders, flexibleSlots: 0, performanceShare: 0.4 })],
          suppliers: [suppliersOf("big", "fixed", holders, { inertiaGain: 0.02, inertiaLoss: 0.06 })],
        }),
      );
      world.relation.perceivedRetention.fill(0.9);
      world.relation.standing.fill(0.25);
      repeat(world, 3000, growInert);
      return world.relation.inertia[0];
    };
    const limit = (safe: number) => (0.02 * safe) / (0.02 * safe + 0.06 * (1 - safe));
    expect(settled(2)).toBeCloseTo(limit(0.9 * 0.7), 9);
    expect(settled(1)).toBeCloseTo(limit(0.9), 9);
  });

  test.each([0.2, 0.5, 0.9, 1])("under contract settles at kI P / (kI P + kD (1 - P)) for P = %d", (kept) => {
    const world = pair({}, { inertiaGain: 0.02, inertiaLoss: 0.06 });
    world.relation.perceivedRetention[CONTRACT] = kept;
    repeat(world, 3000, growInert);
    expect(world.relation.inertia[CONTRACT]).toBeCloseTo((0.02 * kept) / (0.02 * kept + 0.06 * (1 - kept)), 9);
  });

  test("fades on the flexible track", () => {
    const world = pair();
    const before = world.relation.inertia[BACKUP];
    repeat(world, 1, growInert);
    expect(world.relation.inertia[BACKUP]).toBeLessThan(before);
    repeat(world, 3000, growInert);
    expect(world.relation.inertia[BACKUP]).toBeLessThan(1e-9);
  });
});

describe("technology lag", () => {
  test.each([
    [0.15, 0.5, 0.3],
    [0.1, 1, 0],
    [0.3, 0.2, 0.6],
  ])("settles at 1 / (i e (1 - I) - 1 / L_a) months for i = %d, e = %d, I = %d", (innovativeness, effort, inertia) => {
    const world = pair({ catchUpScale: 120 }, { innovativeness });
    world.relation.effort[CONTRACT] = effort;
    world.relation.inertia[CONTRACT] = inertia;
    repeat(world, 3000, innovate);
    expect(world.supplier.lag[0]).toBeCloseTo(1 / (innovativeness * effort * (1 - inertia) - 1 / 120), 6);
  });

  test("has no end where i e (1 - I) L_a is 1 or less: the neglected fall behind for ever", () => {
    const world = pair({ catchUpScale: 90 }, { innovativeness: 0.02, initialLag: 200 });
    world.relation.effort[CONTRACT] = 0.5;
    world.relation.inertia[CONTRACT] = 0;
    repeat(world, 1200, innovate);
    const lag = world.supplier.lag[0];
    repeat(world, 12, innovate);
    // Far behind it takes up no more than i e L_a = 0.9 of a month.
    expect(world.supplier.lag[0] - lag).toBeCloseTo(12 * (1 - 0.9 / (1 + 90 / lag)), 1);
    expect(world.supplier.lag[0]).toBeGreaterThan(300);
  });

  test("grows by a month a month for a supplier that does not try", () => {
    const world = pair({}, { initialLag: 10 });
    world.relation.effort[CONTRACT] = 0;
    repeat(world, 12, innovate);
    expect(world.supplier.lag[0]).toBeCloseTo(22, 9);
  });
});

test("integration settles where what grows with volume balances what fades", () => {
  const world = pair({ integrationGain: 0.05, integrationDecay: 0.01 });
  repeat(world, 3000, integrate);
  expect(world.relation.integration[CONTRACT]).toBeCloseTo(0.05 / 0.06, 9);
  expect(world.relation.integration[BACKUP]).toBeCloseTo(0, 9);
});

describe("trust", () => {
  const rungs = ["trustProduct", "trustRisk", "trustOrganisation"] as const;

  test("comes to rest at what is seen: quality, delivery, attention", () => {
    const world = pair({ attentionWeight: 0.4 }, { quality: 0.8, teamStability: 0.9, initialTrust: 0.3 });
    world.relation.effort[CONTRACT] = 0.6;
    repeat(world, 2000, innovate, learnTrust);
    expect(world.relation.trustProduct[CONTRACT]).toBeCloseTo(0.8, 6);
    expect(world.relation.trustRisk[CONTRACT]).toBeCloseTo(1, 6);
    expect(world.relation.trustOrganisation[CONTRACT]).toBeCloseTo(0.4 * 0.6 + 0.6 * 0.9, 6);
  });

  test("falls faster than it rises, by the factor of its rung", () => {
    const stepFrom = (initialTrust: number, quality: number) => {
      const world = pair({ trustLossProduct: 2.5 }, { quality, initialTrust });
      repeat(world, 1, innovate, learnTrust);
      return world.relation.trustProduct[CONTRACT] - initialTrust;
    };
    expect(stepFrom(0.7, 0.5)).toBeCloseTo(-2.5 * stepFrom(0.5, 0.7), 12);
  });

  test("climbs no rung while the one below is missing", () => {
    const world = pair({}, { quality: 0, initialTrust: 0 });
    repeat(world, 50, innovate, learnTrust);
    for (const rung of rungs) expect(world.relation[rung][CONTRACT]).toBe(0);
  });

  test("stays as it is when nothing is ordered", () => {
    const world = pair({}, {});
    const before = rungs.map((rung) => world.relation[rung][BACKUP]);
    repeat(world, 10, innovate, learnTrust);
    expect(rungs.map((rung) => world.relation[rung][BACKUP])).toEqual(before);
  });

  test("learns less from a smaller share", () => {
    const stepAt = (share: number) => {
      const world = pair({ teachingShare: 0.05 }, { quality: 1, initialTrust: 0 });
      world.relation.share[CONTRACT] = share;
      repeat(world, 1, innovate, learnTrust);
      return world.relation.trustProduct[CONTRACT];
    };
    expect(stepAt(0.05)).toBeCloseTo((stepAt(1) * 1.05) / 2, 12);
  });

  test("spreads by reputation only between buyers of the same supplier", () => {
    const suppliers = [suppliersOf("big", "fixed", 1, { initialTrust: 0.9, quality: 0.9 })];
    const socialAfter = (buyers: number) => {
      const world = openWorld(
        marketOf({ buyers: [buyersOf("buyer", buyers, { fixedSlots: 1, flexibleSlots: 0 })], suppliers }),
      );
      world.relation.trustSocial.fill(0);
      for (const column of [world.relation.share, world.relation.ordered, world.relation.delivered]) {
        for (let b = 0; b < buyers; b++) column[placeOf(world, b, 0)] = 1;
      }
      repeat(world, 5, innovate, learnTrust);
      return world.relation.trustSocial[placeOf(world, 0, 0)];
    };
    expect(socialAfter(1)).toBe(0);
    expect(socialAfter(2)).toBeGreaterThan(0.1);
  });
});

test("launches follow the most advanced supplier that the buyer trusts, and only that one", () => {
  const world = pair({ launchRate: 2, launchLagScale: 10, trustGain: 0 });
  const { relation, supplier } = world;
  relation.trust.set([0.8, 0.4]);
  supplier.lag.set([30, 5]);
  supplier.nearness.set([Math.exp(-3), Math.exp(-0.5)]);
  launch(world);
  expect(world.buyer.launches[0]).toBeCloseTo(2 * 0.4 * Math.exp(-0.5), 12);
});
