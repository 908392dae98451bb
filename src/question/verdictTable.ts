import type { SpanDifference } from "../analyse/phases.ts";
import type { SeriesVerdict, Verdict } from "../analyse/verdict.ts";
import { baselineColumn } from "../result/comparisonTable.ts";
import { byText, type Cell, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { missingAsNull, orNull } from "../result/missingAsNull.ts";
import { groupColumn, measureColumn, scenarioColumn, shareEnds, unitColumn } from "../result/series.ts";
import type { Answer } from "../words/en/run.ts";
import { BY_YEAR, quantilesLine, yearsTable } from "../words/en/verdict.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import type { PageBlock } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import type { Study } from "./study.ts";

/** A verdict with the names of its two sides. */
export interface NamedVerdict {
  readonly baseline: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly money?: Money;
}

export const verdictShape: Shape = {
  name: "verdict",
  title: "Differences over the whole run and by year: one row for each scenario, headline measure and span",
  fields: [
    baselineColumn,
    scenarioColumn,
    measureColumn,
    unitColumn,
    groupColumn,
    {
      name: "year",
      type: "integer",
      meaning: "Year of the run, from 1; 0: all years, later years weighing less, by the discount rate.",
    },
    { name: "firstMonth", type: "integer", meaning: "First month." },
    { name: "lastMonth", type: "integer", meaning: "Last month, included." },
    {
      name: "discountRate",
      type: "number",
      unit: "a year",
      meaning: "How much less a year weighs than the one before.",
    },
    {
      name: "n",
      type: "integer",
      meaning: "Pairs of worlds; where the worlds are not the same, the smaller number.",
    },
    { name: "meanBaseline", type: "number", meaning: "Mean of the baseline." },
    { name: "meanScenario", type: "number", meaning: "Mean of the scenario." },
    { name: "difference", type: "number", meaning: "Scenario less baseline." },
    { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
    { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
    {
      name: "better",
      type: "number",
      meaning: "Share of the pairs in which it did better; of a neutral measure, was higher.",
    },
    { name: "worse", type: "number", meaning: "Share in which it did worse; of a neutral measure, was lower." },
    ...shareEnds("worse"),
    { name: "p05", type: "number", meaning: "5 % of the paired differences lie below." },
    { name: "p50", type: "number", meaning: "Median of the paired differences." },
    { name: "p95", type: "number", meaning: "95 % of the paired differences lie below." },
  ],
  key: ["baseline", "scenario", "measure", "group", "year"],
  precision: "short",
};

/** `verdict.csv`: the headline measures over the whole run and in each year of it, with the quantiles of the pairs. */
export function verdictTable(verdicts: readonly NamedVerdict[]): Frame {
  return frameOf(
    verdictShape,
    verdicts
      .toSorted((a, b) => byText(a.scenario, b.scenario))
      .flatMap(({ baseline, scenario, verdict, money }) =>
        verdict.all
          .toSorted((a, b) => byText(a.series.measure, b.series.measure) || byText(a.series.group, b.series.group))
          .flatMap((each) =>
            spansOf(each, verdict).map((cells) => [
              baseline,
              scenario,
              each.series.measure,
              unitIn(each.series.measure, money),
              each.series.group,
              ...cells,
            ]),
          ),
      ),
  );
}

function spansOf({ whole, years }: SeriesVerdict, { run, months }: Verdict): Cell[][] {
  return [
    [0, ...months, run.rate, ...spanCells(whole)],
    ...years.map((span, year) => [year + 1, ...run.years[year].months, run.rate, ...spanCells(span)]),
  ];
}

function spanCells(span: SpanDifference): Cell[] {
  const { n, meanReference, meanScenario, difference, lower, upper, better, worse, p05, p50, p95 } = span;
  const worseOff = [worse, span.worseLower, span.worseUpper];
  return [n, meanReference, meanScenario, difference, lower, upper, better, ...worseOff, p05, p50, p95];
}

/** The verdicts of a study against its baseline, as one table; without rows where no years are known. */
export function verdictsTable({ baseline, scenarios }: Pick<Study, "baseline" | "scenarios">): Frame {
  const found = scenarios.flatMap(({ arm, answer: { verdict } }) =>
    verdict === undefined ? [] : [{ baseline: baseline.name, scenario: arm.name, verdict, money: arm.means.money }],
  );
  return verdictTable(found);
}

/** The verdict for programs, missing numbers null; nothing where there is none. */
export function verdictObject({ verdict }: Pick<Answer, "verdict">): object {
  if (verdict === undefined) return {};
  const { value, gains, losses, run, months, paired } = verdict;
  const spanOf = ({ meanReference: meanBaseline, ...span }: SpanDifference) => missingAsNull({ meanBaseline, ...span });
  const named = ({ series, whole, phases, contribution }: SeriesVerdict) => ({
    ...series,
    ...spanOf(whole),
    contribution: orNull(contribution),
    phases: phases.map(({ years: [first, last], same, ...span }) => ({
      firstYear: first + 1,
      lastYear: last + 1,
      same,
      ...spanOf(span),
    })),
  });
  return {
    verdict: {
      discountRate: run.rate,
      months,
      years: run.years.length,
      paired,
      value: named(value),
      gains: gains.map(named),
      losses: losses.map(named),
    },
  };
}

/** The verdict by year and its risk, as a part of a text. */
export function verdictMarkdown({ verdict, money }: Pick<Answer, "verdict" | "money">, depth = 2): string[] {
  if (verdict === undefined) return [];
  const { columns, rows } = yearsTable(verdict, money);
  return [
    `${"#".repeat(depth)} ${BY_YEAR}`,
    "",
    ...markdownTable(columns, rows),
    "",
    ...quantilesLine(verdict, money).flatMap((line) => [line, ""]),
  ];
}

/** The same as parts of a page. */
export function verdictParts({ verdict, money }: Pick<Answer, "verdict" | "money">): PageBlock["parts"] {
  if (verdict === undefined) return [];
  return [
    { summary: BY_YEAR, table: yearsTable(verdict, money) },
    { words: quantilesLine(verdict, money), quiet: true },
  ];
}

/** What became of the goals, for programs; nothing where there are none. */
export function goalsObject({ goals = [] }: Pick<Answer, "goals">): object {
  if (goals.length === 0) return {};
  return {
    goals: goals.map(({ goal: { share: asked, ...goal }, months, n, met, verdict, ...numbers }) => ({
      ...goal,
      asked,
      months,
      n,
      met,
      verdict,
      ...missingAsNull(numbers),
    })),
  };
}
