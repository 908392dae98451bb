import { describe, expect, test } from "vitest";
import { batchKey } from "../../src/cli/store/batchKey.ts";
import type { Market } from "../../src/model/market.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import { type BatchTask, batchesOf } from "../../src/worlds/batch.ts";
import { bundledLibrary } from "../scenario/libraries.ts";

const library = bundledLibrary();

/** A market read anew, so that it shares nothing with another. */
function marketWith(...settings: readonly string[]): Market {
  const source = library.find("catfish");
  const opened = source && openMarkets(source, library);
  const read = opened && "marketOf" in opened ? opened.marketOf(settings) : undefined;
  if (read === undefined || "problems" in read) throw new Error("no such market");
  return read.market;
}

function taskOf(market: Market, more: Partial<BatchTask> = {}): BatchTask {
  return { ...batchesOf(market, "seed", 10, [0, 59])[0], ...more };
}

describe("the key of a batch", () => {
  const market = marketWith();

  test("is the same for equal markets, whether they share their groups or not", () => {
    const key = batchKey(taskOf(market), "source");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(batchKey(taskOf(marketWith()), "source")).toBe(key);
    expect(batchKey(taskOf(structuredClone(market)), "source")).toBe(key);
    expect(batchKey(taskOf(structuredClone(market)), "source")).toBe(key);
  });

  test("is another wherever the market is, down to the sign of a zero and to numbers that JSON does not have", () => {
    const [buyers] = market.buyers;
    const withDemand = (demand: number): Market => ({
      ...market,
      buyers: [{ ...buyers, parameters: { ...buyers.parameters, demand } }, ...market.buyers.slice(1)],
    });
    const entry = { month: 3, event: "demandShock", group: 0, factor: 2, months: 4 } as const;
    const markets = [
      market,
      ...[0, -0, Number.NaN, Number.POSITIVE_INFINITY, 2, 2 + 2 * Number.EPSILON].map(withDemand),
      { ...market, months: market.months - 1 },
      { ...market, entryEnabled: false },
      { ...market, suppliers: [...market.suppliers].reverse() },
      { ...market, suppliers: market.suppliers.slice(1) },
      { ...market, timetable: [entry] },
      { ...market, timetable: [{ ...entry, months: 5 }] },
      { ...market, timetable: [entry, entry] },
      marketWith("market.disruptionRate=0.0123"),
    ];
    const keys = markets.map((each) => batchKey(taskOf(each), "source"));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("is another for another source, seed, window, first world, arm or reading", () => {
    const reading = { serie: 1, months: [0, 59] } as const;
    const arms = [market, marketWith("policy.openness=0.4")] as const;
    const keys = [
      batchKey(taskOf(market), "source"),
      batchKey(taskOf(market), "other source"),
      ...[
        { seed: "other" },
        { window: [0, 58] as const },
        { first: 25 },
        { readings: [reading] },
        { readings: [reading, { ...reading, serie: 2 }] },
        { readings: [{ ...reading, months: [1, 59] as const }] },
        { arms },
        { arms: [arms[1], arms[0]] as const },
      ].map((more) => batchKey(taskOf(market, more), "source")),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
