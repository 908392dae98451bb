import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareArms } from "../../src/analyse/compareArms.ts";
import { type MonthlyDifferences, monthlyDifferences } from "../../src/analyse/monthlyDifferences.ts";
import { comparison } from "../../src/draw/comparison.ts";
import { comparisonOverTime } from "../../src/draw/comparisonOverTime.ts";
import { isSame } from "../../src/model/series.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { ComparisonSubject } from "../../src/words/en/comparisonCharts.ts";
import { saidSeries } from "../../src/words/names.ts";
import { headline } from "../../src/worlds/headline.ts";
import { chosenMonths } from "../../src/worlds/replicateArms.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import { inOrder } from "../experiment/exampleScenario.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { few, runs } from "../thorough.ts";

/*
 * What the two titles of a comparison say of a measure, held against its differences month by month: the side over the
 * months of the means, that of the whole run where it is another, and that of the end.
 */

const WORLDS = 8;
const scenarioNamed = (name: string): Scenario => ({ ...scenarioFrom(bundled.find(name)?.text ?? ""), name });

async function compared(before: Scenario, after: Scenario): Promise<ComparisonSubject> {
  const { months } = before.market;
  const window = [months / 2, months - 1] as const;
  const run = (of: Scenario) => replicateScenario(of, { seed: "titles", replications: WORLDS, window }, inOrder());
  const [x, y] = [await run(before), await run(after)];
  const [{ differences, paired, pairs }] = compareArms(x, [y], headline).comparisons;
  const worlds = { baseline: WORLDS, scenario: WORLDS };
  return {
    baselineName: before.name,
    scenarioName: after.name,
    suffix: "",
    baseline: x,
    scenario: y,
    paired,
    pairs,
    differences: headline.flatMap((series) => differences.find((row) => isSame(row.series, series)) ?? []),
    overTime: monthlyDifferences(chosenMonths(x, headline), chosenMonths(y, headline), true, worlds),
  };
}

/** The side that a title says of a measure, first or last; 0 where it says none. */
function sideSaid(title: string, name: string, which: "first" | "last" = "last"): number {
  const from = title.toLowerCase().indexOf(name.toLowerCase());
  if (from < 0) return 0;
  const own = title.slice(from).split(/;| than | and /)[0];
  const sides = [...own.matchAll(/\b(higher|lower)\b/g)].map(([, side]) => (side === "higher" ? 1 : -1));
  return sides.at(which === "last" ? -1 : 0) ?? 0;
}

/** The side of a series over some months, from their differences; 0 where that is within its intervals. */
function sideOver({ series, months, difference, upper }: MonthlyDifferences, place: number, from: number): number {
  let [sum, half] = [0, 0];
  for (let month = from; month < months; month++) {
    const at = month * series.length + place;
    if (!Number.isFinite(difference[at] + upper[at])) continue;
    sum += difference[at];
    half += upper[at] - difference[at];
  }
  return Math.abs(sum) > half ? Math.sign(sum) : 0;
}

/** @returns measures of which a side was said */
async function holds(before: Scenario, after: Scenario): Promise<number> {
  const subject = await compared(before, after);
  const { overTime } = subject;
  if (overTime === undefined) throw new Error("nothing along time");
  const ofMeans = comparison(subject, {}).title;
  const along = comparisonOverTime(subject, {})?.title ?? "";
  let said = 0;
  for (const { series, difference } of subject.differences) {
    const name = saidSeries(before, series);
    const place = overTime.series.findIndex((each) => isSame(each, series));
    const context = `${before.name}, ${after.name}, ${name}: ${ofMeans} | ${along}`;
    const means = sideSaid(ofMeans, name);
    const end = sideSaid(along, name);
    said += Math.abs(means) + Math.abs(end);
    if (means !== 0) expect(means, context).toBe(Math.sign(difference));
    const whole = sideOver(overTime, place, 0);
    const isTold = ofMeans.includes("the other way round in other years");
    if (means !== 0 && whole !== 0 && !isTold) expect(means, context).toBe(whole);
    const last = sideOver(overTime, place, overTime.months - 12);
    if (end !== 0 && last !== 0) expect(end, context).toBe(last);
    if (end !== 0 && whole !== 0 && sideSaid(along, name, "first") === end) expect(end, context).toBe(whole);
  }
  return said;
}

describe("titles of comparisons say the side that the months show", () => {
  const pairs = [
    ["baseline", "closed-market"],
    ["catfish", "policy-timetable"],
    ["baseline", "open-door"],
    ["baseline", "two-that-compete"],
    ["one-contract", "locked-in"],
    ["baseline", "technology-jump"],
    ["standing-market", "closed-market"],
    ["too-far-behind", "unprepared-newcomers"],
  ] as const;
  test.each(few(pairs, 2))("%s, %s", async (before, after) => {
    expect(await holds(scenarioNamed(before), scenarioNamed(after))).toBeGreaterThan(0);
  });

  test("of levers drawn at random", async () => {
    const share = fc.integer({ min: 0, max: 60 }).map((percent) => percent / 100);
    const levers = fc.record({
      flexibleShare: share,
      openness: share,
      contractMonths: fc.constantFrom(6, 24, 60),
      fixedSlots: fc.constantFrom(1, 2, 3),
    });
    const before = { ...scenarioFrom("extends: catfish\nmonths: 48\n"), name: "as-it-is" };
    let said = 0;
    await fc.assert(
      fc.asyncProperty(levers, async (policy) => {
        const text = `extends: catfish\nmonths: 48\npolicy: ${JSON.stringify(policy)}\n`;
        said += await holds(before, { ...scenarioFrom(text), name: "changed" });
      }),
      { ...runs(2), seed: 11 },
    );
    expect(said).toBeGreaterThan(0);
  });
});
