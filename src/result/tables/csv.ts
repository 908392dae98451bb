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
    text = csvFormatRow([guarded(word)]);
    if (words.size < MOST_WORDS) words.set(word, text);
  }
  return text;
}

/**
 * Text that a spreadsheet would take for a formula and carry out when the file is opened: it begins with `=`, `+`, `-`,
 * `@`, a tab or the end of a line, also as a wide character (OWASP, CSV Injection), after any number of guards.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Text that is a number is one in a spreadsheet too, and does nothing. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A text as it stands in a cell: with a single quote before it where a spreadsheet would take it for a formula, as OWASP
 * recommends. `unguarded` gives it back as it was, whatever it was.
 */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that stands guarded in a cell. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** What `datapackage.json` says of it. */
export const GUARDED =
  "A text that a spreadsheet would take for a formula, beginning with = + - @, a tab or the end of a line, has a single quote before it: whoever reads the text takes that away. Texts that begin with quotes followed by such a character have one more.";

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
