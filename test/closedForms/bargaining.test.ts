import { describe, expect, test } from "vitest";
import type { BuyerGroup } from "../../src/model/market.ts";
import type { MarketParameterName } from "../../src/model/parameters.ts";
import { appraise } from "../../src/model/processes/appraise.ts";
import { bargain } from "../../src/model/processes/bargain.ts";
import { createStream, keyBySeed, uniform } from "../../src/model/random.ts";
import type { World } from "../../src/model/world.ts";
import { approach, onePanel } from "./onePanel.ts";

/** Everybody makes the same thing at the cost 1, is known for what it is, and prices follow bargaining at once, between 1 and 1.5. */
const plain = {
  baseValue: 2,
  valueOfQuality: 1,
  valueOfEffort: 0,
  valueLostPerMonthOfLag: 0,
  valueOfIntegration: 0,
  scarcityMargin: 0,
  // First offers so dear that every challenger bids what it sells for.
  openingMargin: 5,
  switchingCost: 0,
  uncommittedCost: 0,
  minimumMargin: 0,
  maximumMargin: 0.5,
  contractPriceMonths: 1,
  flexiblePriceMonths: 1,
} as const;
const supplier = { quality: 0.5, unitCost: 1, initialTrust: 0.5, initialIntegration: 1, initialMargin: 0.2 };

interface Table {
  readonly contracts: number;
  readonly backups?: number;
  readonly eta: number;
  readonly market?: Partial<Record<MarketParameterName, number>>;
  readonly policy?: Partial<BuyerGroup["parameters"]>;
  /** Quality of contract suppliers over the others. */
  readonly lead?: number;
}

function open({ contracts, backups = 0, eta, market, policy, lead = 0 }: Table): World {
  return onePanel(contracts, backups, {
    market: { ...plain, ...market },
    policy: { negotiation: eta, ...policy },
    contract: { ...supplier, quality: supplier.quality + lead, initialTrust: supplier.initialTrust + lead },
    backup: supplier,
  });
}

/** Prices of the panel after so many rounds of bargaining. */
function prices(world: World, rounds: number): number[] {
  for (let round = 0; round < rounds; round++) {
    appraise(world);
    bargain(world);
  }
  return Array.from(world.relation.price.subarray(0, world.buyer.panelEnd[0]));
}

describe("price without an alternative", () => {
  test.each([0, 0.5, 0.999, 1])("is at its cap at the bargaining weight %d", (eta) => {
    expect(prices(open({ contracts: 1, eta }), 1)).toEqual([expect.closeTo(1.5, 9)]);
  });

  test("approaches the cap by 1 / tau a month", () => {
    for (const months of [1, 6, 12, 36]) {
      const world = open({ contracts: 1, eta: 0.5, market: { contractPriceMonths: 12 } });
      expect(prices(world, months)).toEqual([expect.closeTo(approach(1.2, 1.5, 1 / 12, months), 9)]);
    }
  });

  test("is at the cap while nobody else has passed the gate, and falls when one does that wins nothing", () => {
    // S = 0.1, eta = 0.5: evidence review 5.2 gives the margin 0.066667 with the challenger past the gate.
    const table: Table = { contracts: 1, backups: 1, eta: 0.5, market: { switchingCost: 0.1 } };
    const shut = open({ ...table, policy: { fixedGate: 1, flexibleShare: 0 } });
    expect(prices(shut, 200)[0]).toBeCloseTo(1.5, 9);
    shut.buyer.policy.fixedGate[0] = 0.4;
    expect(prices(shut, 200)[0]).toBeCloseTo(1.0666667, 6);
  });
});

describe("price against a perfect substitute", () => {
  test.each([0.3, 0.6, 1])(
    "falls to the floor at the bargaining weight %d, by that part of the margin a round",
    (eta) => {
      // Equal offers: gain = p - c, so the margin shrinks by the factor 1 - eta: 0.2 (1 - eta)^n.
      expect(prices(open({ contracts: 2, eta }), 3)).toEqual(
        Array(2).fill(expect.closeTo(1 + 0.2 * (1 - eta) ** 3, 9)),
      );
      expect(prices(open({ contracts: 2, eta }), 400)).toEqual(Array(2).fill(expect.closeTo(1, 9)));
    },
  );

  test("stops at the least margin", () => {
    const world = open({ contracts: 2, eta: 0.6, market: { minimumMargin: 0.02 } });
    expect(prices(world, 100)).toEqual(Array(2).fill(expect.closeTo(1.02, 9)));
  });

  test("stays where it is when the buyer has no weight at all", () => {
    // eta = 0: p* = c + (p - c). Every common price is an equilibrium; nobody has a reason to undercut.
    expect(prices(open({ contracts: 2, eta: 0 }), 100)).toEqual(Array(2).fill(expect.closeTo(1.2, 9)));
  });
});

describe("price at the ends of the bargaining weight", () => {
  test("with none, the supplier takes all of the surplus over the outside option", () => {
    // p* = V - (U_alt - S): the buyer is as well off as with the alternative less the cost of leaving.
    const world = open({ contracts: 1, backups: 1, eta: 0, lead: 0.1, market: { switchingCost: 0.05 } });
    const alternative = 2 + 0.5 - 1.2; // V - p of the back-up
    expect(prices(world, 1)[0]).toBeCloseTo(2 + 0.6 - (alternative - 0.05), 9); // 1.35
  });

  test("with all of it, the buyer pays cost whoever is better", () => {
    const world = open({ contracts: 1, backups: 1, eta: 1, lead: 0.2, market: { switchingCost: 0.3 } });
    expect(prices(world, 1)).toEqual(Array(2).fill(expect.closeTo(1, 9)));
  });

  test("an offer worse than the alternative sells at the floor", () => {
    const world = open({ contracts: 1, backups: 1, eta: 0.5, lead: -0.3, market: { minimumMargin: 0.02 } });
    expect(prices(world, 1)[0]).toBeCloseTo(1.02, 9);
  });
});

// Evidence review 5.2, X6: m_f = (1 - eta) S / (eta (2 - eta)) + (1 - eta) dV / (2 - eta), m_x = (1 - eta) max(0, m_f - dV).
describe("price of one contract and one flexible supplier", () => {
  test.each([
    { eta: 0.5, S: 0.1, dV: 0, fixed: 0.0666667, flexible: 0.0333333 },
    { eta: 0.3, S: 0.1, dV: 0, fixed: 0.1372549, flexible: 0.0960784 },
    { eta: 0.5, S: 0.1, dV: 0.05, fixed: 0.0833333, flexible: 0.0166667 },
    { eta: 0.5, S: 0, dV: 0, fixed: 0, flexible: 0 },
    { eta: 0.6, S: 0.36, dV: 0, fixed: 0.1714286, flexible: 0.0685714 },
  ])("settles at margins of $fixed and $flexible for eta $eta, S $S, dV $dV", ({ eta, S, dV, fixed, flexible }) => {
    const formula = ((1 - eta) * S) / (eta * (2 - eta)) + ((1 - eta) * dV) / (2 - eta);
    expect(formula).toBeCloseTo(fixed, 6);
    const world = open({ contracts: 1, backups: 1, eta, lead: dV, market: { switchingCost: S } });
    expect(prices(world, 400)).toEqual([expect.closeTo(1 + fixed, 6), expect.closeTo(1 + flexible, 6)]);
  });

  test("is the same however slowly prices move", () => {
    const slow = { switchingCost: 0.1, contractPriceMonths: 12, flexiblePriceMonths: 2 };
    const world = open({ contracts: 1, backups: 1, eta: 0.5, market: slow });
    expect(prices(world, 1200)).toEqual([expect.closeTo(1.0666667, 6), expect.closeTo(1.0333333, 6)]);
  });

  test("asks no cost of leaving on the flexible track", () => {
    // Both flexible, so S is nowhere and the margins vanish although both are fully integrated.
    const world = open({ contracts: 0, backups: 2, eta: 0.5, market: { switchingCost: 0.5 } });
    expect(prices(world, 100)).toEqual(Array(2).fill(expect.closeTo(1, 9)));
  });
});

describe("price of a supplier that is blind to entrants", () => {
  /** One contract, one flexible supplier that entered during the run. */
  function withEntrant(responds: number): World {
    const world = open({ contracts: 1, backups: 1, eta: 0.5, market: { switchingCost: 0.1 } });
    world.supplier.entrant[world.relation.supplier[1]] = 1;
    world.supplier.parameters.respondsToThreat[world.relation.supplier[0]] = responds;
    world.blindSuppliers = responds === 0;
    return world;
  }

  test("stays at the cap, as if there were no alternative, where a seeing one comes down", () => {
    expect(prices(withEntrant(0), 100)[0]).toBeCloseTo(1.5, 9);
    expect(prices(withEntrant(1), 100)[0]).toBeCloseTo(1.0666667, 6);
  });
});

describe("price in a panel of any size", () => {
  test("is set against the best other supplier that could take the volume", () => {
    const stream = createStream();
    keyBySeed("panels", stream);
    for (let panel = 0; panel < 200; panel++) {
      const world = open({ contracts: 2, backups: 4, eta: 0.4, market: { switchingCost: 0.2 } });
      const { relation } = world;
      const draw = (place: number, what: number) => uniform(stream, 10 * panel + place, what);
      for (let r = 0; r < 6; r++) {
        relation.price[r] = 1 + 0.5 * draw(r, 0);
        // Coarse, so that ties are common.
        relation.utility[r] = Math.floor(4 * draw(r, 1)) / 4;
        relation.integration[r] = draw(r, 2);
        relation.eligible[r] = draw(r, 3) < 0.5 ? 1 : 0;
      }
      const expected = Array.from({ length: 6 }, (_, r) => expect.closeTo(fairPrice(world, r, 0.4, 0.2), 9));
      bargain(world);
      expect(Array.from(relation.price.subarray(0, 6))).toEqual(expected);
    }
  });
});

/** The equation, taken literally, for two contracts in places 0 and 1. */
function fairPrice(world: World, r: number, eta: number, sigma: number): number {
  const { utility, price, eligible, integration } = world.relation;
  const rivals = [0, 1, 2, 3, 4, 5].filter((other) => other !== r && (r >= 2 || other < 2 || eligible[other] === 1));
  const alternative = Math.max(...rivals.map((other) => utility[other]));
  const leaving = r < 2 ? sigma * integration[r] : 0;
  const fair = 1 + (1 - eta) * Math.max(0, utility[r] + price[r] - 1 - (alternative - leaving));
  return Math.min(1.5, Math.max(1, fair));
}
