import { columnsLeftOut } from "../../words/en/next.ts";

/** A table for the terminal: columns aligned, no lines, no colour of its own. */
export interface TextTable {
  /** Empty for a table that explains itself. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, set to the right. */
  readonly right?: readonly number[];
  /** Columns that a narrow terminal can do without, the least important first. */
  readonly spare?: readonly number[];
}

/** Widest line of words, however wide the terminal is [characters]. */
export const WIDEST = 100;

const GAP = 2;
/** Columns of text are not made narrower than this: a word a line is not read any more. */
const READABLE = 14;

/**
 * The table in lines no wider than this, but where a single word is wider. What does not fit is broken inside its cell;
 * where that is not enough, columns that can be spared are left out, and a line says which; where that is not enough
 * either, each row becomes a paragraph with a line a column.
 */
export function printTable(table: TextTable, width = Number.POSITIVE_INFINITY): string {
  const { spare = [] } = table;
  for (const gentle of [true, false]) {
    for (let out = 0; out <= spare.length; out++) {
      const left = spare.slice(0, out);
      const columns = columnsOf(table).filter((column) => !left.includes(column));
      const widths = widthsWithin(table, columns, width, gentle);
      if (widths === undefined) continue;
      const lines = [...headRows(table), ...table.rows].flatMap((row) =>
        rowLines(row, { table, columns, widths, gentle }),
      );
      const names = left.map((column) => oneLine(table.head[column] ?? "")).filter((name) => name !== "");
      return [...lines, ...(names.length > 0 ? wrapped(columnsLeftOut(names), width) : [])].join("\n");
    }
  }
  return inParagraphs(table, width);
}

function columnsOf({ head, rows }: TextTable): number[] {
  return [...Array(Math.max(head.length, ...rows.map((row) => row.length))).keys()];
}

function headRows({ head }: TextTable): (readonly string[])[] {
  return head.length > 0 ? [head] : [];
}

/** How wide each column is; undefined where they do not fit. */
function widthsWithin(table: TextTable, columns: readonly number[], width: number, gentle: boolean) {
  const cells = (column: number) => [...headRows(table), ...table.rows].map((row) => row[column] ?? "");
  const natural = columns.map((column) => widest(cells(column).flatMap((cell) => cell.split("\n"))));
  const least = columns.map((column, at) => {
    const units = cells(column).map((cell) =>
      Math.max(0, ...unitsOf(cell, gentle).map((unit, i) => indent(column, i) + seen(unit))),
    );
    const isText = !(table.right ?? []).includes(column);
    return Math.max(...units, isText ? Math.min(natural[at], READABLE) : 0);
  });
  const widths = [...natural];
  let over = sum(widths) + GAP * (columns.length - 1) - width;
  while (over > 0) {
    const room = widths.map((each, at) => (each > least[at] ? each : 0));
    const at = room.indexOf(Math.max(...room));
    if (room[at] === 0) return undefined;
    widths[at]--;
    over--;
  }
  return widths;
}

/** What of a cell stays in one line: with gentle breaks an interval does too. A painted cell is never broken. */
function unitsOf(cell: string, gentle: boolean): string[] {
  if (cell.includes("\u001b")) return cell.split("\n");
  const [, margin, text] = /^( *)(.*)$/s.exec(cell) ?? ["", "", cell];
  const units = text.split(gentle ? /\n|(?<!\d to|\bn|=) (?!%|=|to [-+\d])/ : /\n| (?!%|to [-+\d])/);
  return units.map((unit, at) => (at === 0 ? margin + unit : unit));
}

/** The second line of what a row is about is set in, so that it is not taken for another row. */
function indent(column: number, line: number): number {
  return column === 0 && line > 0 ? GAP : 0;
}

interface Setting {
  readonly table: TextTable;
  readonly columns: readonly number[];
  readonly widths: readonly number[];
  readonly gentle: boolean;
}

function rowLines(row: readonly string[], { table, columns, widths, gentle }: Setting): string[] {
  const cells = columns.map((column, at) => cellLines(row[column] ?? "", column, widths[at], gentle));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, at) => aligned(lines[line] ?? "", widths[at], (table.right ?? []).includes(columns[at])))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function cellLines(cell: string, column: number, width: number, gentle: boolean): string[] {
  return cell.split("\n").flatMap((line) => {
    if (seen(line) <= width) return [line];
    const lines: string[] = [];
    for (const unit of unitsOf(line, gentle)) {
      const last = lines.at(-1);
      if (last !== undefined && seen(last) + 1 + seen(unit) <= width) lines[lines.length - 1] = `${last} ${unit}`;
      else lines.push(" ".repeat(indent(column, lines.length)) + unit);
    }
    return lines;
  });
}

function aligned(text: string, width: number, isRight: boolean): string {
  const room = " ".repeat(Math.max(0, width - seen(text)));
  return isRight ? room + text : text + room;
}

/** Row by row, what each column says of it in a line of its own. */
function inParagraphs({ head, rows }: TextTable, width: number): string {
  const paragraphs = rows.map((row) =>
    row.flatMap((cell, column) => {
      if (cell === "") return [];
      const text = oneLine(cell).trim();
      const name = oneLine(head[column] ?? "");
      // A row that says nothing else stands above others.
      const isAlone = row.every((each, at) => at === column || each === "");
      const line = name === "" || isAlone ? text : `${name}: ${text}`;
      const margin = " ".repeat(column === 0 || isAlone ? 0 : GAP);
      return wrapped(line, width - margin.length).map((each) => margin + each);
    }),
  );
  return paragraphs.map((lines) => lines.join("\n")).join("\n\n");
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ");
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(seen));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Columns that a text takes in a terminal: colours and marks above letters none, Chinese letters and pictures two. */
export function seen(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const letters = [...text.replace(/\u001b\[[\d;]*m/g, "")];
  return letters.reduce((total, letter) => total + (/\p{Mn}|\p{Cf}/u.test(letter) ? 0 : isWide(letter) ? 2 : 1), 0);
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    letter,
  );
}

/** A sentence broken at spaces, but not inside `n = 200 worlds` or `5 %`; the following lines set in. */
export function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(/(?<!n) (?!=|%|\d+ worlds?\b|worlds?\b)/)) {
    if (line !== "" && seen(line) + 1 + seen(word) > width) {
      lines.push(line);
      line = `  ${word}`;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
