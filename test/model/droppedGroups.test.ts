import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market, TimetableEntry } from "../../src/model/market.ts";
import { everySeriesOf, seriesOf } from "../../src/model/series.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { buyersOf, marketOf, suppliersOf } from "./exampleMarket.ts";
import { byName, run } from "./runWorld.ts";

const GROUPS_OF_SUPPLIERS = ["setSuppliers", "failure", "technologyJump"];

/** The same market without the groups that nobody belongs to, and without what happens to them. */
function withoutDropped(market: Market): Market {
  const present = (groups: readonly { readonly count: number }[]) =>
    [...groups.keys()].filter((group) => groups[group].count > 0);
  const [buyers, suppliers] = [present(market.buyers), present(market.suppliers)];
  const timetable = market.timetable.flatMap((entry): TimetableEntry[] => {
    if (!("group" in entry)) return [entry];
    const kept = GROUPS_OF_SUPPLIERS.includes(entry.event) ? suppliers : buyers;
    return kept.includes(entry.group) ? [{ ...entry, group: kept.indexOf(entry.group) }] : [];
  });
  return {
    ...market,
    buyers: buyers.map((group) => market.buyers[group]),
    suppliers: suppliers.map((group) => market.suppliers[group]),
    timetable,
  };
}

describe("a group that nobody belongs to", () => {
  test("has no series, in any market: the series are those of the market without it, and so is every number", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const without = withoutDropped(market);
        expect(seriesOf(market)).toEqual(seriesOf(without));
        fc.pre(without.buyers.length > 0);
        expect(byName(run(market))).toEqual(byName(run(without)));
      }),
      ANY,
    );
  });

  test("comes after all others for whoever asks for every series, each once", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const [own, every] = [seriesOf(market), everySeriesOf(market)];
        expect(every.slice(0, own.length)).toEqual(own);
        const names = every.map(({ measure, group }) => `${measure} of ${group}`);
        expect(new Set(names).size).toBe(names.length);
        const dropped = new Set(every.slice(own.length).map(({ group }) => group));
        const empty = market.suppliers.filter(({ count }) => count === 0).map(({ name }) => name);
        expect(empty.filter((name) => !dropped.has(name))).toEqual([]);
      }),
      ANY,
    );
  });

  test("leaves one group of buyers without series of its own: it is all there is", () => {
    const groups = (second: number) =>
      marketOf({
        buyers: [buyersOf("plant", 2), buyersOf("other", second)],
        suppliers: [suppliersOf("maker", "fixed", 2)],
      });
    const named = (market: Market) => [...new Set(seriesOf(market).map(({ group }) => group))];
    expect(named(groups(1))).toEqual(["all", "plant", "other", "maker", "incumbents"]);
    expect(named(groups(0))).toEqual(["all", "maker", "incumbents"]);
  });
});
