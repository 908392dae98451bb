import { csvFormatRow, csvParseRows } from "d3-dsv";
import { cellOf, textOf } from "./formulas.ts";

/**
 * Tables. A shape says what a table holds: its file, its columns with unit and meaning, and how many digits its numbers
 * keep. A frame is rows of that shape. CSV, Parquet, the description in `datapackage.json` and reading back follow from
 * the shape alone, so that a new table is a shape and its rows.
 */

/** A cell; NaN and undefined are missing and written as nothing. */
export type Cell = string | number | undefined;

/** A column says what it holds. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  /** Unit in words, where all rows have the same. */
  readonly unit?: string;
  readonly meaning: string;
  /** The words that it may have, where they are few and known; a missing cell has none. */
  readonly categories?: readonly string[];
}

/** The words of a column that says whether. */
export const yesNo = ["yes", "no"] as const;

export interface Shape {
  /** Name of the file without ending. */
  readonly name: string;
  /** Folder below `data` that the file lies in; `data` itself unless given. */
  readonly folder?: string;
  /** What one row is. */
  readonly title: string;
  readonly fields: readonly Field[];
  /** Names of the columns that identify a row. */
  readonly key: readonly string[];
  /** Which other tables name its rows: one of them that has all columns of its key refers to it. */
  readonly isReferredTo?: "anywhere" | "in its folder";
  /** `full`: every bit of a number is kept; `short`: seven significant digits. */
  readonly precision: "full" | "short";
}

/** A table: rows are made when they are asked for, so that ten thousand worlds do not sit in memory as text. */
export interface Frame {
  readonly shape: Shape;
  readonly rowCount: number;
  readonly rows: () => Iterable<readonly Cell[]>;
  /** The same rows where they are plain data: such a table can be handed to another thread. */
  readonly blocks?: readonly Block[];
}

/**
 * Rows of a table that loops inside one another run through, the first of them the outermost: what names a row is what all
 * of its steps name, and its numbers stand in the columns at the sum of their places.
 */
export interface Block {
  readonly axes: readonly Axis[];
  /** Columns of numbers after those that name the row; NaN is missing. */
  readonly columns: readonly ArrayLike<number>[];
}

/** One of the loops: the cells that each step names, and what it adds to the place. */
export interface Axis {
  readonly names: readonly (readonly Cell[])[];
  readonly places: readonly number[];
}

/**
 * Runs through loops inside one another.
 *
 * @param none  what no loop names
 * @param join  what loops name together
 * @returns     what all of them name at each step, and the sum of the places
 */
export function* stepsThrough<Names>(
  axes: readonly { readonly names: readonly Names[]; readonly places: readonly number[] }[],
  none: Names,
  join: (outer: Names, inner: Names) => Names,
): Iterable<readonly [Names, number]> {
  const inner = axes.at(-1);
  if (inner === undefined) {
    yield [none, 0];
    return;
  }
  const { names, places } = inner;
  for (const [before, start] of stepsThrough(axes.slice(0, -1), none, join)) {
    for (let step = 0; step < names.length; step++) yield [join(before, names[step]), start + places[step]];
  }
}

/** A table that is worked out when it is written, since that takes long. */
export interface LaterFrame {
  readonly shape: Shape;
  readonly make: () => Promise<Frame>;
}

/** A table whose rows are few enough to be held. */
export function frameOf(shape: Shape, rows: readonly (readonly Cell[])[]): Frame {
  return { shape, rowCount: rows.length, rows: () => rows };
}

/** A table whose rows are made when they are asked for. */
export function streamed(shape: Shape, rowCount: number, rows: () => Iterable<readonly Cell[]>): Frame {
  return { shape, rowCount, rows };
}

/** The same table in a folder below `data`. */
export function inFolder(folder: string, table: Frame): Frame {
  return { ...table, shape: { ...table.shape, folder } };
}

/** Path of a table below the result folder, without ending. */
export function pathOf({ folder, name }: Pick<Shape, "folder" | "name">): string {
  return folder === undefined ? `data/${name}` : `data/${folder}/${name}`;
}

/** Tells the tables of a folder apart in one name: `months`, `reference-months`. */
export function resourceName({ folder, name }: Pick<Shape, "folder" | "name">): string {
  return folder === undefined ? name : `${folder}-${name}`;
}

/** Order of text by code units: the same on every machine, unlike the order of a locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
  precision: Shape["precision"],
  words: Map<string, string> = new Map(),
): string {
  let line = "";
  for (let i = 0; i < row.length; i++) {
    const cell = row[i];
    if (i > 0) line += ",";
    line += typeof cell === "string" ? wordText(cell, words) : cellText(cell, precision);
  }
  return line;
}

function wordText(word: string, words: Map<string, string>): string {
  let text = words.get(word);
  if (text === undefined) {
    text = csvFormatRow([cellOf(word)]);
    if (words.size < MOST_WORDS) words.set(word, text);
  }
  return text;
}

/** A cell as text: shortest form of a number, seven significant digits unless every bit is asked for. */
export function cellText(cell: Cell, precision: Shape["precision"]): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "";
  if (cell === 0) return "0";
  return precision === "full" ? String(cell) : shortText(cell);
}

/**
 * A cell as files have it that know types: what a column of numbers holds is a number, also where a setting is handed
 * over as it is written; nothing where it is missing.
 */
export function typedCell(cell: Cell, { type }: Field, precision: Shape["precision"]): string | number | undefined {
  if (cell === undefined || Number.isNaN(cell)) return undefined;
  if (type === "string") return String(cell);
  return cell === "" ? undefined : keptNumber(Number(cell), precision);
}

/** Significant digits in tables of short precision. */
const DIGITS = 7;
/** The least whole number that has so many, and the least that has more: powers are worked out anew wherever they stand. */
const LEAST = 1e6;
const BEYOND = 1e7;

/** The number that files of any format keep: one zero, without a sign, and the digits of the precision. */
export function keptNumber(value: number, precision: Shape["precision"]): number {
  if (value === 0 || Number.isNaN(value)) return value + 0;
  return precision === "full" ? value : shortened(value);
}

/** Powers of ten that are exact. */
const TENS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The number that `toPrecision` gives, to the bit, in a tenth of the time: a table of many worlds has millions. A whole
 * number of seven digits and a power of ten are exact, so that one division rounds as the decimal number does. What
 * lies too close to the middle of two of them is left to `toPrecision`.
 */
function shortened(value: number): number {
  const size = Math.abs(value);
  const shift = DIGITS - 1 - Math.floor(Math.log10(size));
  const scaled = shift < 0 ? size / TENS[-shift] : size * TENS[shift];
  const whole = Math.round(scaled);
  const isClear = whole >= LEAST && whole < BEYOND && Math.abs(scaled - whole) < 0.499999;
  if (!isClear) return Number(value.toPrecision(DIGITS));
  const kept = shift < 0 ? whole * TENS[-shift] : whole / TENS[shift];
  return value < 0 ? -kept : kept;
}

/**
 * The text of a number of seven digits, as `String` of the kept number has it, in a third of its time: the digits are
 * those of a whole number, with a point among them.
 */
function shortText(value: number): string {
  const size = Math.abs(value);
  const shift = size >= 1e-3 && size < 1e7 ? shiftOf(size) : -1;
  if (shift < 0) return String(shortened(value));
  const scaled = size * TENS[shift];
  let whole = Math.round(scaled);
  const isClear = whole >= LEAST && whole < BEYOND && Math.abs(scaled - whole) < 0.499999;
  if (!isClear) return String(shortened(value));
  let decimals = shift;
  for (; decimals > 0 && whole % 10 === 0; decimals--) whole /= 10;
  const sign = value < 0 ? "-" : "";
  if (decimals === 0) return `${sign}${whole}`;
  const units = Math.floor(whole / TENS[decimals]);
  return `${sign}${units}.${String(whole - units * TENS[decimals]).padStart(decimals, "0")}`;
}

/** By how many powers of ten a size from 0.001 to 10 million is a whole number of seven digits. */
function shiftOf(size: number): number {
  let shift = 0;
  while (size * TENS[shift] < LEAST) shift++;
  return shift;
}

/** A table that is read back, as its columns: text as text, numbers as numbers, missing NaN. */
export class Columns {
  readonly shape: Shape;
  readonly rowCount: number;
  readonly #texts = new Map<string, readonly string[]>();
  readonly #numbers = new Map<string, Float64Array>();

  constructor(shape: Shape, columns: readonly (readonly string[] | Float64Array)[], rowCount: number) {
    this.shape = shape;
    this.rowCount = rowCount;
    for (const [place, { name }] of shape.fields.entries()) {
      const column = columns[place];
      if (column instanceof Float64Array) this.#numbers.set(name, column);
      else this.#texts.set(name, column);
    }
  }

  /** @throws RangeError for a name that is no column of text */
  text(name: string): readonly string[] {
    const column = this.#texts.get(name);
    if (column === undefined) throw new RangeError(`${this.shape.name} has no text "${name}"`);
    return column;
  }

  /** The cells of a column as text, by row; a missing number is empty. */
  cells(name: string): (row: number) => string {
    const texts = this.#texts.get(name);
    if (texts !== undefined) return (row) => texts[row];
    const numbers = this.number(name);
    return (row) => cellText(numbers[row], "full");
  }

  /** @throws RangeError for a name that is no column of numbers */
  number(name: string): Float64Array {
    const column = this.#numbers.get(name);
    if (column === undefined) throw new RangeError(`${this.shape.name} has no number "${name}"`);
    return column;
  }
}

/** What is wrong with the text of a table, and in which line of the file, from 1. */
export class BadTable extends Error {
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.name = "BadTable";
    this.line = line;
  }
}

/**
 * Reads the text of a table. Newer versions may have more columns after those of the shape.
 *
 * @throws BadTable when it is cut off, has other columns, or a cell is no number where there should be one
 */
export function readCsv(text: string, shape: Shape): Columns {
  const columns = shape.fields.map(({ type }, place) =>
    type === "string" ? new TextColumn() : new NumberColumn(place),
  );
  const rows = readRows(text, shape, (cells, line) => {
    for (let place = 0; place < columns.length; place++) columns[place].take(cells[place], line);
  });
  return new Columns(
    shape,
    columns.map((column) => column.read()),
    rows,
  );
}

/**
 * The same row by row: `take` is given the cells as they are written, and the line of the file, from 1.
 *
 * @returns how many rows there are
 * @throws BadTable when it is cut off or has other columns
 */
export function readRows(
  text: string,
  { fields }: Shape,
  take: (cells: readonly string[], line: number) => void,
): number {
  if (!text.endsWith("\n")) throw new BadTable("is cut off: its last line has no end.");
  let rows = 0;
  csvParseRows(text, (cells, index) => {
    if (index === 0) {
      requireNames(cells, fields);
      return undefined;
    }
    if (cells.length < fields.length) {
      throw new BadTable(`${cells.length} cells where there are ${fields.length} columns.`, index + 1);
    }
    rows++;
    take(cells, index + 1);
    return undefined;
  });
  return rows;
}

/** A cell as a number; empty is missing. @throws BadTable @param place  of its column, from 0 */
export function numberIn(cell: string, place: number, line: number): number {
  const value = cell === "" ? Number.NaN : Number(cell);
  if (cell === "" || Number.isFinite(value)) return value;
  throw new BadTable(`"${cell}" in column ${place + 1} is no number.`, line);
}

function requireNames(cells: readonly string[], fields: readonly Field[]): void {
  const wrong = fields.findIndex(({ name }, at) => cells[at] !== name);
  if (wrong < 0) return;
  const found = cells[wrong] === undefined ? "there is none" : `it is "${cells[wrong]}"`;
  throw new BadTable(
    `column ${wrong + 1} should be "${fields[wrong].name}", and ${found}. Right would be: ${fields.map(({ name }) => name).join(",")}`,
    1,
  );
}

/** Words are remembered, so that a name that stands in every row is held once. */
class TextColumn {
  readonly #cells: string[] = [];
  readonly #words = new Map<string, string>();

  take(cell: string): void {
    let word = this.#words.get(cell);
    if (word === undefined) {
      word = textOf(cell);
      if (this.#words.size < MOST_WORDS) this.#words.set(cell, word);
    }
    this.#cells.push(word);
  }

  read(): readonly string[] {
    return this.#cells;
  }
}

class NumberColumn {
  readonly #place: number;
  #cells = new Float64Array(1024);
  #length = 0;

  /** @param place  of the column, from 0 */
  constructor(place: number) {
    this.#place = place;
  }

  take(cell: string, line: number): void {
    if (this.#length === this.#cells.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#cells);
      this.#cells = longer;
    }
    this.#cells[this.#length++] = numberIn(cell, this.#place, line);
  }

  read(): Float64Array {
    return this.#cells.slice(0, this.#length);
  }
}
