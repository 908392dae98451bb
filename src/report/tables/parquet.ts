import { parquetWriteBuffer } from "hyparquet-writer";
import type { Cell, Column, Table } from "./table.ts";

/** A table as Parquet: the same columns and rows as its CSV, numbers in full, missing null. */
export function parquetBytes(table: Table, metadata: Readonly<Record<string, string>>): Uint8Array {
  const data: (string | number | null)[][] = table.columns.map(() => []);
  for (const row of table.rows()) {
    for (const [column, cell] of row.entries()) data[column].push(present(cell));
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

function present(cell: Cell): string | number | null {
  return cell === undefined || Number.isNaN(cell) ? null : cell;
}

function parquetType(column: Column): "STRING" | "INT32" | "DOUBLE" {
  if (column.type === "string") return "STRING";
  return column.type === "integer" ? "INT32" : "DOUBLE";
}
