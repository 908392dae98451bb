import { describe, expect, test } from "vitest";
import type { BuyerGroup, SupplierGroup } from "../../src/model/market.ts";
import type { MarketParameterName } from "../../src/model/parameters.ts";
import { allocate } from "../../src/model/processes/allocate.ts";
import { appraise } from "../../src/model/processes/appraise.ts";
import { chooseEffort } from "../../src/model/processes/chooseEffort.ts";
import { feelThreat } from "../../src/model/processes/feelThreat.ts";
import type { World } from "../../src/model/world.ts";
import { approach, onePanel } from "./onePanel.ts";

const BETA = 8;
const WORTH = 0.3;
const PSI = 2;
const LEAST = 0.1;
/** Profit at stake on a unit: price 1.25 less cost 1. */
const MARGIN = 0.25;
/** Larger bound of psi (p - c) (beta v_e)^2 for which one equilibrium is sure. */
const BOUND = 6 * Math.sqrt(3);

interface Changes {
  readonly market?: Partial<Record<MarketParameterName, number>>;
  readonly policy?: Partial<BuyerGroup["parameters"]>;
  readonly contract?: Partial<SupplierGroup["parameters"]>;
}

/** Contracts facing so many challengers past the gate, which bid their flexible price; suppliers are as quick as they can be. */
function contest(challengers: number, { market, policy, contract }: Changes = {}, contracts = 1): World {
  const same = { effortResponse: PSI, minimumEffort: LEAST, effortSpeed: 1, initialInertia: 0, initialMargin: 0.25 };
  const world = onePanel(contracts, challengers, {
    market: {
      valueOfEffort: WORTH,
      switchingCost: 0,
      uncommittedCost: 0,
      reviewSensitivity: BETA,
      choiceSensitivity: BETA,
      openingMargin: 5,
      ...market,
    },
    policy,
    contract: { ...same, ...contract },
    backup: { ...same, unitCost: 1 },
  });
  world.relation.share.fill(0.5);
  world.relation.eligible.fill(1);
  return world;
}

/** Effort of the contract's holder when every challenger is better by `gap` (utility U). */
function effortAt(gap: number, challengers = 1, bound = 0): number {
  const world = contest(challengers, { market: { switchingCost: bound } });
  world.relation.integration[0] = 1;
  world.relation.utility.fill(gap);
  world.relation.utility[0] = 0;
  feelThreat(world);
  chooseEffort(world);
  return world.relation.effort[0];
}

const HEIGHT = (PSI * MARGIN * BETA * WORTH) / 4;

// e* = e_min + psi v_e (p - c) beta P (1 - P): evidence review 3.3, X7; tournaments, Lazear and Rosen (1981).
describe("effort against the gap", () => {
  test("peaks where the contest is most open, at psi (p - c) beta v_e / 4 over the minimum", () => {
    expect(effortAt(0)).toBeCloseTo(LEAST + HEIGHT, 9); // 0.4
    for (const gap of [-0.5, -0.1, -0.01, 0.01, 0.1, 0.5]) expect(effortAt(gap)).toBeLessThan(effortAt(0));
  });

  test("is half as high where beta times the gap is +-1.76275", () => {
    // P (1 - P) = 1/8 at P = (1 +- sqrt(1/2)) / 2 = 0.1464 and 0.8536, ln(P / (1 - P)) = +-arcosh 3.
    expect(Math.acosh(3)).toBeCloseTo(1.76275, 5);
    for (const side of [-1, 1]) expect(effortAt((side * Math.acosh(3)) / BETA)).toBeCloseTo(LEAST + HEIGHT / 2, 9);
  });

  test("is the same on both sides of the peak: giving up looks like complacency", () => {
    for (const gap of [0.05, 0.2, 0.6]) expect(effortAt(gap)).toBeCloseTo(effortAt(-gap), 9);
  });

  test.each([1, 2, 5])("peaks at beta (S - gap) = ln m against m = %i equal challengers", (challengers) => {
    const S = 0.4;
    const peak = S - Math.log(challengers) / BETA;
    expect(effortAt(peak, challengers, S)).toBeCloseTo(LEAST + HEIGHT, 9);
    expect(effortAt(peak + 0.02, challengers, S)).toBeLessThan(LEAST + HEIGHT);
    expect(effortAt(peak - 0.02, challengers, S)).toBeLessThan(LEAST + HEIGHT);
  });

  test("is the minimum without a challenger, and for a contract that loses money", () => {
    expect(effortAt(0, 0)).toBeCloseTo(LEAST, 9);
    const losing = contest(1, { contract: { initialMargin: 0 } });
    losing.relation.price[0] = 0.9;
    losing.relation.utility.fill(0);
    feelThreat(losing);
    chooseEffort(losing);
    expect(losing.relation.effort[0]).toBeCloseTo(LEAST, 9);
  });

  test("of the inert aims at 1 - I of what would pay, and moves there by lambda (1 - I) of the way a month", () => {
    const world = contest(1, { contract: { effortSpeed: 0.2, initialInertia: 0.4, initialEffort: 0.9 } });
    world.relation.utility.fill(0);
    feelThreat(world);
    for (let month = 0; month < 10; month++) chooseEffort(world);
    expect(world.relation.effort[0]).toBeCloseTo(approach(0.9, LEAST + 0.6 * HEIGHT, 0.2 * 0.6, 10), 9);
  });

  test("on the flexible track adds the prize of promotion to that of orders", () => {
    const world = contest(2, { market: { uncommittedStake: 0.3 }, policy: { flexibleShare: 0.2 } });
    for (const rung of ["trustProduct", "trustRisk", "trustOrganisation"] as const) world.relation[rung].fill(0.5);
    world.relation.utility.fill(0);
    feelThreat(world);
    chooseEffort(world);
    // P = 1/2 of the track; Q = 1/3 of the contract, all three being equal; price 1.25, cost 1.
    const orders = 0.3 * 0.25 * (1 - 1 / 2);
    const promotion = (2 / 9) * 0.25;
    expect(world.relation.effort[1]).toBeCloseTo(LEAST + PSI * WORTH * BETA * (orders + promotion), 9);
  });

  test("is the minimum on a track without volume, where nothing can be won", () => {
    for (const phi of [0, 1]) {
      const world = contest(2, { policy: { flexibleShare: phi } });
      world.relation.utility.fill(0);
      allocate(world);
      feelThreat(world);
      chooseEffort(world);
      expect(world.relation.effort[0] > LEAST).toBe(phi === 0);
      expect(world.relation.effort[1] > LEAST).toBe(true);
    }
  });

  test("does not depend on how much a buyer buys or on how many share it: the volume cancels", () => {
    const effort = (demand: number, contracts: number) => {
      const world = contest(1, { policy: { demand, performanceShare: 0 } }, contracts);
      world.relation.utility.fill(0);
      allocate(world);
      feelThreat(world);
      chooseEffort(world);
      return world.relation.effort[0];
    };
    for (const demand of [0.1, 1, 7])
      for (const n of [1, 2, 5]) expect(effort(demand, n)).toBeCloseTo(LEAST + HEIGHT, 9);
  });
});

// a P beta_x s (1 - s) / ((1 - a) / n + a s): the first-order condition of profit in the share of volume.
describe("effort of holders that compete for volume", () => {
  /** Nobody else is there; psi is 1. */
  const rivals = (a: number, contracts: number, utilities: readonly number[]) => {
    const world = contest(0, { policy: { performanceShare: a }, contract: { effortResponse: 1 } }, contracts);
    utilities.forEach((utility, r) => {
      world.relation.utility[r] = utility;
    });
    allocate(world);
    feelThreat(world);
    chooseEffort(world);
    return world;
  };

  test.each([
    [2, 0.5],
    [2, 1],
    [4, 0.3],
  ])("of %i equals is a beta_x (1 - 1 / n) of the margin over the minimum, at a = %d", (n, a) => {
    const world = rivals(a, n, Array(n).fill(0));
    const expected = LEAST + WORTH * MARGIN * a * BETA * (1 - 1 / n);
    for (let r = 0; r < n; r++) expect(world.relation.effort[r]).toBeCloseTo(expected, 9);
  });

  test("is the minimum on quotas, and for a holder that has nobody to compete with", () => {
    expect(rivals(0, 2, [0, 0]).relation.effort[0]).toBeCloseTo(LEAST, 9);
    expect(rivals(1, 1, [0]).relation.effort[0]).toBeCloseTo(LEAST, 9);
  });

  test("is the slope of the logarithm of its share, whatever the gap", () => {
    for (const gap of [-0.3, -0.05, 0.1, 0.4]) {
      for (const a of [0.2, 0.7, 1]) {
        const share = (utility: number) => (1 - a) / 2 + a / (1 + Math.exp(-BETA * utility));
        const slope = (Math.log(share(gap + 1e-6)) - Math.log(share(gap - 1e-6))) / 2e-6;
        expect(rivals(a, 2, [gap, 0]).relation.effort[0]).toBeCloseTo(LEAST + WORTH * MARGIN * slope, 6);
      }
    }
  });
});

/** Effort at which a supplier that is behind by `gap` at no effort settles, from a start. */
function settled(gap: number, psi: number, start: number): World {
  const world = contest(1, {
    market: { baseValue: 2, valueOfQuality: 1, valueLostPerMonthOfLag: 0, valueOfIntegration: 0 },
    contract: { effortResponse: psi, initialMargin: 0.2, effortSpeed: 0.2, initialEffort: start },
  });
  // What the buyer believes of the quality; the gap may be wide, so it is set beyond what trust can be.
  world.relation.trustProduct[0] = 0.5 + gap;
  world.relation.trustProduct[1] = 0.5;
  for (let round = 0; round < 2000; round++) {
    // The challenger stands still: quality 0.5, no effort, price 1.2.
    world.relation.effort[1] = 0;
    world.relation.price[1] = 1.2;
    appraise(world);
    world.relation.eligible.fill(1);
    feelThreat(world);
    chooseEffort(world);
  }
  return world;
}

describe("the effort that a supplier settles at", () => {
  test("earns the most: retained profit less the cost of effort, both for a unit", () => {
    for (const gap of [-0.3, -0.1, 0, 0.1]) {
      const effort = settled(gap, 5, 0.5).relation.effort[0];
      const profit = (e: number) => 0.2 / (1 + Math.exp(-BETA * (gap + WORTH * e))) - (e - LEAST) ** 2 / 10;
      const grid = Array.from({ length: 901 }, (_, k) => LEAST + k / 1000);
      const best = grid.reduce((most, e) => (profit(e) > profit(most) ? e : most));
      expect(Math.abs(effort - best)).toBeLessThan(0.001);
    }
  });

  test("does not depend on where it starts while psi (p - c) (beta v_e)^2 is below 6 sqrt 3", () => {
    // The largest slope of P (1 - P) against beta U is P (1 - P) |1 - 2 P| = 1 / (6 sqrt 3) = 0.096225.
    const slopes = Array.from({ length: 1001 }, (_, k) => (k / 1000) * (1 - k / 1000) * Math.abs(1 - k / 500));
    expect(1 / Math.max(...slopes)).toBeCloseTo(BOUND, 3);
    const psi = 9; // A = 9 x 0.2 x 2.4^2 = 10.368
    for (let gap = -0.9; gap <= 0.3; gap += 0.05) {
      expect(settled(gap, psi, 0).relation.effort[0]).toBeCloseTo(settled(gap, psi, 1).relation.effort[0], 6);
    }
  });

  test("is one of two, giving up or fighting, for one that is behind when it is far above", () => {
    // Evidence review 3.3: e_min 0.1, p - c 0.2, beta 8, v_e 0.3, psi 20 (A = 23): two efforts for gaps of -0.56 to -0.54.
    const low = settled(-0.55, 20, 0).relation.effort[0];
    const high = settled(-0.55, 20, 1).relation.effort[0];
    expect(high - low).toBeGreaterThan(0.2);
  });
});
