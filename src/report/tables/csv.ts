import { csvFormatRow } from "d3-dsv";
import type { Cell, Table } from "./table.ts";

const ROWS_A_CHUNK = 2000;

/**
 * A table as CSV, in chunks: UTF-8 without mark, LF, one header line, shares as fractions, missing empty.
 * Numbers are written in their shortest form, so that equal tables are equal bytes.
 */
export function* csvChunks(table: Table): Iterable<string> {
  let lines = [csvFormatRow(table.columns.map((column) => column.name))];
  for (const row of table.rows()) {
    lines.push(csvFormatRow(row.map((cell) => cellText(cell, table.precision))));
    if (lines.length >= ROWS_A_CHUNK) {
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

/** A cell as text: shortest form of a number, seven significant digits unless every bit is asked for. */
export function cellText(cell: Cell, precision: Table["precision"]): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "";
  if (cell === 0) return "0";
  return precision === "full" ? String(cell) : String(Number(cell.toPrecision(7)));
}
