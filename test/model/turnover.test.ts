import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import { endNeeds } from "../../src/model/processes/endNeeds.ts";
import { leave } from "../../src/model/processes/leave.ts";
import { FIXED, REMEMBERED, type World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "./exampleMarket.ts";
import { openWorld } from "./runWorld.ts";

function inMonth(world: World, month: number, process: (world: World) => void): void {
  world.month = month;
  keyStreams(world, month);
  process(world);
}

const contractsOf = (world: World) => world.relation.track.filter((track) => track === FIXED).length;

describe("a contract whose need ends", () => {
  const BUYERS = 2000;
  const withRate = (needEndRate: number, flexibleSlots = 1) =>
    openWorld(
      marketOf({ market: { needEndRate }, buyers: [buyersOf("buyer", BUYERS, { fixedSlots: 1, flexibleSlots })] }),
    );

  test("does so with probability nu a month, and its holder is remembered with its inertia as it was", () => {
    const world = withRate(0.05);
    const inertia = world.relation.inertia[0];
    inMonth(world, 3, endNeeds);
    const ended = BUYERS - contractsOf(world);
    expect(Math.abs(ended - 0.05 * BUYERS)).toBeLessThan(4 * Math.sqrt(0.05 * 0.95 * BUYERS));
    const remembered = Array.from(world.relation.track.keys()).filter((r) => world.relation.track[r] === REMEMBERED);
    expect(remembered.length).toBe(ended);
    for (const r of remembered) {
      expect(world.relation.share[r]).toBe(0);
      expect(world.relation.inertia[r]).toBe(inertia);
    }
  });

  test("is none at a rate of 0, every one at 1, but for the last supplier of a panel", () => {
    const never = withRate(0);
    inMonth(never, 3, endNeeds);
    expect(contractsOf(never)).toBe(BUYERS);
    const always = withRate(1);
    inMonth(always, 3, endNeeds);
    expect(contractsOf(always)).toBe(0);
    const alone = withRate(1, 0);
    inMonth(alone, 3, endNeeds);
    expect(contractsOf(alone)).toBe(BUYERS);
  });
});

describe("an entrant that closes", () => {
  const ENTRANTS = 3000;
  const closing = (closureRate: number, active: number) => {
    const world = openWorld(marketOf({ suppliers: [suppliersOf("young", "newcomer", ENTRANTS, { closureRate })] }));
    world.supplier.active.fill(active);
    inMonth(world, 5, leave);
    return world;
  };

  test("does so with probability kappa_C a month, with all its cash, and is replaced as others are", () => {
    const world = closing(0.02, 1);
    const left = Array.from(world.supplier.active.keys()).filter((s) => world.supplier.active[s] === 0);
    expect(Math.abs(left.length - 0.02 * ENTRANTS)).toBeLessThan(4 * Math.sqrt(0.02 * 0.98 * ENTRANTS));
    for (const s of left) expect(world.supplier.entryMonth[s]).toBe(5 + world.supplier.parameters.replaceAfter[s]);
    expect(world.tally.exits[0]).toBe(left.length);
  });

  test("is in the market: who is not there yet does not close", () => {
    expect(closing(1, 0).tally.exits[0]).toBe(0);
    expect(closing(1, 1).tally.exits[0]).toBe(ENTRANTS);
  });
});

describe("members of a group", () => {
  const MEMBERS = 4000;
  const drawn = (changes: Parameters<typeof suppliersOf>[3]) =>
    openWorld(marketOf({ suppliers: [suppliersOf("some", "fixed", MEMBERS, changes)] })).supplier.parameters;

  test.each([
    ["quality", "qualitySpread", 0.6, 0.05],
    ["unitCost", "unitCostSpread", 1.1, 0.04],
    ["innovativeness", "innovativenessSpread", 0.3, 0.06],
  ] as const)("differ in %s by its spread", (name, spread, mean, sd) => {
    const values = drawn({ [name]: mean, [spread]: sd })[name];
    const average = values.reduce((sum, value) => sum + value, 0) / MEMBERS;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / MEMBERS;
    expect(Math.abs(average - mean)).toBeLessThan((4 * sd) / Math.sqrt(MEMBERS));
    expect(Math.abs(Math.sqrt(variance) / sd - 1)).toBeLessThan(4 / Math.sqrt(2 * MEMBERS));
    expect(new Set(drawn({ [name]: mean, [spread]: 0 })[name])).toEqual(new Set([mean]));
  });

  test("are drawn back to the nearer end of the range", () => {
    const values = drawn({ quality: 0.95, qualitySpread: 0.2 }).quality;
    expect(Math.max(...values)).toBe(1);
  });

  test("follow a distribution that is written for the parameter itself, and no spread on top", () => {
    const own = { distribution: "uniform", low: 0.4, high: 0.5 } as const;
    const values = drawn({ quality: own, qualitySpread: 0.3 }).quality;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.4);
    expect(Math.max(...values)).toBeLessThanOrEqual(0.5);
  });
});
