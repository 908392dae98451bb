import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { Market } from "../../src/model/market.ts";
import { changeManagers } from "../../src/model/processes/changeManagers.ts";
import { court } from "../../src/model/processes/court.ts";
import { improve } from "../../src/model/processes/improve.ts";
import { innovate } from "../../src/model/processes/innovate.ts";
import { setTarget, workAt } from "../../src/model/processes/setTarget.ts";
import { settleAccounts } from "../../src/model/processes/settleAccounts.ts";
import { speak } from "../../src/model/processes/speak.ts";
import { spendTime } from "../../src/model/processes/spendTime.ts";
import { payForSelling } from "../../src/model/sellingCost.ts";
import { prepare, startReplication } from "../../src/model/simulate.ts";
import { lifted, speedOfWords } from "../../src/model/words.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf, withStrategy } from "../model/exampleMarket.ts";
import { openWorld } from "../model/runWorld.ts";
import { approach, repeat } from "./onePanel.ts";

type Levers = Parameters<typeof withStrategy>[2];
type Constants = Parameters<typeof withStrategy>[3];
type Own = Parameters<typeof suppliersOf>[3];

/** A world at its start in which the one powerhouse, or the one newcomer, has a strategy and works at it. */
function strategist(levers: Levers, selling: Constants = {}, own: Own = {}, example: Partial<Market> = {}): World {
  const suppliers = [suppliersOf("powerhouse", "fixed", 1, own), suppliersOf("backup", "flexible", 1)];
  const world = openWorld(withStrategy(marketOf({ suppliers, ...example }), "powerhouse", levers, selling));
  world.strategist.works[0] = 1;
  return world;
}

describe("what is said builds a stock", () => {
  test.each([0.3, 0.72, 0.95])("whose reach is one half where the spend is the half, at a retention of %d", (kept) => {
    const world = strategist({ press: 0.02 }, { pressRetention: kept, pressHalf: 0.02 });
    repeat(world, speak, 600);
    expect(world.strategist.pressReach[0]).toBeCloseTo(0.5, 9);
    expect(world.strategist.pressStock[0]).toBeCloseTo(0.02 / (1 - kept), 9);
  });

  test("of shows that is b n / (1 - r^n) just after one, with a mean of b / (1 - r)", () => {
    const world = strategist({ tradeShow: 0.02, tradeShowEvery: 6 });
    repeat(world, speak, 240);
    const cycle = Array.from({ length: 6 }, (_, i) => {
      repeat(world, speak, 1, 240 + i);
      return world.strategist.showStock[0];
    });
    expect(cycle[0]).toBeCloseTo(0.12 / (1 - 0.6 ** 6), 9);
    expect(cycle.reduce((sum, stock) => sum + stock, 0) / 6).toBeCloseTo(0.05, 9);
  });

  test("that halves in 6.58 months online, at a retention of 0.9", () => {
    const world = strategist({ online: 0.01 });
    repeat(world, speak, 300);
    const full = world.strategist.onlineStock[0];
    world.strategist.levers.online[0] = 0;
    repeat(world, speak, 7);
    expect(world.strategist.onlineStock[0]).toBeCloseTo(full * 0.9 ** 7, 12);
    expect(Math.log(0.5) / Math.log(0.9)).toBeCloseTo(6.5788, 4);
  });

  test.each([0.003, 0.012, 0.3])(
    "of a name that reaches the same at six buyers for the company and for each, whatever is spent: %d",
    (brand) => {
      const reached = [0, 1].map((corporateBrand) => {
        const world = strategist({ brand, corporateBrand });
        world.strategist.served[0] = 6;
        repeat(world, speak, 400);
        return world.strategist.brandReach[0];
      });
      expect(reached[0]).toBeCloseTo(reached[1], 12);
      expect(reached[1]).toBeCloseTo(brand / (brand + 0.03), 9);
    },
  );
});

describe("words", () => {
  test("bring trust to T_u (1 - (1 - u')^t), with u' of contact", () => {
    const world = strategist({ managers: 1 });
    const speed = speedOfWords(world, 0, 0.15, 0.5);
    expect(speed).toBeCloseTo(0.235, 12);
    let trust = 0;
    const months = Array.from({ length: 3 }, () => {
      trust = lifted(trust, 0.3, speed);
      return trust;
    });
    expect(months[1]).toBeCloseTo(0.12443, 5);
    expect(months[2]).toBeCloseTo(0.16569, 5);
  });

  test("are as fast as the supplier's own, to the last bit, where nothing is done", () => {
    const world = strategist({ tradeShowEvery: 3 });
    for (const own of [0, 0.1, 0.15, 0.7, 1]) expect(speedOfWords(world, 0, own, 0)).toBe(own);
  });
});

describe("time", () => {
  test("of one manager with three accounts, all of it for talks, gives (1/3) / (1/3 + 0.08) of contact", () => {
    const world = strategist({ managers: 1, timeOneToOne: 1, timeTeamToTeam: 0, timeBriefing: 0 });
    world.strategist.courted[0] = 3;
    spendTime(world);
    expect(world.strategist.accountTalks[0]).toBeCloseTo(0.80645, 5);
    expect(world.strategist.accountTeam[0]).toBe(0);
  });

  test.each([1, 2, 5, 20])("with %d buyers alike adds up to n H / (H + n t)", (buyers) => {
    const world = strategist({ managers: 1, timeOneToOne: 1, timeTeamToTeam: 0, timeBriefing: 0 });
    world.strategist.servedDirectly[0] = buyers;
    spendTime(world);
    expect(buyers * world.strategist.relationTalks[0]).toBeCloseTo(buyers / (1 + buyers * 0.08), 9);
  });

  test("dealt out is never more than there is", () => {
    for (const [courted, served] of [
      [0, 4],
      [3, 0],
      [2, 7],
    ]) {
      const world = strategist({ managers: 2, coCreation: 0.5 });
      world.strategist.courted[0] = courted;
      world.strategist.servedDirectly[0] = served;
      spendTime(world);
      // Without appraisal who is courted gets as much as who is served.
      expect(world.strategist.timeAtBuyer[0] * (courted + served)).toBeCloseTo(2 - 0.5 * 0.15 * served, 9);
    }
  });

  test("teaches a team its trade as 1 - (1 - chi_0)(1 - g)^t, a tenth as fast under volume", () => {
    for (const [weight, skill] of [
      [0, 1 - 0.8 * 0.94 ** 12],
      [1, 1 - 0.8 * 0.994 ** 12],
    ]) {
      const world = strategist({ managers: 1, appraisalStaged: 1 });
      world.strategist.volumeWeight[0] = weight;
      repeat(world, spendTime, 12);
      expect(world.strategist.skill[0]).toBeCloseTo(skill, 12);
    }
  });
});

describe("a target", () => {
  test("makes a team work most where it is open, and as without one at 5^(1/3) and its inverse", () => {
    const world = strategist({ managers: 1, targetMethod: 2 });
    expect(workAt(world, 1)).toBeCloseTo(1.2, 12);
    expect(workAt(world, 5 ** (1 / 3))).toBeCloseTo(1, 12);
    expect(workAt(world, 5 ** (-1 / 3))).toBeCloseTo(1, 12);
    expect(workAt(world, 2)).toBeCloseTo(0.92778, 5);
    expect(workAt(world, 0.5)).toBeCloseTo(0.92778, 5);
    expect(workAt(world, 0)).toBe(0.75);
    expect(workAt(world, 20)).toBeCloseTo(0.75, 3);
  });

  test("by resources is as hard as its level, whatever was sold", () => {
    for (const level of [0.5, 1, 3]) {
      const world = strategist({ managers: 1, targetMethod: 2, targetLevel: level });
      world.supplier.volume[0] = 0.8;
      setTarget(world);
      expect(world.strategist.difficulty[0]).toBeCloseTo(level, 12);
    }
  });

  test("by the benchmark asks what the powerhouses sell on average", () => {
    const world = strategist({ managers: 1, targetMethod: 1, targetLevel: 2 });
    world.supplier.volume[0] = 0.8;
    setTarget(world);
    expect(world.strategist.target[0]).toBeCloseTo(1.6, 12);
  });

  test("by what was sold begins with the first month of who was always there, which nothing was asked of", () => {
    const world = strategist({ managers: 1, targetMethod: 3, targetLevel: 0.2 });
    const { target, motivation, volumeYear } = world.strategist;
    setTarget(world);
    expect([target[0], motivation[0], volumeYear[0]]).toEqual([-1, 1, -1]);
    world.supplier.volume[0] = 0.8;
    repeat(world, setTarget, 1, 1);
    // A fifth more than the first month's 0.8.
    expect(target[0]).toBeCloseTo(0.96, 12);
    world.supplier.volume[0] = 1.4;
    repeat(world, setTarget, 11, 2);
    expect(world.month).toBe(12);
    // It stands for the year; then V_12 has come from 0.8 towards 1.4 by 1 - (11/12)^11.
    expect(target[0]).toBeCloseTo(1.2 * (1.4 - 0.6 * (11 / 12) ** 11), 12);
  });
});

describe("developing together", () => {
  const cost = (managers: number, units: number, buyers: number) => {
    const world = strategist({ managers, coCreation: 0.5 });
    world.supplier.volume[0] = units;
    world.strategist.served[0] = buyers;
    world.strategist.cost[0] = 0;
    payForSelling(world);
    return world.strategist.cost[0];
  };

  test("costs f_C c_B for a unit, and without managers f_M x_C c_B for a buyer", () => {
    expect(cost(0, 0.8, 3)).toBeCloseTo(0.5 * (0.02 * 0.8 + 0.016 * 0.15 * 3), 12);
    expect(cost(2, 0.8, 3)).toBeCloseTo(0.5 * 0.02 * 0.8 + 2 * 0.016, 12);
  });

  test("is never free, with managers or without", () => {
    for (const managers of [0, 1]) expect(cost(managers, 1, 1)).toBeGreaterThan(cost(managers, 0.5, 1));
  });
});

describe("a team", () => {
  test.each([
    [0.01, 0.89286],
    [0.0278, 0.74985],
    [0.06, 0.5814],
  ])("that leaves at %d a month looks as stable as %d", (baseTurnover, stability) => {
    const world = strategist({ managers: 1 }, { baseTurnover });
    changeManagers(world);
    expect(world.supplier.parameters.teamStability[0]).toBeCloseTo(stability, 5);
  });

  test("loses a manager every 1 / nu months", () => {
    const world = strategist({ managers: 50 });
    let departures = 0;
    for (let month = 0; month < 400; month++) {
      repeat(world, changeManagers, 1, month);
      departures += world.strategist.departures[0];
    }
    // 20 000 draws at 0.0278: four standard errors are 0.0047.
    expect(Math.abs(departures / 20_000 - 0.0278)).toBeLessThan(0.0047);
  });

  test("of one with twelve dealers is in conflict with them by three quarters", () => {
    const world = strategist({ managers: 1, distributors: 12 });
    spendTime(world);
    expect(world.strategist.conflict[0]).toBeCloseTo(0.75, 12);
    world.strategist.levers.distributors[0] = 3;
    spendTime(world);
    expect(world.strategist.conflict[0]).toBe(0);
  });
});

describe("improvement", () => {
  test("ends at (g y + d q_0) / (g y + d), with time constant 1 / (g y + d), and quality falls back without it", () => {
    const spend = 0.06 * 1.5;
    const world = strategist({ improvement: spend }, {}, { quality: 0.85 });
    const rate = 0.02 * 0.5 + 0.02;
    repeat(world, improve, 40);
    expect(world.supplier.parameters.quality[0]).toBeCloseTo(approach(0.85, 0.9, rate, 40), 9);
    repeat(world, improve, 2000);
    expect(world.supplier.parameters.quality[0]).toBeCloseTo(0.9, 6);
    world.strategist.levers.improvement[0] = 0;
    repeat(world, improve, 2000);
    expect(world.supplier.parameters.quality[0]).toBeCloseTo(0.85, 6);
  });

  test("shortens the lag that a pace of 0.024 sustains from 41.7 to 23.3 months", () => {
    // Nobody orders: the pace is i e_0 (1 - I_0); catching up is without a bound.
    const pace = { innovativeness: 0.024, initialEffort: 1, initialInertia: 0, capacity: 1.5 };
    const spend = (0.31 * 0.06 * 1.5) / 0.69;
    const world = strategist({ improvement: spend }, {}, pace);
    world.market.catchUpScale = 1e15;
    world.relation.ordered.fill(0);
    for (let month = 0; month < 1500; month++) {
      innovate(world);
      improve(world);
    }
    expect(world.supplier.lag[0]).toBeCloseTo(23.2815, 3);
  });

  test("and what stands out ends at b / (b + h)", () => {
    const world = strategist({ differentiation: 0.03 });
    repeat(world, improve, 1200);
    expect(world.strategist.edge[0]).toBeCloseTo(0.5, 9);
  });
});

describe("money", () => {
  test("that a strategy costs comes off profit to the last cent, and off cash of an entrant", () => {
    const world = strategist({ managers: 2, executiveSupport: 0.5, distributors: 3, online: 0.01 });
    settleAccounts(world);
    const before = world.supplier.profit[0] + world.strategist.cost[0];
    repeat(world, speak, 1);
    settleAccounts(world);
    expect(world.strategist.cost[0]).toBeCloseTo(0.01 + 2 * 0.016 + 0.5 * 0.006 + 3 * 0.0015, 12);
    expect(world.supplier.profit[0]).toBeCloseTo(before - world.strategist.cost[0], 12);
  });
});

describe("whom a supplier courts", () => {
  const SIZES = 12;
  const buyers = Array.from({ length: SIZES }, (_, place) => buyersOf(`buyer${place + 1}`, 1, { demand: place + 1 }));

  /** Sizes of the buyers that a newcomer courts first, one in each of so many worlds. */
  function courted(screening: number, worlds: number): number[] {
    const newcomer = suppliersOf("newcomer", "newcomer", 1, {
      courtedAccounts: 1,
      entryMonth: 12,
      preparationMonths: 12,
    });
    const suppliers = [suppliersOf("powerhouse", "fixed", 1), newcomer];
    const market = withStrategy(marketOf({ suppliers, buyers }), "newcomer", { screening });
    const simulation = prepare(market, "test");
    const { world } = simulation;
    return Array.from({ length: worlds }, (_, replication) => {
      startReplication(simulation, replication);
      world.month = 0;
      keyStreams(world, 0);
      court(world);
      return world.buyer.parameters.demand[world.account.buyer[0]];
    });
  }

  test.each([1, 2, 5])("is the largest of %d that it looks at: in the mean N - sum of (k / N)^m", (m) => {
    const worlds = 4000;
    const sizes = courted(m, worlds);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / worlds;
    // Buyers are drawn with equal chance, one as well twice: P(largest <= k) = (k / N)^m.
    const atMost = (k: number) => (k / SIZES) ** m;
    const sum = (of: (k: number) => number) =>
      Array.from({ length: SIZES }, (_, k) => of(k + 1)).reduce((a, b) => a + b, 0);
    const expected = SIZES - sum((k) => (k < SIZES ? atMost(k) : 0));
    const variance = sum((k) => (k - expected) ** 2 * (atMost(k) - atMost(k - 1)));
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / worlds));
  });
});
