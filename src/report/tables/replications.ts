import type { ScenarioResult } from "../../experiment/result.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./seriesOrder.ts";
import type { Cell, Table } from "./table.ts";

/**
 * Mean over the window of months, world by world. Every bit is kept, so that paired differences can be
 * computed from the file; sorted by world, so that more worlds only add rows at the end.
 */
export function replicationsTable(result: ScenarioResult): Table {
  const [first, last] = result.window;
  return {
    name: "replications",
    title: `Means over months ${first} to ${last}: one row for each world, measure and group`,
    columns: [
      scenarioColumn,
      { name: "replication", type: "integer", meaning: "Number of the world; equal numbers are equal worlds." },
      measureColumn,
      unitColumn,
      groupColumn,
      { name: "value", type: "number", meaning: `Mean over months ${first} to ${last}, both included.` },
    ],
    key: ["scenario", "replication", "measure", "group"],
    precision: "full",
    rowCount: result.replications * result.series.length,
    rows: () => replicationRows(result),
  };
}

function* replicationRows(result: ScenarioResult): Iterable<readonly Cell[]> {
  const ordered = seriesInOrder(result.series);
  for (let replication = 0; replication < result.replications; replication++) {
    for (const { measure, unit, group, index } of ordered) {
      const value = result.means[replication * result.series.length + index];
      yield [result.scenario.name, replication, measure, unit, group, value];
    }
  }
}
