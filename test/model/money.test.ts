import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { FIXED, type World } from "../../src/model/world.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { onPanels, sumBy, watch } from "./runWorld.ts";

/** Capacity that grows during a month would leave two answers to what was kept ready. */
function withoutGrowth(market: Market): Market {
  const suppliers = market.suppliers.map((group) => ({
    ...group,
    parameters: { ...group.parameters, capacityGrowth: 0 },
  }));
  const timetable = market.timetable.filter(
    (entry) => entry.event !== "setSuppliers" || entry.parameter !== "capacityGrowth",
  );
  return { ...market, suppliers, timetable };
}

/** Paid by each buyer: price of what came on its own orders, and with a surcharge what others took over. */
function paidByBuyer(world: World): Float64Array {
  const { buyer, price, delivered, takenOver } = world.relation;
  const surcharge = world.market.rerouteSurcharge;
  return sumBy(
    world.buyerCount,
    onPanels(world),
    (r) => buyer[r],
    (r) => price[r] * delivered[r] + price[r] * (1 + surcharge) * takenOver[r],
  );
}

/** Earned by each supplier: its profit and everything it spent. */
function earnedBySupplier(world: World): Float64Array {
  const { market, supplier, relation, account } = world;
  const { unitCost, minimumEffort, effortResponse, fixedCost, communicationCost } = supplier.parameters;
  const spent = sumBy(
    world.supplierCount,
    onPanels(world),
    (r) => relation.supplier[r],
    (r) => {
      const s = relation.supplier[r];
      const perUnit = relation.track[r] === FIXED ? unitCost[s] : unitCost[s] * (1 + market.uncommittedCost);
      const extra = Math.max(0, relation.effort[r] - minimumEffort[s]);
      const effort = effortResponse[s] > 0 ? extra ** 2 / (2 * effortResponse[s]) : 0;
      return perUnit * (relation.delivered[r] + relation.takenOver[r]) + effort;
    },
  );
  account.buyer.forEach((b, a) => {
    const s = supplier.entrants[Math.floor(a / account.perEntrant)];
    if (b >= 0) spent[s] += communicationCost[s];
  });
  return spent.map(
    (cost, s) => cost + supplier.profit[s] + (supplier.active[s] === 1 ? fixedCost[s] * supplier.capacity[s] : 0),
  );
}

const total = (sums: Float64Array) => sums.reduce((all, one) => all + one, 0);

/** Size of the numbers that were added, so that rounding is not taken for a leak. */
function scaleOf(world: World): number {
  const { profit } = world.supplier;
  return Math.max(1, total(paidByBuyer(world)), total(profit.map(Math.abs)));
}

describe("money", () => {
  test("that buyers pay is money that suppliers get, in any market", () => {
    fc.assert(
      fc.property(arbitraryMarket.map(withoutGrowth), (market) =>
        watch(market, {
          during(world) {
            const gap = total(paidByBuyer(world)) - total(earnedBySupplier(world));
            expect(Math.abs(gap) / scaleOf(world)).toBeLessThan(1e-9);
          },
        }),
      ),
      ANY,
    );
  });

  test("of an entrant is what it began with and what it has earned since", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const expected: number[] = [];
        const scale: number[] = [];
        watch(market, {
          before(world) {
            if (world.month > 0 || expected.length > 0) return;
            expected.push(...world.supplier.cash);
            scale.push(...world.supplier.cash.map((cash) => 1 + Math.abs(cash)));
          },
          during(world) {
            for (const s of world.supplier.entrants) {
              expected[s] += world.supplier.profit[s];
              scale[s] += Math.abs(world.supplier.profit[s]);
              expect(Math.abs(world.supplier.cash[s] - expected[s]) / scale[s]).toBeLessThan(1e-9);
            }
          },
          after(world) {
            for (const s of world.supplier.entrants) {
              if (world.supplier.exitMonth[s] !== world.month) continue;
              expect(expected[s]).toBeLessThan(scale[s] * 1e-9);
              expected[s] = world.supplier.parameters.initialCash[s];
            }
          },
        });
      }),
      ANY,
    );
  });
});
