import { describe, expect, test } from "vitest";
import { appraise } from "../../src/model/processes/appraise.ts";
import { bargain } from "../../src/model/processes/bargain.ts";
import { chooseEffort } from "../../src/model/processes/chooseEffort.ts";
import { feelThreat } from "../../src/model/processes/feelThreat.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "./exampleMarket.ts";
import { openWorld, placeOf } from "./runWorld.ts";

interface Table {
  /** Buyer's bargaining weight, cost of leaving the contract, and how much more the contract supplier is worth. */
  readonly eta: number;
  readonly leaving: number;
  readonly ahead?: number;
  readonly challengers?: number;
  readonly fixedGate?: number;
  readonly beta?: number;
}

const ALIKE = { initialEffort: 0.5, initialLag: 10, unitCost: 1 };
/** First offers so dear that every challenger bids what it sells for. */
const NO_LOWER_BID = 5;

/**
 * One contract and some flexible suppliers, alike but for quality, which the buyer knows; prices follow bargaining
 * at once.
 */
function atTheTable({ eta, leaving, ahead = 0, challengers = 1, fixedGate = 0.2, beta = 7 }: Table): World {
  const policy = { fixedSlots: 1, flexibleSlots: challengers, negotiation: eta, fixedGate };
  return openWorld(
    marketOf({
      market: {
        switchingCost: leaving,
        reviewSensitivity: beta,
        openingMargin: NO_LOWER_BID,
        scarcityMargin: 0,
        valueOfIntegration: 0,
        valueOfQuality: 1,
        uncommittedCost: 0,
        minimumMargin: 0,
        maximumMargin: 1.5,
        contractPriceMonths: 1,
        flexiblePriceMonths: 1,
      },
      buyers: [buyersOf("buyer", 1, policy)],
      suppliers: [
        suppliersOf("big", "fixed", 1, {
          ...ALIKE,
          quality: 0.6 + ahead,
          initialTrust: 0.6 + ahead,
          initialIntegration: 1,
        }),
        suppliersOf("rival", "flexible", challengers, { ...ALIKE, quality: 0.6, initialTrust: 0.6 }),
      ],
    }),
  );
}

function settlePrices(world: World): number[] {
  for (let month = 0; month < 200; month++) {
    appraise(world);
    bargain(world);
  }
  return Array.from({ length: world.supplierCount }, (_, s) => world.relation.price[placeOf(world, 0, s)] - 1);
}

describe("bargain", () => {
  // Fixed point of the two-supplier game: evidence review, section 5.2, target X6.
  test.each([
    [0.5, 0.1, 0, 0.0666666667, 0.0333333333],
    [0.3, 0.1, 0, 0.137254902, 0.0960784314],
    [0.5, 0.1, 0.05, 0.0833333333, 0.0166666667],
    [0.5, 0, 0, 0, 0],
  ])(
    "with eta %d, leaving %d and a lead of %d settles at margins %d and %d",
    (eta, leaving, ahead, fixed, flexible) => {
      const [big, rival] = settlePrices(atTheTable({ eta, leaving, ahead }));
      expect(big).toBeCloseTo(fixed, 6);
      expect(rival).toBeCloseTo(flexible, 6);
    },
  );

  test("gives a supplier without any alternative its highest margin", () => {
    const [alone] = settlePrices(atTheTable({ eta: 0.5, leaving: 0.1, challengers: 0 }));
    expect(alone).toBeCloseTo(1.5, 9);
  });

  test("gives a buyer with all the bargaining weight a price at cost, unless it has no alternative at all", () => {
    const [contested] = settlePrices(atTheTable({ eta: 1, leaving: 0.1, challengers: 1 }));
    const [alone] = settlePrices(atTheTable({ eta: 1, leaving: 0.1, challengers: 0 }));
    expect(contested).toBeCloseTo(0, 9);
    expect(alone).toBeCloseTo(1.5, 9);
  });

  test("is not moved by a rival that may not win the contract", () => {
    const [big] = settlePrices(atTheTable({ eta: 0.5, leaving: 0.1, fixedGate: 1 }));
    expect(big).toBeCloseTo(1.5, 9);
  });

  test("brings the contract price down by a challenger that wins nothing", () => {
    const [alone] = settlePrices(atTheTable({ eta: 0.5, leaving: 0.1, fixedGate: 0.9 }));
    const [contested] = settlePrices(atTheTable({ eta: 0.5, leaving: 0.1, fixedGate: 0.2 }));
    expect(contested).toBeLessThan(alone - 1);
  });

  test("moves contract prices by a part of the way each month", () => {
    const world = atTheTable({ eta: 0.5, leaving: 0.1, challengers: 0 });
    world.market.contractPriceMonths = 4;
    const r = placeOf(world, 0, 0);
    const before = world.relation.price[r];
    bargain(world);
    expect(world.relation.price[r] - before).toBeCloseTo((2.5 - before) / 4, 12);
  });
});

describe("scarcity", () => {
  test.each([0, 0.5, 0.8, 1, 1.3])(
    "lifts the lowest price of a flexible supplier by m_u u^4 at u = %d of its capacity",
    (used) => {
      const world = atTheTable({ eta: 1, leaving: 0, challengers: 2 });
      world.market.scarcityMargin = 0.2;
      const [big, rival] = [placeOf(world, 0, 0), placeOf(world, 0, 1)];
      world.supplier.load.fill(0);
      world.supplier.load[0] = used * world.supplier.capacity[0];
      world.supplier.load[1] = used * world.supplier.capacity[1];
      appraise(world);
      bargain(world);
      expect(world.relation.price[rival]).toBeCloseTo(1 + 0.2 * Math.min(1, used) ** 4, 12);
      expect(world.relation.price[big]).toBeCloseTo(1, 12);
    },
  );
});

describe("a bid for a contract", () => {
  // The challenger sells at 1.4 on the flexible track and would take the contract at 1 + m_0.
  test.each([
    [0.08, 1.08],
    [0.6, 1.4],
  ])("with an opening margin of %d is %d, in bargaining and in the retention probability", (margin, bid) => {
    const world = atTheTable({ eta: 0, leaving: 0.1, challengers: 1, beta: 3 });
    world.market.openingMargin = margin;
    const [big, rival] = [placeOf(world, 0, 0), placeOf(world, 0, 1)];
    world.relation.price[big] = 1.2;
    world.relation.price[rival] = 1.4;
    appraise(world);
    feelThreat(world);
    expect(world.relation.retention[big]).toBeCloseTo(1 / (1 + Math.exp(3 * (1.2 - bid - 0.1))), 12);
    bargain(world);
    // With no weight the buyer is as well off as with the bid, less the cost of leaving.
    expect(world.relation.price[big]).toBeCloseTo(bid + 0.1, 12);
  });
});

describe("feel threat", () => {
  // Retention of an equal offer against m challengers, 1 / (1 + m exp(-beta S)): evidence review, section 4.2.
  test.each([
    [2, 1, 0.881],
    [3.6, 3, 0.924],
    [3.6, 10, 0.785],
    [4, 5, 0.916],
  ])(
    "with a cost of leaving of %d in logit units and %d equal challengers, keeps the contract with %d",
    (cost, m, kept) => {
      const world = atTheTable({ eta: 0.5, leaving: 1, challengers: m, beta: cost });
      const flexible = world.relation.price[placeOf(world, 0, 1)];
      world.relation.price[placeOf(world, 0, 0)] = flexible;
      appraise(world);
      feelThreat(world);
      expect(world.relation.retention[placeOf(world, 0, 0)]).toBeCloseTo(kept, 3);
    },
  );

  test("is absent while nobody has passed the gate", () => {
    const world = atTheTable({ eta: 0.5, leaving: 1, challengers: 3, fixedGate: 1 });
    appraise(world);
    feelThreat(world);
    expect(world.relation.retention[placeOf(world, 0, 0)]).toBe(1);
  });

  test("is seen late by a supplier with a delay, and not at all by one that does not respond to entrants", () => {
    const world = atTheTable({ eta: 0.5, leaving: 0, challengers: 1, beta: 0 });
    const r = placeOf(world, 0, 0);
    world.supplier.parameters.threatDelay[0] = 3;
    world.relation.perceivedRetention[r] = 1;
    appraise(world);
    feelThreat(world);
    expect(world.relation.retention[r]).toBeCloseTo(0.5, 12);
    expect(world.relation.perceivedRetention[r]).toBeCloseTo(1 - 0.5 / 4, 12);
    world.blindSuppliers = true;
    world.supplier.parameters.respondsToThreat[0] = 0;
    world.supplier.parameters.threatDelay[0] = 0;
    world.supplier.entrant[1] = 1;
    feelThreat(world);
    expect(world.relation.retention[r]).toBeCloseTo(0.5, 12);
    expect(world.relation.perceivedRetention[r]).toBe(1);
  });
});

test("effort is highest where the contract is contested, and lowest where it is safe or lost", () => {
  const world = atTheTable({ eta: 0.5, leaving: 0 });
  const r = placeOf(world, 0, 0);
  const { minimumEffort, effortSpeed } = world.supplier.parameters;
  effortSpeed[0] = 1;
  world.relation.inertia[r] = 0;
  world.supplier.parameters.effortResponse[0] = 2;
  const effort = [0, 0.25, 0.5, 0.75, 1].map((chance) => {
    world.relation.perceivedRetention[r] = chance;
    chooseEffort(world);
    return world.relation.effort[r];
  });
  expect(effort[0]).toBeCloseTo(minimumEffort[0], 12);
  expect(effort[4]).toBeCloseTo(minimumEffort[0], 12);
  expect(effort[1]).toBeCloseTo(effort[3], 12);
  expect(effort[1]).toBeGreaterThan(effort[0]);
  expect(effort[2]).toBeGreaterThan(effort[1]);
  expect(effort[2]).toBeLessThan(1);
});
