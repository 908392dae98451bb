import { beforeAll, describe, expect, test } from "vitest";
import { dealingsOf } from "../../src/analyse/dealings.ts";
import type { Chart } from "../../src/draw/chart.ts";
import { supplierSideCharts } from "../../src/draw/supplierSide/chartsOf.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { cashOf, cashWords } from "../../src/words/en/supplierSide/cash.ts";
import { monthlyTrack } from "../../src/words/track.ts";
import { marketWithoutStrategy } from "../../src/worlds/arms.ts";
import { dealingOf } from "../../src/worlds/dealings.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import type { Comparison, ScenarioResult } from "../../src/worlds/result.ts";
import { inOrder, scenarioOf } from "../experiment/exampleScenario.ts";
import { buyersOf, livelyMarket, strategicMarket } from "../model/exampleMarket.ts";

const market = strategicMarket({ months: 60, buyers: [buyersOf("buyer", 6, { openness: 0.4 })] });
const options = { seed: "charts", replications: 8 };

let comparison: Comparison;
let charts: ReadonlyMap<string, Chart>;

beforeAll(async () => {
  const scenario = { ...scenarioOf(market), asker: "newcomer" };
  const result = await replicateScenario(scenario, options, inOrder());
  const bare = { ...scenario, market: marketWithoutStrategy({ market, from: 0 }) };
  const reference = await replicateScenario(bare, options, inOrder());
  comparison = { result, reference, referenceLabel: "without strategy" };
  charts = new Map(supplierSideCharts(comparison, {}).map((chart) => [chart.id, chart]));
});

function chart(id: string): Chart {
  const found = charts.get(id);
  if (found === undefined) throw new Error(`there is no chart ${id}`);
  return found;
}

function last(measure: MeasureName, statistic: "mean" | "p50" = "mean"): number {
  return monthlyTrack(comparison.result, measure, ["newcomer"])?.values(statistic)[market.months - 1] ?? Number.NaN;
}

/** The first number in a text, as it is written. */
function numberAfter(text: string, words: RegExp): number {
  return Number(words.exec(text)?.[1]);
}

describe("charts of the supplier's side", () => {
  test("are there where a group has a strategy, and nowhere else", async () => {
    expect([...charts.keys()]).toEqual(["pipeline", "trust-by-cause", "cash", "departure"]);
    const plain = await replicateScenario(scenarioOf(livelyMarket({ months: 12 })), options, inOrder());
    expect(supplierSideCharts({ result: plain, referenceLabel: "" }, {})).toEqual([]);
  });

  test("print only readable numbers", async () => {
    for (const each of charts.values()) {
      const svg = await renderSvg(each.spec, each);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\d\.\d{6}/);
      for (const row of each.table?.rows ?? []) expect(row).toHaveLength(each.table?.columns.length ?? 0);
      expect(each.description.startsWith(each.title)).toBe(true);
    }
  });

  test("leave out the cash of suppliers that cannot run out of it", async () => {
    const scenario = { ...scenarioOf(market), asker: "powerhouse" };
    const result: ScenarioResult = { ...comparison.result, scenario };
    const ids = supplierSideCharts({ result, referenceLabel: "" }, {}).map(({ id }) => id);
    expect(ids).toEqual(["pipeline", "trust-by-cause", "departure"]);
  });
});

describe("the title", () => {
  test("of the pipeline has the contracts of the last month", () => {
    const { title } = chart("pipeline");
    expect(title).toMatch(/^In month 59 newcomer holds /);
    expect(numberAfter(title, /holds (\S+) \(/)).toBeCloseTo(last("contracts"), 1);
    expect(title).toMatch(/contracts a supplier and is past the gate with .* 8 worlds$/);
  });

  test("of the ladder says no less than words hold in any month", () => {
    const { title } = chart("trust-by-cause");
    const rungs = ["trustProductWords", "trustRiskWords", "trustOrganisationWords", "trustSocialWords"] as const;
    const most = rungs.flatMap((rung) => monthlyTrack(comparison.result, rung, ["newcomer"])?.values("mean") ?? []);
    expect(numberAfter(title, /^Words hold at most (\S+) /)).toBeCloseTo(Math.max(...most.filter(Number.isFinite)), 2);
    expect(numberAfter(title, /contact (\S+) of that in its organisation/)).toBeCloseTo(
      last("trustOrganisationContact"),
      2,
    );
  });

  test("of the cash counts the worlds in which it runs out, and in which it never pays back", () => {
    const { title } = chart("cash");
    const own = dealingsOf(comparison.result).find(({ group }) => group === "newcomer");
    expect(numberAfter(title, /within the run in (\d+) %/)).toBe(Math.round(100 * (own?.steps.inTheBlack.never ?? 0)));
    expect(numberAfter(title, /runs out of cash in (\d+) %/)).toBe(Math.round(100 * (own?.ruined.share ?? 0)));
  });
});

test("the title of the cash names the month at which the upright line stands", () => {
  const found = cashOf(comparison.result, "newcomer");
  if (found === undefined) throw new Error("there is no cash");
  const early = { ...found.dealings.blackFrom, median: 20, lower: 18, upper: Number.POSITIVE_INFINITY, never: 0.25 };
  const dealings = { ...found.dealings, blackFrom: early };
  const month = 20;
  const { title } = cashWords(comparison.result, "newcomer", { ...found, dealings, payback: month });
  expect(title).toContain(`in the black from month ${month} on (${month - 2} to later) in half of 8 worlds`);
});

describe("the months around a departure", () => {
  const [measure, group] = ["rapport", "newcomer"] as const;

  test("are those of each world, moved by the month of its own", async () => {
    const scenario = scenarioOf(market);
    const one = await replicateScenario(scenario, { ...options, replications: 1 }, inOrder());
    const { series, offsets, statistics } = one.sinceDeparture ?? { series: [], offsets: [], statistics: undefined };
    const left = one.dealings === undefined ? Number.NaN : dealingOf(one.dealings, group, "departure", 0);
    expect(left).toBeGreaterThan(0);
    const aligned = series.findIndex((each) => each.measure === measure && each.group === group);
    const months = monthlyTrack(one, measure, [group])?.values("mean") ?? [];
    const before = monthlyTrack(one, "managerTurnover", [group])?.values("mean") ?? [];
    expect(before[left]).toBeGreaterThan(0);
    for (const [place, offset] of [...offsets].entries()) {
      const own = statistics?.mean[place * series.length + aligned];
      const known = months[left + offset] ?? Number.NaN;
      if (Number.isNaN(known)) expect(own).toBeNaN();
      else expect(own).toBeCloseTo(known, 6);
    }
  });

  test("begin with the month before in the title", () => {
    const { title } = chart("departure");
    const { sinceDeparture } = comparison.result;
    const place = sinceDeparture?.series.findIndex((each) => {
      return each.measure === "trustOrganisation" && each.group === group;
    });
    const before = sinceDeparture?.offsets.indexOf(-1);
    const at = (before ?? 0) * (sinceDeparture?.series.length ?? 0) + (place ?? 0);
    expect(numberAfter(title, /goes in the mean from (\S+) \(/)).toBeCloseTo(
      sinceDeparture?.statistics.mean[at] ?? Number.NaN,
      2,
    );
  });
});

describe("a stack", () => {
  /** Heights of the areas of a view in a month, by number. */
  function heights(view: unknown, month: number): number[] {
    const rows = rowsIn(view).filter((row) => row.month === month && typeof row.to0 === "number");
    const [row] = rows;
    return Object.keys(row ?? {})
      .filter((key) => key.startsWith("to"))
      .map((key) => Number(row[key]) - Number(row[key.replace("to", "from")]));
  }

  function rowsIn(value: unknown): Record<string, unknown>[] {
    if (typeof value !== "object" || value === null) return [];
    if (Array.isArray(value)) return value.flatMap(rowsIn);
    const own = "month" in value && "to0" in value ? [Object.fromEntries(Object.entries(value))] : [];
    return [...own, ...Object.values(value).flatMap(rowsIn)];
  }

  test("has the mean of every stage as the height of its area", () => {
    const [contracts, qualified, trials, prospects, courted] = heights(chart("pipeline").spec, 59);
    expect(contracts).toBeCloseTo(last("contracts"), 3);
    expect(qualified).toBeCloseTo(last("pipelineQualified"), 3);
    expect(trials).toBeCloseTo(last("pipelineTrials"), 3);
    expect(prospects + courted).toBeCloseTo(last("pipelineCourted"), 3);
  });

  test("of a rung is as high as trust on it", () => {
    const parts = heights(chart("trust-by-cause").spec, 59);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(last("trustProduct"), 3);
  });
});
