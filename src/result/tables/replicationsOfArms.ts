import type { WindowMeans } from "../../worlds/result.ts";
import { replicationsTable } from "./replications.ts";
import { byText, type Table } from "./table.ts";

/** The means of several scenarios in the same worlds as one table, which the column `scenario` tells apart. */
export function replicationsOfArms(arms: readonly [WindowMeans, ...WindowMeans[]]): Table {
  const tables = [...arms].sort((a, b) => byText(a.scenario.name, b.scenario.name)).map(replicationsTable);
  return {
    ...replicationsTable(arms[0]),
    rowCount: tables.reduce((sum, { rowCount }) => sum + rowCount, 0),
    *rows() {
      for (const table of tables) yield* table.rows();
    },
  };
}
