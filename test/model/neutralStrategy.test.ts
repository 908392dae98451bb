import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { livelyMarket, withStrategy } from "./exampleMarket.ts";
import { byName, run } from "./runWorld.ts";

/** Levers that are off their defaults and do nothing without a spend, people or dealers. */
const inert = {
  tradeShowEvery: 3,
  corporateBrand: 0.3,
  targetLevel: 4,
  appraisalSwitchMonth: 7,
  screening: 1,
} as const;

function withInertStrategies(market: Market): Market {
  return market.suppliers.reduce((changed, { name }) => withStrategy(changed, name, inert), market);
}

describe("a strategy that does nothing", () => {
  test("leaves every history as it is without, to the last bit", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        expect(byName(run(withInertStrategies(market), "neutral", 2))).toEqual(byName(run(market, "neutral", 2)));
      }),
      ANY,
    );
  });

  test("and so it does in a market in which everything happens", () => {
    for (const replication of [0, 1, 2, 3]) {
      const market = livelyMarket({ months: 90 });
      const [without, inertly] = [market, withInertStrategies(market)].map((each) => run(each, "lively", replication));
      expect(inertly.values).toEqual(without.values);
    }
  });
});
