import type { ScenarioResult } from "../../worlds/result.ts";
import { type Field, type Frame, frameOf } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

export const firstTrialColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  { name: "month", type: "integer", meaning: "Month of the first trial of a newcomer; empty where there was none." },
];

/** When newcomers were first given a trial, world by world. */
export function firstTrialsTable({ scenario, sinceEntry }: ScenarioResult): Frame {
  return frameOf(
    {
      name: "first-trials",
      title: "First trial of a newcomer: one row for each world",
      fields: firstTrialColumns,
      key: ["scenario", "replication"],
      precision: "short",
    },
    Array.from(sinceEntry.firstTrial, (month, world) => [scenario.name, world, month < 0 ? undefined : month]),
  );
}
