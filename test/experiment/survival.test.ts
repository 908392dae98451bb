import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oldestLessFirst, slopeOfSurvival, survivalInLedger, survivalOverWorlds } from "../../src/analyse/survival.ts";
import { ages, ROLES, START, SURVIVAL_CELLS } from "../../src/model/linkBook.ts";
import type { Market } from "../../src/model/market.ts";
import { ledgerSurvival, type YearlyPayment } from "../../src/worlds/ledger/survival.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { wilsonInterval } from "../../src/worlds/statistics/intervals.ts";
import { ANY, arbitraryMarket } from "../model/arbitraryMarket.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { onPanels, watch } from "../model/runWorld.ts";

function batchOf(market: Market, first: number, count: number): Float64Array {
  return simulateBatch({ market, seed: "test", first, count, window: [0, market.months - 1] }).survival;
}

/** The same from every payment of every month, as if a world were a ledger. */
function asLedgers(market: Market, replication: number): Float64Array {
  const payments = new Map<number, YearlyPayment[]>();
  const looks = {
    during(world: Parameters<typeof onPanels>[0]) {
      for (const r of onPanels(world)) {
        const { buyer, supplier, price, delivered, takenOver } = world.relation;
        const amount = price[r] * (delivered[r] + takenOver[r] * (1 + world.market.rerouteSurcharge));
        const own = payments.get(buyer[r]) ?? [];
        own.push({ supplier: String(supplier[r]), year: Math.floor(world.month / 12), amount });
        payments.set(buyer[r], own);
      }
    },
  };
  watch(market, looks, "test", replication);
  const cells = new Float64Array(SURVIVAL_CELLS);
  for (const own of payments.values()) {
    const { cells: more } = ledgerSurvival(own, 0, Math.floor(market.months / 12) - 1);
    for (let cell = 0; cell < cells.length; cell++) cells[cell] += more[cell];
  }
  return cells;
}

function expectAlike(book: Float64Array, ledger: Float64Array): void {
  for (let cell = 0; cell < SURVIVAL_CELLS; cell++) {
    expect(Math.abs(book[cell] - ledger[cell])).toBeLessThanOrEqual(1e-9 * Math.max(1, ledger[cell]));
  }
}

/** Counts of one world: at risk and survived by age; spend is the same. */
function worldOf(...counts: readonly (readonly [number, number])[]): number[] {
  return ages.flatMap((_, age) => {
    const [atRisk, survived] = counts[age] ?? [0, 0];
    return [atRisk, survived, atRisk, survived];
  });
}

describe("the survival of links in a run", () => {
  test("is what a ledger of all its payments gives", () => {
    for (let replication = 0; replication < 4; replication++) {
      const market = livelyMarket({ months: 84 });
      expectAlike(batchOf(market, replication, 1), asLedgers(market, replication));
    }
  });

  test("is what a ledger of all its payments gives, in any market", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const longer = { ...market, months: Math.max(market.months, 38) };
        expectAlike(batchOf(longer, 2, 1), asLedgers(longer, 2));
      }),
      ANY,
    );
  });

  test("does not depend on what else is in the batch", () => {
    const market = livelyMarket({ months: 60 });
    expect(batchOf(market, 0, 3).subarray(2 * SURVIVAL_CELLS)).toEqual(batchOf(market, 2, 1));
  });

  test("is empty in the first two years but for links of unknown age, and leaves out a year that is not whole", () => {
    const cells = batchOf(livelyMarket({ months: 35 }), 0, 2);
    cells.forEach((value, cell) => {
      const isStart = Math.floor((cell % SURVIVAL_CELLS) / ROLES) === START;
      if (isStart) expect(value).toBeGreaterThan(0);
      else expect(value).toBe(0);
    });
  });
});

describe("the survival of links in a ledger", () => {
  const paid = (supplier: string, years: readonly number[], amount = 1) =>
    years.map((year) => ({ supplier, year, amount }));

  test("follows a link from its first year, and takes one that rests for a year as new", () => {
    const payments = [...paid("old", [0, 1, 2, 3, 4, 5]), ...paid("young", [1, 2, 4]), ...paid("late", [5])];
    const { cells } = ledgerSurvival(payments, 0, 5);
    const counts = ages.map((_, age) => [cells[age * ROLES], cells[age * ROLES + 1]]);
    expect(counts).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
      [0, 0],
      [5, 5],
    ]);
  });

  test("nets refunds within a year", () => {
    const refunded = [
      ...paid("a", [1, 1], 5),
      { supplier: "a", year: 2, amount: 3 },
      { supplier: "a", year: 2, amount: -3 },
    ];
    const { cells } = ledgerSurvival(refunded, 0, 3);
    expect([...cells.subarray(0, ROLES)]).toEqual([1, 0, 10, 0]);
  });

  test("has an interval by spend that is as wide as that of equally heavy links", () => {
    const payments = [...paid("a", [1, 2], 10), ...paid("b", [1], 10), ...paid("c", [1, 2], 10)];
    const [byCount] = survivalInLedger(ledgerSurvival(payments, 0, 2));
    const bySpend = survivalInLedger(ledgerSurvival(payments, 0, 2))[ages.length];
    expect([bySpend.lower, bySpend.upper]).toEqual([byCount.lower, byCount.upper]);
  });
});

describe("intervals", () => {
  test("of Wilson are 0.2366 to 0.7634 for 5 of 10 (Brown, Cai and DasGupta 2001, formula 4)", () => {
    const [lower, upper] = wilsonInterval(0.5, 10);
    expect(lower).toBeCloseTo(0.2366, 4);
    expect(upper).toBeCloseTo(0.7634, 4);
  });

  test("over worlds are those of a mean where every world has as many links", () => {
    const cells = Float64Array.from([8, 9, 10].flatMap((survived) => worldOf([10, survived])));
    const [first] = survivalOverWorlds(cells);
    // Mean 0.9, standard deviation 0.1, three worlds: t is 4.3027.
    expect(first).toMatchObject({ age: "1", n: 3, atRisk: 30, survived: 27, survival: 0.9, upper: 1 });
    expect(first.lower).toBeCloseTo(0.9 - (4.3027 * 0.1) / Math.sqrt(3), 4);
  });

  test("of the effect of age close on a difference that every world shows", () => {
    const world = worldOf([10, 5], [10, 6], [10, 7], [10, 8]);
    const cells = Float64Array.from([...world, ...world, ...world]);
    expect(slopeOfSurvival(cells).value).toBeCloseTo(0.1, 12);
    expect(oldestLessFirst(cells).value).toBeCloseTo(0.3, 12);
    expect(slopeOfSurvival(cells).standardError).toBeCloseTo(0, 12);
  });

  test("of the effect of age are t intervals of a mean where every world has as many links", () => {
    const cells = Float64Array.from([4, 5, 6].flatMap((oldest) => worldOf([10, 3], [10, 3], [10, 3], [10, oldest])));
    const { value, standardError, n } = oldestLessFirst(cells);
    expect(n).toBe(3);
    expect(value).toBeCloseTo(0.2, 12);
    expect(standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
  });
});
