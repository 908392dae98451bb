import { describe, expect, test } from "vitest";
import {
  criticalSensitivity,
  divideLoyalty,
  favouriteChance,
  firstLoyalMultiple,
  loyalLoyalty,
} from "../../src/analyse/loyaltyTheory.ts";
import { loyaltyMarket, PROFIT, sensitivityAt, shoppers } from "./loyaltyMarket.ts";
import { openLoyaltyWorld } from "./loyaltyWorld.ts";

/**
 * Targets X1 to X3 of the evidence review, section 9: the mean field of Weisbuch, Kirman and Herreiner
 * (2000), computed there by a script of its own. The engine splits orders by shares, so there is no
 * chance in it; K is sensitivity x profit / forgetting.
 */

const GAMMA = 0.1;

/** One buyer that splits its orders among `suppliers`, with K as given. */
function meanFieldWorld(suppliers: number, k: number) {
  const policy = { suppliers, gamma: GAMMA, sensitivity: (k * GAMMA) / PROFIT, shares: true };
  return openLoyaltyWorld(loyaltyMarket({ suppliers, months: 20_000, buyers: [shoppers("buyer", 1, policy)] }));
}

describe("X1: preference by shares settles where the mean field says", () => {
  test.each([
    [2, 2.5, 0.01, 0.855206],
    [2, 4, 0.01, 0.978752],
    [3, 3.3, 0.01, 0.884371],
    [3, 4.5, 0.01, 0.974244],
    [3, 2.85, 0.01, 1 / 3],
    [3, 2.85, 5, 0.739329],
    [3, 2.7, 5, 1 / 3],
  ])("%i suppliers, K %f, head start %f: the favourite gets %f of the orders", (suppliers, k, headStart, expected) => {
    const world = meanFieldWorld(suppliers, k);
    const even = PROFIT / (suppliers * GAMMA);
    world.prefer((member) => even + (member === 0 ? headStart : 0));
    world.advance(20_000);
    expect(Math.abs(world.shareOfFirst() - expected)).toBeLessThan(1e-6);
  });
});

describe("X2: a small difference in preference grows by 1 - gamma (1 - K/n) a month", () => {
  test.each([
    [2, 1.6, 0.98],
    [3, 2.9, 0.9966667],
    [3, 3.3, 1.01],
  ])("%i suppliers, K %f: times %f", (suppliers, k, expected) => {
    const world = meanFieldWorld(suppliers, k);
    const even = PROFIT / (suppliers * GAMMA);
    world.prefer((member) => even + (member === 0 ? 1e-6 : 0));
    const before = world.preference(0) - world.preference(1);
    world.advance(1);
    expect(Math.abs((world.preference(0) - world.preference(1)) / before - expected)).toBeLessThan(1e-6);
  });
});

describe("X3: a loyal buyer at 1.25 times the critical sensitivity leaves", () => {
  /** The profit with the first supplier at which the buyer changes its favourite, by bisection; the second pays 1. */
  function fold(favourite: 0 | 1, low: number, high: number): number {
    let [below, above] = [low, high];
    while (above - below > 1e-5) {
      const profit = (below + above) / 2;
      const world = meanFieldWorld(2, 2.5);
      // Value is 1.5 + quality and price 1.
      world.setQuality("one", profit - 0.5);
      world.prefer((member) => (member === favourite ? 20 : 0));
      world.advance(15_000);
      if (world.shareOfFirst() > 0.5) above = profit;
      else below = profit;
    }
    return (below + above) / 2;
  }

  test("the second supplier when the first pays 1.24646 times as much: published, about 20 % apart", () => {
    expect(Math.abs(fold(1, 1, 1.4) - 1.24646)).toBeLessThan(1e-4);
  });

  test("the first supplier when it pays 0.91273 times as much", () => {
    expect(Math.abs(fold(0, 0.8, 1) - 0.91273)).toBeLessThan(1e-4);
  });
});

describe("the theory in the chart", () => {
  test("has the loyal states of the evidence review, table 1.1", () => {
    const rows = [
      [0.95, Number.NaN, Number.NaN, 0.739329, 0.580583],
      [1.01, 0.585831, 0.514734, 0.821071, 0.690165],
      [1.05, 0.685353, 0.568711, 0.854206, 0.740295],
      [1.1, 0.75147, 0.626475, 0.884371, 0.788797],
      [1.25, 0.855206, 0.752342, 0.937258, 0.880421],
      [1.5, 0.92928, 0.868562, 0.974244, 0.949483],
      [2, 0.978752, 0.958407, 0.994833, 0.989707],
      [3, 0.997451, 0.994915, 0.999752, 0.999505],
    ];
    for (const [multiple, ...expected] of rows) {
      const [two, three] = [loyalLoyalty(2, multiple), loyalLoyalty(3, multiple)];
      const found = [favouriteChance(2, two), two, favouriteChance(3, three), three];
      for (const [i, value] of expected.entries()) {
        if (Number.isNaN(value)) expect(found[i]).toBeNaN();
        else expect(Math.abs(found[i] - value)).toBeLessThan(1e-6);
      }
    }
  });

  test("says from where on a loyal state exists, for 2 to 10 suppliers", () => {
    const table = [
      [2, 2, 0.5],
      [3, 2.745644, 0.5848],
      [4, 3.218741, 0.6303],
      [5, 3.564502, 0.6599],
      [6, 3.836372, 0.6811],
      [8, 4.249799, 0.71],
      [10, 4.559779, 0.7294],
    ];
    for (const [suppliers, k, favourite] of table) {
      const first = firstLoyalMultiple(suppliers);
      expect(Math.abs(first * suppliers - k)).toBeLessThan(1e-6);
      const there = favouriteChance(suppliers, loyalLoyalty(suppliers, first * (1 + 1e-9)));
      expect(Math.abs(there - favourite)).toBeLessThan(1e-3);
    }
  });

  test("has an unstable state between shopping and loyal only where both are possible", () => {
    expect(divideLoyalty(3, 0.95)).toBeGreaterThan(1 / 3);
    expect(divideLoyalty(3, 0.95)).toBeLessThan(loyalLoyalty(3, 0.95));
    for (const multiple of [0.9, 1, 1.2]) expect(divideLoyalty(3, multiple)).toBeNaN();
    expect(divideLoyalty(2, 0.95)).toBeNaN();
  });

  test("puts the critical sensitivity at suppliers x forgetting / profit, where the engine has it", () => {
    expect(criticalSensitivity(3, 0.05, 0.15)).toBeCloseTo(1, 12);
    expect(sensitivityAt(1, 3, 0.05)).toBeCloseTo(criticalSensitivity(3, 0.05, PROFIT), 12);
  });
});
