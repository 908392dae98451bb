import { csvFormatRow } from "d3-dsv";
import type { Cell, Table } from "./table.ts";

const ROWS_A_CHUNK = 2000;

/**
 * A table as CSV, in chunks: UTF-8 without mark, LF, one header line, shares as fractions, missing empty.
 * Numbers are written in their shortest form, so that equal tables are equal bytes.
 */
export function* csvChunks(table: Table): Iterable<string> {
  const words = new Map<string, string>();
  let lines = [csvFormatRow(table.columns.map((column) => column.name))];
  for (const row of table.rows()) {
    lines.push(rowText(row, table.precision, words));
    if (lines.length >= ROWS_A_CHUNK) {
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join("\n")}\n`;
}

/** Words remembered of a table; one whose words are all different would fill the memory. */
const MOST_WORDS = 1000;

/**
 * A row as a line of CSV, without its end.
 *
 * @param words  text of cells as it was written before: names repeat row after row, and asking each time whether they
 *               want quotes takes half of the time of a large table
 */
export function rowText(
  row: readonly Cell[],
  precision: Table["precision"],
  words: Map<string, string> = new Map(),
): string {
  return row.map((cell) => (typeof cell === "string" ? wordText(cell, words) : cellText(cell, precision))).join(",");
}

function wordText(word: string, words: Map<string, string>): string {
  let text = words.get(word);
  if (text === undefined) {
    text = csvFormatRow([word]);
    if (words.size < MOST_WORDS) words.set(word, text);
  }
  return text;
}

/** A cell as text: shortest form of a number, seven significant digits unless every bit is asked for. */
export function cellText(cell: Cell, precision: Table["precision"]): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "";
  if (cell === 0) return "0";
  if (precision === "full") return String(cell);
  const text = cell.toPrecision(DIGITS);
  // Zeros at the end and exponents are not the shortest form.
  return text.endsWith("0") || text.includes("e") ? String(Number(text)) : text;
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
