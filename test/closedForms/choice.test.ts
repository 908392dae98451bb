import { describe, expect, test } from "vitest";
import { allocate } from "../../src/model/processes/allocate.ts";
import { feelThreat } from "../../src/model/processes/feelThreat.ts";
import { review } from "../../src/model/processes/review.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { watch } from "../model/runWorld.ts";
import { onePanel, repeat } from "./onePanel.ts";

const BETA = 7;
/** Utility that makes an option so many times as attractive as one with utility 0. */
const worth = (times: number) => Math.log(times) / BETA;

/** Gives the suppliers of every buyer the same utilities, by place, and lets the flexible ones pass the gate. */
function setUtilities(world: World, utilities: readonly number[]): void {
  const { relation, buyer } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    utilities.forEach((utility, place) => {
      relation.utility[buyer.rowStart[b] + place] = utility;
      relation.eligible[buyer.rowStart[b] + place] = 1;
    });
  }
}

/** Pearson's chi-square of counts against expected shares. */
function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, k) => sum + (count - n * shares[k]) ** 2 / (n * shares[k]), 0);
}
/** Quantiles 0.999 of chi-square with 2 and 3 degrees of freedom (tables). */
const CHI_SQUARE_2 = 13.816;
const CHI_SQUARE_3 = 16.266;

describe("orders on the flexible track", () => {
  const policy = { flexibleShare: 0.28, choice: 0 };

  test("are split by logit: attractions 1, 2 and 4 get a seventh, two sevenths and four sevenths", () => {
    const world = onePanel(1, 3, { policy });
    setUtilities(world, [0, worth(1), worth(2), worth(4)]);
    allocate(world);
    expect(Array.from(world.relation.share.subarray(0, 4))).toEqual(
      [0.72, 0.04, 0.08, 0.16].map((w) => expect.closeTo(w, 9)),
    );
  });

  test("follow differences of utility only", () => {
    const world = onePanel(1, 3, { policy });
    setUtilities(world, [0, worth(1) + 90, worth(2) + 90, worth(4) + 90]);
    allocate(world);
    expect(Array.from(world.relation.share.subarray(1, 4))).toEqual(
      [0.04, 0.08, 0.16].map((w) => expect.closeTo(w, 9)),
    );
  });

  test("go to one supplier drawn with the same chances when the choice is single", () => {
    const buyers = 20_000;
    const world = onePanel(0, 3, { buyers, policy: { ...policy, choice: 1, fixedSlots: 0 } });
    setUtilities(world, [worth(1), worth(2), worth(4)]);
    repeat(world, allocate, 1);
    const counts = [0, 0, 0];
    for (let b = 0; b < buyers; b++) {
      const shares = counts.map((_, place) => world.relation.share[world.buyer.rowStart[b] + place]);
      expect(shares.toSorted()).toEqual([0, 0, 1]);
      counts[shares.indexOf(1)]++;
    }
    expect(chiSquare(counts, [1 / 7, 2 / 7, 4 / 7])).toBeLessThan(CHI_SQUARE_2);
  });
});

/** Retention of a contract against challengers with equal offers; `bound` is beta S, the cost of leaving in logit units. */
function retentionOf(bound: number, challengers: number, last = 1): number {
  const world = onePanel(1, Math.ceil(challengers), {
    market: { switchingCost: bound / BETA, reviewSensitivity: BETA, openingMargin: 5 },
    contract: { initialIntegration: 1 },
  });
  setUtilities(world, [0, ...Array(Math.ceil(challengers) - 1).fill(0), worth(last)]);
  feelThreat(world);
  return world.relation.retention[0];
}

// P = 1 / (1 + m exp(-beta S)): evidence review 4.2, X10.
describe("retention probability", () => {
  test.each([
    { bound: 2, byChallengers: [0.881, 0.787, 0.711, 0.596, 0.425] },
    { bound: 3, byChallengers: [0.953, 0.909, 0.87, 0.801, 0.668] },
    { bound: 3.6, byChallengers: [0.973, 0.948, 0.924, 0.88, 0.785] },
    { bound: 4, byChallengers: [0.982, 0.965, 0.948, 0.916, 0.845] },
  ])("against 1, 2, 3, 5 and 10 equal challengers at beta S = $bound is $byChallengers", ({ bound, byChallengers }) => {
    [1, 2, 3, 5, 10].forEach((challengers, k) => {
      const P = retentionOf(bound, challengers);
      expect(P).toBeCloseTo(1 / (1 + challengers * Math.exp(-bound)), 9);
      expect(P).toBeCloseTo(byChallengers[k], 3);
    });
  });

  test("falls from 0.57 to 0.18 when the cost of leaving is halved, as in Monarch's estimate", () => {
    // 27.510 effective alternatives: 27 and one with the attraction 0.510.
    expect(retentionOf(3.5964, 27.51, 0.51)).toBeCloseTo(0.57, 4);
    expect(retentionOf(3.5964 / 2, 27.51, 0.51)).toBeCloseTo(0.18, 4);
  });

  test("is 1 without a challenger past the gate", () => {
    const world = onePanel(1, 2);
    setUtilities(world, [0, 3, 3]);
    world.relation.eligible.fill(0);
    feelThreat(world);
    expect(world.relation.retention[0]).toBe(1);
  });
});

describe("contract reviews", () => {
  test.each([
    // hold exp(beta S) against attractions of three challengers
    { hold: 36.6, pulls: [1, 1, 1] }, // P = 0.924, the Japanese links of the evidence review
    { hold: 7, pulls: [1, 2, 4] }, // P = 1/2
    { hold: 1, pulls: [2, 3, 4] }, // P = 1/10
  ])("keep and replace holders as often as logit says, at $hold against $pulls", ({ hold, pulls }) => {
    const buyers = 20_000;
    const policy = { contractMonths: 24 };
    const market = { switchingCost: worth(hold), reviewSensitivity: BETA, openingMargin: 5 };
    const world = onePanel(1, 3, { buyers, policy, market, contract: { initialIntegration: 1 } });
    setUtilities(world, [0, ...pulls.map(worth)]);
    const before = world.relation.supplier.slice();
    repeat(world, feelThreat, 1);
    for (let b = 0; b < buyers; b++) world.relation.contractEnd[world.buyer.rowStart[b]] = 0;
    const P = world.relation.retention[0];
    repeat(world, review, 1);
    const all = hold + pulls[0] + pulls[1] + pulls[2];
    expect(P).toBeCloseTo(hold / all, 9);
    expect(
      chiSquare(
        winners(world, before),
        [hold, ...pulls].map((pull) => pull / all),
      ),
    ).toBeLessThan(CHI_SQUARE_3);
  });

  test("in a simulated market keep as many holders as their retention probabilities sum to", () => {
    const { expected, variance, kept } = reviewsOf(20);
    expect(variance).toBeGreaterThan(20);
    expect(Math.abs(kept - expected)).toBeLessThan(4 * Math.sqrt(variance));
  });
});

/** How many buyers gave the contract to the supplier that was in each of the first four places of their row. */
function winners(world: World, before: Int32Array): number[] {
  const { relation, buyer } = world;
  const counts = [0, 0, 0, 0];
  for (let b = 0; b < world.buyerCount; b++) {
    const first = buyer.rowStart[b];
    counts[before.subarray(first, first + 4).indexOf(relation.supplier[first])]++;
  }
  return counts;
}

/** Reviews of single contracts in so many worlds of a market: how many holders stayed, and what P promised. */
function reviewsOf(worlds: number): { expected: number; variance: number; kept: number } {
  const sums = { expected: 0, variance: 0, kept: 0 };
  // Cheap to leave and with good back-ups, so that reviews are open.
  const market = marketOf({
    months: 60,
    buyers: [buyersOf("buyer", 10)],
    suppliers: [suppliersOf("powerhouse", "fixed", 5), suppliersOf("backup", "flexible", 5, { quality: 0.8 })],
    market: { switchingCost: 0.1 },
  });
  for (let replication = 0; replication < worlds; replication++) {
    let due: { readonly buyer: number; readonly supplier: number }[] = [];
    const looks = {
      during(world: World) {
        due = singleReviews(world, sums);
      },
      after(world: World) {
        sums.kept += due.filter(({ buyer, supplier }) => holds(world, buyer, supplier)).length;
      },
    };
    watch(market, looks, "reviews", replication);
  }
  return sums;
}

/** Contracts that are reviewed alone this month; two at once share their challengers. Adds what P says of them. */
function singleReviews(world: World, sums: { expected: number; variance: number }) {
  const { buyer, relation, month } = world;
  return Array.from({ length: world.buyerCount }, (_, b) => b).flatMap((b) => {
    const contracts = Array.from(
      { length: buyer.contractsEnd[b] - buyer.rowStart[b] },
      (_, k) => buyer.rowStart[b] + k,
    );
    const due = contracts.filter((r) => relation.contractEnd[r] === month);
    if (due.length !== 1) return [];
    const P = relation.retention[due[0]];
    sums.expected += P;
    sums.variance += P * (1 - P);
    return [{ buyer: b, supplier: relation.supplier[due[0]] }];
  });
}

function holds(world: World, b: number, s: number): boolean {
  const { rowStart, contractsEnd } = world.buyer;
  for (let r = rowStart[b]; r < contractsEnd[b]; r++) if (world.relation.supplier[r] === s) return true;
  return false;
}
