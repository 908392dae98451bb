import type { ScenarioResult } from "../../worlds/result.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./seriesOrder.ts";
import { statisticColumns, statistics } from "./statisticColumns.ts";
import type { Cell, Column, Table } from "./table.ts";

export const monthColumns: readonly Column[] = [
  scenarioColumn,
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
  ...statisticColumns,
];

/** Statistics over worlds, month by month. */
export function monthsTable(result: ScenarioResult): Table {
  return {
    name: "months",
    title: "Statistics over worlds: one row for each measure, group and month",
    columns: monthColumns,
    key: ["scenario", "measure", "group", "month"],
    precision: "short",
    rowCount: result.series.length * result.months,
    rows: () => monthRows(result),
  };
}

function* monthRows(result: ScenarioResult): Iterable<readonly Cell[]> {
  const { monthly, months, series, money } = result;
  for (const { measure, unit, group, index } of seriesInOrder(series, money)) {
    for (let month = 0; month < months; month++) {
      const at = month * series.length + index;
      const values = statistics.map((statistic) => monthly[statistic][at]);
      yield [result.scenario.name, measure, unit, group, month, ...values];
    }
  }
}
