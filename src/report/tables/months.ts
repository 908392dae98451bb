import type { MonthlyStatistics, ScenarioResult } from "../../experiment/result.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./seriesOrder.ts";
import type { Cell, Column, Table } from "./table.ts";

type Statistic = keyof MonthlyStatistics;

const meanings: Readonly<Record<Statistic, string>> = {
  n: "Worlds in which the measure had a value in this month.",
  mean: "Mean over worlds.",
  lower: "Lower end of the 95 % interval of the mean.",
  upper: "Upper end of the 95 % interval of the mean.",
  p05: "5 % of the worlds lie below.",
  p25: "25 % of the worlds lie below.",
  p50: "Median of the worlds.",
  p75: "75 % of the worlds lie below.",
  p95: "95 % of the worlds lie below.",
};
const statistics: readonly Statistic[] = ["n", "mean", "lower", "upper", "p05", "p25", "p50", "p75", "p95"];

const statisticColumns: readonly Column[] = statistics.map((name) => ({
  name,
  type: name === "n" ? "integer" : "number",
  meaning: meanings[name],
}));

/** Statistics over worlds, month by month. */
export function monthsTable(result: ScenarioResult): Table {
  return {
    name: "months",
    title: "Statistics over worlds: one row for each measure, group and month",
    columns: [
      scenarioColumn,
      measureColumn,
      unitColumn,
      groupColumn,
      { name: "month", type: "integer", meaning: "Month of the run, from 0." },
      ...statisticColumns,
    ],
    key: ["scenario", "measure", "group", "month"],
    precision: "short",
    rowCount: result.series.length * result.months,
    rows: () => monthRows(result),
  };
}

function* monthRows(result: ScenarioResult): Iterable<readonly Cell[]> {
  const { monthly, months, series } = result;
  for (const { measure, unit, group, index } of seriesInOrder(series)) {
    for (let month = 0; month < months; month++) {
      const at = month * series.length + index;
      const values = statistics.map((statistic) => monthly[statistic][at]);
      yield [result.scenario.name, measure, unit, group, month, ...values];
    }
  }
}
