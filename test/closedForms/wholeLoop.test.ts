import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { watch } from "../model/runWorld.ts";
import { isThorough } from "../thorough.ts";
import { distance, type Loop, type LoopFirm, type LoopPolicy, slowestRate, steadyState } from "./wholeLoop.ts";

type State = ReturnType<typeof steadyState>;

/** Long enough that what is slowest has come to rest to within the margin; each point says so of itself. */
const MONTHS = 8000;
/** Parts of a state, of 0 to 1 each, prices in unit costs and lags in hundreds of months. */
const MARGIN = 1e-9;
const EFFORT_SPEED = 0.2;
const NEVER = 1e8;

const market = {
  baseValue: 1.2,
  valueOfQuality: 0.5,
  valueOfEffort: 0.4,
  valueLostPerMonthOfLag: 0.007,
  valueOfIntegration: 0.3,
  switchingCost: 0.6,
  reviewSensitivity: 10,
  choiceSensitivity: 7,
  minimumMargin: 0.02,
  maximumMargin: 0.5,
  scarcityMargin: 0.15,
  uncommittedCost: 0.15,
  uncommittedStake: 0.2,
  openingMargin: 0.08,
  integrationGain: 0.05,
  integrationDecay: 0.006,
  catchUpScale: 90,
  reputationCarry: 0.6,
} as const;

const strong: LoopFirm = {
  quality: 0.85,
  unitCost: 1,
  capacity: 1.5,
  innovativeness: 0.15,
  minimumEffort: 0.15,
  initialEffort: 0.5,
  initialInertia: 0.3,
  initialTrust: 0.7,
  effortResponse: 9.6,
  inertiaGain: 0.012,
  inertiaLoss: 0.06,
};
const plain: LoopFirm = { ...strong, quality: 0.75, unitCost: 1.02 };

function loopOf(policy: Partial<LoopPolicy>, firms: Loop["firms"] = [strong, plain], rival?: LoopFirm): Loop {
  const levers = {
    fixedSlots: 2,
    flexibleSlots: 0,
    flexibleShare: 0.2,
    performanceShare: 0,
    negotiation: 0.6,
  } as const;
  return { market, policy: { ...levers, ...policy }, firms, rival };
}

/** The same market for the engine: nothing happens by chance, nobody looks around, nothing ends. */
function engineMarket({ policy, firms, rival }: Loop): Market {
  const still = { demandVolatility: 0, disruptionRate: 0, qualityNoise: 0, needEndRate: 0 };
  const challenges = policy.fixedSlots === 1;
  const levers = {
    ...policy,
    flexibleSlots: challenges ? 1 : 0,
    openness: 0,
    fixedGate: 0,
    invitedRivals: rival === undefined ? 0 : 1,
  };
  const others = { effortSpeed: EFFORT_SPEED };
  return marketOf({
    months: MONTHS,
    market: { ...market, ...still },
    buyers: [buyersOf("buyer", 1, levers)],
    suppliers: [
      suppliersOf("first", "fixed", 1, { ...firms[0], ...others }),
      suppliersOf("second", challenges ? "flexible" : "fixed", 1, { ...firms[1], ...others }),
      ...(rival === undefined ? [] : [suppliersOf("rival", "fixed", 1, { ...rival, ...others })]),
    ],
  });
}

/**
 * Where the engine stands after so many months, from its own start or from another state. Contracts come to no
 * review, though the chance of it is felt.
 */
function longRun(loop: Loop, months = MONTHS, start?: State): State {
  let state: State | undefined;
  const looks = {
    before(world: World) {
      world.relation.contractEnd.fill(NEVER);
      if (start === undefined || world.month > 0) return;
      put(world, loop, 0, start[0]);
      put(world, loop, 1, start[1]);
    },
    during(world: World) {
      if (world.month === months - 1) state = [standing(world, 0), standing(world, 1)];
    },
  };
  // The first world in which the two are on the panel and a third, if there is one, is invited.
  watch({ ...engineMarket(loop), months }, looks, "loop", loop.rival === undefined ? 0 : worldWithRival(loop));
  if (state === undefined) throw new Error("the month was not reached");
  return state;
}

function worldWithRival(loop: Loop): number {
  for (let replication = 0; replication < 40; replication++) {
    let invited = -1;
    const during = ({ invitation }: World) => {
      invited = invitation.supplier[0];
    };
    watch({ ...engineMarket(loop), months: 1 }, { during }, "loop", replication);
    if (invited === 2) return replication;
  }
  throw new Error("the rival is never invited");
}

function put({ relation, supplier }: World, { firms }: Loop, s: 0 | 1, at: State[number]): void {
  const r = relation.supplier.indexOf(s);
  relation.effort[r] = at.effort;
  relation.price[r] = at.price;
  relation.inertia[r] = at.inertia;
  relation.integration[r] = at.integration;
  relation.trustProduct[r] = firms[s].quality;
  supplier.lag[s] = at.lag;
}

function standing({ relation, supplier }: World, s: number) {
  const r = relation.supplier.indexOf(s);
  return {
    effort: relation.effort[r],
    price: relation.price[r],
    inertia: relation.inertia[r],
    lag: supplier.lag[s],
    integration: relation.integration[r],
    share: relation.share[r],
  };
}

const behind: LoopFirm = { ...strong, quality: 0.7, unitCost: 1.03 };

/** Name, loop: the points at which the two are compared. */
const points: readonly (readonly [string, Loop])[] = [
  ...[0.1, 0.6, 0.8].map((negotiation) => {
    return [
      `one contract and a challenger, negotiation ${negotiation}`,
      loopOf({ fixedSlots: 1, negotiation }),
    ] as const;
  }),
  ["one contract and a challenger with half of the spend", loopOf({ fixedSlots: 1, flexibleShare: 0.5 })],
  ...[0.3, 0.6, 0.9].map((negotiation) => {
    const loop = loopOf({ negotiation }, [strong, plain], behind);
    return [`two on quotas and a rival at the table, negotiation ${negotiation}`, loop] as const;
  }),
  [
    "two on quotas with a little that follows performance, and a rival",
    loopOf({ performanceShare: 0.1 }, [strong, plain], behind),
  ],
  ...[0.5, 1].flatMap((performanceShare) =>
    [0.4, 0.8].map((negotiation) => {
      const loop = loopOf({ performanceShare, negotiation });
      return [`two that compete for ${performanceShare} of the volume, negotiation ${negotiation}`, loop] as const;
    }),
  ),
  ["two that compete beside a rival", loopOf({ performanceShare: 0.5 }, [strong, plain], behind)],
];

describe("the steady state of one buyer and two suppliers", () => {
  test.each(isThorough ? points : points.filter((_, at) => at % 2 === 0))(
    "is where the engine ends, to nine digits: %s",
    (_, loop) => {
      const expected = steadyState(loop);
      // What is left of the start after so many months, were each part to come to rest by itself.
      expect(Math.exp(-slowestRate(loop, expected, EFFORT_SPEED) * MONTHS)).toBeLessThan(MARGIN);
      expect(distance(longRun(loop), expected)).toBeLessThan(MARGIN);
    },
  );

  test.each(points)("is one, wherever the search begins: %s", (_, loop) => {
    for (const effort of [0, 1]) expect(distance(steadyState(loop, effort), steadyState(loop))).toBeLessThan(1e-10);
  });

  test("of two equals that compete is what a hand gives", () => {
    // a = 0.5, eta = 0.8: w = s = 1/2, k = 0.025 / 0.031, p = 1 + (0.2 / 0.8) 0.6 k, Z = 1 - a / 2 = 0.75,
    // I = 0.009 / (0.009 + 0.015) = 0.375, e = 0.15 + 0.625 x 9.6 x 0.4 (p - 1) 7 a / 2, L = 1 / (0.15 x 0.625 e - 1/90).
    const margin = (0.25 * 0.6 * 0.025) / 0.031;
    const effort = 0.15 + 0.625 * 9.6 * 0.4 * margin * 1.75;
    const both = steadyState(loopOf({ performanceShare: 0.5, negotiation: 0.8 }, [strong, strong]));
    for (const { price, inertia, effort: found, lag, share } of both) {
      expect(share).toBeCloseTo(0.5, 10);
      expect(price).toBeCloseTo(1 + margin, 10); // 1.121
      expect(inertia).toBeCloseTo(0.375, 10);
      expect(found).toBeCloseTo(effort, 10); // 0.658
      expect(lag).toBeCloseTo(1 / (0.15 * 0.625 * effort - 1 / 90), 7); // 19.8 months
    }
  });
});

describe("two on quotas whom nobody challenges", () => {
  const equals = loopOf({}, [strong, strong]);

  test("have no steady state: they fall behind for ever", () => {
    expect(() => steadyState(equals)).toThrow("falls behind for ever");
  });

  test("end wholly inert, at the least effort, a month further behind each month, at a margin of (1 - eta) / eta S", () => {
    // 1 - I shrinks by 1 - kappa_I a month, and effort stops once inertia has: the sum of lambda (1 - I) is 11.7, so
    // that e^-12 of its way is left, 2e-6.
    const [one, other] = longRun(equals);
    const before = longRun(equals, MONTHS - 1);
    expect(one.inertia).toBeCloseTo(1, 9);
    expect(one.effort - strong.minimumEffort).toBeLessThan(1e-5);
    expect(one.lag - before[0].lag).toBeCloseTo(1, 6);
    const leaving = (0.6 * 0.025) / 0.031;
    for (const { price } of [one, other]) expect(price).toBeCloseTo(1 + (0.4 / 0.6) * leaving, 9); // 1.323
  });
});

describe("one contract and a challenger as good", () => {
  const loop = loopOf({ fixedSlots: 1 }, [strong, strong]);

  // The holder's price takes a year to follow, the challenger's two months, and each drives the other's effort.
  test("circle round the steady state for ever, as long as no review decides between them", () => {
    const expected = steadyState(loop);
    // A round takes about 55 months.
    const efforts = Array.from({ length: 14 }, (_, n) => longRun(loop, 2000 + 5 * n)[0].effort);
    expect(Math.max(...efforts)).toBeGreaterThan(expected[0].effort + 0.05);
    expect(Math.min(...efforts)).toBeLessThan(expected[0].effort - 0.05);
  });

  test("stay in the steady state when they are put there, month after month", () => {
    const expected = steadyState(loop);
    expect(distance(longRun(loop, 3, expected), expected)).toBeLessThan(1e-11);
  });
});
