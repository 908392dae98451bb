import type { ScenarioResult } from "../../worlds/result.ts";
import { type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "../series.ts";
import { statisticColumns, statistics } from "./statisticColumns.ts";

export const sinceEntryColumns: readonly Field[] = [
  scenarioColumn,
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "monthsSinceTrial", type: "integer", meaning: "Months since the first trial of a newcomer in each world." },
  ...statisticColumns,
];

/** Statistics over worlds, each moved so that the first trial of a newcomer is month 0. */
export function sinceEntryTable(result: ScenarioResult): Frame {
  const { series, offsets } = result.sinceEntry;
  return streamed(
    {
      name: "since-entry",
      title: "Statistics around the first trial of a newcomer: one row for each measure, group and month since then",
      fields: sinceEntryColumns,
      key: ["scenario", "measure", "group", "monthsSinceTrial"],
      precision: "short",
    },
    series.length * offsets.length,
    () => sinceEntryRows(result),
  );
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
