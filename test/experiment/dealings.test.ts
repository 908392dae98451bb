import { describe, expect, test } from "vitest";
import { dealingsBeside, dealingsOf, factOf } from "../../src/analyse/dealings.ts";
import { seriesOf } from "../../src/model/series.ts";
import { FIXED } from "../../src/model/world.ts";
import {
  DEALING_FACTS,
  type DealingFact,
  type Dealings,
  dealingFacts,
  monthInTheBlack,
} from "../../src/worlds/dealings.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { ratioInterval } from "../../src/worlds/statistics/ratio.ts";
import { buyersOf, strategicMarket } from "../model/exampleMarket.ts";
import { onPanels, watch } from "../model/runWorld.ts";

const market = strategicMarket({ months: 72, buyers: [buyersOf("large", 3), buyersOf("small", 5, { openness: 0.5 })] });
const groups = ["powerhouse", "newcomer"];

/** Worlds of which only these facts are known, the others 0. */
function madeUp(worlds: readonly Partial<Record<DealingFact, number>>[], group = "challenger"): Dealings {
  return {
    groups: [group],
    values: Float64Array.from(worlds.flatMap((world) => dealingFacts.map((f) => world[f] ?? 0))),
  };
}

describe("pay-back", () => {
  const of = (...profits: readonly number[]) => monthInTheBlack((month) => profits[month], profits.length);

  test("is the first month from which what was earned stays above nothing", () => {
    expect(of(-1, -1, 3, 1)).toBe(2);
    expect(of(-1, 2, -3, 4)).toBe(3);
    expect(of(1, 1)).toBe(0);
  });

  test("is never where it is not within the run", () => {
    expect(of(-1, 0.5, 0.5)).toBeNaN();
    expect(of(2, -2)).toBeNaN();
  });
});

test("the month from which a group is in the black is the median of the worlds' own", () => {
  const [own] = dealingsOf({
    dealings: madeUp([0, 50, 100].map((start, world) => ({ start, inTheBlack: start + [90, 71, 20][world] }))),
    replications: 3,
  });
  expect(own.blackFrom.median).toBe(120);
  // The median start and the median time taken are of two worlds.
  expect(own.start + own.steps.inTheBlack.median).toBe(121);
});

describe("one sum over another", () => {
  test("weighs worlds by what is below the line", () => {
    // 3 of 4 in two worlds: not the mean of 1 and 2/3.
    expect(ratioInterval([1, 2], [1, 3]).mean).toBe(0.75);
    expect(ratioInterval([0, 0], [0, 0]).mean).toBeNaN();
  });

  test("has the interval of a mean where all are equal below the line", () => {
    // Mean 2, standard error 1 / sqrt(3), t with two degrees of freedom 4.302653.
    const { lower, upper } = ratioInterval([1, 2, 3], [1, 1, 1]);
    expect(lower).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
    expect(upper).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
    expect(ratioInterval([2, 4, 6], [1, 2, 3])).toEqual({ n: 3, mean: 2, lower: 2, upper: 2 });
  });

  test("holds the truth in 93 to 97 of 100 trials", () => {
    let held = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const below = Array.from({ length: 60 }, (_, i) => 1 + Math.floor(10 * draw(trial, i)));
      const above = below.map((entered, i) => {
        return Array.from({ length: entered }, (_, k) => draw(trial, 1000 + 20 * i + k)).filter((u) => u < 0.3).length;
      });
      const { lower, upper } = ratioInterval(above, below);
      if (lower <= 0.3 && 0.3 <= upper) held++;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  });
});

/** A uniform draw of a trial: a hash of two whole numbers. */
function draw(trial: number, number: number): number {
  let hash = Math.imul(trial + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

describe("what a group comes to", () => {
  const worlds = [
    { start: 12, trial: 20, contract: 30, contractsWon: 2, reviewsEntered: 8, sellingCost: 4, profit: 5 },
    { start: 12, trial: 24, contract: 50, contractsWon: 1, reviewsEntered: 4, sellingCost: 5, profit: 6 },
    { start: 12, trial: 22, contract: Number.NaN, reviewsEntered: 4, sellingCost: 6, profit: 1, ruined: 1 },
  ];

  test("is told in months since it began, by the median and by who never came so far", () => {
    const [own] = dealingsOf({ dealings: madeUp(worlds), replications: 3 });
    expect(own.steps.trial).toMatchObject({ median: 10, never: 0 });
    expect(own.steps.contract).toMatchObject({ median: 38, never: 1 / 3 });
    expect(own.ruined.share).toBe(1 / 3);
  });

  test("wins so many of the reviews that it entered, and pays so much for each", () => {
    const [{ figures }] = dealingsOf({ dealings: madeUp(worlds), replications: 3 });
    expect(figures.winRate.mean).toBe(3 / 16);
    expect(figures.costPerContract.mean).toBe(5);
    expect(figures.profit.mean).toBe(4);
  });

  test("brings back what it earns more over what selling costs more, in the same worlds", () => {
    const without = worlds.map(({ sellingCost, profit }) => ({ sellingCost: sellingCost - 2, profit: profit - 3 }));
    const reference = { dealings: madeUp(without), replications: 3 };
    const [beside] = dealingsBeside({ dealings: madeUp(worlds), replications: 3 }, reference);
    expect(beside.gain?.mean).toBe(3);
    expect(beside.strategyReturn?.mean).toBe(1.5);
  });

  test("is not known where nobody looked", () => {
    expect(dealingsOf({ replications: 3 })).toEqual([]);
    const [alone] = dealingsBeside({ dealings: madeUp(worlds), replications: 3 }, { replications: 3 });
    expect(alone.gain).toBeUndefined();
  });
});

describe("dealings of a world", () => {
  const batch = simulateBatch({ market, seed: "test", first: 0, count: 1, window: [0, market.months - 1] });
  const dealings = { groups, values: batch.dealings };
  const of = (group: string, fact: DealingFact) => factOf(dealings, group, fact, 1)[0];

  test("are those of the groups whose own side is measured, and nothing in a market without", () => {
    expect(batch.dealings.length).toBe(groups.length * DEALING_FACTS);
    const { supplierSide: _, ...plain } = market;
    const none = simulateBatch({ market: plain, seed: "test", first: 0, count: 1, window: [0, 11] });
    expect(none.dealings.length).toBe(0);
  });

  test("add up to what is seen of it month by month", () => {
    const series = seriesOf(market);
    const place = (group: string) => series.findIndex((each) => each.measure === "profit" && each.group === group);
    for (const group of groups) {
      let profit = 0;
      for (let month = 0; month < market.months; month++) profit += batch.values[month * series.length + place(group)];
      expect(of(group, "profit")).toBeCloseTo(profit, 4);
    }
  });

  test("begin with the first month in which somebody has come so far", () => {
    const contract = new Map<string, number>();
    watch(market, {
      during: (world) => {
        for (const r of onPanels(world)) {
          const { name } = market.suppliers[world.supplier.group[world.relation.supplier[r]]];
          if (world.relation.track[r] === FIXED && !contract.has(name)) contract.set(name, world.month);
        }
      },
    });
    for (const group of groups) expect(of(group, "contract")).toBe(contract.get(group) ?? Number.NaN);
    expect(of("powerhouse", "contract")).toBe(0);
    expect(of("newcomer", "trial")).toBeLessThanOrEqual(of("newcomer", "gate"));
    expect(of("newcomer", "gate")).toBeLessThanOrEqual(of("newcomer", "contract"));
  });

  test("tell what a relation brings from its trial to its end", () => {
    const margins = new Map<string, number>();
    watch(market, {
      during: (world) => {
        const { relation, supplier, buyer } = world;
        for (const r of onPanels(world)) {
          const s = relation.supplier[r];
          if (market.suppliers[supplier.group[s]].name !== "newcomer") continue;
          const isContract = r < buyer.contractsEnd[relation.buyer[r]];
          const { unitCost, minimumEffort, effortResponse } = supplier.parameters;
          const cost = unitCost[s] * (isContract ? 1 : 1 + world.market.uncommittedCost);
          const over = Math.max(0, relation.effort[r] - minimumEffort[s]);
          const sold = relation.price[r] - cost;
          const margin =
            sold * relation.delivered[r] +
            (sold + relation.price[r] * world.market.rerouteSurcharge) * relation.takenOver[r] -
            (relation.ordered[r] * over * over) / (2 * effortResponse[s]);
          const age = world.month - relation.since[r];
          const name = `${relation.buyer[r]} ${s} ${relation.since[r]}`;
          if (relation.since[r] > market.months - 36) continue;
          margins.set(name, (margins.get(name) ?? 0) + margin * 1.08 ** -Math.floor(age / 12));
        }
      },
    });
    expect(margins.size).toBeGreaterThan(3);
    expect(of("newcomer", "lifetimeRelations")).toBe(margins.size);
    expect(of("newcomer", "lifetimeMargin")).toBeCloseTo(
      [...margins.values()].reduce((a, b) => a + b, 0),
      10,
    );
  });
});
