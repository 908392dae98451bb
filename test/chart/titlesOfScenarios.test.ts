import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareArms } from "../../src/analyse/compareArms.ts";
import { monthlyDifferences } from "../../src/analyse/monthlyDifferences.ts";
import { overTime } from "../../src/draw/overTime.ts";
import { isSame, type Series } from "../../src/model/series.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { overTimeTracks } from "../../src/words/en/overTime.ts";
import { saidSeries } from "../../src/words/names.ts";
import { capital } from "../../src/words/number.ts";
import { monthlyTrack } from "../../src/words/track.ts";
import { itselfWithout } from "../../src/worlds/armScenarios.ts";
import { marketWithoutEntry, marketWithoutStrategy } from "../../src/worlds/arms.ts";
import { headline } from "../../src/worlds/headline.ts";
import { chosenMonths } from "../../src/worlds/replicateArms.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import type { Comparison } from "../../src/worlds/result.ts";
import { inOrder, scenarioOf } from "../experiment/exampleScenario.ts";
import { arbitraryMarket } from "../model/arbitraryMarket.ts";
import { withStrategy } from "../model/exampleMarket.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { few, runs } from "../thorough.ts";

const scenarioNamed = (name: string): Scenario => ({ ...scenarioFrom(bundled.find(name)?.text ?? ""), name });

/** What a text says of what is named. */
function clauseOf(text: string, name: string): string {
  return text.slice(text.toLowerCase().indexOf(name.toLowerCase())).split(/ and (?!price)| than /)[0];
}

/** The side of which a text speaks last, of buyer value or of what is named. */
function lastSideOf(text: string, name: string): number {
  const sides = [...clauseOf(text, name).matchAll(/\b(higher|lower)\b/g)].map(([, side]) =>
    side === "higher" ? 1 : -1,
  );
  return sides[sides.length - 1] ?? 0;
}

describe("titles of the bundled scenarios and of random markets", () => {
  /** Of what a title says, the side that it says last is that of the last year and, unless it says "first", of the whole run. */
  async function holds(scenario: Scenario, reference: Scenario, referenceLabel: string): Promise<void> {
    const run = (of: Scenario) => replicateScenario(of, { seed: "titles", replications: 12 }, inOrder());
    const comparison = { result: await run(scenario), reference: await run(reference), referenceLabel };
    const chart = overTime(comparison, {});
    const { all } = overTimeTracks(comparison);
    const [{ differences: rows }] = compareArms(comparison.reference, [comparison.result], headline).comparisons;
    for (const { series } of all) {
      const name = saidSeries(scenario, series);
      if (!chart.title.toLowerCase().includes(name.toLowerCase())) continue;
      const [before, after] = [comparison.reference, comparison.result].map(
        (arm) => monthlyTrack(arm, series.measure, [series.group])?.values("mean") ?? [],
      );
      const gaps = after.map((value, month) => value - before[month]);
      const half = halfWidths(comparison, series);
      const said = lastSideOf(chart.title, name);
      const context = `${scenario.name}: ${chart.title}`;
      const end = sideOver(gaps, half, gaps.length - 12);
      if (said !== 0 && end !== 0) expect(said, context).toBe(end);
      // A mean over the months of the table is clear in a title where it is clear in the table, and nowhere else.
      const row = rows.find((each) => isSame(each.series, series));
      const isOfMean =
        said !== 0 && !/\b(?:first|then|at last|in month|in the last)\b/.test(clauseOf(chart.title, name));
      const isClear = !/differs clearly/.test(chart.title);
      if (isOfMean && row?.family === "headline") expect(row.seen, context).toBe(isClear);
      const isTurned = chart.title.includes(`${name} first`) || chart.title.includes(`${capital(name)} first`);
      const whole = sideOver(gaps, half, 0);
      if (said !== 0 && whole !== 0 && !isTurned) expect(said, context).toBe(whole);
    }
  }

  /** The side of the mean from a month on; 0 where that is within its interval. */
  function sideOver(gaps: readonly number[], half: readonly number[], from: number): number {
    const places = gaps
      .map((_, month) => month)
      .filter((month) => month >= from && Number.isFinite(gaps[month] + half[month]));
    const sum = (values: readonly number[]) => places.reduce((total, month) => total + values[month], 0);
    return Math.abs(sum(gaps)) > sum(half) ? Math.sign(sum(gaps)) : 0;
  }

  function halfWidths({ result: after, reference: before = after }: Comparison, series: Series): number[] {
    const [x, y] = [before, after].map((arm) => chosenMonths(arm, [series]));
    const worlds = { baseline: before.replications, scenario: after.replications };
    const { difference, upper } = monthlyDifferences(x, y, true, worlds);
    return [...difference].map((value, month) => upper[month] - value);
  }

  test.each(few(bundled.names(), 3))("%s", async (name) => {
    const scenario = scenarioNamed(name);
    if (scenario.reference === "none") return;
    const reference = itselfWithout(scenario) ?? scenarioNamed(scenario.reference);
    await holds(scenario, reference, scenario.reference.replace("-", " "));
  });

  test("random ones in which a supplier asks", async () => {
    const asked = fc.tuple(
      arbitraryMarket.filter(({ suppliers }) => suppliers.length > 0),
      fc.record({
        managers: fc.double({ min: 0, max: 4, noNaN: true }),
        online: fc.double({ min: 0, max: 0.1, noNaN: true }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([market, levers]) => {
        const [{ name: asker }] = market.suppliers;
        const scenario = { ...scenarioOf(withStrategy(market, asker, levers)), asker };
        const reference = { ...scenario, market: marketWithoutStrategy({ market: scenario.market, from: 0 }) };
        await holds(scenario, reference, "without strategy");
      }),
      { ...runs(4), seed: 12 },
    );
  });

  test("random ones", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMarket, async (market) => {
        const scenario = scenarioOf(market);
        await holds(scenario, { ...scenario, market: marketWithoutEntry(scenario) }, "without entry");
      }),
      { ...runs(4), seed: 11 },
    );
  });
});
