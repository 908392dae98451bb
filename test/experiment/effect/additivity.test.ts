import { describe, expect, test } from "vitest";
import { type CatfishEffect, catfishEffect, openEffect, withEffects } from "../../../src/analyse/catfishEffect.ts";
import { isTakenApart } from "../../../src/analyse/effectOverTime.ts";
import { isClear } from "../../../src/analyse/phases.ts";
import { armMarkets, arms, parts, reactionParts } from "../../../src/worlds/arms.ts";
import type { MapBatches } from "../../../src/worlds/batch.ts";
import { pairedDifferences } from "../../../src/worlds/pairedDifference.ts";
import { replicateScenario } from "../../../src/worlds/replicateScenario.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";
import { meanInterval, skewedMeanInterval } from "../../../src/worlds/statistics/intervals.ts";
import { livelyMarket } from "../../model/exampleMarket.ts";
import { scenarioOf } from "../exampleScenario.ts";
import { armsByHand } from "./armsByHand.ts";

const WORLDS = 60;
const window = [20, 39] as const;
const scenario = scenarioOf(livelyMarket());

/** Batches one after the other, the last first if asked. */
const here =
  (backwards = false): MapBatches =>
  async (tasks, onDone) => {
    const list = backwards ? [...tasks].reverse() : [...tasks];
    for (const [number, task] of list.entries()) onDone(simulateBatch(task), number);
  };

function openedOver(months: readonly [number, number]): Promise<CatfishEffect> {
  return catfishEffect(scenario, { seed: "hand", replications: WORLDS, window: months }, here());
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function effectOf(replications = WORLDS, map = here()): Promise<CatfishEffect> {
  return catfishEffect(scenario, { seed: "hand", replications, window }, map);
}

describe("total = substitution + catfish", async () => {
  const result = await effectOf();

  test("to the last bit over the window, for every measure and group", () => {
    const known = result.effects.filter(({ n }) => n > 0);
    expect(known.length).toBeGreaterThan(60);
    for (const { total, substitution, catfish } of known) {
      expect(substitution.difference + catfish.difference).toBe(total.difference);
    }
  });

  test("to the last bit in every month", () => {
    const { total, substitution, catfish } = result.monthly;
    let known = 0;
    total.difference.forEach((value, cell) => {
      if (total.n[cell] === 0) return;
      known++;
      expect(substitution.difference[cell] + catfish.difference[cell]).toBe(value);
      for (const { n } of [substitution, catfish]) expect(n[cell]).toBe(total.n[cell]);
    });
    expect(known).toBeGreaterThan(2000);
  });

  test("is not there for the trivial reason that one part is nothing", () => {
    const clear = result.effects.filter(({ substitution, catfish }) =>
      [substitution, catfish].every(({ lower, upper }) => lower > 0 || upper < 0),
    );
    expect(clear.length).toBeGreaterThan(10);
  });
});

describe("the parts", async () => {
  const result = await effectOf();
  const markets = armMarkets(scenario);
  const byHand = Array.from({ length: WORLDS }, (_, world) => armsByHand(scenario.market, "hand", world));
  /** Every cell of every world, by arm. */
  const simulated = arms.map((_, arm) => byHand.map((world) => world.arms[arm]));

  test("are those of three arms that are simulated one after the other", () => {
    const [a, b, c] = simulated;
    const cells = ["price", "service", "inertia", "buyerValue"].flatMap((measure) => {
      const place = result.series.findIndex((serie) => serie.measure === measure && serie.group === "all");
      return place < 0 ? [] : [8, 25, 39].map((month) => month * result.series.length + place);
    });
    expect(cells.length).toBeGreaterThan(8);
    for (const cell of cells) {
      const expected = {
        total: meanInterval(c.map((world, i) => world[cell] - a[i][cell])),
        substitution: meanInterval(b.map((world, i) => world[cell] - a[i][cell])),
        catfish: meanInterval(c.map((world, i) => world[cell] - b[i][cell])),
      };
      for (const part of parts) {
        const { mean, lower, upper, n } = expected[part];
        expect(result.monthly[part].n[cell]).toBe(n);
        expect(result.monthly[part].difference[cell]).toBeCloseTo(mean, 12);
        expect(result.monthly[part].lower[cell]).toBeCloseTo(lower, 12);
        expect(result.monthly[part].upper[cell]).toBeCloseTo(upper, 12);
      }
    }
  });

  test("over the window are the paired differences that a comparison finds", async () => {
    const run = (arm: "withoutEntry" | "entry") =>
      replicateScenario({ ...scenario, market: markets[arm] }, { seed: "hand", replications: WORLDS, window }, here());
    const [without, entry] = [await run("withoutEntry"), await run("entry")];
    const pairs = pairedDifferences(entry, without);
    let compared = 0;
    result.effects.forEach(({ series, n, total }, place) => {
      const pair = pairs[place];
      expect(pair.series).toEqual(series);
      if (pair.n !== n || n === 0 || !allHaveTheSameMonths(place)) return;
      compared++;
      expect(total.difference).toBeCloseTo(pair.difference, 12);
      expect(total.own.lower).toBeCloseTo(pair.lower, 12);
      expect(total.own.upper).toBeCloseTo(pair.upper, 12);
    });
    expect(compared).toBeGreaterThan(60);
    expect(result.means.entry).toEqual(entry.means);
    expect(result.means.withoutEntry).toEqual(without.means);
  });

  test("of the reaction on buyer value are those that a list of links gives, and add up to it", () => {
    const place = result.series.findIndex(isTakenApart);
    const { reaction, catfish, substitution, total } = result.effects[place];
    if (reaction === undefined) throw new Error("the reaction is not taken apart");
    const span = (world: readonly number[]) => mean(world.slice(window[0], window[1] + 1));
    expect(reaction.catfishEffort.difference).toBeCloseTo(mean(byHand.map(({ effort }) => span(effort))), 12);
    expect(reaction.catfishPrice.difference).toBeCloseTo(mean(byHand.map(({ price }) => span(price))), 12);
    const [effort, price, orders] = reactionParts.map((part) => reaction[part].difference);
    expect(effort + price + orders).toBe(catfish.difference);
    expect(substitution.difference + catfish.difference).toBe(total.difference);
    // And is not the reaction only by being called so.
    const column = (arm: "entry" | "withoutReaction") =>
      result.common[arm].filter((_, at) => at % result.series.length === place);
    expect(catfish.difference).toBeCloseTo(mean([...column("entry")]) - mean([...column("withoutReaction")]), 12);
    // None of them is nothing: what rounding leaves is below 1e-15.
    for (const part of [effort, price, orders]) expect(Math.abs(part)).toBeGreaterThan(1e-6);
  });

  test("of a year are the means of its months, and add up to the last bit", () => {
    const { yearly, monthly, series } = result;
    expect(yearly.total.n).toHaveLength(4 * series.length);
    let [known, whole] = [0, 0];
    for (let cell = 0; cell < yearly.total.n.length; cell++) {
      if (yearly.total.n[cell] === 0) continue;
      known++;
      expect(yearly.substitution.difference[cell] + yearly.catfish.difference[cell]).toBe(
        yearly.total.difference[cell],
      );
      const [year, place] = [Math.floor(cell / series.length), cell % series.length];
      const months = Array.from({ length: year < 3 ? 12 : 4 }, (_, month) => 12 * year + month);
      if (months.some((month) => monthly.total.n[month * series.length + place] !== WORLDS)) continue;
      whole++;
      for (const part of parts) {
        const those = months.map((month) => monthly[part].difference[month * series.length + place]);
        expect(yearly[part].difference[cell]).toBeCloseTo(mean(those), 11);
      }
    }
    expect([known > 150, whole > 100]).toEqual([true, true]);
    const place = series.findIndex(isTakenApart);
    for (let year = 0; year < 4; year++) {
      const [effort, price, orders] = reactionParts.map((part) => yearly[part].difference[year]);
      expect(effort + price + orders).toBe(yearly.catfish.difference[year * series.length + place]);
    }
  });

  test("have a share of a year's total where it is clear of zero and both go its way, as that of the window has", () => {
    const { yearly, series } = result;
    const one = openedOver([12, 23]);
    return one.then((year) => {
      const shared = year.effects.map(({ share }) => share);
      expect(shared.filter((share) => share !== undefined).length).toBeGreaterThan(5);
      year.effects.forEach(({ share, n, total }, place) => {
        const cell = series.length + place;
        if (n === 0) return;
        // Years are each judged by themselves; what only the correction makes unclear has a share in its year alone.
        if (isClear({ ...total, ...total.own }) !== isClear(total)) {
          expect(share).toBeUndefined();
          return;
        }
        const [value, lower, upper] = [
          yearly.catfish.share[cell],
          yearly.catfish.shareLower[cell],
          yearly.catfish.shareUpper[cell],
        ];
        if (share === undefined) {
          expect(value).toBeNaN();
          return;
        }
        expect(value).toBeCloseTo(share.value, 8);
        expect(lower).toBeCloseTo(share.lower, 8);
        expect(upper).toBeCloseTo(share.upper, 8);
        expect(yearly.substitution.share[cell]).toBeCloseTo(1 - share.value, 8);
        expect(share.value).toBeGreaterThanOrEqual(0);
        expect(share.value).toBeLessThanOrEqual(1);
      });
    });
  });

  /** Whether a series is compared over the months that each arm has by itself. */
  function allHaveTheSameMonths(place: number): boolean {
    return arms.every((arm) =>
      result.means[arm].every(
        (value, at) => at % result.series.length !== place || Object.is(value, result.common[arm][at]),
      ),
    );
  }

  test("are over the months in which all three arms have a value", () => {
    const [first, last] = window;
    let others = 0;
    result.effects.forEach((effect, place) => {
      const worlds = Array.from({ length: WORLDS }, (_, world) => {
        const values = simulated.map((arm) =>
          Array.from(
            { length: last - first + 1 },
            (_, month) => arm[world][(first + month) * result.series.length + place],
          ),
        );
        const common = values[0].map((_, month) => values.every((arm) => !Number.isNaN(arm[month])));
        const meanOf = (arm: number[]) => {
          const kept = arm.filter((_, month) => common[month]);
          return kept.reduce((sum, value) => sum + value, 0) / kept.length;
        };
        return values.map(meanOf);
      });
      const expected = {
        total: skewedMeanInterval(worlds.map(([a, , c]) => c - a)),
        substitution: skewedMeanInterval(worlds.map(([a, b]) => b - a)),
        catfish: skewedMeanInterval(worlds.map(([, b, c]) => c - b)),
      };
      expect(effect.n).toBe(expected.total.n);
      if (effect.n === 0) return;
      if (!allHaveTheSameMonths(place)) others++;
      for (const part of parts) {
        expect(effect[part].difference).toBeCloseTo(expected[part].mean, 12);
        expect(effect[part].own.lower).toBeCloseTo(expected[part].lower, 12);
        expect(effect[part].own.upper).toBeCloseTo(expected[part].upper, 12);
      }
    });
    expect(others).toBeGreaterThan(0);
  });

  test("leave out a world in which one arm has no value, in all three", () => {
    const newcomer = result.effects.find(({ series }) => series.measure === "price" && series.group === "newcomer");
    expect(newcomer?.n).toBe(0);
    for (const part of parts) expect(newcomer?.[part].difference).toBeNaN();
  });

  test("are the same bits in whatever order batches are done, and whether worlds are added in steps or at once", async () => {
    expect(await effectOf(WORLDS, here(true))).toEqual(result);
    const growing = openEffect(scenario, { seed: "hand", window }, here());
    await growing.growTo(25);
    expect(growing.soFar().means.entry).toEqual(result.means.entry.slice(0, 25 * result.series.length));
    await growing.growTo(WORLDS);
    expect(withEffects(growing.seen())).toEqual(result);
    await expect(growing.growTo(WORLDS + 25)).rejects.toThrow(RangeError);
  });

  test("of the first worlds do not depend on how many follow", async () => {
    const few = await effectOf(25);
    expect(few.means.entry).toEqual(result.means.entry.slice(0, 25 * result.series.length));
  });
});
