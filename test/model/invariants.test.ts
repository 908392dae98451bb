import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { FIXED, FLEXIBLE, type World } from "../../src/model/world.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { type Looks, onPanels, sumBy, watch } from "./runWorld.ts";

/** Runs any market and looks at every month of it. */
function always(looks: (market: Market) => Looks): void {
  fc.assert(
    fc.property(arbitraryMarket, (market) => watch(market, looks(market))),
    ANY,
  );
}

function within(values: ArrayLike<number>, places: readonly number[], low: number, high: number, what: string): void {
  for (const r of places) {
    if (!(values[r] >= low && values[r] <= high)) expect.fail(`${what} is ${values[r]}, outside ${low} to ${high}`);
  }
}

const TOLERANCE = 1e-9;
const all = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("in any market, in every month", () => {
  test("shares of each buyer sum to 1, or to 0 with nobody on the panel", () => {
    always(() => ({
      during(world) {
        const { share, buyer } = world.relation;
        const places = onPanels(world);
        const sums = sumBy(
          world.buyerCount,
          places,
          (r) => buyer[r],
          (r) => share[r],
        );
        const sizes = sumBy(
          world.buyerCount,
          places,
          (r) => buyer[r],
          () => 1,
        );
        within(share, all(world.relationCount), 0, 1 + TOLERANCE, "share");
        sums.forEach((sum, b) => {
          expect(sum).toBeCloseTo(sizes[b] > 0 ? 1 : 0, 9);
        });
      },
    }));
  });

  test("nobody gets more than the largest share allowed, unless an equal split asks for it", () => {
    always(() => ({
      during(world) {
        const { share, buyer } = world.relation;
        const places = onPanels(world);
        const sizes = sumBy(
          world.buyerCount,
          places,
          (r) => buyer[r],
          () => 1,
        );
        for (const r of places) {
          const cap = Math.max(world.buyer.policy.maxShare[buyer[r]], 1 / sizes[buyer[r]]);
          expect(share[r]).toBeLessThanOrEqual(cap + TOLERANCE);
        }
      },
    }));
  });

  test("everything is finite and in its range", () => {
    always(() => ({ after: inRange }));
  });

  test("prices stay between the lowest and the highest margin that suppliers ever asked", () => {
    always(() => {
      const low: number[] = [];
      const high: number[] = [];
      return {
        during(world) {
          const { market, supplier } = world;
          const { unitCost, initialMargin } = supplier.parameters;
          for (let s = 0; s < world.supplierCount; s++) {
            const scarce = market.minimumMargin + market.scarcityMargin;
            const margins = [
              market.minimumMargin,
              scarce,
              market.maximumMargin,
              market.openingMargin,
              initialMargin[s],
            ];
            low[s] = Math.min(low[s] ?? Infinity, unitCost[s] * (1 + Math.min(...margins)));
            const dearest = unitCost[s] * (1 + market.uncommittedCost) * (1 + Math.max(...margins));
            high[s] = Math.max(high[s] ?? 0, dearest);
          }
          for (const r of onPanels(world)) {
            const s = world.relation.supplier[r];
            within(world.relation.price, [r], low[s] * (1 - TOLERANCE), high[s] * (1 + TOLERANCE), "price");
          }
        },
      };
    });
  });

  test("every unit ordered is delivered, taken over or lost", () => {
    always(() => ({
      during(world) {
        const { ordered, delivered, takenOver, buyer } = world.relation;
        const places = onPanels(world);
        within(ordered, places, 0, Infinity, "ordered");
        within(delivered, places, 0, Infinity, "delivered");
        within(takenOver, places, 0, Infinity, "taken over");
        const missing = sumBy(
          world.buyerCount,
          places,
          (r) => buyer[r],
          (r) => ordered[r] - delivered[r] - takenOver[r],
        );
        missing.forEach((units, b) => {
          const scale = Math.max(1, world.buyer.demand[b]);
          expect(units / scale).toBeGreaterThanOrEqual(-TOLERANCE);
          expect(units / scale).toBeCloseTo(world.buyer.undelivered[b] / scale, 9);
        });
      },
    }));
  });

  test("no supplier delivers more than its capacity after disruption and failure", () => {
    always(() => ({
      during(world) {
        const { delivered, takenOver, supplier } = world.relation;
        const { capacity, disrupted, failureEnd, failureLoss } = world.supplier;
        const out = sumBy(
          world.supplierCount,
          onPanels(world),
          (r) => supplier[r],
          (r) => delivered[r] + takenOver[r],
        );
        out.forEach((units, s) => {
          const failure = world.month < failureEnd[s] ? failureLoss[s] : 0;
          const loss = Math.max(failure, disrupted[s] === 1 ? world.market.disruptionLoss : 0);
          expect(units).toBeLessThanOrEqual(capacity[s] * (1 - loss) * (1 + TOLERANCE));
        });
      },
    }));
  });

  test("no panel holds a supplier twice, and every place of it is held by an active supplier", () => {
    always(() => ({
      during(world) {
        const seen = new Set<string>();
        for (const r of all(world.relationCount)) {
          const s = world.relation.supplier[r];
          if (s < 0) continue;
          const pair = `${world.relation.buyer[r]} ${s}`;
          expect(seen).not.toContain(pair);
          seen.add(pair);
        }
        for (const r of onPanels(world)) expect(world.supplier.active[world.relation.supplier[r]]).toBe(1);
      },
    }));
  });

  test("panels are no larger than the policy, as soon as contracts have run out", () => {
    always((market) => {
      const shrinks = market.timetable.some((entry) => entry.event === "setBuyers" && entry.parameter === "fixedSlots");
      return {
        after(world) {
          const count = (track: number) =>
            sumBy(
              world.buyerCount,
              onPanels(world),
              (r) => world.relation.buyer[r],
              (r) => (world.relation.track[r] === track ? 1 : 0),
            );
          const contracts = count(FIXED);
          count(FLEXIBLE).forEach((flexible, b) => {
            expect(flexible).toBeLessThanOrEqual(world.buyer.policy.flexibleSlots[b]);
            if (!shrinks) expect(contracts[b]).toBeLessThanOrEqual(world.buyer.policy.fixedSlots[b]);
          });
        },
      };
    });
  });
});

/** State in [0, 1], state that is not negative, and nothing infinite. */
function inRange(world: World): void {
  const { relation, supplier, buyer } = world;
  const places = onPanels(world);
  const zeroToOne = [
    relation.effort,
    relation.inertia,
    relation.integration,
    relation.trustProduct,
    relation.trustRisk,
    relation.trustOrganisation,
    relation.trustSocial,
    relation.trust,
    relation.retention,
  ];
  for (const column of zeroToOne) within(column, places, 0, 1 + TOLERANCE, "an index");
  within(supplier.lag, all(world.supplierCount), 0, 1e6, "lag");
  within(supplier.capacity, all(world.supplierCount), 0, Number.MAX_VALUE, "capacity");
  within(buyer.demand, all(world.buyerCount), 0, Number.MAX_VALUE, "demand");
  within(buyer.launches, all(world.buyerCount), 0, 20, "launches");
  for (const column of [relation.value, relation.utility, relation.price, supplier.profit, supplier.cash]) {
    within(column, all(column.length), -Number.MAX_VALUE, Number.MAX_VALUE, "a number");
  }
}
