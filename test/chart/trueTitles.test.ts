import { describe, expect, test } from "vitest";
import { compareArms } from "../../src/analyse/compareArms.ts";
import { catfishEffectChart } from "../../src/draw/catfishEffect.ts";
import { catfishEffectOverTime } from "../../src/draw/catfishEffectOverTime.ts";
import type { Chart } from "../../src/draw/chart.ts";
import { comparison } from "../../src/draw/comparison.ts";
import { overTime } from "../../src/draw/overTime.ts";
import { sinceEntry } from "../../src/draw/sinceEntry.ts";
import { trust } from "../../src/draw/trust.ts";
import { whoSupplies } from "../../src/draw/whoSupplies.ts";
import type { Market, Value } from "../../src/model/market.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { ALL, isSame } from "../../src/model/series.ts";
import { loyaltyWords } from "../../src/words/en/loyalty.ts";
import { markedMonths } from "../../src/words/en/overTime.ts";
import { answerOf, sentences } from "../../src/words/en/run.ts";
import { sourcesWords } from "../../src/words/en/sources.ts";
import { headline } from "../../src/worlds/headline.ts";
import type { Comparison, MonthlyStatistics, ScenarioResult } from "../../src/worlds/result.ts";
import { resultOf } from "../experiment/exampleScenario.ts";
import { handMadeEffect } from "../report/effect/handMadeEffect.ts";
import { sampleMarket } from "./sampleMarket.ts";
import { sampleComparison } from "./sampleResult.ts";

type Change = Partial<Record<keyof MonthlyStatistics, (month: number) => number>>;

/** The same result with some statistics of a series made anew, month by month. */
function withSeries(result: ScenarioResult, measure: MeasureName, group: string, change: Change): ScenarioResult {
  const place = result.series.findIndex((serie) => serie.measure === measure && serie.group === group);
  const made = (name: keyof MonthlyStatistics) =>
    result.monthly[name].map((own, at) =>
      at % result.series.length === place ? (change[name]?.(Math.floor(at / result.series.length)) ?? own) : own,
    );
  const monthly: MonthlyStatistics = {
    n: made("n"),
    mean: made("mean"),
    lower: made("lower"),
    upper: made("upper"),
    p05: made("p05"),
    p25: made("p25"),
    p50: made("p50"),
    p75: made("p75"),
    p95: made("p95"),
  };
  return { ...result, monthly };
}

/** Every statistic of a series as one number a month. */
function level(value: (month: number) => number): Change {
  return { mean: value, lower: value, upper: value, p05: value, p25: value, p50: value, p75: value, p95: value };
}

const goneFrom = (month: number, before: number) => level((at) => (at < month ? before : Number.NaN));

/** All texts of a specification, one a line; lines of one text are joined. */
function pictured({ spec }: Chart): string {
  return textsIn(spec).join("\n");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return [value.join(" ")];
  return Object.values(value).flatMap(textsIn);
}

const sample = sampleComparison();
const { result } = sample;
const changed = (to: ScenarioResult): Comparison => ({ ...sample, result: to });

describe("the title over time", () => {
  test("has the numbers of the answer: one difference is said in one way", () => {
    const { reference = result } = sample;
    const said = sentences(
      answerOf(sample, compareArms(reference, [result], headline).comparisons[0].differences),
    ).join(" ");
    const { title } = overTime(sample, {});
    const numbers = [...title.matchAll(/([\d.]+)(?: %| points| unit costs)? (?:lower|higher) \((\S+) to (\S+)/g)];
    expect(numbers).toHaveLength(2);
    for (const [, size, low, high] of numbers) {
      expect(said).toMatch(new RegExp(`by ${size}.* \\(${low} to ${high.replace(/[),]/g, "")}`));
    }
  });

  test("counts the worlds that have what it speaks of", () => {
    const count = result.series.length;
    const inSomeWorlds = (from: ScenarioResult) => ({
      ...from,
      means: from.means.map((own, at) => (Math.floor(at / count) < 4 ? Number.NaN : own)),
    });
    expect(overTime(changed(inSomeWorlds(result)), {}).title).toMatch(/, 20 worlds$/);
  });

  /** The same with the difference of a measure from its reference made anew, month by month, and its mean over the window. */
  function differing(measure: MeasureName, difference: (month: number) => number): Comparison {
    const { reference = result } = sample;
    const count = reference.series.length;
    const place = reference.series.findIndex((serie) => serie.measure === measure && serie.group === ALL);
    const own = (month: number) => reference.monthly.mean[month * count + place];
    const moved = withSeries(reference, measure, ALL, {
      mean: (month) => own(month) + difference(month),
      lower: (month) => reference.monthly.lower[month * count + place] + difference(month),
      upper: (month) => reference.monthly.upper[month * count + place] + difference(month),
    });
    const [first, last] = reference.window;
    const months = Array.from({ length: last - first + 1 }, (_, month) => first + month);
    const mean = months.reduce((sum, month) => sum + difference(month), 0) / months.length;
    const shift = (value: number, at: number, by: number) => (at % count === place ? value + by : value);
    const means = reference.means.map((value, at) => shift(value, at, mean * (1 + (at % 7) / 100)));
    const singleWorlds = reference.singleWorlds.map((world) => ({
      ...world,
      values: world.values.map((value, at) => shift(value, at, difference(Math.floor(at / count)))),
    }));
    return changed({ ...moved, means, singleWorlds });
  }
  const titleOf = (difference: (month: number) => number) => overTime(differing("buyerValue", difference), {}).title;

  test("says so where the sign turns, and ends with the side on which the line ends", () => {
    expect(titleOf(() => 0.1)).toMatch(/^Buyer value 0\.1\d* unit costs higher \(/);
    expect(titleOf((month) => (month < 48 ? -0.2 : 0.1))).toMatch(
      /^Buyer value first lower, then 0\.1\d* unit costs higher \(/,
    );
    expect(titleOf((month) => (month < 96 ? 0.3 : -0.1))).toMatch(
      /^Buyer value first higher, then 0\.100* unit costs lower \([^)]*\) in month 119 than/,
    );
    expect(titleOf((month) => (month < 24 || month >= 96 ? 0.2 : -0.1))).toMatch(
      /^Buyer value first higher, then lower, at last 0\.200* unit costs higher \([^)]*\) in month 119/,
    );
    expect(titleOf((month) => (month < 48 ? -0.2 : 0))).toMatch(
      /^Buyer value first lower, then not clearly different than/,
    );
  });

  test("does not deny the newcomers' share where that is all that differs", () => {
    const { reference = result } = sample;
    const width = reference.series.length;
    const means = reference.means.map((other, at) => {
      const one = reference.series[at % width];
      if (one.measure !== "newcomerShare") return other;
      return result.means[
        Math.floor(at / width) * result.series.length + result.series.findIndex((each) => isSame(each, one))
      ];
    });
    expect(overTime(changed({ ...reference, means }), {}).title).toMatch(
      /^No measure drawn here but the newcomers' share differs clearly: buyer value no different than without entry, 24 worlds$/,
    );
  });
});

describe("the chart over time", () => {
  test("calls nothing the same in every world that differs in the rarest of them", () => {
    const almost = { ...level(() => 1), mean: () => 0.99, lower: () => 0.97, upper: () => 1.01 };
    const drawn = pictured(overTime({ result: withSeries(result, "price", ALL, almost), referenceLabel: "" }, {}));
    expect(drawn).not.toContain("the same in every month and world: price");
    expect(drawn).toContain("\nPrice (unit costs)\n");
  });

  test("says in how many months there is no price, in the scenario and in its reference", () => {
    const { reference = result } = sample;
    const [gap, other] = [result, reference].map((of, arm) =>
      withSeries(of, "price", ALL, goneFrom(arm === 0 ? 60 : 114, 1.2)),
    );
    const chart = overTime({ ...sample, result: gap, reference: other }, {});
    expect(pictured(chart)).toContain("No price in 60 of 120 months. Without entry no price in 6 of 120 months.");
    expect(chart.description).toContain("1.20 at first, 1.20 in month 59, the last that has one");
  });
});

describe("when newcomers may come", () => {
  const withEntry = (entryMonth: Value): Market => {
    const market = sampleMarket();
    return {
      ...market,
      suppliers: market.suppliers.map((group) => ({ ...group, parameters: { ...group.parameters, entryMonth } })),
    };
  };

  test("is the earliest month of a range, and about the middle where there is no earliest", () => {
    expect(markedMonths([withEntry(36)])).toMatchObject({
      entries: [36],
      entryLabel: "first possible entry (month 36)",
    });
    const uniform = withEntry({ distribution: "uniform", low: 24, high: 48 });
    expect(markedMonths([uniform])).toMatchObject({ entries: [24], entryLabel: "first possible entry (month 24)" });
    const normal = withEntry({ distribution: "normal", mean: 36, sd: 6 });
    expect(markedMonths([normal])).toMatchObject({ entries: [36], entryLabel: "first entry (about month 36)" });
  });

  test("is within the run where it may be, though its middle is after the end", () => {
    const late = withEntry({ distribution: "uniform", low: 100, high: 300 });
    expect(markedMonths([late]).entries).toEqual([100]);
    const scenario = { ...result.scenario, market: late };
    const none = ["newcomer"].reduce(
      (of, group) =>
        withSeries(
          of,
          "shareOfSpend",
          group,
          level(() => 0),
        ),
      { ...result, scenario },
    );
    expect(whoSupplies(changed(none), {}).title).toContain("; no newcomer supplies");
  });
});

describe("who supplies", () => {
  test("is nobody in a month without spend, whatever was before", () => {
    const empty = ["powerhouse", "backup", "newcomer"].reduce(
      (of, group) => withSeries(of, "shareOfSpend", group, goneFrom(60, 0.3)),
      result,
    );
    const chart = whoSupplies(changed(empty), {});
    expect(chart.title).toBe("In month 119 nobody supplies anything");
    expect(JSON.stringify(chart.spec)).toContain('{"month":60,"from0":null,"to0":null');
  });

  test("is told of the worlds that have any spend", () => {
    const few = withSeries(result, "shareOfSpend", "powerhouse", { n: () => 7 });
    expect(whoSupplies(changed(few), {}).title).toMatch(/, 7 to 24 worlds$/);
  });

  test("calls groups by their labels", () => {
    const { scenario } = result;
    const labels = new Map([
      ["powerhouse", "Stahlwerk Süd & Söhne"],
      ["newcomer", "新供应商"],
    ]);
    const labelled = changed({ ...result, scenario: { ...scenario, labels } });
    expect(whoSupplies(labelled, {}).title).toMatch(/ to Stahlwerk Süd & Söhne.* to 新供应商/);
    expect(pictured(whoSupplies(labelled, {}))).toMatch(/\n新供应商 \d/);
    expect(pictured(trust(labelled, {}))).toContain("\n新供应商\n");
    expect(trust(labelled, {}).title).toContain("新供应商");
  });

  test("has groups of newcomers told apart, and those of a kind together above six groups", () => {
    const two = pictured(whoSupplies(sampleComparison({ moreNewcomers: ["start-up"] }), {}));
    expect(two).toMatch(/\nnewcomer 1\d\.\d %\n(?:.*\n)*start-up 1\d\.\d %\n/);
    const many = Array.from({ length: 27 }, (_, group) => `rival-${group + 1}`);
    const thirty = whoSupplies(sampleComparison({ months: 72, replications: 5, moreNewcomers: many }), {});
    expect(thirty.title).toMatch(
      /^In month 71 spend goes .* to powerhouse and \d.* % to 28 groups of newcomers, 5 worlds$/,
    );
    expect(pictured(thirty)).toMatch(/\nnewcomers \d/);
  });
});

describe("the title of trust", () => {
  const rungs = ["trustProduct", "trustRisk", "trustOrganisation"] as const;
  const two = sampleComparison({ moreNewcomers: ["start-up"] });
  const climbing = (of: ScenarioResult, group: string, value: (month: number) => number) =>
    rungs.reduce((made, measure) => withSeries(made, measure, group, level(value)), of);
  const titleOf = (of: ScenarioResult) => trust({ ...two, result: of }, {}).title;

  test("is about the group of newcomers that passes first", () => {
    const slow = climbing(two.result, "newcomer", () => 0.1);
    const both = climbing(slow, "start-up", (month) => month / 100);
    expect(titleOf(both)).toMatch(/^Trust in start-up passes the gate of the fixed track \(0\.4\) in month 40 /);
  });

  test("never lets anybody pass a gate that nobody can pass", () => {
    const { scenario } = two.result;
    const buyers = scenario.market.buyers.map((group) => ({
      ...group,
      parameters: { ...group.parameters, fixedGate: 1 },
    }));
    const shut = { ...two.result, scenario: { ...scenario, market: { ...scenario.market, buyers } } };
    expect(titleOf(climbing(shut, "newcomer", () => 1))).toMatch(
      /never passes the gate of the fixed track \(1\) on all rungs/,
    );
  });

  test("does not call below the gate what reaches it", () => {
    // Mean above the gate, median below it: no month in which the medians of all three pass.
    const high = climbing(two.result, "newcomer", () => 0.9);
    const skewed = { ...level(() => 0.6), p25: () => 0.2, p50: () => 0.3 };
    const title = titleOf(climbing(withSeries(high, "trustRisk", "newcomer", skewed), "start-up", () => 0.1));
    expect(title).toBe(
      "Trust in newcomer never passes the gate of the fixed track (0.4) on all rungs in one month; on supply it is 0.300 in month 119 (median of 24 worlds)",
    );
  });

  test("speaks of the worlds in which there is such trust", () => {
    const fast = climbing(two.result, "newcomer", () => 0.9);
    const few = rungs.reduce((of, measure) => withSeries(of, measure, "newcomer", { n: () => 3 }), fast);
    expect(titleOf(few)).toMatch(/in month 0 \(median of 3 worlds\)$/);
  });

  test("draws six groups at most, that of the title among them, and says so", () => {
    const many = Array.from({ length: 27 }, (_, group) => `rival-${group + 1}`);
    const thirty = sampleComparison({ months: 72, replications: 5, moreNewcomers: many });
    const last = climbing(
      climbing(thirty.result, "newcomer", () => 0.1),
      "rival-27",
      () => 0.9,
    );
    const chart = trust({ ...thirty, result: last }, {});
    expect(chart.title).toMatch(/^Trust in rival-27 passes/);
    expect(pictured(chart)).toContain("Drawn are 6 of 29 groups; the table has all.");
    expect(pictured(chart)).toContain("\nrival-27\n");
  });
});

test("since entry: what no month after the first trial shows is not told", () => {
  const { sinceEntry: aligned } = result;
  const count = aligned.series.length;
  const cut = (values: Float64Array) =>
    values.map((own, at) => (aligned.offsets[Math.floor(at / count)] > 0 ? Number.NaN : own));
  const { statistics } = aligned;
  const ended = { ...statistics, mean: cut(statistics.mean), p50: cut(statistics.p50) };
  const chart = sinceEntry(changed({ ...result, sinceEntry: { ...aligned, statistics: ended } }), {});
  expect(chart?.title).toBe("Newcomers got a first trial in 22 of 24 worlds");
});

describe("the title of loyalty", () => {
  const titleOf = (loyalties: readonly number[]) => {
    const points = loyalties.map((loyalty, place) => ({
      group: `beta-${place}`,
      sensitivity: place + 1,
      multiple: place + 1,
      loyalty,
      lower: loyalty - 0.01,
      upper: loyalty + 0.01,
    }));
    return loyaltyWords(result, { suppliers: 3, points }).title;
  };

  test("says where buyers turn loyal, and that all are only where all are", () => {
    expect(titleOf([0.4, 0.9])).toMatch(/^Buyers turn loyal at 1\.53 times the critical sensitivity: /);
    expect(titleOf([0.8, 0.9])).toMatch(/^All buyers are loyal from 1\.00 times the critical sensitivity on/);
    expect(titleOf([0.4, 0.5])).toMatch(/^No buyers turn loyal up to 2\.00 times/);
  });

  test("does not say so where some that are more sensitive are not loyal", () => {
    for (const loyalties of [
      [0.8, 0.4],
      [0.4, 0.8, 0.4],
    ]) {
      expect(titleOf(loyalties)).toMatch(/^Loyalty does not grow with sensitivity throughout: loyalty 0\.\d/);
    }
  });
});

describe("titles of an effect", () => {
  const hand = handMadeEffect({ levels: { price: [1.25, 1.3, 1.2], buyerValue: [0.2, 0.2, 0.25] } });
  const months = 12;
  const column = (value: number) => new Float64Array(months * hand.series.length).fill(value);
  const part = (difference: number, half: number) => ({
    n: column(20),
    difference: column(difference),
    lower: column(difference - half),
    upper: column(difference + half),
  });

  test("say that entry changes something where its parts alone are not clear", () => {
    const monthly = {
      ...hand.monthly,
      substitution: part(0.02, 0.03),
      catfish: part(0.02, 0.03),
      total: part(0.04, 0.03),
    };
    expect(catfishEffectOverTime({ ...hand, months, monthly }, {}).title).toBe(
      "Entry clearly raises buyer value from month 0 on, though neither of its parts does for long, 20 worlds",
    );
    const unclear = { ...monthly, total: part(0.02, 0.03) };
    expect(catfishEffectOverTime({ ...hand, months, monthly: unclear }, {}).title).toBe(
      "In no months in a row does entry clearly change buyer value, 20 worlds",
    );
  });

  test("do not ask for more worlds where there are many without a value", () => {
    const without = handMadeEffect({ levels: { service: [0.2, 0.2, 0.3] } });
    expect(catfishEffectChart(without, {}).title).toBe(
      "Nothing can be said of the effect of entry: hardly any world has a buyer value or a price in all three arms",
    );
    const alone = handMadeEffect({ levels: { price: [1.2, 1.3, 1.2] }, worlds: 1 });
    expect(catfishEffectChart(alone, {}).title).toMatch(/it takes two worlds or more$/);
  });
});

describe("a comparison in which one side lacks a measure", () => {
  const series = [
    { measure: "price", group: ALL },
    { measure: "fillRate", group: ALL },
  ] as const;
  const before = resultOf(
    series,
    [...Array(20).keys()].map((world) => [1.2 + world / 1000, 0.97]),
  );
  const after = resultOf(
    series,
    [...Array(20).keys()].map((world) => [1.1 + world / 900, Number.NaN]),
  );
  const [compared] = compareArms(before, [after], series).comparisons;
  const subject = { ...compared, baselineName: "gap0", scenarioName: "gap", suffix: "" };

  test("shows the mean that is known, and neither denies a difference nor leaves the measure out unsaid", () => {
    const chart = comparison(subject, {});
    expect(chart.title).toMatch(/^Price .* lower .* than in gap0, 20 pairs of worlds$/);
    expect(pictured(chart)).toContain("Not compared: fill rate (97.0 % in gap0, none in gap).");
    expect(chart.description).not.toContain("Fill rate: no clear difference");
    expect(chart.table?.rows[1]).toEqual(["Fill rate", "percentage points", "-", "-", "not compared", "0"]);
  });

  test("counts in its title what was compared", () => {
    const [same] = compareArms(
      before,
      [{ ...before, means: after.means.map((v, at) => (at % 2 ? v : before.means[at])) }],
      series,
    ).comparisons;
    expect(comparison({ ...subject, ...same }, {}).title).toBe(
      "No mean of these measures in month 0 differs from gap0: 20 pairs of worlds, the same to the last bit",
    );
    const [nothing] = compareArms(before, [{ ...after, means: after.means.map(() => Number.NaN) }], series).comparisons;
    expect(comparison({ ...subject, ...nothing }, {}).title).toBe(
      "Nothing to compare with gap0: no measure has a value in both",
    );
  });
});

test("sources: the second is said to pay only where it clearly does", () => {
  const curve = (label: string, mean: number) => ({
    label,
    theory: [{ rate: 0.1, fillRate: mean }],
    simulated: [{ rate: 0.1, mean, lower: mean - 0.01, upper: mean + 0.01, expected: mean, standardError: 0.005 }],
  });
  const titleOf = (...means: readonly number[]) => {
    const curves = means.map((mean, place) => curve(`way ${place + 1}`, mean));
    return sourcesWords({ curves, readAt: 0.1, worlds: 100, months: 120, seed: "s" }).title;
  };
  expect(titleOf(0.9, 0.91, 0.99)).toMatch(
    /^A second source pays by its spare capacity: at a disruption rate of 0\.1, /,
  );
  expect(titleOf(0.9, 0.91, 0.915)).toMatch(/^At a disruption rate of 0\.1, way 1 delivers /);
});
