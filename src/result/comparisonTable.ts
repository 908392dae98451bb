import { type Money, unitIn } from "../worlds/money.ts";
import type { PairedDifference } from "../worlds/result.ts";
import { byText, type Cell, type Field, type Frame, frameOf } from "./frame.ts";
import { groupColumn, measureColumn, unitColumn } from "./series.ts";

/** The two that are compared. */
export interface ComparedNames {
  readonly baseline: string;
  readonly scenario: string;
  /** What their amounts of money are counted in; unit costs unless given. */
  readonly money?: Money;
}

export const baselineColumn: Field = {
  name: "baseline",
  type: "string",
  meaning: "What the scenario is compared with, in the same worlds.",
};

export const comparisonColumns: readonly Field[] = [
  baselineColumn,
  { name: "scenario", type: "string", meaning: "Name of the scenario." },
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "n", type: "integer", meaning: "Pairs of worlds." },
  { name: "meanBaseline", type: "number", meaning: "Mean of the baseline." },
  { name: "meanScenario", type: "number", meaning: "Mean of the scenario." },
  { name: "difference", type: "number", meaning: "Scenario less baseline, mean over pairs." },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
  { name: "relative", type: "number", meaning: "Difference over the mean of the baseline." },
  {
    name: "better",
    type: "number",
    meaning: "Share of the pairs in which the scenario did better; of a neutral measure, was higher.",
  },
];

/** Paired differences of the window means, scenario less reference. */
export function comparisonTable(names: ComparedNames, differences: readonly PairedDifference[]): Frame {
  return frameOf(
    {
      name: "comparison",
      title: "Paired differences: one row for each measure and group",
      fields: comparisonColumns,
      key: ["baseline", "scenario", "measure", "group"],
      precision: "short",
    },
    differences.toSorted(bySeries).map((difference) => comparisonCells(names, difference)),
  );
}

/** The row of a difference. */
export function comparisonCells({ baseline, scenario, money }: ComparedNames, d: PairedDifference): Cell[] {
  const { measure, group } = d.series;
  const means = [d.meanReference, d.meanScenario];
  return [
    baseline,
    scenario,
    measure,
    unitIn(measure, money),
    group,
    d.n,
    ...means,
    d.difference,
    d.lower,
    d.upper,
    d.relative,
    d.better,
  ];
}

/** Order of the rows of a table. */
export function bySeries(a: Pick<PairedDifference, "series">, b: Pick<PairedDifference, "series">): number {
  return byText(a.series.measure, b.series.measure) || byText(a.series.group, b.series.group);
}
