import type { WindowMeans } from "../../worlds/result.ts";
import { byText, type Frame } from "../frame.ts";
import { replicationsTable } from "./replications.ts";

/** The means of several scenarios in the same worlds as one table, which the column `scenario` tells apart. */
export function replicationsOfArms(arms: readonly [WindowMeans, ...WindowMeans[]]): Frame {
  const tables = [...arms].sort((a, b) => byText(a.scenario.name, b.scenario.name)).map(replicationsTable);
  return {
    shape: replicationsTable(arms[0]).shape,
    rowCount: tables.reduce((sum, { rowCount }) => sum + rowCount, 0),
    *rows() {
      for (const table of tables) yield* table.rows();
    },
  };
}
