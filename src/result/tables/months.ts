import type { ScenarioResult } from "../../worlds/result.ts";
import { type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "../series.ts";
import { statisticColumns, statistics } from "./statisticColumns.ts";

export const monthColumns: readonly Field[] = [
  scenarioColumn,
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
  ...statisticColumns,
];

/** Statistics over worlds, month by month. */
export function monthsTable(result: ScenarioResult): Frame {
  return streamed(
    {
      name: "months",
      title: "Statistics over worlds: one row for each measure, group and month",
      fields: monthColumns,
      key: ["scenario", "measure", "group", "month"],
      precision: "short",
    },
    result.series.length * result.months,
    () => monthRows(result),
  );
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
