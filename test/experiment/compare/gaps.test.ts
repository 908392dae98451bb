import { describe, expect, test } from "vitest";
import type { Market } from "../../../src/model/market.ts";
import { type Series, seriesOf } from "../../../src/model/series.ts";
import { commonMonths } from "../../../src/worlds/commonMonths.ts";
import { commonMonthsOf, type WithGaps } from "../../../src/worlds/gaps.ts";
import { openScenario } from "../../../src/worlds/replicateScenario.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";
import { someWorlds } from "../../../src/worlds/someWorlds.ts";
import { buyersOf, livelyMarket, marketOf, suppliersOf } from "../../model/exampleMarket.ts";
import { inOrder, scenarioOf } from "../exampleScenario.ts";

const WORLDS = 30;
const seed = "gaps";
const { signal } = new AbortController();

/** A scenario that was simulated by itself; counts the worlds that are simulated again. */
async function simulated(
  market: Market,
  window: readonly [number, number],
  again: number[],
  also: readonly Series[] = [],
): Promise<WithGaps> {
  const growing = openScenario(scenarioOf(market), { seed, window }, inOrder());
  await growing.growTo(WORLDS);
  const { gaps } = await growing.finish(also);
  return {
    gaps,
    again: async (worlds) => {
      again.push(...worlds);
      const { values } = await someWorlds({ market, seed, worlds, window }, inOrder(), signal);
      return { months: market.months, window, values };
    },
  };
}

/** The same pairs from all values of both. */
function fromAllValues(before: Market, after: Market, window: readonly [number, number]) {
  const [x, y] = [before, after].map((market) => {
    const { values } = simulateBatch({ market, seed, first: 0, count: WORLDS, window });
    return { series: seriesOf(market), months: market.months, values };
  });
  return commonMonths(x, y, window, { first: 0, count: WORLDS }).filter(
    ({ monthsBefore, monthsAfter }) => monthsBefore > 0 && monthsAfter > 0,
  );
}

async function found(before: Market, after: Market, window: readonly [number, number]) {
  const again: number[] = [];
  const rows = await commonMonthsOf(await simulated(before, window, again), await simulated(after, window, again));
  return { rows, again };
}

describe("scenarios that are simulated one after the other", () => {
  const open = livelyMarket();
  const window = [10, 39] as const;

  test("are compared over the same months as where all values of both are at hand", async () => {
    const closed = { ...open, entryEnabled: false };
    const { rows } = await found(closed, open, window);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows).toEqual(fromAllValues(closed, open, window));
  });

  test("and so are worlds that have to be simulated again, because one scenario alone has gaps", async () => {
    const steady = marketOf({
      months: 12,
      buyers: [buyersOf("buyer", 1)],
      suppliers: [suppliersOf("powerhouse", "fixed", 1)],
    });
    const failing: Market = {
      ...steady,
      timetable: [{ month: 6, event: "failure", group: 0, member: 0, loss: 1, months: 3 }],
    };
    const { rows, again } = await found(steady, failing, [0, 11]);
    const price = seriesOf(steady).findIndex(({ measure, group }) => measure === "price" && group === "all");
    const row = rows.find(({ replication, after }) => replication === 4 && after === price);
    expect(row).toMatchObject({ months: 9, monthsBefore: 12, monthsAfter: 9 });
    expect(row?.valueBefore).toBe(row?.valueAfter);
    expect(again).toEqual([...Array(WORLDS).keys()]);
    expect(rows).toEqual(fromAllValues(steady, failing, [0, 11]));
    expect((await found(failing, steady, [0, 11])).rows).toEqual(fromAllValues(failing, steady, [0, 11]));
  });

  test("and nothing is simulated again where the months were kept for the other scenario", async () => {
    const again: number[] = [];
    const after = await simulated(open, window, again);
    const withGaps = after.gaps.places.map((place) => after.gaps.series[place]);
    const closed = { ...open, entryEnabled: false };
    const rows = await commonMonthsOf(await simulated(closed, window, again, withGaps), after);
    expect(rows).toEqual(fromAllValues(closed, open, window));
    const other: number[] = [];
    await commonMonthsOf(await simulated(closed, window, other), await simulated(open, window, other));
    expect(again.length).toBeLessThan(other.length);
  });

  test("have nothing in common to look for where they are the same", async () => {
    expect((await found(open, open, window)).rows).toEqual([]);
  });
});
