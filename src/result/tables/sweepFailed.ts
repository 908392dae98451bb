import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { AS_IT_IS, pointColumn, settingCells, variableColumns } from "./sweep.ts";
import { type Column, type Table, tableOf } from "./table.ts";

export function failedColumns(variables: readonly Variable[]): Column[] {
  return [
    pointColumn,
    { name: "failure", type: "string", meaning: "Why it gave nothing." },
    ...variableColumns(variables),
  ];
}

/** Points that failed: they have no rows in the other tables. */
export function sweepFailedTable(sweep: Sweep): Table {
  const { base, points, variables } = sweep;
  const failed = [base, ...points].filter(({ failure }) => failure !== undefined);
  return tableOf(
    {
      name: "failed",
      title: "One row for each point that failed; none where all went well",
      columns: failedColumns(variables),
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
