import { describe, expect, test } from "vitest";
import { type MeasureName, measureNames } from "../../src/model/measures.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import { prepare, runMonth } from "../../src/model/simulate.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, livelyMarket } from "./exampleMarket.ts";
import { onPanels } from "./runWorld.ts";

/** Mean over relations on a panel, by units ordered. */
function byVolume(of: (world: World, r: number) => number): (world: World) => number {
  return (world) => {
    const { ordered } = world.relation;
    const places = onPanels(world);
    const volume = places.reduce((sum, r) => sum + ordered[r], 0);
    return places.reduce((sum, r) => sum + ordered[r] * of(world, r), 0) / volume;
  };
}

const total = (numbers: Float64Array) => numbers.reduce((sum, number) => sum + number, 0);

/** Measures whose row names no more than a column or a sum of one, worked out from the world by themselves. */
const fromColumns: Partial<Record<MeasureName, (world: World) => number>> = {
  service: byVolume(({ relation }, r) => relation.effort[r]),
  technologyLag: byVolume(({ relation, supplier }, r) => supplier.lag[relation.supplier[r]]),
  inertia: byVolume(({ relation }, r) => relation.inertia[r]),
  tenure: byVolume(({ relation, month }, r) => month + 1 - relation.since[r]),
  trust: byVolume(({ relation }, r) => relation.trust[r]),
  trustProduct: byVolume(({ relation }, r) => relation.trustProduct[r]),
  trustRisk: byVolume(({ relation }, r) => relation.trustRisk[r]),
  trustOrganisation: byVolume(({ relation }, r) => relation.trustOrganisation[r]),
  trustSocial: byVolume(({ relation }, r) => relation.trustSocial[r]),
  launches: ({ buyer, buyerCount }) => (12 * total(buyer.launches)) / buyerCount,
  profit: ({ supplier }) => total(supplier.profit),
};

describe("a measure", () => {
  test.each(Object.entries(fromColumns))("%s is what its row says, in every month", (measure, worked) => {
    const market = livelyMarket({ buyers: [buyersOf("large", 3), buyersOf("small", 2, { openness: 0.6 })] });
    const { world, observer, key } = prepare(market, "measures");
    resetWorld(world, market, key, 0);
    const row = new Float64Array(observer.series.length);
    const place = observer.series.findIndex((serie) => serie.measure === measure && serie.group === "all");
    for (let month = 0; month < market.months; month++) {
      let expected = Number.NaN;
      runMonth(world, observer, month, row, 0, () => {
        expected = worked(world);
      });
      expect(row[place]).toBeCloseTo(expected, 12);
    }
  });

  test("of counts is over what was counted until the month closed", () => {
    const market = livelyMarket();
    const { world, observer, key } = prepare(market, "measures");
    resetWorld(world, market, key, 0);
    const row = new Float64Array(observer.series.length);
    const at = (measure: MeasureName) => observer.series.findIndex((serie) => serie.measure === measure);
    let exits = 0;
    for (let month = 0; month < market.months; month++) {
      const before = world.supplier.exitMonth.slice();
      runMonth(world, observer, month, row, 0);
      const left = world.supplier.exitMonth.filter((gone, s) => gone !== before[s]).length;
      expect(row[at("exits")]).toBe(12 * left);
      exits += left;
    }
    expect(exits).toBeGreaterThan(0);
  });

  test("has a series for every group that it is observed for", () => {
    const { observer } = prepare(livelyMarket({ supplierSide: ["newcomer"] }), "measures");
    for (const name of measureNames) expect(observer.series.some(({ measure }) => measure === name)).toBe(true);
    expect(observer.series.some(({ measure, group }) => measure === "profit" && group === "incumbents")).toBe(false);
  });

  test("of the supplier's side has a series for the groups that it is asked of, and in other markets none", () => {
    const of = (supplierSide: readonly string[]) =>
      prepare(livelyMarket({ supplierSide }), "measures")
        .observer.series.filter(({ measure }) => measure === "contractsWon")
        .map(({ group }) => group);
    expect(of([])).toEqual([]);
    expect(of(["newcomer"])).toEqual(["newcomer"]);
    expect(of(["newcomer", "powerhouse"])).toEqual(["powerhouse", "newcomer"]);
  });
});
