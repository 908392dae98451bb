import { parquetWriteBuffer } from "hyparquet-writer";
import { keptNumber } from "./csv.ts";
import type { Cell, Column, Table } from "./table.ts";

/** A table as Parquet: the same columns, rows and numbers as its CSV, missing null. */
export function parquetBytes(table: Table, metadata: Readonly<Record<string, string>>): Uint8Array {
  const data: (string | number | null)[][] = table.columns.map(() => []);
  for (const row of table.rows()) {
    for (const [column, cell] of row.entries()) data[column].push(present(cell, table.precision));
  }
  const buffer = parquetWriteBuffer({
    columnData: table.columns.map((column, index) => ({
      name: column.name,
      data: data[index],
      type: parquetType(column),
      nullable: true,
    })),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(buffer);
}

function present(cell: Cell, precision: Table["precision"]): string | number | null {
  if (cell === undefined || Number.isNaN(cell)) return null;
  return typeof cell === "number" ? keptNumber(cell, precision) : cell;
}

function parquetType(column: Column): "STRING" | "INT32" | "DOUBLE" {
  if (column.type === "string") return "STRING";
  return column.type === "integer" ? "INT32" : "DOUBLE";
}
