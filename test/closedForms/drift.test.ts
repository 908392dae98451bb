import { describe, expect, test } from "vitest";
import { court } from "../../src/model/processes/court.ts";
import { growInert } from "../../src/model/processes/growInert.ts";
import { innovate } from "../../src/model/processes/innovate.ts";
import { integrate } from "../../src/model/processes/integrate.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { openWorld } from "../model/runWorld.ts";
import { approach, onePanel, repeat } from "./onePanel.ts";

const MONTHS = [1, 2, 12, 60, 240];
/** Everything that there is to learn can be taken up, however far behind. */
const UNBOUNDED = { catchUpScale: Number.POSITIVE_INFINITY };

// L' = L + 1 - i a L, without the bound of absorptive capacity (`growth.test.ts` has it), is linear: L_n = L* + (1 - i a)^n (L_0 - L*), L* = 1 / (i a). Evidence review X8.
describe("technology lag", () => {
  test.each([
    { i: 0.15, e: 0.5, inertia: 0.3, start: 18, limit: 19.047619 },
    { i: 0.15, e: 1, inertia: 0, start: 60, limit: 6.666667 },
    { i: 0.07, e: 0.3, inertia: 0.9, start: 0, limit: 476.190476 },
  ])(
    "settles at 1 / (i e (1 - I)) = $limit months, from $start, at the rate i e (1 - I)",
    ({ i, e, inertia, start, limit }) => {
      for (const months of MONTHS) {
        const world = onePanel(1, 0, { market: UNBOUNDED, contract: { innovativeness: i, initialLag: start } });
        world.relation.ordered[0] = 1;
        world.relation.effort[0] = e;
        world.relation.inertia[0] = inertia;
        repeat(world, innovate, months);
        expect(1 / (i * e * (1 - inertia))).toBeCloseTo(limit, 6);
        expect(world.supplier.lag[0]).toBeCloseTo(
          approach(start, 1 / (i * e * (1 - inertia)), i * e * (1 - inertia), months),
          9,
        );
      }
    },
  );

  test("follows the mean of e (1 - I) over the supplier's buyers, weighted by volume", () => {
    const world = onePanel(1, 0, { buyers: 2, market: UNBOUNDED, contract: { innovativeness: 0.2, initialLag: 30 } });
    for (const [b, units, effort, inertia] of [
      [0, 1, 0.8, 0],
      [1, 3, 0.2, 0.5],
    ]) {
      const r = world.buyer.rowStart[b];
      world.relation.ordered[r] = units;
      world.relation.effort[r] = effort;
      world.relation.inertia[r] = inertia;
    }
    // a = (1 x 0.8 x 1 + 3 x 0.2 x 0.5) / 4 = 0.275, so L* = 1 / (0.2 x 0.275) = 18.181818
    repeat(world, innovate, 24);
    expect(world.supplier.lag[0]).toBeCloseTo(approach(30, 18.18181818181818, 0.055, 24), 9);
  });

  test("without orders settles where the initial effort and inertia hold it", () => {
    const contract = { innovativeness: 0.1, initialLag: 5, initialEffort: 0.5, initialInertia: 0.2 };
    const world = onePanel(1, 0, { market: UNBOUNDED, contract });
    repeat(world, innovate, 2000);
    expect(world.supplier.lag[0]).toBeCloseTo(25, 6); // 1 / (0.1 x 0.5 x 0.8)
  });

  test("grows by a month a month where nobody tries", () => {
    const world = onePanel(1, 0, { contract: { initialLag: 7, initialEffort: 0 } });
    repeat(world, innovate, 36);
    expect(world.supplier.lag[0]).toBeCloseTo(43, 9);
  });
});

// I' = I + kI P (1 - I) - kD (1 - P) I: rate k = kI P + kD (1 - P), fixed point kI P / k. Evidence review X8.
describe("inertia", () => {
  test.each([
    { P: 1, limit: 1 },
    { P: 0.9, limit: 0.642857 }, // 0.0108 / (0.0108 + 0.006)
    { P: 0.5, limit: 0.166667 }, // 0.006 / (0.006 + 0.03)
    { P: 0, limit: 0 },
  ])("of a contract kept with probability $P settles at $limit", ({ P, limit }) => {
    const rate = 0.012 * P + 0.06 * (1 - P);
    for (const months of MONTHS) {
      const world = onePanel(1, 0, { contract: { inertiaGain: 0.012, inertiaLoss: 0.06, initialInertia: 0.3 } });
      world.relation.perceivedRetention[0] = P;
      repeat(world, growInert, months);
      expect(world.relation.inertia[0]).toBeCloseTo(approach(0.3, (0.012 * P) / rate, rate, months), 9);
      expect((0.012 * P) / rate).toBeCloseTo(limit, 6);
    }
  });

  test("has the time constant 1 / (kI P + kD (1 - P)) to within a month", () => {
    // The exact one of a monthly step is -1 / ln(1 - k) = 1/k - 1/2 - k/12 ...; for P = 0.9, k = 0.0168: 59.5 months.
    const world = onePanel(1, 0, { contract: { inertiaGain: 0.012, inertiaLoss: 0.06, initialInertia: 0 } });
    world.relation.perceivedRetention[0] = 0.9;
    let months = 0;
    while (world.relation.inertia[0] < 0.642857 * (1 - Math.exp(-1))) repeat(world, growInert, 1, months++);
    expect(Math.abs(months - 1 / 0.0168)).toBeLessThan(1);
  });

  test("fades at the rate kD off the fixed track", () => {
    const world = onePanel(1, 1, { backup: { inertiaLoss: 0.06, initialInertia: 0.8 } });
    repeat(world, growInert, 24);
    expect(world.relation.inertia[1]).toBeCloseTo(0.8 * 0.94 ** 24, 9);
  });
});

// k' = k + g c w (1 - k) - d k: rate g c w + d, fixed point g c w / (g c w + d).
describe("integration", () => {
  test.each([
    { track: "contract", place: 0, share: 0.4, limit: 0.769231, rate: 0.026 }, // 0.05 x 0.4 / 0.026
    { track: "flexible order", place: 1, share: 0.1, limit: 0.2, rate: 0.0075 }, // 0.05 x 0.3 x 0.1 / 0.0075
    { track: "unused place", place: 1, share: 0, limit: 0, rate: 0.006 },
  ])("of a $track with the share $share settles at $limit", ({ place, share, limit, rate }) => {
    const market = { integrationGain: 0.05, integrationDecay: 0.006, uncommittedStake: 0.3 };
    for (const months of MONTHS) {
      const world = onePanel(1, 1, { market });
      world.relation.integration[place] = 0.5;
      world.relation.share[place] = share;
      repeat(world, integrate, months);
      expect(1 - 0.006 / rate).toBeCloseTo(limit, 6);
      expect(world.relation.integration[place]).toBeCloseTo(approach(0.5, 1 - 0.006 / rate, rate, months), 9);
    }
  });
});

// T' = T + u (T_u - T): T_n = T_u (1 - (1 - u)^n), saturating goodwill (Vidale and Wolfe 1957).
describe("goodwill of courting", () => {
  function courted(months: number, courtingPatience: number): number {
    const changes = {
      communication: 0.15,
      communicationCap: 0.3,
      courtedAccounts: 1,
      courtingPatience,
      entryMonth: 12,
    };
    const suppliers = [suppliersOf("powerhouse", "fixed", 1), suppliersOf("newcomer", "newcomer", 1, changes)];
    const world = openWorld(marketOf({ buyers: [buyersOf("buyer", 1)], suppliers }));
    repeat(world, court, months);
    return world.account.trustProduct[0];
  }

  test.each([1, 4, 12, 60])("has closed 1 - 0.85^%i of the way to what words can reach", (months) => {
    expect(courted(months, 240)).toBeCloseTo(0.3 * (1 - 0.85 ** months), 9);
  });

  test("never passes the cap", () => {
    expect(courted(240, 240)).toBeLessThanOrEqual(0.3);
  });

  test("passes the gate of 0.15 in the fifth month", () => {
    // ln(1 - 0.15 / 0.3) / ln(0.85) = 4.27
    expect(courted(4, 240)).toBeLessThan(0.15);
    expect(courted(5, 240)).toBeGreaterThan(0.15);
  });

  test("starts again from nothing when patience ends", () => {
    expect(courted(18, 18)).toBeCloseTo(0.3 * (1 - 0.85 ** 18), 9);
    expect(courted(19, 18)).toBeCloseTo(0.045, 9); // u T_u
  });
});
