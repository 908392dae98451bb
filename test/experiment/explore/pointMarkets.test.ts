import { describe, expect, test } from "vitest";
import { pointsOverMarkets } from "../../../src/analyse/plausible/points.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";
import { overMarketsSentence } from "../../../src/words/en/pointMarkets.ts";
import { shownSeries } from "../../../src/words/en/shownSeries.ts";
import { WORLDS_OF_MARKET } from "../../../src/worlds/plausible/markets.ts";
import type { PointOutcome } from "../../../src/worlds/points.ts";

const [POINTS, MARKETS] = [3, 200];
const of = {
  plan: { draws: Array.from({ length: MARKETS }, (_, market) => market), moved: [] },
  points: POINTS,
  settingsOf: () => [],
  series: [],
};

/** Worlds of every point in every market: what is true of it there, and luck of each world. */
function seen(trueOf: (market: number, point: number) => number, luck: number): PointOutcome[] {
  const stream = createStream();
  keyBySeed("markets", stream);
  return Array.from({ length: MARKETS * POINTS }, (_, at) => ({
    means: Float64Array.from({ length: WORLDS_OF_MARKET }, (_, world) => {
      return trueOf(Math.floor(at / POINTS), at % POINTS) + luck * normal(stream, at, world);
    }),
  }));
}

describe("points over plausible markets", () => {
  /** The first point is best in one market of four, by 1; else the second is, by 0.5. */
  const trueOf = (market: number, point: number) => (market % 4 === 0 ? [3, 2, 0] : [1.5, 2, 0])[point];

  test("how often each is best, and how far it is behind where it is not", () => {
    const found = pointsOverMarkets(of, seen(trueOf, 0), "higher");
    expect(found.markets).toBe(MARKETS);
    expect(found.points.map((point) => point?.best)).toEqual([50, 150, 0]);
    expect(found.points[0]).toMatchObject({ p05: 0, p50: 0.5, p95: 0.5 });
    expect(found.points[1]).toMatchObject({ p05: 0, p50: 0, p95: 1 });
    expect([...(found.points[2]?.regrets.slice(0, 4) ?? [])]).toEqual([3, 2, 2, 2]);
    expect(pointsOverMarkets(of, seen(trueOf, 0), "lower").points[2]).toMatchObject({ best: MARKETS, p95: 0 });
  });

  test("the best of a few worlds is no better than it is: among equals nobody is regretted much", () => {
    const equal = pointsOverMarkets(
      of,
      seen(() => 1, 0.1),
      "higher",
    );
    const [first] = equal.points;
    // Chosen and valued in the same four worlds, the mean regret would be 0.042 at least: the mean of the largest of three.
    const mean = (first?.regrets.reduce((sum, regret) => sum + regret, 0) ?? Number.NaN) / MARKETS;
    expect(mean).toBeLessThan(0.035);
  });

  test("a market counts where all points have a value, and a point that has none anywhere is left out", () => {
    const some = seen(trueOf, 0).map((outcome, at): PointOutcome => {
      if (at % POINTS === 2) return { failure: "it cannot work" };
      return at === 0 ? { means: new Float64Array(WORLDS_OF_MARKET).fill(Number.NaN) } : outcome;
    });
    const found = pointsOverMarkets(of, some, "higher");
    expect(found.markets).toBe(MARKETS - 1);
    expect(found.points[2]).toBeUndefined();
    expect(found.bestOf[0]).toBe(-1);
  });

  test("are said with the point that is best most often where that is another", () => {
    const markets = pointsOverMarkets(of, seen(trueOf, 0), "higher");
    const shown = shownSeries({ measure: "buyerValue", groupLabel: undefined }, []);
    const said = (chosen: number) =>
      overMarketsSentence({ markets, chosen, nameOf: (point) => `openness ${point}`, shown });
    expect(said(1)).toBe(
      "Over 200 markets that are as plausible, it is best in 150, more often than any other. In nine of ten it is behind the best of the market by 0 to 1.0 unit costs.",
    );
    expect(said(0)).toContain("it is best in 50; openness 1 is in 150. In nine of ten it is behind");
  });
});
