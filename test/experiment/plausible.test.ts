import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { drawsOf, restsOn } from "../../src/analyse/plausible/acceptance.ts";
import { observed } from "../../src/analyse/plausible/observed.ts";
import { plausibleAnswer } from "../../src/analyse/plausible/spread.ts";
import type { Market } from "../../src/model/market.ts";
import { measureNames } from "../../src/model/measures.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { accepted } from "../../src/worlds/plausible/accepted.ts";
import { type Assumption, assumptionsOf, drawing, drawnValue } from "../../src/worlds/plausible/assumptions.ts";
import {
  heldIn,
  MOST_MARKETS,
  planOf,
  plausibleTasks,
  simulatePlausible,
  USUAL_MARKETS,
} from "../../src/worlds/plausible/markets.ts";
import { inOrder } from "./exampleScenario.ts";

const text = readFileSync(fileURLToPath(new URL("../../scenarios/baseline.yaml", import.meta.url)), "utf8");

function baseline(...settings: readonly string[]): Scenario {
  const source = { name: "baseline", place: "baseline.yaml", text };
  const markets = openMarkets(source, { find: () => undefined, names: () => [] }, { settings });
  if ("problems" in markets) throw new Error(markets.problems[0]?.wrong);
  return markets.scenario;
}

const { market } = baseline();
const assumed = assumptionsOf(market);
const draws = Array.from({ length: 400 }, (_, draw) => draw);

function named(path: string): Assumption {
  const found = assumed.find((each) => each.path === path);
  if (found === undefined) throw new Error(`${path} is not assumed`);
  return found;
}

describe("what is drawn", () => {
  test("lies within its plausible range, and whole numbers are whole and all of them are drawn", () => {
    for (const assumption of assumed) {
      const { range, parameter } = assumption;
      const values = draws.map((draw) => drawnValue(assumption, draw));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(range[0]);
      expect(Math.max(...values)).toBeLessThanOrEqual(range[1]);
      if (parameter.whole) expect(new Set(values).size).toBeGreaterThan((range[1] - range[0]) / 2);
      if (parameter.whole) expect(values.every(Number.isInteger)).toBe(true);
    }
  });

  test("fills its range evenly, or every order of magnitude of a wide one", () => {
    const [narrow] = assumed.filter(({ parameter }) => !parameter.whole);
    const middle = (of: Assumption) => draws.map((draw) => drawnValue(of, draw)).sort((a, b) => a - b)[200];
    const ranged = (low: number, high: number) => ({ ...narrow, range: [low, high] as const });
    expect(middle(ranged(1, 3))).toBeCloseTo(2, 0);
    expect(middle(ranged(0, 1000)) / 500).toBeCloseTo(1, 0);
    expect(middle(ranged(1, 10_000)) / 100).toBeGreaterThan(0.4);
    expect(middle(ranged(1, 10_000)) / 100).toBeLessThan(2.5);
  });

  test("depends on the number of the draw and the path, and on nothing else that is drawn", () => {
    const moved = new Set(assumed.map(({ path }) => path));
    const [first] = assumed;
    const one = drawing(market, new Set([first.path]))(7);
    const all = drawing(market, moved)(7);
    expect(one.market).toMatchObject({ [first.name]: drawnValue(first, 7) });
    expect(all.market).toMatchObject({ [first.name]: drawnValue(first, 7) });
    expect(drawing(market, moved)(7)).toEqual(all);
    expect(drawing(market, moved)(8)).not.toEqual(all);
  });

  test("is drawn for each group by itself", () => {
    const [strong, weak] = ["powerhouse", "backup"].map((group) => named(`suppliers.${group}.effortSpeed`));
    expect(drawnValue(strong, 3)).not.toBe(drawnValue(weak, 3));
  });

  test("is the same in both arms, whose levers stay apart", () => {
    const arms = [market, baseline("policy.flexibleShare=30%").market];
    const { draws: numbers, moved } = planOf(arms, { markets: 5, held: [] });
    const paths = new Set(moved.map(({ path }) => path));
    for (const number of numbers) {
      const [before, after] = arms.map((arm) => drawing(arm, paths)(number));
      expect(after.market).toEqual(before.market);
      expect(after.suppliers).toEqual(before.suppliers);
      expect(after.buyers[0].parameters.flexibleShare).toBe(0.3);
      expect({ ...after.buyers[0].parameters, flexibleShare: 0.2 }).toEqual(before.buyers[0].parameters);
    }
  });
});

describe("what is held", () => {
  const path = "market.openingMargin";

  test("is what differs from the table, in every arm if in one", () => {
    const [plain, changed] = [baseline(), baseline(`${path}=0.3`)];
    expect(heldIn([plain])).toEqual([]);
    expect(heldIn([plain, changed])).toEqual([path]);
    const { moved } = planOf([plain.market, changed.market], { markets: 3, held: heldIn([plain, changed]) });
    expect(moved.map((each) => each.path)).toEqual(
      assumed
        .map((each) => each.path)
        .filter((each) => each !== path)
        .sort(),
    );
  });

  test("is what the command line sets, be it to what the table has", () => {
    expect(heldIn([baseline(`${path}=${market.market.openingMargin}`)])).toEqual([path]);
  });

  test("is what a timetable sets", () => {
    const { origins } = baseline();
    const timed: Market = {
      ...market,
      timetable: [{ month: 3, event: "setMarket", parameter: "openingMargin", value: 0.5 }],
    };
    expect(heldIn([{ market: timed, origins }])).toEqual([path]);
  });
});

describe("the draws that are accepted", () => {
  test("were gone through with the table of parameters as it is: else run  npm run plausible", () => {
    expect(accepted.restsOn).toBe(createHash("sha256").update(restsOn(market)).digest("hex"));
  });

  test("are enough for what is usual, and neither all nor next to none", () => {
    expect(MOST_MARKETS).toBeGreaterThanOrEqual(USUAL_MARKETS);
    expect(MOST_MARKETS / accepted.tried).toBeGreaterThan(0.1);
    expect(MOST_MARKETS).toBeLessThan(accepted.tried);
  });

  test("are judged by levels alone, each with where its range comes from", () => {
    for (const { what, low, high, source } of observed) {
      expect([...measureNames, "attrition", "gini"]).toContain(what);
      expect(low).toBeLessThan(high);
      expect(source).toMatch(/^(assumption|ledgers|[A-Z]\w+ .*\(\d{4}\))/);
    }
  });

  test("are those that the rule takes", () => {
    const gone = [...drawsOf(market, 12, 4)];
    expect(gone.map(({ values }) => values.length > 0)).toContain(true);
    const taken = gone.filter((draw) => draw.accepted).map(({ number }) => number);
    expect(taken).toEqual(accepted.draws.filter((draw) => draw < 12));
  });

  test("leave out those that do not go together in a scenario", () => {
    const tight = baseline("buyers.buyer.demand=1.1");
    const all = planOf([market], { markets: MOST_MARKETS, held: [] }).draws;
    const fewer = planOf([tight.market], { markets: MOST_MARKETS, held: [] }).draws;
    expect(fewer.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining([...fewer]));
  });
});

describe("plausible markets are simulated", () => {
  const short = { ...market, months: 24 };
  const arms = [{ ...short, entryEnabled: false }, short];
  const series = [
    { measure: "price", group: "all" },
    { measure: "margin", group: "powerhouse" },
  ] as const;
  const window = [12, 23] as const;
  const work = { ...planOf(arms, { markets: 6, held: [] }), markets: arms, seed: "catfish", window, series };

  test("to the same bits in whatever order batches are done, and as they are listed", async () => {
    const forward = await simulatePlausible(work, inOrder());
    const backward = await simulatePlausible(
      work,
      inOrder((n) => [...Array(n).keys()].reverse()),
    );
    expect(backward).toEqual(forward);
    expect([...plausibleTasks(work)].length).toBe(12);
  });

  test("each in worlds of its own, which both arms share", () => {
    const seeds = [...plausibleTasks(work)].map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(6);
    for (const [place, seed] of seeds.entries()) expect(seed).toBe(seeds[place - (place % 2)]);
  });

  test("some of them to the same bits as among all", async () => {
    const all = await simulatePlausible(work, inOrder());
    const some = await simulatePlausible({ ...work, draws: [work.draws[4]] }, inOrder());
    expect(some.means[1]).toEqual(all.means[1].slice(8, 10));
    // Two series in each of two years.
    expect(some.years[1]).toEqual(all.years[1].slice(16, 20));
    // The window is the second year.
    expect([...all.years[1]].filter((_, at) => at % 4 >= 2)).toEqual([...all.means[1]]);
  });

  /** All weight with the buyer, no scarcity, nothing that ends or fails: the least margin is left. */
  const HARD = [
    "policy.negotiation=1",
    "policy.openness=0",
    "entry.enabled=false",
    "market.contractPriceMonths=1",
    "market.scarcityMargin=0",
    "market.uncommittedCost=0",
    "market.needEndRate=0",
    "market.openingMargin=0.02",
    "market.disruptionRate=0",
  ];

  test("so that who bargains for all pays the margin that was drawn, in each of them", async () => {
    const hard = baseline(...HARD).market;
    const least = named("market.minimumMargin");
    const plan = { draws: work.draws, moved: [least] };
    const {
      means: [means],
    } = await simulatePlausible({ ...work, ...plan, markets: [hard], window: [110, 119] }, inOrder());
    work.draws.forEach((draw, place) => {
      const margin = drawnValue(least, draw);
      expect(means[place * 2 + 1]).toBeCloseTo(margin / (1 + margin), 3);
    });
  });
});

describe("what follows from them", () => {
  const moved = assumed.slice(0, 12);
  const numbers = Array.from({ length: 101 }, (_, draw) => draw);
  const series = [{ measure: "buyerValue", group: "all" }] as const;
  const answerOf = (differences: readonly number[], written: number) =>
    plausibleAnswer(
      {
        draws: numbers,
        moved,
        held: [],
        series,
        means: [numbers.map(() => 2), differences.map((d) => 2 + d)].map((m) => Float64Array.from(m)),
        // In the first year nothing differs, in the second twice as much.
        years: [numbers.flatMap(() => [2, 2]), differences.flatMap((d) => [2, 2 + 2 * d])].map((m) =>
          Float64Array.from(m),
        ),
        run: {
          rate: 1,
          years: [
            { months: [0, 11], weight: 12 },
            { months: [12, 23], weight: 6 },
          ],
        },
      },
      [{ name: "planted", from: 0, to: 1, written: [written] }],
    ).contrasts[0];

  test("where nine markets in ten lie, and how many turn the sign", () => {
    const { differences } = answerOf(
      numbers.map((n) => n - 10),
      1,
    );
    expect(differences[0]).toMatchObject({ n: 101, p05: -5, p50: 40, p95: 85 });
    expect(differences[0].relative.p50).toBeCloseTo(20, 12);
    expect(differences[0].otherSign).toBeCloseTo(10 / 101, 12);
    expect(differences[0].worse).toBeCloseTo(10 / 101, 12);
  });

  test("shares of markets with the interval of so few, also where there is none of them", () => {
    const [some, none] = [10, 0].map(
      (many) =>
        answerOf(
          numbers.map((n) => n + 0.5 - many),
          1,
        ).differences[0],
    );
    // Wilson (1927) of 10 and of 0 in 101, worked out by its formula in Python.
    for (const found of [some, { ...some, worseLower: some.otherSignLower, worseUpper: some.otherSignUpper }]) {
      expect(found.worseLower).toBeCloseTo(0.0547, 4);
      expect(found.worseUpper).toBeCloseTo(0.1727, 4);
    }
    expect(none).toMatchObject({ worse: 0, worseLower: 0 });
    // A market in which nothing changes is neither better nor worse.
    const same = answerOf(
      numbers.map(() => 0),
      0,
    ).differences[0];
    expect(same).toMatchObject({ better: 0, worse: 0 });
    expect(none.worseUpper).toBeCloseTo(0.0366, 4);
  });

  test("what it hangs on by the difference over all years, and not over the months of the means", () => {
    const [path] = moved;
    const values = numbers.map((draw) => drawnValue(path, draw));
    // Over the one year the difference rises with the value; over the months of the means it falls.
    const own = plausibleAnswer(
      {
        draws: numbers,
        moved: [path],
        held: [],
        series,
        means: [numbers.map(() => 0), values.map((value) => -value)].map((m) => Float64Array.from(m)),
        years: [numbers.map(() => 0), values].map((m) => Float64Array.from(m)),
        run: { rate: 0, years: [{ months: [0, 11], weight: 12 }] },
      },
      [{ name: "planted", from: 0, to: 1, written: [-1] }],
    ).contrasts[0];
    expect(own.movers[0][0].correlation).toBeCloseTo(1, 12);
  });

  test("the same over all years, of which a later one weighs less", () => {
    const { whole } = answerOf(
      numbers.map((n) => n - 10),
      1,
    );
    // Nothing in the first year, twice the difference in the second, which weighs half of the first: two thirds of it.
    for (const [end, expected] of [
      ["p05", -5],
      ["p50", 40],
      ["p95", 85],
    ] as const)
      expect(whole[0][end]).toBeCloseTo((expected * 2) / 3, 12);
    expect(whole[0]).toMatchObject({ n: 101, otherSign: Number.NaN });
    expect(whole[0].worse).toBeCloseTo(10 / 101, 12);
  });

  test("a market in which a measure has no value is left out", () => {
    const { differences } = answerOf(
      numbers.map((n) => (n === 0 ? Number.NaN : n)),
      -1,
    );
    expect(differences[0]).toMatchObject({ n: 100, worse: 0, otherSign: 1 });
  });

  test("the value that the answer hangs on is found among the others", () => {
    const { movers } = answerOf(
      numbers.map((n) => -(drawnValue(moved[3], n) ** 3)),
      1,
    );
    const clear = movers[0].filter(({ pHolm }) => pHolm < 0.05);
    expect(clear).toHaveLength(1);
    expect(clear[0].path).toBe(moved[3].path);
    expect(clear[0].correlation).toBeCloseTo(-1, 6);
  });
});
