import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import { oneOffOrders } from "../../src/model/oneOffOrders.ts";
import { buyersOf, marketOf } from "./exampleMarket.ts";
import { openWorld, run } from "./runWorld.ts";

const RATE = 0.7;
const SPEND = 0.05;
const SPREAD = 0.8;
const POOL = 9;
const BUYERS = 20;
const MONTHS = 500;

const market = marketOf({
  buyers: [buyersOf("buyer", BUYERS)],
  market: { oneOffRate: RATE, oneOffSpend: SPEND, oneOffSpread: SPREAD, oneOffPool: POOL },
});

/** All one-off orders of a market, by month and buyer. */
function allOrders() {
  const world = openWorld(market);
  return Array.from({ length: MONTHS }, (_, month) => {
    world.month = month;
    keyStreams(world, month);
    return Array.from({ length: BUYERS }, (__, b) => oneOffOrders(world, b));
  });
}

describe("one-off orders", () => {
  const byMonth = allOrders();
  const counts = byMonth.flat().map((orders) => orders.length);
  const orders = byMonth.flat(2);
  const n = orders.length;
  const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  test("are as many as a Poisson number: the mean and the variance are the rate", () => {
    const cells = BUYERS * MONTHS;
    expect(Math.abs(meanOf(counts) - RATE)).toBeLessThan(4 * Math.sqrt(RATE / cells));
    const variance = meanOf(counts.map((count) => (count - RATE) ** 2));
    expect(Math.abs(variance - RATE)).toBeLessThan(4 * Math.sqrt((RATE + 2 * RATE ** 2) / cells));
    const none = counts.filter((count) => count === 0).length / cells;
    expect(Math.abs(none - Math.exp(-RATE))).toBeLessThan(0.02);
  });

  test("spend a lognormal sum a month, with the mean and the spread of the table", () => {
    const sd = SPEND * Math.sqrt(Math.exp(SPREAD ** 2) - 1);
    expect(Math.abs(meanOf(orders.map(({ spend }) => spend)) - SPEND)).toBeLessThan((4 * sd) / Math.sqrt(n));
    const logs = orders.map(({ spend }) => Math.log(spend / SPEND) + SPREAD ** 2 / 2);
    expect(Math.abs(meanOf(logs))).toBeLessThan((4 * SPREAD) / Math.sqrt(n));
    expect(Math.sqrt(meanOf(logs.map((log) => log ** 2)))).toBeCloseTo(SPREAD, 1);
  });

  test("last one to three months alike, and go the more often to a supplier the lower its number", () => {
    for (const months of [1, 2, 3]) {
      const part = orders.filter((order) => order.months === months).length / n;
      expect(Math.abs(part - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / n));
    }
    for (let supplier = 0; supplier < POOL; supplier++) {
      const chance = Math.sqrt((supplier + 1) / POOL) - Math.sqrt(supplier / POOL);
      const part = orders.filter((order) => order.supplier === supplier).length / n;
      expect(Math.abs(part - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / n));
    }
  });

  test("do nothing in the market", () => {
    const none = { ...market, market: { ...market.market, oneOffRate: 0 } };
    expect(run(market).values).toEqual(run(none).values);
  });
});
