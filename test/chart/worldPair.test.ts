import { describe, expect, test } from "vitest";
import { divergenceOf } from "../../src/analyse/divergence/divergence.ts";
import { layoutPair, worldPair } from "../../src/draw/worldPair.ts";
import type { Market } from "../../src/model/market.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { UNIT_COSTS } from "../../src/worlds/money.ts";
import { buyersOf, livelyMarket, marketOf } from "../model/exampleMarket.ts";

const arms = { baseline: "without entry", scenario: "with entry" };
const provenance = { version: "0.1.0", seed: "test" };

function pairOf(baseline: Market, scenario: Market) {
  const divergence = divergenceOf(baseline, scenario, {
    seed: "test",
    replication: 2,
    window: [0, baseline.months - 1],
  });
  return { divergence, chart: worldPair(divergence, arms, provenance, UNIT_COSTS) };
}

const market = livelyMarket();
const shut = { ...market, entryEnabled: false };
const single = marketOf({ months: 1, buyers: [buyersOf("buyer", 1, { flexibleSlots: 0 })] });
const pairs: [string, Market, Market][] = [
  ["a market with and without entry", shut, market],
  ["a market and itself", market, market],
  ["one month of one buyer", single, single],
  ["a market with none of the buyers of the other", market, { ...market, buyers: [buyersOf("client", 3)] }],
];

describe.each(pairs)("the pair of %s", (_, baseline, scenario) => {
  const { chart } = pairOf(baseline, scenario);

  test("compiles without a warning and says its finding and a text alternative in finished words", async () => {
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\d\.\d{6}/);
    expect(chart.description.startsWith(`${chart.title}. Left without entry, right with entry`)).toBe(true);
    expect([chart.title, chart.description, ...(chart.told ?? [])].join(" ")).not.toMatch(
      /NaN|undefined|null|of {2}|of ,/,
    );
    expect(chart.spec.usermeta).toEqual(provenance);
  });
});

describe("the pair of one world", () => {
  test("says in its title when the two part, and marks it in both", async () => {
    const { chart, divergence } = pairOf(shut, market);
    const month = divergence.firstNoticed?.month;
    expect(month).toBeGreaterThan(0);
    expect(chart.title).toMatch(new RegExp(`^World 2: the two histories part in month ${month}: `));
    const svg = await renderSvg(chart.spec, chart);
    expect(svg.split(`>parting in month ${month}<`)).toHaveLength(3);
    expect(svg).toContain(">Without entry<");
    expect(svg).toContain(">With entry<");
  });

  test("marks no parting where there is none", async () => {
    const { chart } = pairOf(market, market);
    expect(chart.title).toBe("World 2: the two histories never part");
    expect(await renderSvg(chart.spec, chart)).not.toContain("parting in month");
  });

  test("tells each step with the number of its marker", async () => {
    const { chart, divergence } = pairOf(shut, market);
    const told = chart.told ?? [];
    expect(told).toHaveLength(divergence.steps.length + 1);
    told.forEach((sentence, index) => {
      expect(sentence.startsWith(`${index + 1}. Month `)).toBe(true);
      expect(chart.description).toContain(sentence);
    });
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).toContain(">1</text>");
  });

  test("has the same scales and rows on both sides", () => {
    const { chart, divergence } = pairOf(shut, market);
    const scales = [...JSON.stringify(chart.spec).matchAll(/"scale":\{"domain":\[0,40\][^}]*\}/g)].map(
      ([scale]) => scale,
    );
    expect(scales).toHaveLength(2);
    expect(scales[0]).toBe(scales[1]);
    const layout = layoutPair(divergence.worlds.baseline, divergence.worlds.scenario, ["buyer 2", "buyer 1"], 8);
    expect(layout.buyers[0]).toBe("buyer 2");
    expect(layout.scenario.headings).toEqual(layout.baseline.headings);
    expect(layout.scenario.height).toBe(layout.baseline.height);
    const starts = (side: typeof layout.baseline) =>
      side.bars.filter(({ from }) => from === 0).map(({ middle }) => middle);
    expect(starts(layout.scenario)).toEqual(starts(layout.baseline));
  });
});
