import type { WindowMeans } from "../../worlds/result.ts";
import { type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { groupColumn, measureColumn, type PlacedSeries, scenarioColumn, seriesInOrder, unitColumn } from "../series.ts";

export const replicationColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world; equal numbers are equal worlds." },
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "value", type: "number", meaning: "Mean over the months that the title names, both included." },
];

/**
 * Mean over the window of months, world by world. Every bit is kept, so that paired differences can be
 * computed from the file; sorted by world, so that more worlds only add rows at the end.
 */
export function replicationsTable(result: WindowMeans): Frame {
  const [first, last] = result.window;
  return streamed(
    {
      name: "replications",
      title: `Means over months ${first} to ${last}: one row for each world, measure and group`,
      fields: replicationColumns,
      key: ["scenario", "replication", "measure", "group"],
      precision: "full",
    },
    result.replications * result.series.length,
    () => replicationRows(result),
  );
}

function* replicationRows(result: WindowMeans): Iterable<readonly Cell[]> {
  const ordered = seriesInOrder(result.series, result.money);
  for (let replication = 0; replication < result.replications; replication++) {
    yield* worldRows(result, ordered, replication);
  }
}

/**
 * The rows of one world.
 *
 * @param ordered  the series in the order of the table
 * @param place    where the world stands in the means; its number unless given
 */
export function* worldRows(
  { scenario, series, means }: Pick<WindowMeans, "scenario" | "series" | "means">,
  ordered: readonly PlacedSeries[],
  replication: number,
  place = replication,
): Iterable<readonly Cell[]> {
  for (const { measure, unit, group, index } of ordered) {
    yield [scenario.name, replication, measure, unit, group, means[place * series.length + index]];
  }
}
