import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { TimetableEntry } from "../../src/model/market.ts";
import { disrupt } from "../../src/model/processes/disrupt.ts";
import { followTimetable } from "../../src/model/processes/followTimetable.ts";
import { varyDemand } from "../../src/model/processes/varyDemand.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, livelyMarket, marketOf, suppliersOf } from "./exampleMarket.ts";
import { monthsOf, openWorld, run, watch } from "./runWorld.ts";

function runMonths(world: World, from: number, to: number, process: (world: World) => void, look?: () => void): void {
  for (let month = from; month < to; month++) {
    world.month = month;
    keyStreams(world, month);
    process(world);
    look?.();
  }
}

test("disrupt keeps delta / (delta + 1/m) of the suppliers disrupted in the long run", () => {
  const market = { disruptionRate: 0.1, disruptionMonths: 4 };
  const world = openWorld(marketOf({ market, suppliers: [suppliersOf("s", "fixed", 400)] }));
  let disrupted = 0;
  runMonths(world, 0, 40, disrupt);
  runMonths(world, 40, 340, disrupt, () => {
    disrupted += world.supplier.disrupted.reduce((sum, one) => sum + one, 0);
  });
  // Standard error of the share, states following each other with correlation 1 - 0.1 - 0.25: 0.0028.
  expect(Math.abs(disrupted / (400 * 300) - 0.1 / 0.35)).toBeLessThan(4 * 0.0028);
});

describe("vary demand", () => {
  const volatility = 0.3;
  const count = 4000;
  const market = { demandVolatility: volatility, demandPersistence: 0.8 };
  const world = openWorld(marketOf({ market, buyers: [buyersOf("buyer", count, { demand: 5 })] }));
  const logs: number[][] = [];
  runMonths(world, 0, 13, varyDemand, () => logs.push(Array.from(world.buyer.demand, (units) => Math.log(units / 5))));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test.each([0, 12])("has the mean D_0 and the standard deviation sigma_D of logs, in month %d", (month) => {
    const centre = mean(logs[month]);
    const sd = Math.sqrt(mean(logs[month].map((value) => (value - centre) ** 2)));
    expect(Math.abs(sd - volatility)).toBeLessThan((4 * volatility) / Math.sqrt(2 * count));
    const relativeSd = Math.sqrt(Math.exp(volatility ** 2) - 1);
    expect(Math.abs(mean(logs[month].map(Math.exp)) - 1)).toBeLessThan((4 * relativeSd) / Math.sqrt(count));
  });

  test("remembers rho_D^n after n months", () => {
    const centred = logs.map((month) => month.map((value) => value + volatility ** 2 / 2));
    for (const gap of [1, 3]) {
      const correlation = mean(centred[0].map((value, b) => value * centred[gap][b])) / volatility ** 2;
      expect(Math.abs(correlation - 0.8 ** gap)).toBeLessThan((4 * Math.SQRT2) / Math.sqrt(count));
    }
  });

  test("is steady without volatility", () => {
    const steady = openWorld(
      marketOf({ market: { demandVolatility: 0 }, buyers: [buyersOf("buyer", 2, { demand: 3 })] }),
    );
    runMonths(steady, 0, 3, varyDemand, () => expect([...steady.buyer.demand]).toEqual([3, 3]));
  });
});

describe("the timetable", () => {
  const planned = (...timetable: TimetableEntry[]) => livelyMarket({ timetable });
  const happens = (entry: TimetableEntry) => {
    const world = openWorld(planned(entry));
    world.month = entry.month;
    followTimetable(world);
    return world;
  };

  test("sets a parameter of the market, of buyers or of suppliers, in its month and not before", () => {
    const market = planned(
      { month: 3, event: "setMarket", parameter: "switchingCost", value: 0.9 },
      { month: 4, event: "setBuyers", parameter: "openness", group: 0, value: 0.77 },
      { month: 4, event: "setBuyers", parameter: "demand", group: 0, value: 7 },
      { month: 6, event: "setSuppliers", parameter: "quality", group: 1, value: 0.11 },
    );
    watch(market, {
      during({ month, market: values, buyer, supplier }) {
        expect(values.switchingCost === 0.9).toBe(month >= 3);
        expect(buyer.policy.openness.includes(0.77)).toBe(month >= 4);
        expect(buyer.parameters.demand.includes(7)).toBe(month >= 4);
        expect([...supplier.parameters.quality].map((q) => q === 0.11)).toEqual(
          Array.from(supplier.group, (group) => group === 1 && month >= 6),
        );
      },
    });
  });

  test("is forgotten by the next replication", () => {
    const market = planned({ month: 0, event: "setMarket", parameter: "switchingCost", value: 0.9 });
    const plain = openWorld(market);
    expect(plain.market.switchingCost).toBe(market.market.switchingCost);
  });

  test("multiplies demand for so many months", () => {
    const demandOf = (...timetable: TimetableEntry[]) => {
      const months: number[] = [];
      watch(planned(...timetable), { during: ({ buyer }) => months.push(buyer.demand[2]) });
      return months;
    };
    const plain = demandOf();
    const shocked = demandOf({ month: 5, event: "demandShock", group: 0, factor: 3, months: 4 });
    const factors = shocked.map((units, month) => units / plain[month]);
    factors.forEach((factor, month) => {
      expect(factor).toBeCloseTo(month >= 5 && month < 9 ? 3 : 1, 12);
    });
  });

  test("takes capacity from one supplier of a group, or from all, for so many months", () => {
    const lossOf = (member: number) => {
      const world = happens({ month: 5, event: "failure", group: 1, member, loss: 0.6, months: 2 });
      expect([...world.supplier.failureEnd].filter((end) => end > 0)).toEqual(new Array(member < 0 ? 4 : 1).fill(7));
      return Array.from(world.supplier.failureLoss);
    };
    expect(lossOf(2)).toEqual([0, 0, 0, 0, 0, 0, 0.6, 0, 0, 0, 0, 0]);
    expect(lossOf(-1)).toEqual([0, 0, 0, 0, 0.6, 0.6, 0.6, 0.6, 0, 0, 0, 0]);
  });

  test("lets a failure be felt in the months that it lasts and in no other", () => {
    const market = marketOf({
      market: { disruptionRate: 0, demandVolatility: 0 },
      buyers: [buyersOf("buyer", 1, { flexibleSlots: 0, fixedSlots: 1 })],
      suppliers: [suppliersOf("powerhouse", "fixed", 1)],
      timetable: [{ month: 4, event: "failure", group: 0, member: 0, loss: 1, months: 3 }],
    });
    expect(monthsOf(run(market), "fillRate")).toEqual([1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  test("puts a group back behind the frontier", () => {
    const world = happens({ month: 9, event: "technologyJump", group: 0, lag: 30 });
    const before = openWorld(livelyMarket());
    const jumps = Array.from(world.supplier.lag, (lag, s) => lag - before.supplier.lag[s]);
    expect(jumps).toEqual([30, 30, 30, 30, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("replaces what capacity has grown to", () => {
    const world = happens({ month: 2, event: "setSuppliers", parameter: "capacity", group: 2, value: 9 });
    expect(Array.from(world.supplier.capacity.subarray(8))).toEqual([9, 9, 9, 9]);
  });

  test("makes room for larger panels, and empties smaller ones at once where no contract binds", () => {
    const sizes: number[] = [];
    const market = planned(
      { month: 5, event: "setBuyers", parameter: "flexibleSlots", group: 0, value: 1 },
      { month: 9, event: "setBuyers", parameter: "flexibleSlots", group: 0, value: 6 },
    );
    watch(market, {
      after: ({ buyer }) => sizes.push(Math.max(...buyer.panelEnd.map((end, b) => end - buyer.contractsEnd[b]))),
    });
    expect(Math.max(...sizes.slice(5, 9))).toBe(1);
    expect(Math.max(...sizes.slice(9))).toBeGreaterThan(3);
  });

  test("lets entrants court more buyers than they began with", () => {
    const courted: number[] = [];
    const market = marketOf({
      months: 30,
      buyers: [buyersOf("buyer", 30, { openness: 0 })],
      suppliers: [
        suppliersOf("newcomer", "newcomer", 1, {
          entryMonth: 0,
          courtedAccounts: 2,
          courtingPatience: 99,
          initialCash: 99,
        }),
      ],
      timetable: [{ month: 10, event: "setSuppliers", parameter: "courtedAccounts", group: 0, value: 5 }],
    });
    watch(market, { during: ({ account }) => courted.push(account.buyer.filter((b) => b >= 0).length) });
    expect(courted[9]).toBe(2);
    expect(courted[29]).toBe(5);
  });
});
