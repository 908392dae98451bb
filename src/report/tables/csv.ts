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
    lines.push(rowText(row, table.precision));
    if (lines.length >= ROWS_A_CHUNK) {
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

/** A row as a line of CSV, without its end. */
export function rowText(row: readonly Cell[], precision: Table["precision"]): string {
  return csvFormatRow(row.map((cell) => cellText(cell, precision)));
}

/** A cell as text: shortest form of a number, seven significant digits unless every bit is asked for. */
export function cellText(cell: Cell, precision: Table["precision"]): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "";
  if (cell === 0) return "0";
  const text = String(cell);
  return isShort(text) ? text : String(keptNumber(cell, precision));
}

/** True for text with seven digits or fewer after the leading zero; most numbers have been shortened before. */
function isShort(text: string): boolean {
  if (text[1] !== ".") return text.length <= DIGITS;
  return text.length <= (text[0] === "0" ? DIGITS + 2 : DIGITS + 1);
}

/** Significant digits in tables of short precision. */
const DIGITS = 7;

/** The number that files of any format keep: one zero, without a sign, and the digits of the precision. */
export function keptNumber(value: number, precision: Table["precision"]): number {
  if (value === 0) return 0;
  return precision === "full" ? value : shortened(value);
}

/** Seven significant digits, as in tables of short precision. */
export function shortened(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
