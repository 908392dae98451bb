import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Field, type Frame, frameOf } from "../frame.ts";
import { AS_IT_IS, pointColumn, settingCells, variableColumns } from "./sweep.ts";

export function failedColumns(variables: readonly Variable[]): Field[] {
  return [
    pointColumn,
    { name: "failure", type: "string", meaning: "Why it gave nothing." },
    ...variableColumns(variables),
  ];
}

/** Points that failed: they have no rows in the other tables. */
export function sweepFailedTable(sweep: Sweep): Frame {
  const { base, points, variables } = sweep;
  const failed = [base, ...points].filter(({ failure }) => failure !== undefined);
  return frameOf(
    {
      name: "failed",
      title: "One row for each point that failed; none where all went well",
      fields: failedColumns(variables),
      key: ["point"],
      precision: "short",
    },
    failed.map((point) => [
      point === base ? AS_IT_IS : String(point.index),
      point.failure,
      ...settingCells(sweep, point),
    ]),
  );
}
