import type { PairedDifference } from "../../experiment/result.ts";
import { measures } from "../../model/measures.ts";
import { groupColumn, measureColumn, unitColumn } from "./seriesOrder.ts";
import { byText, type Table, tableOf } from "./table.ts";

/** Paired differences of the window means, scenario less reference. */
export function comparisonTable(
  names: { readonly baseline: string; readonly scenario: string },
  differences: readonly PairedDifference[],
): Table {
  return tableOf(
    {
      name: "comparison",
      title: "Paired differences: one row for each measure and group",
      columns: [
        { name: "baseline", type: "string", meaning: "What the scenario is compared with, in the same worlds." },
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
      ],
      key: ["baseline", "scenario", "measure", "group"],
      precision: "short",
    },
    [...differences]
      .sort(inOrder)
      .map((d) => [
        names.baseline,
        names.scenario,
        d.series.measure,
        measures[d.series.measure].unit,
        d.series.group,
        d.n,
        d.meanReference,
        d.meanScenario,
        d.difference,
        d.lower,
        d.upper,
        d.relative,
        d.better,
      ]),
  );
}

function inOrder(a: PairedDifference, b: PairedDifference): number {
  return byText(a.series.measure, b.series.measure) || byText(a.series.group, b.series.group);
}
