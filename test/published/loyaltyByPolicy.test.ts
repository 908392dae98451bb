import { describe, expect, test } from "vitest";
import { firstLoyalMultiple, loyalLoyalty } from "../../src/analyse/loyaltyTheory.ts";
import type { TimetableEntry } from "../../src/model/market.ts";
import { leavePanel } from "../../src/model/panel.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { loyaltyByGroup, loyaltyMarket, meanFrom, sensitivityAt, shoppers } from "./loyaltyMarket.ts";
import { openLoyaltyWorld } from "./loyaltyWorld.ts";

/** A change of sensitivity for the first group of buyers, as a multiple of the critical one. */
function follow(month: number, multiple: number, gamma: number, suppliers = 3): TimetableEntry {
  const value = sensitivityAt(multiple, suppliers, gamma);
  return { month, event: "setBuyers", parameter: "preferenceSensitivity", group: 0, value };
}

describe("three suppliers, the sensitivity raised slowly and lowered again", () => {
  const gamma = 0.1;
  const hold = 4_000;
  const up = [0.85, 0.9, 0.94, 0.97, 1.05, 1.1];
  const steps = [...up, ...up.slice(0, -1).reverse()];
  const timetable = steps.map((multiple, step) => follow(step * hold, multiple, gamma));
  const policy = { suppliers: 3, gamma, sensitivity: 0, shares: true };
  const market = loyaltyMarket({
    suppliers: 3,
    months: steps.length * hold,
    buyers: [shoppers("buyer", 1, policy)],
    timetable,
  });
  const world = openLoyaltyWorld(market);
  // The least of a difference, so that somebody can become the favourite at all.
  world.setQuality("one", 0.5 + 1e-7);
  const settled: number[] = [];
  world.advance(market.months, (month) => {
    if (month % hold !== hold - 1) return;
    const { retention } = world.world.relation;
    settled.push([0, 1, 2].reduce((sum, r) => sum + retention[r] * retention[r], 0));
  });

  test("jump to loyalty above the critical sensitivity on the way up", () => {
    for (const [step, multiple] of up.entries()) {
      expect(settled[step]).toBeCloseTo(multiple > 1 ? loyalLoyalty(3, multiple) : 1 / 3, 5);
    }
  });

  test("stay loyal down to 2.7456 on the way down, where no loyal state is left", () => {
    expect(firstLoyalMultiple(3) * 3).toBeCloseTo(2.745644, 6);
    for (const [step, multiple] of steps.entries()) {
      if (step < up.length) continue;
      expect(settled[step]).toBeCloseTo(multiple * 3 > 2.745644 ? loyalLoyalty(3, multiple) : 1 / 3, 5);
    }
  });
});

describe("buyers drawn to one supplier by a sensitivity of 1.5 times the critical one, then lowered", () => {
  const gamma = 0.02;
  const loyaltyAfter = (multiple: number) => {
    const policy = { suppliers: 3, gamma, sensitivity: sensitivityAt(multiple, 3, gamma) };
    const buyers = [shoppers("loyal", 200, policy), shoppers("shopping", 200, policy)];
    const timetable = [follow(0, 1.5, gamma), follow(800, multiple, gamma)];
    const loyalty = loyaltyByGroup(loyaltyMarket({ suppliers: 3, months: 1_100, buyers, timetable }));
    return { once: loyalty.get("loyal")?.[1_099] ?? 0, never: loyalty.get("shopping")?.[300] ?? 0 };
  };

  test("are still more loyal after 300 months where both states are possible than who never was", () => {
    const { once, never } = loyaltyAfter(0.97);
    expect(once - never).toBeGreaterThan(0.15);
  });

  test("shop around again where no loyal state exists", () => {
    const { once, never } = loyaltyAfter(0.7);
    expect(Math.abs(once - never)).toBeLessThan(0.03);
  });
});

describe("who buys more often gains more and is more loyal", () => {
  test("at the same sensitivity, with half, the same and twice the demand", () => {
    const policy = { suppliers: 3, gamma: 0.1, sensitivity: sensitivityAt(0.8, 3, 0.1) };
    const buyers = [0.5, 1, 2].map((demand, i) => shoppers(["rare", "usual", "often"][i], 200, policy, demand));
    const loyalty = loyaltyByGroup(loyaltyMarket({ suppliers: 3, months: 500, buyers }));
    const [rare, usual, often] = ["rare", "usual", "often"].map((name) => meanFrom(loyalty.get(name) ?? [], 250));
    // 0.4, 0.8 and 1.6 times the critical sensitivity.
    expect(rare).toBeLessThan(0.36);
    expect(Math.abs(usual - 0.435)).toBeLessThan(0.02);
    expect(often).toBeGreaterThan(0.95);
  });
});

describe("a scenario moves loyalty by its policy", () => {
  const openDoor = bundled.find("open-door")?.text ?? "";
  const loyaltyWith = (...settings: string[]) => {
    const { market } = scenarioFrom(openDoor, {
      settings: ["buyers.buyer.count=60", "buyers.buyer.demand=0.1", "months=100", ...settings],
    });
    return meanFrom(loyaltyByGroup(market).get("buyer") ?? [], 50);
  };

  test.each(["shares", "single"])("with `--set policy.preferenceSensitivity`, orders by %s", (choice) => {
    const [none, some, much] = [0, 5, 50].map((value) =>
      loyaltyWith(`policy.choice=${choice}`, `policy.preferenceSensitivity=${value}`),
    );
    expect(some - none).toBeGreaterThan(0.01);
    expect(much - some).toBeGreaterThan(0.1);
  });

  test("with `--set policy.preferenceForgetting`: who forgets faster is less loyal", () => {
    const [slow, fast] = [0.1, 0.8].map((value) =>
      loyaltyWith("policy.choice=single", "policy.preferenceSensitivity=10", `policy.preferenceForgetting=${value}`),
    );
    expect(slow - fast).toBeGreaterThan(0.1);
  });

  test("and has no measure of it where nobody is on the flexible track", () => {
    const { market } = scenarioFrom("extends: baseline", {
      settings: ["policy.flexibleSlots=0", "entry.enabled=false", "months=3", "suppliers.powerhouse.capacity=9"],
    });
    expect(loyaltyByGroup(market).get("buyer")).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe("the preference for a supplier", () => {
  const policy = { suppliers: 3, gamma: 0.1, shares: true };
  const open = (sensitivity: number) =>
    openLoyaltyWorld(
      loyaltyMarket({ suppliers: 3, months: 9, buyers: [shoppers("buyer", 1, { ...policy, sensitivity })] }),
    );

  test("grows by value less price of what was delivered, and fades by a tenth", () => {
    const world = open(0.1);
    world.advance(1);
    expect(world.preference(0)).toBeCloseTo(1 / 3, 12);
    world.advance(1);
    expect(world.preference(0)).toBeCloseTo(1.9 / 3, 12);
  });

  test("is not learned by a buyer that does not follow it", () => {
    const world = open(0);
    world.advance(5);
    for (const supplier of [0, 1, 2]) expect(world.preference(supplier)).toBe(0);
  });

  test("only fades for a supplier that the buyer dropped and remembers", () => {
    const world = open(0.1);
    world.world.buyer.policy.memory.fill(1);
    world.prefer(() => 1);
    const dropped = world.world.relation.supplier[0];
    leavePanel(world.world, 0);
    world.advance(2);
    const { supplier, preference } = world.world.relation;
    expect(preference[supplier.indexOf(dropped)]).toBeCloseTo(0.81, 12);
  });
});
