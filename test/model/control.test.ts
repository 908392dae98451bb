import { describe, expect, test } from "vitest";
import { inviteRivals } from "../../src/model/invitations.ts";
import { keyStreams } from "../../src/model/keyStreams.ts";
import { admit } from "../../src/model/processes/admit.ts";
import { allocate } from "../../src/model/processes/allocate.ts";
import { appraise } from "../../src/model/processes/appraise.ts";
import { bargain } from "../../src/model/processes/bargain.ts";
import { feelThreat } from "../../src/model/processes/feelThreat.ts";
import { review } from "../../src/model/processes/review.ts";
import { FIXED, type World } from "../../src/model/world.ts";
import { buyersOf, type Example, marketOf, suppliersOf } from "./exampleMarket.ts";
import { monthsOf, openWorld, run } from "./runWorld.ts";

function inMonth(world: World, month: number, ...processes: ((world: World) => void)[]): void {
  world.month = month;
  keyStreams(world, month);
  for (const process of processes) process(world);
}

describe("looking at prospects", () => {
  test("costs F_l of the level of demand, whatever comes of it, and no more than that", () => {
    const buyers = [buyersOf("large", 3, { openness: 1, demand: 5 }), buyersOf("shut", 2, { openness: 0 })];
    const world = openWorld(marketOf({ buyers, market: { lookCost: 0.07 }, entryEnabled: false }));
    inMonth(world, 1, admit);
    expect([...world.buyer.control.subarray(0, 3)]).toEqual(Array(3).fill(0.07 * 5));
    expect([...world.buyer.control.subarray(3)]).toEqual([0, 0]);
  });

  test("is taken out of buyer value, for all and for a group of buyers", () => {
    const looking = (lookCost: number) => {
      const buyers = [buyersOf("one", 2, { openness: 1, flexibleGate: 1, memory: 0 }), buyersOf("two", 1)];
      const market = { lookCost, demandVolatility: 0, disruptionRate: 0 };
      return run(marketOf({ buyers, market, months: 6, entryEnabled: false }));
    };
    const [free, paid] = [looking(0), looking(0.1)];
    monthsOf(paid, "buyerValue", "one").forEach((value, month) => {
      expect(value).toBeCloseTo(monthsOf(free, "buyerValue", "one")[month] - 0.1, 12);
    });
    // All that was wanted was delivered, so that it is as much a unit of the total cost, which is the price without it.
    monthsOf(paid, "fillRate", "one").forEach((fill, month) => {
      const price = monthsOf(paid, "price", "one")[month];
      expect(fill).toBeCloseTo(1, 12);
      expect(monthsOf(free, "totalCost", "one")[month]).toBeCloseTo(monthsOf(free, "price", "one")[month], 12);
      expect(monthsOf(paid, "totalCost", "one")[month]).toBeCloseTo(price + 0.1, 12);
    });
  });

  test("finds a good back-up that is off the panel, with the trust that words alone can reach", () => {
    const suppliers = [
      suppliersOf("big", "fixed", 2),
      suppliersOf("bad", "flexible", 1, { initialTrust: 0.16, initialLag: 300 }),
      suppliersOf("good", "flexible", 200, { communicationCap: 0.4 }),
    ];
    const world = openWorld(
      marketOf({ suppliers, buyers: [buyersOf("buyer", 1, { openness: 1, flexibleSlots: 1, fixedSlots: 1 })] }),
    );
    // Whoever has the place is made bad, so that any other is better.
    world.relation.utility[1] = -10;
    inMonth(world, 1, admit);
    expect(world.relation.trustProduct[1]).toBe(0.4);
    expect(world.relation.trustRisk[1]).toBe(0);
    expect(world.relation.price[1]).toBeCloseTo(1.03 * 1.15 * 1.08, 12);
  });
});

/** One buyer group with one contract each, all up for review this month, and one challenger past the gate that surely wins. */
function reviewed(market: Example["market"] = {}, policy: Parameters<typeof buyersOf>[2] = {}): World {
  const suppliers = [
    suppliersOf("holder", "fixed", 1, { initialIntegration: 0.5 }),
    suppliersOf("rival", "flexible", 1),
  ];
  const world = openWorld(
    marketOf({
      market: { reviewSensitivity: 100, switchingCost: 0.6, leavingMonths: 12, ...market },
      suppliers,
      buyers: [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 1, demand: 3, fixedGate: 0.1, ...policy })],
    }),
  );
  inMonth(world, 7, appraise, allocate);
  world.relation.utility[1] = 20;
  world.relation.contractEnd[0] = 7;
  return world;
}

describe("leaving", () => {
  test("costs tau_S months of sigma k a unit, once, when a holder loses", () => {
    const world = reviewed();
    inMonth(world, 7, review);
    expect(world.relation.supplier[0]).toBe(1);
    expect(world.buyer.control[0]).toBeCloseTo(12 * 0.6 * 0.5 * 0.8 * 3, 12);
  });

  test("costs nothing when the holder stays", () => {
    const world = reviewed();
    world.relation.utility[1] = -20;
    inMonth(world, 7, review);
    expect(world.relation.supplier[0]).toBe(0);
    expect(world.buyer.control[0]).toBe(0);
  });

  test("leaves the winner with the price that it bid", () => {
    const world = reviewed();
    world.relation.price[1] = 1.5;
    inMonth(world, 7, review);
    expect(world.relation.price[0]).toBeCloseTo(1.03 * 1.08, 12);
  });
});

/** Buyers with one contract, and as many powerhouses more; nobody on the flexible track may win. */
function invited(rivals: number, powerhouses: number, changes: Example = {}, buyers = 1): World {
  const policy = { fixedSlots: 1, flexibleSlots: 1, invitedRivals: rivals, fixedGate: 1, flexibleShare: 0.2 };
  return openWorld(
    marketOf({
      suppliers: [suppliersOf("powerhouse", "fixed", powerhouses), suppliersOf("backup", "flexible", 1)],
      buyers: [buyersOf("buyer", buyers, policy)],
      ...changes,
    }),
  );
}

describe("rivals at the table", () => {
  test("are suppliers of kind fixed, off the panel, each invited once, as many as the policy asks for", () => {
    const world = invited(2, 9, {}, 300);
    for (let b = 0; b < world.buyerCount; b++) {
      const list = [...world.invitation.supplier.subarray(2 * b, 2 * b + 2)].filter((s) => s >= 0);
      expect(new Set(list).size).toBe(list.length);
      expect(list.length).toBeGreaterThan(0);
      for (const s of list) {
        expect(s).toBeLessThan(9);
        expect(s).not.toBe(world.relation.supplier[world.buyer.rowStart[b]]);
      }
    }
    const all = [...world.invitation.supplier].filter((s) => s >= 0).length;
    expect(all).toBeGreaterThan(0.9 * 2 * 300);
  });

  test("must have room for half a contract", () => {
    const world = invited(1, 9);
    // Demand 1, four fifths of it under one contract: room for 0.4 is needed.
    world.supplier.load.fill(0);
    world.supplier.capacity.fill(0.39);
    inMonth(world, 2, (w) => inviteRivals(w, 0));
    expect(world.invitation.supplier[0]).toBe(-1);
    world.supplier.capacity.fill(0.41);
    inMonth(world, 3, (w) => inviteRivals(w, 0));
    expect(world.invitation.supplier[0]).toBeGreaterThanOrEqual(0);
  });

  test("are judged as strangers with a name, count in the retention probability and bring the price down", () => {
    const market = { reputationCarry: 0.5, switchingCost: 0, contractPriceMonths: 1, reviewSensitivity: 4 };
    const world = invited(1, 5, { market });
    inMonth(world, 1, appraise, feelThreat);
    const { relation, invitation } = world;
    const s = invitation.supplier[0];
    // Value 1.2 + 0.5 T + 0.4 e - 0.007 L, T half of 0.7, price 1.08.
    expect(invitation.utility[0]).toBeCloseTo(1.2 + 0.5 * 0.35 + 0.4 * 0.5 - 0.007 * 18 - 1.08, 12);
    expect(relation.retention[0]).toBeCloseTo(
      1 / (1 + Math.exp(4 * (invitation.utility[0] - relation.utility[0]))),
      12,
    );
    const before = relation.price[0];
    const gain = relation.utility[0] + before - 1 - invitation.utility[0];
    bargain(world);
    expect(relation.price[0]).toBeCloseTo(1 + 0.4 * gain, 12);
    expect(s).toBeLessThan(5);
  });

  test("win as their share of the logit says, and then begin as a trial does, with their name's trust on every rung", () => {
    const BUYERS = 3000;
    const market = { switchingCost: 0, reviewSensitivity: 4 };
    const suppliers = [
      suppliersOf("powerhouse", "fixed", 40, { capacity: 1000 }),
      suppliersOf("backup", "flexible", 1),
    ];
    const world = invited(1, 40, { market, suppliers }, BUYERS);
    inMonth(world, 1, appraise, feelThreat);
    const { relation, buyer, invitation } = world;
    const chances = Array.from({ length: BUYERS }, (_, b) => relation.retention[buyer.rowStart[b]]);
    const holders = Array.from({ length: BUYERS }, (_, b) => relation.supplier[buyer.rowStart[b]]);
    const asked = invitation.supplier.slice();
    for (let b = 0; b < BUYERS; b++) relation.contractEnd[buyer.rowStart[b]] = 1;
    inMonth(world, 1, review);
    const places = [...buyer.rowStart.subarray(0, BUYERS)];
    const kept = places.filter((r, b) => relation.supplier[r] === holders[b]).length;
    const expected = chances.reduce((sum, chance) => sum + chance, 0);
    const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
    expect(Math.abs(kept - expected)).toBeLessThan(4 * Math.sqrt(variance));
    places.forEach((r, b) => {
      expect(relation.track[r]).toBe(FIXED);
      if (relation.supplier[r] === holders[b]) return;
      expect(relation.supplier[r]).toBe(asked[b]);
      expect(relation.price[r]).toBeCloseTo(1.08, 12);
      expect(relation.trustSocial[r]).toBeCloseTo(0.6 * 0.7, 12);
      expect(buyer.panelEnd[b] - buyer.rowStart[b]).toBe(2);
    });
  });
});
