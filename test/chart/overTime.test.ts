import { describe, expect, test } from "vitest";
import { overTime } from "../../src/draw/overTime.ts";
import { sinceEntry } from "../../src/draw/sinceEntry.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import type { Comparison, ScenarioResult } from "../../src/worlds/result.ts";
import { sampleComparison } from "./sampleResult.ts";

/** The same result with every value of a measure, in every month and world, set to a level. */
function level(result: ScenarioResult, measure: MeasureName, value: number): ScenarioResult {
  const isLevel = result.series.map((series) => series.measure === measure);
  const set = (values: Float64Array) => values.map((own, at) => (isLevel[at % isLevel.length] ? value : own));
  const { n, mean, lower, upper, p05, p25, p50, p75, p95 } = result.monthly;
  const monthly = {
    n,
    mean: set(mean),
    lower: set(lower),
    upper: set(upper),
    p05: set(p05),
    p25: set(p25),
    p50: set(p50),
    p75: set(p75),
    p95: set(p95),
  };
  return { ...result, monthly, means: set(result.means) };
}

function drawn(comparison: Comparison): string {
  return JSON.stringify(overTime(comparison, {}).spec);
}

/** The title of the value axis of a panel. */
const PANEL = '"title":"Concentration (HHI) (index)"';

const comparison = sampleComparison();
const { result, reference = result } = comparison;

describe("what happened over time", () => {
  test("has no panel for what is level all the time, and says its level", () => {
    expect(drawn(comparison)).toContain(PANEL);
    const still = drawn({
      ...comparison,
      result: level(result, "concentration", 1),
      reference: level(reference, "concentration", 1),
    });
    expect(still).not.toContain(PANEL);
    expect(still).toContain("Not drawn, the same in every month and world: concentration (HHI) 1.00.");
  });

  test("draws what is level where the reference lies elsewhere", () => {
    const other = { ...comparison, result: level(result, "concentration", 0.5) };
    expect(drawn({ ...other, reference: level(reference, "concentration", 1) })).toContain(
      "Concentration (HHI) (index)",
    );
  });

  test("is of one world its line, neither a median nor what lies about it", () => {
    const { result: one, ...rest } = sampleComparison({ replications: 1 });
    const charts = [overTime({ ...rest, result: one }, {}), sinceEntry({ ...rest, result: one }, {})];
    for (const chart of charts) {
      const said = JSON.stringify(chart);
      expect(said).toContain("the world, with its last value");
      expect(said).not.toMatch(/median|50 %|90 %|single world/);
    }
  });

  test("says over which months its title speaks", () => {
    expect(drawn(comparison)).toContain("Title: means over months 60 to 119.");
  });

  test("has buyer value first, and after it what is farthest from the reference at its peak", () => {
    const titles = [...drawn(comparison).matchAll(/"title":"([^"]+ \([^"]+\))","titleAngle/g)].map(
      ([, title]) => title,
    );
    expect(titles.slice(0, 3)).toEqual([
      "Buyer value (unit costs)",
      "Inertia, incumbents (index)",
      "Price (unit costs)",
    ]);
    expect(overTime(comparison, {}).title).toMatch(/^Buyer value \d.* higher .* and inertia of incumbents .* lower /);
  });

  test("has what the scenario says to look at after buyer value, in panels and title", () => {
    const { scenario } = result;
    const looking = { ...scenario, lookAt: [{ measure: "service" as const, group: "all" }] };
    const asked = { ...comparison, result: { ...result, scenario: looking } };
    const titles = [...drawn(asked).matchAll(/"title":"([^"]+ \([^"]+\))","titleAngle/g)].map(([, title]) => title);
    expect(titles.slice(0, 3)).toEqual(["Buyer value (unit costs)", "Service effort (index)", "Price (unit costs)"]);
    expect(overTime(asked, {}).title).toMatch(/^Buyer value \d.* higher .* and service effort .* higher /);
  });

  test("has a panel of the fill rate where it leaves 99 to 100 %, in the scenario or its reference", () => {
    const filled = (of: ScenarioResult, value: number) => level(of, "fillRate", value);
    const full = { ...comparison, result: filled(result, 1), reference: filled(reference, 0.995) };
    expect(drawn(full)).not.toContain("Fill rate");
    expect(drawn({ ...full, reference: filled(reference, 0.9) })).toContain('"title":"Fill rate (%)"');
  });

  test("lets nothing fall by more than all of it", () => {
    // All worlds but one lose all: 99.88 %, from 99.02 to 100.23 after Hall's transformation, since the differences have a
    // skewness of 2.08 (worked out in Python).
    const set = (from: ScenarioResult, value: (world: number) => number) => {
      const count = from.series.length;
      const at = from.series.findIndex(({ measure, group }) => measure === "price" && group === "all");
      const means = from.means.map((own, place) => (place % count === at ? value(Math.floor(place / count)) : own));
      return { ...from, means };
    };
    const lost = {
      ...comparison,
      result: set(reference, (world) => (world === 0 ? 0.03 : 0)),
      reference: set(reference, (world) => 1 + world / 1000),
    };
    const { title } = overTime(lost, {});
    expect(title).toContain("Price 99.9 % lower (99.0 to 100.0 %)");
  });
});

describe("what happened since entry", () => {
  test("is drawn over the months that some world has, and no longer", () => {
    const short = sampleComparison({ months: 70 });
    const { firstTrial, offsets } = short.result.sinceEntry;
    const trials = [...firstTrial].filter((month) => month >= 0);
    const [first, last] = [-Math.max(...trials), 69 - Math.min(...trials)];
    expect(offsets[offsets.length - 1]).toBeGreaterThan(last);
    const chart = sinceEntry(short, {});
    expect(chart?.description).toContain(`to ${last} months after`);
    expect(JSON.stringify(chart?.spec)).toContain(`"domain":[${Math.max(first, offsets[0])},${last}]`);
  });
});
