import { describe, expect, test } from "vitest";
import { emptyBehaviour, holdBehaviour, noteBehaviour } from "../../src/model/heldBehaviour.ts";
import { passMonth, prepare, startReplication } from "../../src/model/simulate.ts";
import { FIXED, FLEXIBLE, type World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "./exampleMarket.ts";

/** One buyer, one contract, and a newcomer that is better in everything: it wins the contract when that ends. */
const MONTHS = 48;
const market = marketOf({
  months: MONTHS,
  buyers: [
    buyersOf("buyer", 1, {
      fixedSlots: 1,
      openness: 1,
      contractMonths: 12,
      fixedGate: 0.2,
      flexibleGate: 0.05,
      reviewSensitivity: 50,
    }),
  ],
  suppliers: [
    suppliersOf("holder", "fixed", 1, { capacity: 100, quality: 0.3 }),
    suppliersOf("rival", "newcomer", 1, { entryMonth: 6, quality: 0.95, capacity: 100, initialCash: 99 }),
  ],
  market: { disruptionRate: 0, demandVolatility: 0 },
});

/** What the holder does for the buyer, and on which track it is. */
function holderIn({ relation, supplier, buyer }: World) {
  const r = relation.supplier.indexOf(0);
  return {
    isOnPanel: r >= 0 && r < buyer.panelEnd[0],
    track: relation.track[r],
    price: relation.price[r],
    effort: relation.effort[r],
    inertia: relation.inertia[r],
    lag: supplier.lag[0],
    nearness: supplier.nearness[0],
  };
}

/** The holder month by month: alone, held to that beside the rival, and free beside the rival. */
function threeHolders() {
  const [alone, held, free] = [{ ...market, entryEnabled: false }, market, market].map((each) => prepare(each, "two"));
  const out = new Float64Array(alone.size);
  const past = emptyBehaviour(alone.world);
  const months: Record<"alone" | "held" | "free", ReturnType<typeof holderIn>>[] = [];
  for (const simulation of [alone, held, free]) startReplication(simulation, 0);
  for (let month = 0; month < MONTHS; month++) {
    passMonth(alone, month, out, 0, undefined, () => noteBehaviour(alone.world, past));
    const before = holderIn(alone.world);
    let settled = holderIn(held.world);
    passMonth(held, month, out, 0, undefined, () => {
      holdBehaviour(held.world, past);
      settled = holderIn(held.world);
    });
    let own = holderIn(free.world);
    passMonth(free, month, out, 0, undefined, () => {
      own = holderIn(free.world);
    });
    // The lone holder keeps its contract, so that the end of the month changes nothing in what it does.
    months.push({ alone: before, held: settled, free: own });
  }
  return { months, held, free };
}

describe("a holder that is held to what it does without the rival", () => {
  const { months, held } = threeHolders();
  const onContract = months.filter((month) => month.held.track === FIXED);
  const demoted = months.filter((month) => month.held.isOnPanel && month.held.track === FLEXIBLE);

  test("asks the same price, tries as hard, is as inert and as far behind, while both have the contract", () => {
    expect(onContract.length).toBeGreaterThan(6);
    for (const { alone, held } of onContract) expect(held).toEqual(alone);
  });

  test("loses the contract to the rival all the same, and then makes its effort for another price", () => {
    expect(demoted.length).toBeGreaterThan(12);
    for (const { alone, held } of demoted) {
      const { effort, inertia, lag, nearness } = alone;
      expect(held).toMatchObject({ effort, inertia, lag, nearness });
    }
    const last = demoted[demoted.length - 1];
    expect(last.held.price).not.toBe(last.alone.price);
    expect(held.world.relation.supplier[0]).toBe(1);
  });

  test("would do otherwise if it were free", () => {
    expect(onContract.some(({ alone, free }) => alone.effort !== free.effort && alone.price !== free.price)).toBe(true);
  });

  test("leaves the rival to its own rules: it is not in the market without entry", () => {
    const { relation, supplier } = held.world;
    expect(supplier.active[1]).toBe(1);
    expect(relation.effort[relation.supplier.indexOf(1)]).toBeGreaterThan(0);
    expect(supplier.lag[1]).toBeGreaterThan(0);
  });
});

test("a supplier that left and came back is another, and is not held", () => {
  const simulation = prepare(market, "two");
  startReplication(simulation, 0);
  const out = new Float64Array(simulation.size);
  for (let month = 0; month < 12; month++) passMonth(simulation, month, out, 0);
  const { world } = simulation;
  const past = emptyBehaviour(world);
  noteBehaviour(world, past);
  past.lag.fill(77);
  past.entryMonth[1]--;
  holdBehaviour(world, past);
  expect(world.supplier.lag[0]).toBe(77);
  expect(world.supplier.lag[1]).toBeLessThan(77);
});
