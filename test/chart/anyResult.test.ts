import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catfishEffect } from "../../src/analyse/catfishEffect.ts";
import { compareArms } from "../../src/analyse/compareArms.ts";
import { monthlyDifferences } from "../../src/analyse/monthlyDifferences.ts";
import { catfishEffectChart } from "../../src/draw/catfishEffect.ts";
import { catfishEffectOverTime } from "../../src/draw/catfishEffectOverTime.ts";
import type { Chart } from "../../src/draw/chart.ts";
import { chartsOf } from "../../src/draw/chartsOf.ts";
import { comparison } from "../../src/draw/comparison.ts";
import { comparisonOverTime } from "../../src/draw/comparisonOverTime.ts";
import type { Market } from "../../src/model/market.ts";
import type { ComparisonSubject } from "../../src/words/en/comparisonCharts.ts";
import { headline } from "../../src/worlds/headline.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import type { ArmMonths, MonthlyStatistics, ScenarioResult } from "../../src/worlds/result.ts";
import { inOrder, scenarioOf } from "../experiment/exampleScenario.ts";
import { arbitraryMarket } from "../model/arbitraryMarket.ts";
import { livelyMarket, suppliersOf } from "../model/exampleMarket.ts";
import { runs } from "../thorough.ts";

/** What a number that is missing, or a text that was not there, looks like where it is said. */
const UNFINISHED = /NaN|undefined|Infinity|\bnull\b|\(-[ ,)]|to -[ ,)]|^-? | {2}/;

/** Every text in a specification that people read, and every number that is none. */
function saidIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value === "string")
    return UNFINISHED.test(value) && !path.endsWith("$schema") ? [`${path}: ${value}`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => saidIn(inner, `${path}/${key}`));
}

function unfinished({ id, title, description, told = [], table, spec }: Chart): string[] {
  const words = [title, description, ...told, ...(table?.columns ?? []), ...(table?.rows.flat() ?? [])];
  return [...words.filter((text) => text !== "-" && UNFINISHED.test(text)), ...saidIn(spec)].map(
    (text) => `${id}: ${text}`,
  );
}

/** The same market whose groups have other names. */
function renamed(market: Market, names: readonly string[]): Market {
  return {
    ...market,
    suppliers: market.suppliers.map((group, index) => ({ ...group, name: names[index] ?? group.name })),
  };
}

/** The same result without the values of some series from a month on, in all worlds, and over the window. */
function withHoles(result: ScenarioResult, lost: readonly number[], from: number): ScenarioResult {
  const count = result.series.length;
  const isLost = (serie: number) => lost.includes(serie % 11);
  const cut = (values: Float64Array) =>
    values.map((value, at) => (isLost(at % count) && Math.floor(at / count) >= from ? Number.NaN : value));
  const { n, ...rest } = result.monthly;
  const counts = n.map((value, at) => (isLost(at % count) && Math.floor(at / count) >= from ? 0 : value));
  const monthly: MonthlyStatistics = {
    n: counts,
    mean: cut(rest.mean),
    lower: cut(rest.lower),
    upper: cut(rest.upper),
    p05: cut(rest.p05),
    p25: cut(rest.p25),
    p50: cut(rest.p50),
    p75: cut(rest.p75),
    p95: cut(rest.p95),
  };
  const means = result.means.map((value, at) => (isLost(at % count) && from <= result.window[0] ? Number.NaN : value));
  const singleWorlds = result.singleWorlds.map((world) => ({ ...world, values: cut(world.values) }));
  return { ...result, monthly, means, singleWorlds };
}

function monthsOf({ series, months, monthly, singleWorlds }: ScenarioResult): ArmMonths {
  const cells = months * series.length;
  const values = new Float64Array(singleWorlds.length * cells);
  singleWorlds.forEach((world, place) => {
    values.set(world.values, place * cells);
  });
  return { series, months, means: monthly, worlds: singleWorlds.length, values };
}

function subjectOf(baseline: ScenarioResult, scenario: ScenarioResult): ComparisonSubject {
  const [{ differences, paired, pairs }] = compareArms(baseline, [scenario], headline).comparisons;
  const worlds = { baseline: baseline.replications, scenario: scenario.replications };
  return {
    baselineName: "short",
    scenarioName: "changed",
    suffix: "",
    baseline,
    scenario,
    paired,
    pairs,
    differences: differences.filter(({ family }) => family === "headline"),
    overTime: monthlyDifferences(monthsOf(baseline), monthsOf(scenario), paired, worlds),
  };
}

/** Markets in which much happens, with two groups of newcomers that come early. */
const lively = fc.integer({ min: 1, max: 48 }).map((months) =>
  livelyMarket({
    months,
    suppliers: [
      suppliersOf("powerhouse", "fixed", 4),
      suppliersOf("backup", "flexible", 4),
      suppliersOf("newcomer", "newcomer", 2, { entryMonth: 4, preparationMonths: 2, quality: 1 }),
      suppliersOf("start-up", "newcomer", 1, { entryMonth: 12, preparationMonths: 2 }),
    ],
  }),
);
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/);

describe("whatever a result holds, its charts", () => {
  test("say nothing unfinished: no number that is none, no text that is not there", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(arbitraryMarket, lively),
        fc.uniqueArray(name, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(10), { maxLength: 6 }),
        fc.nat(40),
        fc.boolean(),
        async (any, names, replications, lost, from, isReferenceCut) => {
          const market = renamed(any, names);
          const run = (of: Market) => replicateScenario(scenarioOf(of), { seed: "any", replications }, inOrder());
          const full = await run(market);
          const closed = await run({ ...market, entryEnabled: false });
          const result = withHoles(full, lost, from);
          const reference = isReferenceCut ? withHoles(closed, lost.slice(1), from) : closed;
          const effect = await catfishEffect(scenarioOf(market), { seed: "any", replications }, inOrder());
          const subject = subjectOf(reference, result);
          const charts = [
            ...chartsOf({ result, reference, referenceLabel: "without entry" }, {}),
            ...chartsOf({ result, referenceLabel: "" }, {}),
            catfishEffectChart(effect, {}),
            catfishEffectOverTime(effect, {}),
            comparison(subject, {}),
            comparisonOverTime(subject, {}) ?? [],
          ].flat();
          expect(charts.flatMap(unfinished)).toEqual([]);
          for (const { table } of charts) {
            for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
          }
        },
      ),
      runs(5),
    );
  });
});
