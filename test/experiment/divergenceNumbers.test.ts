import { expect, test } from "vitest";
import { sharedNumbering } from "../../src/analyse/divergence/difference.ts";
import {
  addClosing,
  type FirstDifferences,
  firstDifferences,
  knownSuppliers,
  numbersOf,
} from "../../src/analyse/divergence/numberDifferences.ts";
import { type QuantityName, quantityNames } from "../../src/analyse/divergence/quantities.ts";
import { startTrace } from "../../src/model/traceWorld.ts";
import { FLEXIBLE, type World } from "../../src/model/world.ts";
import { livelyMarket } from "../model/exampleMarket.ts";

/** Changes one number of the first buyer, of its first contract supplier, or of an account, by the last bit or little more. */
const changes: Readonly<Record<QuantityName, (world: World, r: number) => void>> = {
  demand: ({ buyer }) => nudge(buyer.demand, 0),
  courting: ({ account }) =>
    nudge(
      account.trustProduct,
      account.buyer.findIndex((b) => b >= 0),
    ),
  value: ({ relation }, r) => nudge(relation.value, r),
  utility: ({ relation }, r) => nudge(relation.utility, r),
  flexibleSpend: ({ relation, buyer }) => {
    relation.share[buyer.contractsEnd[0]] += 0.01;
  },
  track: ({ relation }, r) => {
    relation.track[r] = FLEXIBLE;
  },
  share: ({ relation }, r) => nudge(relation.share, r),
  delivered: ({ relation }, r) => nudge(relation.delivered, r),
  takenOver: ({ relation }, r) => {
    relation.takenOver[r] += 1e-12;
  },
  price: ({ relation }, r) => nudge(relation.price, r),
  retention: ({ relation }, r) => nudge(relation.retention, r),
  effort: ({ relation }, r) => nudge(relation.effort, r),
  inertia: ({ relation }, r) => nudge(relation.inertia, r),
  technologyLag: ({ relation, supplier }, r) => nudge(supplier.lag, relation.supplier[r]),
  trustProduct: ({ relation }, r) => nudge(relation.trustProduct, r),
  trustRisk: ({ relation }, r) => nudge(relation.trustRisk, r),
  trustOrganisation: ({ relation }, r) => nudge(relation.trustOrganisation, r),
  trustSocial: ({ relation }, r) => nudge(relation.trustSocial, r),
  integration: ({ relation }, r) => nudge(relation.integration, r),
  launches: ({ buyer }) => nudge(buyer.launches, 0),
  // Seen where something was taken over; nothing else of the month depends on the surcharge.
  paid: ({ market }) => {
    market.rerouteSurcharge += 0.1;
  },
  capacity: ({ relation, supplier }, r) => nudge(supplier.capacity, relation.supplier[r]),
  profit: ({ relation, supplier }, r) => nudge(supplier.profit, relation.supplier[r]),
  // Known when the month is closed.
  control: ({ buyer }) => {
    buyer.control[0] += 1e-9;
  },
};

/** The next larger number, or the one after it. */
function nudge(column: Float64Array, place: number): void {
  column[place] *= 1 + Number.EPSILON;
}

const market = livelyMarket({ market: { disruptionRate: 0.3 } });
const MONTH = 12;

/** What is apart in a month after which one of two equal worlds has been changed by hand. */
function apartAfter(change: (world: World, r: number) => void): FirstDifferences {
  const numbering = sharedNumbering(market, market);
  const [baseline, scenario] = [false, true].map((changed) => {
    const trace = startTrace(market, "test", 1);
    const side = { world: trace.world, ...numbering.numbersOf(market) };
    for (let month = 0; month < MONTH; month++) trace.runMonth();
    let numbers = new Map<number, number>();
    trace.runMonth(() => {
      if (changed) change(trace.world, trace.world.buyer.rowStart[0]);
      numbers = numbersOf(numbering, side);
    });
    addClosing(numbers, numbering, side);
    return { numbers, known: knownSuppliers(side) };
  });
  return firstDifferences({
    numbering,
    month: MONTH,
    baseline: baseline.numbers,
    scenario: scenario.numbers,
    known: new Set([...baseline.known, ...scenario.known]),
  });
}

test("two worlds that nobody changed are not apart", () => {
  expect(apartAfter(() => undefined)).toEqual({ first: undefined, firstNoticed: undefined });
});

test.each(quantityNames)("a change of %s alone is found, however small", (quantity) => {
  const { first, firstNoticed } = apartAfter(changes[quantity]);
  expect(first).toMatchObject({ quantity, month: MONTH });
  expect(first?.scenario).not.toBe(first?.baseline);
  if (quantity === "courting") expect(firstNoticed).toBeUndefined();
  else expect(firstNoticed).toBe(first);
});

test("the first of several changes is the one that the month makes first", () => {
  const { first } = apartAfter((world, r) => {
    for (const quantity of ["launches", "price", "share"] as const) changes[quantity](world, r);
  });
  expect(first).toMatchObject({ quantity: "share", buyer: "buyer 1", count: 1 });
});
