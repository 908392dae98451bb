import { isSame } from "../model/series.ts";
import { baselineColumn, bySeries, comparisonCells, comparisonColumns } from "../result/comparisonTable.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape, yesNo } from "../result/frame.ts";
import { groupColumn, measureColumn, seriesInOrder, unitColumn } from "../result/series.ts";
import { headlineFor } from "../worlds/headline.ts";
import { unitIn } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import type { ComparedScenario, Study } from "./study.ts";

const scenarioColumn: Field = { name: "scenario", type: "string", meaning: "Name of the scenario." };

/** The scenarios in the order of a table that is sorted by their names. */
function inOrder({ scenarios }: Study): ComparedScenario[] {
  return scenarios.toSorted((a, b) => byText(a.arm.name, b.arm.name));
}

/** What the table has beside the columns of any comparison. */
const moreColumns: readonly Field[] = [
  {
    name: "worse",
    type: "number",
    meaning: "Share of the pairs in which it did worse; of a neutral measure, was lower.",
  },
  {
    name: "paired",
    type: "string",
    meaning: "yes: over pairs of worlds. no: the worlds are not the same, Welch.",
    categories: yesNo,
  },
  { name: "nBaseline", type: "integer", meaning: "Worlds behind the mean of the baseline." },
  { name: "nScenario", type: "integer", meaning: "Worlds behind the mean of the scenario." },
  { name: "p", type: "number", meaning: "Two-sided p value of no difference." },
  { name: "pHolm", type: "number", meaning: "p value corrected after Holm (1979) over the rows of the family." },
  {
    name: "family",
    type: "string",
    meaning: "headline: measures chosen beforehand. other: all the rest.",
    categories: ["headline", "other"],
  },
  {
    name: "seen",
    type: "string",
    meaning: "yes: a difference was seen (pHolm below 0.05).",
    categories: yesNo,
  },
];

export const differencesShape: Shape = {
  name: "comparison",
  title: "Differences of the window means: one row for each scenario, measure and group",
  fields: [...comparisonColumns, ...moreColumns],
  key: ["baseline", "scenario", "measure", "group"],
  precision: "short",
};

/** `comparison.csv`: the difference of every measure and group, scenario by scenario. */
export function differencesTable(study: Study): Frame {
  return frameOf(
    differencesShape,
    inOrder(study).flatMap(({ arm, differences }) =>
      differences
        .toSorted(bySeries)
        .map((row) => [
          ...comparisonCells({ baseline: study.baseline.name, scenario: arm.name, money: arm.means.money }, row),
          row.worse,
          yesOrNo(row.paired),
          row.nBaseline,
          row.nScenario,
          row.p,
          row.pHolm,
          row.family,
          yesOrNo(row.seen),
        ]),
    ),
  );
}

function yesOrNo(is: boolean): string {
  return is ? "yes" : "no";
}

export const inputShape: Shape = {
  name: "input",
  title: "What is set differently: one row for each scenario and setting",
  fields: [
    baselineColumn,
    scenarioColumn,
    { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
    { name: "month", type: "integer", meaning: "Month from which it holds; 0 but for the timetable." },
    { name: "unit", type: "string", meaning: "Unit; shares are fractions." },
    { name: "valueBaseline", type: "string", meaning: "Value in the baseline; empty where it has none." },
    { name: "valueScenario", type: "string", meaning: "Value in the scenario; empty where it has none." },
    { name: "meaning", type: "string", meaning: "What the setting means." },
  ],
  key: ["baseline", "scenario", "path", "month", "meaning"],
  precision: "short",
};

/** `input.csv`: what is set differently, scenario by scenario. */
export function inputTable(study: Study): Frame {
  const rows = inOrder(study).flatMap(({ arm, changes }) =>
    changes
      .toSorted((a, b) => byText(a.path, b.path) || a.month - b.month || byText(a.meaning, b.meaning))
      .map(({ path, month, unit, values, meaning }) => [
        study.baseline.name,
        arm.name,
        path,
        month,
        unit,
        ...values,
        meaning,
      ]),
  );
  return frameOf(inputShape, rows);
}

const overTimeFields: readonly Field[] = [
  baselineColumn,
  scenarioColumn,
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
  { name: "n", type: "integer", meaning: "Worlds behind the mean of the arm that has fewer." },
  { name: "meanBaseline", type: "number", meaning: "Mean of the baseline in this month." },
  { name: "meanScenario", type: "number", meaning: "Mean of the scenario in this month." },
  { name: "difference", type: "number", meaning: "Scenario less baseline." },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
  {
    name: "from",
    type: "string",
    meaning:
      "pairs: interval from all pairs of worlds. saved pairs: spread of the pairs from those that were saved. no pairs: from the two intervals.",
    categories: ["pairs", "saved pairs", "no pairs"],
  },
  { name: "pairs", type: "integer", meaning: "Pairs of worlds that the spread is known from; 0 where there are none." },
];

export const overTimeShape: Shape = {
  name: "differences",
  title: "Differences over time: one row for each scenario, measure and month",
  fields: overTimeFields,
  key: ["baseline", "scenario", "measure", "group", "month"],
  precision: "short",
};

/** `differences.csv`: the headline measures month by month, and what says who threatens an incumbent that asks. */
export function overTimeTable(study: Study): Frame {
  return frameOf(
    overTimeShape,
    inOrder(study).flatMap((compared) => [...monthRows(study.baseline.name, compared)]),
  );
}

function* monthRows(baseline: string, { arm, overTime }: ComparedScenario): Iterable<readonly Cell[]> {
  if (overTime === undefined) return;
  const { series, months, from, pairs, meansOnly } = overTime;
  for (const { measure, unit, group, index } of seriesInOrder(series, arm.means.money)) {
    for (let month = 0; month < months; month++) {
      const at = month * series.length + index;
      const place = [baseline, arm.name, measure, unit, group, month];
      const { n, difference, lower, upper } = overTime;
      yield [
        ...place,
        n[at],
        overTime.baseline[at],
        overTime.scenario[at],
        difference[at],
        lower[at],
        upper[at],
        meansOnly[index] ? "no pairs" : from,
        meansOnly[index] ? 0 : pairs,
      ];
    }
  }
}

export const pairsShape: Shape = {
  name: "pairs",
  title: "Pairs of worlds: one row for each scenario, world and headline measure",
  fields: [
    baselineColumn,
    scenarioColumn,
    { name: "replication", type: "integer", meaning: "Number of the world; equal numbers are equal worlds." },
    measureColumn,
    unitColumn,
    groupColumn,
    { name: "valueBaseline", type: "number", meaning: "Mean over the window in the baseline." },
    { name: "valueScenario", type: "number", meaning: "Mean over the window in the scenario." },
    { name: "difference", type: "number", meaning: "Scenario less baseline." },
  ],
  key: ["baseline", "scenario", "replication", "measure", "group"],
  precision: "short",
};

/** `pairs.csv`: the headline measures of every world that both have. */
export function pairsTable(study: Study): Frame {
  const rows = inOrder(study).flatMap((compared) => [...pairRows(study.baseline.means, compared)]);
  return frameOf(pairsShape, rows);
}

function* pairRows(baseline: WindowMeans, { arm, pairs }: ComparedScenario): Iterable<readonly Cell[]> {
  const shown = headlineFor(arm.means.scenario.asker)
    .toSorted((a, b) => byText(a.measure, b.measure) || byText(a.group, b.group))
    .map((series) => ({
      ...series,
      before: baseline.series.findIndex((other) => isSame(other, series)),
      after: arm.means.series.findIndex((other) => isSame(other, series)),
    }))
    .filter(({ before, after }) => before >= 0 && after >= 0);
  for (let world = 0; world < pairs; world++) {
    for (const { measure, group, before, after } of shown) {
      const x = baseline.means[world * baseline.series.length + before];
      const y = arm.means.means[world * arm.means.series.length + after];
      const unit = unitIn(measure, arm.means.money);
      yield [baseline.scenario.name, arm.name, world, measure, unit, group, x, y, gap(y, x)];
    }
  }
}
