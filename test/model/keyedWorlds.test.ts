import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { buyersOf, type Example, livelyMarket, marketOf, suppliersOf } from "./exampleMarket.ts";
import { monthsOf, run, watch } from "./runWorld.ts";

/** What the world does to buyers and to suppliers that were there from the start, month by month. */
function weather(market: Market, replication = 4): number[][] {
  const months: number[][] = [];
  watch(
    market,
    {
      during({ buyer, supplier, supplierCount }) {
        const settled = Array.from({ length: supplierCount }, (_, s) => s).filter((s) => supplier.entrant[s] === 0);
        months.push([...buyer.demand, ...settled.map((s) => supplier.disrupted[s])]);
      },
    },
    "weather",
    replication,
  );
  return months;
}

const variants: Record<string, Example> = {
  "nobody enters": { entryEnabled: false },
  "other prices": { market: { maximumMargin: 0.2, switchingCost: 0, qualityNoise: 0.3 } },
  "another policy": { buyers: [buyersOf("buyer", 5, { flexibleShare: 0.9, fixedSlots: 1, choice: 1, openness: 1 })] },
  "other suppliers": {
    suppliers: [
      suppliersOf("extra", "flexible", 0),
      suppliersOf("powerhouse", "fixed", 4, { quality: 0.1, capacity: 9 }),
      suppliersOf("backup", "flexible", 4, { unitCost: { distribution: "uniform", low: 0.5, high: 2 } }),
      suppliersOf("newcomer", "newcomer", 9),
    ],
  },
};

describe("the same replication of two scenarios", () => {
  test.each(Object.entries(variants))("has the same demand and disruptions when there are %s", (_, example) => {
    expect(weather(livelyMarket(example))).toEqual(weather(livelyMarket()));
  });

  test("has the same disruptions for the suppliers that both have, when one has more", () => {
    const few = marketOf({ market: { disruptionRate: 0.2 }, suppliers: [suppliersOf("a", "fixed", 3)] });
    const many = marketOf({ market: { disruptionRate: 0.2 }, suppliers: [suppliersOf("a", "fixed", 5)] });
    const buyers = 2;
    const same = weather(few).map((month) => month.length);
    expect(weather(many).map((month, i) => month.slice(0, same[i]))).toEqual(weather(few));
    expect(weather(few).some((month) => month.slice(buyers).includes(1))).toBe(true);
  });

  test("is another world for another replication", () => {
    expect(weather(livelyMarket(), 4)).not.toEqual(weather(livelyMarket(), 5));
  });

  test("is the same until the month in which a timetable first differs", () => {
    const buyers = [buyersOf("buyer", 3)];
    const plain = run(marketOf({ months: 30, buyers }));
    const planned = run(
      marketOf({
        months: 30,
        buyers,
        timetable: [{ month: 20, event: "setBuyers", parameter: "flexibleShare", group: 0, value: 0.8 }],
      }),
    );
    const before = 20 * plain.series.length;
    expect(planned.values.slice(0, before)).toEqual(plain.values.slice(0, before));
    expect(monthsOf(planned, "concentration")[20]).not.toBe(monthsOf(plain, "concentration")[20]);
  });
});

test("a longer run begins as the shorter one did", () => {
  const short = run(livelyMarket({ months: 17 }));
  const long = run(livelyMarket({ months: 40 }));
  expect(long.values.slice(0, short.values.length)).toEqual(short.values);
});

test("entry changes nothing before the first trial", () => {
  const closed = run(livelyMarket({ entryEnabled: false }));
  const open = run(livelyMarket());
  const trial = monthsOf(open, "newcomerShare").findIndex((share) => share > 0);
  expect(trial).toBeGreaterThan(3);
  expect(monthsOf(open, "price").slice(0, trial)).toEqual(monthsOf(closed, "price").slice(0, trial));
  expect(monthsOf(open, "price")).not.toEqual(monthsOf(closed, "price"));
});
