import { describe, expect, test } from "vitest";
import type { Market } from "../../../src/model/market.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import type { BatchTask, MapBatches } from "../../../src/worlds/batch.ts";
import { evaluatePoints, exploring, type PointOutcome } from "../../../src/worlds/points.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";
import { buyersOf, marketOf } from "../../model/exampleMarket.ts";
import { bundled } from "../../scenario/libraries.ts";

const readings = [
  { serie: 0, months: [2, 5] as const },
  { serie: 1, months: [0, 5] as const },
];
const options = { seed: "points", replications: 60, readings };

function marketAt(demand: number): Market {
  return marketOf({ months: 6, buyers: [buyersOf("buyer", 2, { demand })] });
}

/** Holds so many results back and gives them in the wrong order. */
function shuffled(held: number, broken: (task: BatchTask) => boolean = () => false): MapBatches {
  return async (tasks, onDone, _signal, onFailed) => {
    const waiting: (() => void)[] = [];
    let number = 0;
    for (const task of tasks) {
      const own = number++;
      waiting.push(
        broken(task) ? () => onFailed?.(new Error("out of luck"), own) : () => onDone(simulateBatch(task), own),
      );
      if (waiting.length > held) waiting.splice(waiting.length - 2, 1)[0]();
    }
    for (const give of waiting.reverse()) give();
  };
}

async function evaluated(demands: readonly number[], map: MapBatches): Promise<[number, PointOutcome][]> {
  const seen: [number, PointOutcome][] = [];
  await evaluatePoints(
    demands.map((demand) => ({ demand, market: marketAt(demand) })),
    options,
    map,
    ({ demand }, outcome) => seen.push([demand, outcome]),
  );
  return seen;
}

describe("points of a design", () => {
  test("are handed over in their order, whatever the order in which batches are done", async () => {
    const seen = await evaluated([1, 2, 3, 4], shuffled(5));
    expect(seen.map(([demand]) => demand)).toEqual([1, 2, 3, 4]);
    expect(await evaluated([1, 2, 3, 4], shuffled(0))).toEqual(seen);
  });

  test("have the means of their own worlds", async () => {
    const [[, outcome]] = await evaluated([2], shuffled(0));
    const alone = simulateBatch({ market: marketAt(2), seed: "points", first: 25, count: 1, window: [0, 5], readings });
    expect("means" in outcome && outcome.means.slice(50, 52)).toEqual(alone.means);
  });

  test("fail alone", async () => {
    const broken = (task: BatchTask) => task.market.buyers[0].parameters.demand === 2 && task.first === 25;
    const seen = await evaluated([1, 2, 3], shuffled(2, broken));
    expect(seen.map(([, outcome]) => ("failure" in outcome ? outcome.failure : "means"))).toEqual([
      "means",
      "out of luck",
      "means",
    ]);
  });

  test("are made only as threads ask for them", async () => {
    let made = 0;
    let most = 0;
    function* design() {
      for (let demand = 1; demand <= 20; demand++) {
        made++;
        yield { demand, market: marketAt(demand) };
      }
    }
    let used = 0;
    await evaluatePoints(design(), options, shuffled(0), () => {
      used++;
      most = Math.max(most, made - used);
    });
    expect(used).toBe(20);
    expect(most).toBeLessThanOrEqual(1);
  });
});

describe("exploring a scenario", () => {
  const series = [
    { measure: "price", group: "all" },
    { measure: "service", group: "all" },
  ] as const;

  async function seenAt(money: readonly string[]): Promise<PointOutcome[]> {
    const source = bundled.find("catfish");
    const markets =
      source === undefined ? { problems: [] } : openMarkets(source, bundled, { settings: money, months: 12 });
    if ("problems" in markets) throw new Error("the bundled scenario is wrong");
    const seen: PointOutcome[] = [];
    const asked = { seed: "money", replications: 3, window: [6, 11], series } as const;
    await exploring(markets, asked, shuffled(0))([[], ["unitCost=7"]], ({ outcome }) => seen.push(outcome));
    return seen;
  }

  test("reads a group that some points have and others have not: its share is 0 without it, its price unknown", async () => {
    const source = bundled.find("catfish");
    const counts = [0, 2, 0, 3].map((count) => [`suppliers.backup.count=${count}`]);
    const asked = [
      { measure: "price", group: "backup" },
      { measure: "shareOfSpend", group: "backup" },
      { measure: "shareOfSpend", group: "newcomer" },
    ] as const;
    const options = { seed: "drop", replications: 2, window: [0, 11], series: asked } as const;
    const seenFrom = async (...settings: string[]) => {
      const markets = source && openMarkets(source, bundled, { settings, months: 12 });
      if (markets === undefined || "problems" in markets) throw new Error("the bundled scenario is wrong");
      const seen: number[][] = [];
      await exploring(
        markets,
        options,
        shuffled(0),
      )(counts, ({ outcome }) => {
        if ("means" in outcome) seen.push([...outcome.means]);
      });
      return seen;
    };
    const seen = await seenFrom();
    expect(seen.map(([price, share]) => [Number.isNaN(price), share > 0])).toEqual(
      [true, false, true, false].map((isGone) => [isGone, !isGone]),
    );
    expect(seen.map((means) => means.length)).toEqual([6, 6, 6, 6]);
    expect(seen.map(([, share]) => share).filter((share) => share === 0)).toHaveLength(2);
    expect(seen[0]).toEqual(seen[2]);
    expect(await seenFrom("suppliers.backup.count=0")).toEqual(seen);
  });

  test("counts amounts of money in its currency, once, also where the unit cost is varied; all else not at all", async () => {
    const [plain] = await seenAt([]);
    const [inEuro, varied] = await seenAt(["currency=EUR", "unitCost=12.5"]);
    if ("failure" in plain) throw new Error(plain.failure);
    const means = plain.means.map((value, at) => (at % 2 === 0 ? value * 12.5 : value));
    expect(inEuro).toEqual({ means });
    expect(varied).toEqual({ means });
  });
});
