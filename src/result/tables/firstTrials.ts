import type { ScenarioResult } from "../../worlds/result.ts";
import { scenarioColumn } from "./seriesOrder.ts";
import { type Column, type Table, tableOf } from "./table.ts";

export const firstTrialColumns: readonly Column[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  { name: "month", type: "integer", meaning: "Month of the first trial of a newcomer; empty where there was none." },
];

/** When newcomers were first given a trial, world by world. */
export function firstTrialsTable({ scenario, sinceEntry }: ScenarioResult): Table {
  return tableOf(
    {
      name: "first-trials",
      title: "First trial of a newcomer: one row for each world",
      columns: firstTrialColumns,
      key: ["scenario", "replication"],
      precision: "short",
    },
    Array.from(sinceEntry.firstTrial, (month, world) => [scenario.name, world, month < 0 ? undefined : month]),
  );
}
