import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { sourcesUnderDisruption } from "../../src/draw/sourcesUnderDisruption.ts";
import { seriesOf } from "../../src/model/series.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import type { SimulatedPoint, SourcingExperiment } from "../../src/words/en/sources.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { memoryLibrary, scenarioFrom } from "../scenario/libraries.ts";
import { type Disruptions, deviationOfMean, expectedFillRate, type Sources, shareDown } from "./independentSources.ts";

const texts = {
  "one-source": readFileSync(new URL("one-source.yaml", import.meta.url), "utf8"),
  "two-sources": readFileSync(new URL("two-sources.yaml", import.meta.url), "utf8"),
};
const library = memoryLibrary(texts);

const RATES = [0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2];
const WORLDS = 100;
/** Left out at the start, when everybody still works: what is left of that is below 1e-5 by then. */
const WARM_UP = 12;
const MONTHS = 120;
const SEED = "sources";

const ways: readonly { readonly label: string; readonly sources: Sources }[] = [
  { label: "one source of 1.2", sources: { count: 1, capacity: 1.2 } },
  { label: "two of 0.6 each", sources: { count: 2, capacity: 0.6 } },
  { label: "two of 1.2 each", sources: { count: 2, capacity: 1.2 } },
];

const disruptionsAt = (rate: number): Disruptions => ({ rate, months: 2, loss: 0.8 });

/** Fill rates of all worlds, each the mean of its months. */
function simulated({ count, capacity }: Sources, rate: number): number[] {
  const settings = [`market.disruptionRate=${rate}`, `suppliers.source.capacity=${capacity}`];
  const { market } = scenarioFrom(texts[count === 1 ? "one-source" : "two-sources"], { settings }, library);
  const series = seriesOf(market);
  const place = series.findIndex(({ measure, group }) => measure === "fillRate" && group === "all");
  const window = [WARM_UP, WARM_UP + MONTHS - 1] as const;
  // A seed for each point, so that points err independently of each other.
  const seed = `${SEED} ${count} ${capacity} ${rate}`;
  const { means } = simulateBatch({ market, seed, first: 0, count: WORLDS, window });
  return Array.from({ length: WORLDS }, (_, world) => means[world * series.length + place]);
}

function pointAt(sources: Sources, rate: number): SimulatedPoint & { readonly deviation: number } {
  const fillRates = simulated(sources, rate);
  const { mean, lower, upper } = meanInterval(fillRates);
  const deviation = Math.sqrt(fillRates.reduce((sum, fill) => sum + (fill - mean) ** 2, 0) / (WORLDS - 1));
  const expected = expectedFillRate(sources, disruptionsAt(rate));
  const standardError = deviationOfMean(sources, disruptionsAt(rate), MONTHS) / Math.sqrt(WORLDS);
  return { rate, mean, lower, upper, expected, standardError, deviation };
}

describe("the closed form", () => {
  test("of the fill rate is what a hand gives at a rate of 0.05", () => {
    // pi = 0.05 / 0.55 = 0.090909. One source lacks 1 - 0.24 when down: 0.76 pi = 0.069091.
    // Two of 0.6 lack 1 - 0.72 with one down and 1 - 0.24 with both: 2 pi (1 - pi) 0.28 + 0.76 pi^2 = 0.052562.
    // Two of 1.2 lack nothing with one down and 1 - 0.48 with both: 0.52 pi^2 = 0.004298.
    const disruptions = disruptionsAt(0.05);
    expect(shareDown(disruptions)).toBeCloseTo(0.090909, 6);
    expect(ways.map(({ sources }) => 1 - expectedFillRate(sources, disruptions))).toEqual([
      expect.closeTo(0.069091, 6),
      expect.closeTo(0.052562, 6),
      expect.closeTo(0.004298, 6),
    ]);
  });

  test("of the deviation is that of independent months when 1/m = 1 - delta", () => {
    // One source, 16 months: 0.76 sqrt(pi (1 - pi) / 16) with pi = delta = 0.2: 0.76 x 0.4 / 4 = 0.076.
    const independent = { rate: 0.2, months: 1.25, loss: 0.8 };
    expect(deviationOfMean(ways[0].sources, independent, 16)).toBeCloseTo(0.076, 9);
    // Two of 1.2: 0.52 sqrt(pi^2 (1 - pi^2) / 16) = 0.52 x 0.195959 / 4 = 0.025475.
    expect(deviationOfMean(ways[2].sources, independent, 16)).toBeCloseTo(0.025475, 6);
  });
});

describe("sources under independent disruptions", () => {
  let points: (SimulatedPoint & { readonly deviation: number })[][] = [];
  beforeAll(() => {
    points = ways.map(({ sources }) => RATES.map((rate) => pointAt(sources, rate)));
  });

  test.each(ways.map(({ label }, way) => ({ label, way })))(
    "deliver what the closed form expects: $label",
    ({ way }) => {
      for (const { mean, expected, standardError } of points[way]) {
        // 24 points; four standard errors are passed by chance in one of 660 such tests. Largest here: 0.0043.
        expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
        expect(standardError).toBeLessThan(0.005);
      }
    },
  );

  test("vary from world to world as the closed form says", () => {
    // An estimated standard deviation is off by sqrt((k - 1) / (4 n)) of it, k the kurtosis: 7 % for a normal, so a
    // third is far outside, except where double failures are so rare that few worlds see many.
    for (const { deviation, standardError, expected } of points.flat()) {
      if (expected > 0.99) continue;
      expect(Math.abs(deviation / (standardError * Math.sqrt(WORLDS)) - 1)).toBeLessThan(0.33);
    }
  });

  test("are covered by their 95 % intervals about 95 times in a hundred", () => {
    const covered = points.flat().filter(({ lower, upper, expected }) => lower <= expected && expected <= upper);
    // Of 24 at 0.95: 20 or fewer in 3 % of such experiments, 18 or fewer in 0.1 %.
    expect(covered.length).toBeGreaterThanOrEqual(19);
  });

  test("save far more with spare capacity than by being two", () => {
    const [one, split, full] = points.map((of) => 1 - of[3].mean);
    expect(split / one).toBeGreaterThan(0.6);
    expect(full / one).toBeLessThan(0.15);
  });

  test("are drawn with the closed form over the simulation", async () => {
    const rates = Array.from({ length: 41 }, (_, k) => k / 200);
    const experiment: SourcingExperiment = {
      curves: ways.map(({ label, sources }, way) => ({
        label,
        theory: rates.map((rate) => ({ rate, fillRate: expectedFillRate(sources, disruptionsAt(rate)) })),
        simulated: points[way],
      })),
      readAt: 0.06,
      worlds: WORLDS,
      months: MONTHS,
      seed: SEED,
    };
    const chart = sourcesUnderDisruption(experiment, { seed: SEED, worlds: WORLDS });
    const svg = await renderSvg(chart.spec, chart);
    for (const { label } of ways) expect(svg).toContain(label);
    expect(chart.table?.rows).toHaveLength(RATES.length);
    await expect(`${JSON.stringify(chart.spec, null, 1)}\n`).toMatchFileSnapshot(
      "../golden/sources-under-disruption.vl.json",
    );
  });
});
