import type { ScenarioResult } from "../../worlds/result.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./seriesOrder.ts";
import { statisticColumns, statistics } from "./statisticColumns.ts";
import type { Cell, Column, Table } from "./table.ts";

export const sinceEntryColumns: readonly Column[] = [
  scenarioColumn,
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "monthsSinceTrial", type: "integer", meaning: "Months since the first trial of a newcomer in each world." },
  ...statisticColumns,
];

/** Statistics over worlds, each moved so that the first trial of a newcomer is month 0. */
export function sinceEntryTable(result: ScenarioResult): Table {
  const { series, offsets } = result.sinceEntry;
  return {
    name: "since-entry",
    title: "Statistics around the first trial of a newcomer: one row for each measure, group and month since then",
    columns: sinceEntryColumns,
    key: ["scenario", "measure", "group", "monthsSinceTrial"],
    precision: "short",
    rowCount: series.length * offsets.length,
    rows: () => sinceEntryRows(result),
  };
}

function* sinceEntryRows({ scenario, sinceEntry, money }: ScenarioResult): Iterable<readonly Cell[]> {
  const { series, offsets, statistics: values } = sinceEntry;
  for (const { measure, unit, group, index } of seriesInOrder(series, money)) {
    for (const [row, offset] of offsets.entries()) {
      const at = row * series.length + index;
      yield [scenario.name, measure, unit, group, offset, ...statistics.map((statistic) => values[statistic][at])];
    }
  }
}
