import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { Market } from "../../src/model/market.ts";
import { capShares } from "../../src/model/orders.ts";
import { allocate } from "../../src/model/processes/allocate.ts";
import { deliver } from "../../src/model/processes/deliver.ts";
import { varyDemand } from "../../src/model/processes/varyDemand.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "./exampleMarket.ts";
import { onPanels, openWorld, placeOf } from "./runWorld.ts";

/** Shares of one buyer after the cap. */
function capped(shares: readonly number[], cap: number): number[] {
  const column = Float64Array.from(shares);
  capShares(column, 0, column.length, cap);
  return [...column];
}

function expectShares(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((share, i) => {
    expect(share).toBeCloseTo(expected[i], 12);
  });
}

describe("the largest share", () => {
  test("spreads what it cuts off in proportion", () => expectShares(capped([0.7, 0.2, 0.1], 0.4), [0.4, 0.4, 0.2]));
  test("caps again whoever it lifted too high", () =>
    expectShares(capped([0.8, 0.15, 0.05], 0.45), [0.45, 0.4125, 0.1375]));
  test("lifts nobody past it", () => expectShares(capped([0.9, 0.09, 0.01], 0.4), [0.4, 0.4, 0.2]));
  test("gives to all alike who had nothing", () => expectShares(capped([1, 0, 0], 0.5), [0.5, 0.25, 0.25]));
  test("is an equal split where so few could not carry all", () => expectShares(capped([0.9, 0.1], 0.3), [0.5, 0.5]));
  test("leaves a single supplier everything", () => expect(capped([1], 0.1)).toEqual([1]));
  test("changes nothing that is below it", () => expect(capped([0.5, 0.3, 0.2], 0.6)).toEqual([0.5, 0.3, 0.2]));
  test("loses nothing when shares differ by all the powers of ten there are", () => {
    for (const tiny of [1e-9, 1e-100, 1e-300, 5e-324]) {
      const sum = capped([1 - tiny, tiny, 0], 0.4).reduce((all, share) => all + share);
      expect(sum).toBeCloseTo(1, 12);
    }
  });
});

/** One buyer with one powerhouse and three back-ups. */
function oneBuyer(policy: Parameters<typeof buyersOf>[2] = {}): World {
  const buyers = [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 3, flexibleShare: 0.3, ...policy })];
  return openWorld(
    marketOf({
      market: { choiceSensitivity: 5 },
      buyers,
      suppliers: [suppliersOf("big", "fixed", 1), suppliersOf("backup", "flexible", 3)],
    }),
  );
}

const UTILITIES = [0.4, 0.1, 0.25];

function withUtilities(world: World): World {
  UTILITIES.forEach((utility, i) => {
    world.relation.utility[placeOf(world, 0, i + 1)] = utility;
  });
  return world;
}

const shareOf = (world: World, supplier: number) => world.relation.share[placeOf(world, 0, supplier)];
const weights = UTILITIES.map((utility) => Math.exp(5 * utility));
const logit = weights.map((weight) => weight / weights.reduce((sum, one) => sum + one));

describe("allocate", () => {
  test("gives contracts all but the flexible share, which the flexible track divides by logit", () => {
    const world = withUtilities(oneBuyer());
    allocate(world);
    expect(shareOf(world, 0)).toBeCloseTo(0.7, 12);
    logit.forEach((chance, i) => {
      expect(shareOf(world, i + 1)).toBeCloseTo(0.3 * chance, 12);
    });
  });

  test("gives the whole flexible share to one supplier a month, by the same chances, where choice is single", () => {
    const world = withUtilities(oneBuyer({ choice: 1 }));
    const months = 6000;
    const wins = [0, 0, 0];
    for (let month = 0; month < months; month++) {
      keyStreams(world, month);
      allocate(world);
      const shares = [1, 2, 3].map((supplier) => shareOf(world, supplier));
      expect(shares.filter((share) => share !== 0)).toEqual([0.3]);
      wins[shares.indexOf(0.3)]++;
    }
    logit.forEach((chance, i) => {
      expect(Math.abs(wins[i] - months * chance)).toBeLessThan(4 * Math.sqrt(months * chance * (1 - chance)));
    });
  });

  test("gives one track everything when nobody is on the other", () => {
    const fixedOnly = oneBuyer({ flexibleSlots: 0 });
    const flexibleOnly = oneBuyer({ fixedSlots: 0 });
    for (const world of [fixedOnly, flexibleOnly]) {
      allocate(world);
      expect(onPanels(world).reduce((sum, r) => sum + world.relation.share[r], 0)).toBeCloseTo(1, 12);
    }
    expect(shareOf(fixedOnly, 0)).toBe(1);
  });
});

/** One buyer, one contract with capacity for exactly its share, one back-up with slack; the contract fails. */
function failing(loss: number, slack: number, phi = 0.2): Market {
  return marketOf({
    market: { demandVolatility: 0, disruptionRate: 0 },
    buyers: [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 1, flexibleShare: phi })],
    suppliers: [
      suppliersOf("big", "fixed", 1, { capacity: 1 - phi }),
      suppliersOf("backup", "flexible", 1, { capacity: (1 + slack) * phi }),
    ],
    timetable: [{ month: 0, event: "failure", group: 0, member: 0, loss, months: 1 }],
  });
}

describe("deliver", () => {
  test.each([
    [0.5, 0.5],
    [0.1, 1],
    [1, 0],
    [0.3, 0.2],
    [0, 1],
  ])("loses max(0, l (1 - phi) - h phi) when the contract fails by l = %d and slack is h = %d", (loss, slack) => {
    const world = openWorld(failing(loss, slack));
    world.supplier.failureLoss[0] = loss;
    world.supplier.failureEnd[0] = 1;
    varyDemand(world);
    allocate(world);
    deliver(world);
    expect(world.buyer.undelivered[0]).toBeCloseTo(Math.max(0, loss * 0.8 - slack * 0.2), 9);
  });

  test("serves all who ask alike when they ask for more than is left", () => {
    const buyers = ["a", "b"].map((name, i) =>
      buyersOf(name, 1, { fixedSlots: 1, flexibleSlots: 1, flexibleShare: 0, demand: 1 + i }),
    );
    const suppliers = [
      suppliersOf("big", "fixed", 1, { capacity: 0 }),
      suppliersOf("backup", "flexible", 1, { capacity: 1.2 }),
    ];
    const world = openWorld(marketOf({ market: { demandVolatility: 0, disruptionRate: 0 }, buyers, suppliers }));
    for (const process of [varyDemand, allocate, deliver]) process(world);
    expect(world.relation.takenOver[placeOf(world, 0, 1)]).toBeCloseTo(0.4, 12);
    expect(world.relation.takenOver[placeOf(world, 1, 1)]).toBeCloseTo(0.8, 12);
  });

  test("cuts everybody in proportion when one supplier is asked for too much", () => {
    const buyers = ["a", "b"].map((name, i) => buyersOf(name, 1, { fixedSlots: 1, flexibleSlots: 0, demand: 1 + i }));
    const suppliers = [suppliersOf("big", "fixed", 1, { capacity: 1.5 })];
    const world = openWorld(marketOf({ market: { demandVolatility: 0, disruptionRate: 0 }, buyers, suppliers }));
    for (const process of [varyDemand, allocate, deliver]) process(world);
    expect(world.relation.delivered[placeOf(world, 0, 0)]).toBeCloseTo(0.5, 12);
    expect(world.relation.delivered[placeOf(world, 1, 0)]).toBeCloseTo(1, 12);
  });
});
