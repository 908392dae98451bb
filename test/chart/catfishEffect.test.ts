import { describe, expect, test } from "vitest";
import { type CatfishEffect, catfishEffect } from "../../src/analyse/catfishEffect.ts";
import { catfishEffectChart } from "../../src/draw/catfishEffect.ts";
import { catfishEffectByYear } from "../../src/draw/catfishEffectByYear.ts";
import { catfishEffectOverTime } from "../../src/draw/catfishEffectOverTime.ts";
import { readingOf } from "../../src/page/readings.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { handMadeEffect } from "../report/effect/handMadeEffect.ts";
import { scenarioFrom } from "../scenario/libraries.ts";

const provenance = { version: "0.1.0", seed: "catfish", scenarioHash: "3f0c" };

async function simulated(text: string, replications: number, months = 72): Promise<CatfishEffect> {
  const scenario = scenarioFrom(text, { months });
  const options = { seed: "chart", replications, window: [36, months - 1] as const };
  return catfishEffect(scenario, options, async (tasks, onDone) => {
    let number = 0;
    for (const task of tasks) onDone(simulateBatch(task), number++);
  });
}

/** All newcomers come from month 36 on, so that there are months before. */
const lively = await simulated(
  "extends: catfish\nsuppliers: [{ name: newcomer, entry: { month: 36, every: 6, rate: 0 } }]\n",
  12,
);
const cases: readonly (readonly [string, CatfishEffect])[] = [
  ["a lively market", lively],
  ["a market in a currency", await simulated("extends: catfish\ncurrency: EUR\nunitCost: 12500\n", 8)],
  ["a market that lets nobody in", await simulated("extends: catfish\npolicy: { openness: 0 }\n", 6)],
  ["one world", await simulated("extends: catfish\n", 1)],
  ["hardly any measure", handMadeEffect({ levels: { price: [1.25, 1.3, 1.2] } })],
];

/** What surrounds each match, so that a failure can be read. */
function excerpts(text: string, wrong: RegExp): string[] {
  return [...text.matchAll(wrong)].slice(0, 3).map(({ index }) => text.slice(Math.max(0, index - 60), index + 40));
}

describe.each(cases)("the charts of the catfish effect in %s", (_, result) => {
  const charts = [catfishEffectChart(result, provenance), catfishEffectOverTime(result, provenance)];

  test("compile without a warning and print only readable numbers", async () => {
    for (const chart of charts) {
      expect(excerpts(await renderSvg(chart.spec, chart), /NaN|Infinity|undefined|null|\d\.\d{7}/g)).toEqual([]);
    }
  });

  test("say their finding and a text alternative in finished words, and carry their provenance", () => {
    for (const { title, description, table, spec } of charts) {
      const words = [title, description, ...(table?.rows.flat() ?? [])].join(" | ");
      expect(excerpts(words, /NaN|Infinity|undefined|null|to -[ ,)]/g)).toEqual([]);
      expect(description.startsWith(title)).toBe(true);
      expect(spec.usermeta).toEqual(provenance);
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
    }
  });
});

const none = { differences: [], whole: [], from: 0, years: [], movers: [], labels: new Map() };
const inMarkets = { markets: 40, moved: 106, ...none };

describe("the chart of the parts", () => {
  const chart = catfishEffectChart(lively, provenance);

  test("explains in its key what has no words beside it: a screen shows no subtitle", () => {
    const [worlds, markets] = [chart, catfishEffectChart(lively, provenance, inMarkets)].map(({ spec }) =>
      readingOf(spec).keys.map(({ name }) => name),
    );
    expect(worlds).toEqual(["95 % interval; ~ no clear effect"]);
    expect(markets).toEqual([...worlds, "total in nine in ten of 40 plausible markets"]);
  });

  test("draws every total where its parts end, and every part from where the one before ends", () => {
    const text = JSON.stringify(chart.spec);
    const bars = [...text.matchAll(/\{"from":(-?[\d.e-]+),"to":(-?[\d.e-]+),/g)].map(([, from, to]) => [
      Number(from),
      Number(to),
    ]);
    // Each bar stands in its data several times, once a mark.
    const distinct = bars.filter((bar, index) => index === 0 || String(bar) !== String(bars[index - 1]));
    // Three bars a measure; buyer value, the first, has five, since its reaction is taken apart.
    expect(distinct).toHaveLength(26);
    const charts = [distinct.slice(0, 5)];
    for (let i = 5; i < distinct.length; i += 3) charts.push(distinct.slice(i, i + 3));
    for (const bars of charts) {
      const [steps, total] = [bars.slice(0, -1), bars[bars.length - 1]];
      expect([steps[0][0], total[0]]).toEqual([0, 0]);
      for (let step = 1; step < steps.length; step++) expect(steps[step][0]).toBeCloseTo(steps[step - 1][1], 4);
      expect(steps[steps.length - 1][1]).toBeCloseTo(total[1], 3);
    }
  });

  test("says of the whole what it is to the buyer, and has a row a measure in its table", async () => {
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).toContain(", better");
    for (const label of [
      "buying elsewhere",
      "+ reaction of incumbents",
      "+ price concessions",
      "= total effect of entry",
    ])
      expect(svg).toContain(label);
    expect(chart.table?.rows.map(([measure]) => measure.replace(/ \(.*/, ""))).toEqual([
      "Buyer value",
      "Price",
      "Service effort",
      "Technology lag",
      "New-market launches",
      "Concentration",
      "Inertia, incumbents",
      "Newcomer share",
    ]);
  });
});

describe("the chart by year", () => {
  const chart = catfishEffectByYear(lively, provenance);

  test("says where the reaction's share is smallest and largest, and has a row a year that adds up", async () => {
    if (chart === undefined) throw new Error("there is no chart by year");
    expect(chart.title).toMatch(
      /^The reaction's share of what entry does to buyer value is (between )?[\d.]+ % in year \d.*, 12 worlds$/,
    );
    expect(excerpts(await renderSvg(chart.spec, chart), /NaN|Infinity|undefined|null|\d\.\d{7}/g)).toEqual([]);
    expect(chart.table?.rows).toHaveLength(6);
    for (const row of chart.table?.rows ?? []) {
      const [elsewhere, effort, price, orders, total] = row.slice(1, 6).map(Number);
      expect(elsewhere + effort + price + orders).toBeCloseTo(total, 2);
    }
    expect(chart.table?.rows[0].slice(1)).toEqual(["0", "0", "0", "0", "0", "-"]);
  });

  test("is not drawn for a run of one year", async () => {
    expect(catfishEffectByYear({ ...lively, months: 12 }, provenance)).toBeUndefined();
  });
});

describe("the chart over time", () => {
  test("marks the first possible entry, before which nothing differs", async () => {
    const chart = catfishEffectOverTime(lively, provenance);
    expect(await renderSvg(chart.spec, chart)).toContain("first possible entry (month 36)");
    const [, from] =
      /Buying elsewhere clearly raises buyer value from month (\d+) on; .*12 worlds$/.exec(chart.title) ?? [];
    expect(Number(from)).toBeGreaterThanOrEqual(36);
    const before = chart.table?.rows.filter(([month]) => Number(month) < 30) ?? [];
    expect(before.length).toBeGreaterThan(2);
    for (const row of before) expect(row.slice(1)).toEqual(row.slice(1).map(() => "0"));
  });
});
