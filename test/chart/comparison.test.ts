import { describe, expect, test } from "vitest";
import { compareArms } from "../../src/analyse/compareArms.ts";
import type { MonthlyDifferences } from "../../src/analyse/monthlyDifferences.ts";
import { comparison } from "../../src/draw/comparison.ts";
import { comparisonOverTime } from "../../src/draw/comparisonOverTime.ts";
import type { Series } from "../../src/model/series.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import type { ComparisonSubject } from "../../src/words/en/comparisonCharts.ts";
import type { WindowMeans } from "../../src/worlds/result.ts";
import { resultOf } from "../experiment/exampleScenario.ts";

const series: readonly Series[] = [
  { measure: "price", group: "all" },
  { measure: "service", group: "all" },
  { measure: "fillRate", group: "all" },
  { measure: "newcomerShare", group: "all" },
];
const WORLDS = 40;

/** Price down, service down, fill rate up and down, newcomers up: better, worse, unclear, neither. */
const baseline = armOf((world) => [1.2 + wave(world), 0.5 + wave(world), 0.97, 0]);
const scenario = armOf((world) => [
  1.1 + wave(world) + wave(world + 7) / 5,
  0.4 + wave(world) + wave(world + 3) / 5,
  0.97 + (world % 2 === 0 ? 0.01 : -0.01),
  0.2 + wave(world) / 4,
]);

function wave(world: number): number {
  return ((world * 7) % 11) / 100;
}

function armOf(values: (world: number) => number[], worlds = WORLDS): WindowMeans {
  return resultOf(
    series,
    Array.from({ length: worlds }, (_, world) => values(world)),
  );
}

function subjectOf(before: WindowMeans, after: WindowMeans, more: Partial<ComparisonSubject> = {}): ComparisonSubject {
  const [{ differences, paired, pairs }] = compareArms(before, [after], series).comparisons;
  const names = { baselineName: "baseline", scenarioName: "changed", suffix: "" };
  return { ...names, baseline: before, scenario: after, paired, pairs, differences, ...more };
}

const draw = ({ spec, id, title, description }: ReturnType<typeof comparison>) =>
  renderSvg(spec, { id, title, description });

/** All rows of data in a specification. */
function rowsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(rowsIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "values" && Array.isArray(inner) ? inner.filter((row) => typeof row === "object") : rowsIn(inner),
  );
}

describe("the chart of a comparison", () => {
  const chart = comparison(subjectOf(baseline, scenario), {});

  test("has the finding as its title, with interval and number of worlds", () => {
    expect(chart.title).toMatch(/lower \(\d.* to \d.*\).* than in baseline, 40 pairs of worlds$/);
    expect(chart.title).not.toContain("fill rate");
    expect(chart.description).toContain("Fill rate: no clear difference");
  });

  test("marks each row by colour and by shape, as better, worse, neither or unclear for the buyer", () => {
    const marks = rowsIn(chart.spec).filter((row) => "shape" in row && "lower" in row);
    const looks = new Map(marks.map(({ measure, shape, colour }) => [measure, `${shape} ${colour}`]));
    expect([...looks.keys()]).toEqual(["price", "service", "fillRate", "newcomerShare"]);
    expect(looks.get("price")).toBe("circle #0072b2");
    expect(looks.get("service")).toBe("diamond #d55e00");
    expect(looks.get("fillRate")).toMatch(/^cross/);
    expect(looks.get("newcomerShare")).toMatch(/^square/);
  });

  test("has each row on its own scale with zero in the same place, and all worlds on it", () => {
    const dots = rowsIn(chart.spec).filter((row) => "world" in row);
    expect(dots).toHaveLength(4 * WORLDS);
    for (const { x, difference } of dots) {
      expect(Math.abs(Number(x))).toBeLessThanOrEqual(1);
      expect(Math.sign(Number(x))).toBe(Math.sign(Number(difference)));
    }
    const zeros = rowsIn(chart.spec).filter(({ text, y2 }) => text === "0" && y2 !== undefined);
    expect(zeros.length).toBeGreaterThanOrEqual(4);
    expect(zeros.every(({ x }) => x === 0)).toBe(true);
  });

  test("draws no more than two hundred worlds, and says so", () => {
    const many = (level: number) => armOf((world) => [level + wave(world), 0.5 + wave(world * 3), 0.9, 0.1], 250);
    const large = comparison(subjectOf(many(1.2), many(1.1)), {});
    expect(rowsIn(large.spec).filter((row) => "world" in row)).toHaveLength(4 * 200);
    expect(JSON.stringify(large.spec)).toContain("the first 200 of them");
  });

  test.each([
    ["paired worlds", baseline, scenario, /lower/],
    ["worlds that are not the same", baseline, { ...scenario, seed: "other" }, /40 worlds against 40 others/],
    ["equal worlds", baseline, baseline, /Nothing differs from baseline: 40 pairs of worlds/],
    [
      "a single world",
      armOf(() => [1, 1, 1, 0], 1),
      armOf(() => [2, 1, 1, 0], 1),
      /^One pair of worlds: what differs from baseline may be chance$/,
    ],
    ["missing values", baseline, armOf(() => [1, Number.NaN, 1, Number.NaN]), /than in baseline/],
  ])("is drawn without a complaint for %s", async (_, before, after, title) => {
    const drawn = comparison(subjectOf(before, after), {});
    expect(drawn.title).toMatch(title);
    const svg = await draw(drawn);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(await draw(drawn)).toBe(svg);
  });
});

describe("the chart of a comparison over time", () => {
  const months = 30;
  const column = (value: (month: number, serie: number) => number) =>
    Float64Array.from({ length: months * series.length }, (_, at) =>
      value(Math.floor(at / series.length), at % series.length),
    );
  /** The price parts from month 10 on; the others waver about zero. */
  const difference = column((month, serie) => (serie === 0 && month >= 10 ? -0.05 : 0.001 * ((month % 3) - 1)));
  const overTime: MonthlyDifferences = {
    series,
    months,
    from: "pairs",
    pairs: WORLDS,
    meansOnly: series.map(() => false),
    n: column(() => WORLDS),
    baseline: column(() => 1),
    scenario: difference.map((value) => 1 + value),
    difference,
    lower: difference.map((value) => value - 0.01),
    upper: difference.map((value) => value + 0.01),
  };

  test("says what parts first and stays, with the month, the interval and the worlds", async () => {
    const chart = comparisonOverTime(subjectOf(baseline, scenario, { overTime }), {});
    expect(chart?.title).toBe(
      "First to differ and stay: price lower from month 10 on (-0.0500, -0.0600 to -0.0400 at the end), 40 pairs of worlds",
    );
    const svg = chart && (await draw(chart));
    expect(svg).toContain("95 % interval");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("says where its intervals come from", () => {
    const textOf = (from: MonthlyDifferences["from"]) =>
      JSON.stringify(comparisonOverTime(subjectOf(baseline, scenario, { overTime: { ...overTime, from } }), {})?.spec);
    expect(textOf("pairs")).toContain("from all pairs");
    expect(textOf("saved pairs").replace(/","/g, " ")).toContain("the spread of the 40 pairs that were saved");
    expect(textOf("no pairs").replace(/","/g, " ")).toContain("as if no world were shared");
  });

  test("is not there where nothing is known along time", () => {
    expect(comparisonOverTime(subjectOf(baseline, scenario), {})).toBeUndefined();
  });
});
