import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weighed } from "../../src/analyse/choice/choice.ts";
import { type ChoiceQuestion, recordChoice, seriesOfChoice } from "../../src/analyse/choice/outcomes.ts";
import { type Criterion, futuresOf } from "../../src/analyse/choice/policies.ts";
import { pointsOfDesign, sobolDesign } from "../../src/analyse/designs.ts";
import { searchBox } from "../../src/analyse/discovery/boxDiscovery.ts";
import { searchThreshold } from "../../src/analyse/discovery/threshold.ts";
import { morrisDesign, sensitivity, tornadoAlone, varianceDesign } from "../../src/analyse/sensitivity.ts";
import { sweep } from "../../src/analyse/sweep.ts";
import type { Chart } from "../../src/draw/chart.ts";
import { choiceCharts, discoveryCharts, sensitivityCharts, sweepCharts } from "../../src/draw/explorations.ts";
import { createStream, keyBySeed, normal, uniform } from "../../src/model/random.ts";
import type { Series } from "../../src/model/series.ts";
import type { Variable } from "../../src/scenario/vary.ts";
import { choiceSentences } from "../../src/words/en/choice.ts";
import { choiceKeyTable } from "../../src/words/en/choiceTable.ts";
import { type Discovery, discoveryKeyTable, discoverySentences, shownCrossing } from "../../src/words/en/discovery.ts";
import { sensitivityKeyTable, sensitivitySentences } from "../../src/words/en/sensitivity.ts";
import { sweepSentences } from "../../src/words/en/sweep.ts";
import { sweepKeyTable } from "../../src/words/en/sweepTable.ts";
import { bareRange, bareText, isPercent, settingLabel } from "../../src/words/settings.ts";
import type { Explore } from "../../src/worlds/points.ts";
import { keptWith, type SpannedSeries, spansOf } from "../../src/worlds/valuesOver.ts";
import { wholeRunOf } from "../../src/worlds/wholeRun.ts";
import { conditionOf, question, responding, scenario, variablesOf } from "../experiment/explore/discovery/planted.ts";
import { runs } from "../thorough.ts";

/** A made-up market: what is seen depends on the settings in no order at all, is missing here and there, or fails. */
interface Made {
  readonly seed: string;
  readonly worlds: number;
  readonly level: number;
  /** How much settings and luck move it. */
  readonly spread: number;
  /** Shares of worlds without a value, and of points that fail. */
  readonly missing: number;
  readonly failing: number;
}

const some = fc.constantFrom(0, 0, 0.1, 0.6, 1);
const made: fc.Arbitrary<Made> = fc.record({
  seed: fc.stringMatching(/^[a-z]{1,6}$/),
  worlds: fc.integer({ min: 1, max: 6 }),
  level: fc.constantFrom(0, 1, 1.15, -3, 1e-4, 58_500_000),
  spread: fc.constantFrom(0, 0.02, 0.4, 3),
  missing: some,
  failing: some,
});

const texts = [
  "policy.flexibleShare=0:60%",
  "policy.openness=0.1284:0.9996",
  "policy.contractMonths=12,24,36,47",
  "policy.choice",
  "market.switchingCost=0.2:1:0.2",
  "market.disruptionRate=0:0.05",
  "suppliers.newcomer.quality=0.5:0.9",
  "suppliers.newcomer.count=0:6",
  "suppliers.powerhouse.respondsToThreat",
];
const varied = (least: number, most: number) =>
  fc.shuffledSubarray(texts, { minLength: least, maxLength: most }).map((all) => variablesOf(...all));

/** A series of draws for a text. */
function drawsFor(...parts: readonly (string | number)[]) {
  const stream = createStream();
  keyBySeed(parts.join(" "), stream);
  return stream;
}

function market({ seed, worlds, level, spread, missing, failing }: Made, series: number): Explore {
  return async (points, use) => {
    let index = 0;
    for (const settings of points) {
      const own = drawsFor(seed, ...settings);
      const means = Float64Array.from({ length: worlds * series }, (_, at) => {
        if (uniform(own, 1, at) < missing) return Number.NaN;
        return level + spread * (uniform(own, 0, at % series) + 0.3 * normal(own, 2, at));
      });
      const isLost = settings.length > 0 && uniform(own, 3, 0) < failing;
      use({ index, settings, outcome: isLost ? { failure: "they do not go together" } : { means } });
      index++;
    }
  };
}

const series: readonly Series[] = [
  { measure: "price", group: "all" },
  { measure: "buyerValue", group: "all" },
  { measure: "service", group: "all" },
  { measure: "launches", group: "all" },
  { measure: "newcomerShare", group: "all" },
];

const run = wholeRunOf(scenario);

/** All of them over the window, and one over the whole run and its halves. */
function spannedBy(outcome: Series): SpannedSeries[] {
  return [...series.map((each) => ({ ...each, over: "window" as const })), ...spansOf(outcome, run)];
}

/** Whatever people read of an analysis: in whole sentences and cells, and in the lines and labels of its charts. */
function wordsOf(charts: readonly Chart[], sentences: readonly string[], table: object | undefined) {
  const own = charts.map(({ spec, ...words }) => words);
  return { whole: textsIn([own, sentences, table]), drawn: textsIn(charts.map(({ spec }) => spec)) };
}

/** What Vega-Lite runs and nobody reads. */
const EXPRESSIONS = ["filter"];

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number" && !Number.isFinite(value)) return [`a number that is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (EXPRESSIONS.includes(key) ? [] : textsIn(inner)));
}

const WRONG = /\bNaN\b|\bundefined\b|Infinity|\bnull\b|\[object/;

function expectReadable({ whole, drawn }: ReturnType<typeof wordsOf>, variables: readonly Variable[]): void {
  expect([...whole, ...drawn].filter((text) => WRONG.test(text))).toEqual([]);
  expect(beyond(whole, variables)).toEqual([]);
}

/** Values said of variables, as `flexible share 20 %` says one, that lie beyond what was tried. */
function beyond(texts: readonly string[], variables: readonly Variable[]): string[] {
  return variables.flatMap(({ path, parameter, low, high }) => {
    if (parameter.choices !== undefined) return [];
    // A number before an interval or a place is the outcome: `flexible share -0.2 (-0.3 to -0.1) at 0 %`.
    const said = new RegExp(
      `${settingLabel({ path, groupLabel: undefined })} (?:above |below |at least |at most |from )?(-?[\\d.,]*\\d)(?![\\d.,]*(?: \\(| at ))`,
      "g",
    );
    return texts.flatMap((text) =>
      [...text.matchAll(said)]
        .filter(([, number]) => {
          const value = Number(number.replaceAll(",", "")) / (isPercent(parameter.unit) ? 100 : 1);
          return value < low - 1e-9 || value > high + 1e-9;
        })
        .map(([words]) => words),
    );
  });
}

const provenance = { seed: "made up" };
const window = [60, 119] as const;
const cases = runs(20);

describe("what people read of an exploration has a value everywhere, whatever was seen", () => {
  it("of a sweep", async () => {
    const asked = fc.record({
      made,
      variables: varied(1, 3),
      isGrid: fc.boolean(),
      outcome: fc.constantFrom(...series),
      over: fc.constantFrom("run" as const, "window" as const),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ made: seen, variables, isGrid, outcome, over }) => {
        const isListed = isGrid && variables.every(({ levels }) => levels.length > 0);
        const design = isListed ? undefined : [...pointsOfDesign(sobolDesign(8, variables.length, "s"), variables)];
        const decided = { series: spannedBy(outcome), outcomes: [outcome], over, run };
        const options = { scenario, seed: "s", replications: seen.worlds, window, variables, design, ...decided };
        const found = await sweep(options, market(seen, decided.series.length));
        const words = wordsOf(sweepCharts(found, provenance), sweepSentences(found), sweepKeyTable(found));
        expectReadable(words, variables);
      }),
      cases,
    );
  });

  it("of a sensitivity analysis", async () => {
    const asked = fc.record({ made, variables: varied(1, 4), method: fc.constantFrom("morris", "sobol", "tornado") });
    await fc.assert(
      fc.asyncProperty(asked, async ({ made: seen, variables, method }) => {
        const count = variables.length;
        const designs = {
          morris: morrisDesign(2, count, "s"),
          sobol: varianceDesign(8, count, "s"),
          tornado: tornadoAlone,
        };
        const decided = { series: spannedBy(series[1]), outcomes: [series[1]], over: "run" as const, run };
        const options = { scenario, seed: "s", replications: seen.worlds, window, variables, ...decided };
        const found = await sensitivity({ ...options, design: designs[method] }, market(seen, decided.series.length));
        const words = wordsOf(
          sensitivityCharts(found, provenance),
          sensitivitySentences(found),
          sensitivityKeyTable(found),
        );
        expectReadable(words, variables);
      }),
      cases,
    );
  });

  it("of a discovery", async () => {
    const share = fc.constantFrom(0.1, 0.5, 1);
    const isSearched = (all: readonly Variable[]) => all.length > 1 || all[0].parameter.choices === undefined;
    const condition = fc.constantFrom("price > 1.15", "price < 0", "price >= 58600000", "buyerValue < base");
    // One word has no threshold, and is refused.
    const asked = fc.record({ made, variables: varied(1, 4).filter(isSearched), condition, share });
    await fc.assert(
      fc.asyncProperty(asked, async ({ made: seen, variables, condition: text, share }) => {
        const asked = { scenario, seed: "s", replications: seen.worlds, window, over: "window", share } as const;
        const question = { ...asked, variables };
        const wanted = { ...question, condition: conditionOf(text) };
        const explore = market(seen, 2);
        const found: Discovery =
          variables.length === 1
            ? await searchThreshold(wanted, 24, explore)
            : await searchBox(wanted, { design: "sobol", points: 32 }, explore);
        const words = wordsOf(discoveryCharts(found, provenance), discoverySentences(found), discoveryKeyTable(found));
        expectReadable(words, variables);
      }),
      cases,
    );
  });

  it("of a choice", async () => {
    const least: Criterion = { series: series[1], side: ">=", text: "buyerValue" };
    const most: Criterion = { series: series[0], side: "<=", value: 1.2, text: "price <= 1.2" };
    const asked = fc.record({
      made,
      uncertainties: varied(1, 3).filter((all) => all.every(({ path }) => !path.startsWith("policy"))),
      policies: fc.integer({ min: 1, max: 6 }),
      criterion: fc.constantFrom(least, most),
      futures: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ made: seen, uncertainties, policies, criterion, futures }) => {
        const weighedSeries = seriesOfChoice([series[1]], [criterion]);
        const question: ChoiceQuestion = {
          scenario,
          seed: "s",
          replications: seen.worlds,
          window,
          policies: Array.from({ length: policies }, (_, policy) => ({
            name: policy === 0 ? "as it is" : `flexible share ${policy} %`,
            settings: policy === 0 ? [] : [`policy.flexibleShare=${policy / 100}`],
          })),
          uncertainties,
          design: "sobol",
          futures: futuresOf("sobol", futures, uncertainties, "s"),
          better: "higher",
          criteria: [criterion],
          outcomes: [series[1]],
          over: "run",
          run,
          series: keptWith(weighedSeries, weighedSeries, run),
          cautions: [],
        };
        const found = weighed(await recordChoice(question, market(seen, question.series.length)));
        const words = wordsOf(choiceCharts(found, provenance), choiceSentences(found), choiceKeyTable(found));
        expectReadable(words, uncertainties);
      }),
      cases,
    );
  });
});

describe("a value is said of the setting that has it", () => {
  it("where a box limits only the second of three settings", async () => {
    const variables = variablesOf(
      "suppliers.newcomer.quality=0.5:0.9",
      "market.switchingCost=0.2:1",
      "policy.flexibleShare=0:60%",
    );
    const price = responding((at, luck) => [0.9 + (at["market.switchingCost"] ?? 0) + 0.05 * luck], 10, "cost");
    const asked = question({ variables, condition: conditionOf("price > 1.5"), replications: 10 });
    const found = await searchBox(asked, { design: "sobol", points: 64 }, price);
    expect(found.middle?.settings).toEqual(["market.switchingCost=0.8"]);
    expect(discoverySentences(found)).toContain(
      "Inside the box, at switching cost 0.8, it happens in all of 10 worlds (72 to 100 %) of their own.",
    );
  });

  it("and never as one beyond its range, though it lies near its end", () => {
    const [openness] = variablesOf("policy.openness=0.1284:0.9996");
    expect(bareRange(openness, 0.1284, 0.9996)).toBe("12.84 to 99.96 %");
    expect(bareText(openness, 0.5)).toBe("50 %");
  });

  it("also at a threshold of whole numbers from which on it no longer happens", () => {
    const [months] = variablesOf("policy.contractMonths=6:47");
    const crossing = { at: 7, lower: 6, upper: 9, direction: "down", openBelow: true, openAbove: false } as const;
    expect(shownCrossing({ variable: months }, crossing)).toMatchObject({ at: "6", interval: "6 to 8" });
  });

  it("has the same decimals as its interval, none beyond the values that were tried", () => {
    const said = (at: number, lower: number, upper: number) => {
      const [variable] = variablesOf("policy.flexibleShare=0.1:0.62492");
      const { at: value, interval } = shownCrossing(
        { variable },
        { at, lower, upper, direction: "up", openBelow: false, openAbove: false },
      );
      return `${value} (${interval})`;
    };
    expect(said(0.2, 0.1873, 0.2141)).toBe("20.0 % (18.7 to 21.4 %)");
    expect(said(0.3, 0.2, 0.4)).toBe("30 % (20 to 40 %)");
    expect(said(0.62492, 0.6245, 0.62492)).toBe("62.492 % (62.450 to 62.492 %)");
  });
});
