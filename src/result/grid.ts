import { measureNames } from "../model/measures.ts";
import { textOf } from "./formulas.ts";
import {
  type Axis,
  BadTable,
  type Cell,
  cellText,
  type Frame,
  numberIn,
  pathOf,
  type Shape,
  stepsThrough,
  streamed,
} from "./frame.ts";
import type { Manifest } from "./manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";
import { eachRow } from "./savedTable.ts";

/**
 * A table of numbers whose rows are known beforehand, as those of a record are: so many worlds, these series, these
 * months. It is written from columns of numbers and read back into them, and a row that is missing, doubled or out of
 * order is found.
 */
export interface Grid {
  /** Columns that name the row first, then those of numbers. */
  readonly shape: Shape;
  /** How many columns name the row. */
  readonly names: number;
  readonly rowCount: number;
  /** The names of each row in the order of the table, and its place in the columns of numbers: from 0, each once. */
  readonly rows: () => Iterable<GridRow>;
  /** The same as the loops that rows run through, block after block. */
  readonly blocks: readonly (readonly Axis[])[];
}

/** A grid whose rows run through some loops. @param names  how many columns name a row */
export function gridOf(shape: Shape, names: number, ...blocks: readonly (readonly Axis[])[]): Grid {
  return {
    shape,
    names,
    rowCount: blocks.reduce((sum, axes) => sum + axes.reduce((rows, { places }) => rows * places.length, 1), 0),
    *rows() {
      for (const axes of blocks) yield* stepsThrough<readonly Cell[]>(axes, [], (outer, inner) => [...outer, ...inner]);
    },
    blocks,
  };
}

/**
 * A loop through some items.
 *
 * @param namesOf  what each names
 * @param placeOf  what each adds to the place of a row, or how many rows of the columns it has
 */
export function axisOf<Item>(
  items: readonly Item[],
  namesOf: (item: Item) => readonly Cell[],
  placeOf: number | ((item: Item) => number) = 1,
): Axis {
  return {
    names: items.map(namesOf),
    places: items.map((item, step) => (typeof placeOf === "number" ? step * placeOf : placeOf(item))),
  };
}

/** What stands in every row, as a loop of one step. */
export function inEachRow(...cells: readonly Cell[]): Axis {
  return { names: [cells], places: [0] };
}

/** Names of a row, and its place in the columns. */
export type GridRow = readonly [names: readonly Cell[], at: number];

/** Columns of numbers in the order of the shape; NaN is missing. */
export type GridColumns = readonly ArrayLike<number>[];

/** Numbers that lie row after row, so many in each, as columns. */
export function inColumns(values: ArrayLike<number>, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: values.length / width }, (__, row) => values[row * width + column]),
  );
}

/** The same the other way round. */
export function inRows(columns: GridColumns): Float64Array {
  const [{ length }] = columns;
  return Float64Array.from(
    { length: length * columns.length },
    (_, at) => columns[at % columns.length][Math.floor(at / columns.length)],
  );
}

export function gridFrame(grid: Grid, columns: GridColumns): Frame {
  const rows = function* () {
    for (const [names, at] of grid.rows()) yield cellsOf(names, columns, at);
  };
  return { ...streamed(grid.shape, grid.rowCount, rows), blocks: grid.blocks.map((axes) => ({ axes, columns })) };
}

/** Of the very length: rows are many, and one that grows takes the memory of three. */
function cellsOf(names: readonly Cell[], columns: GridColumns, at: number): Cell[] {
  const cells = new Array<Cell>(names.length + columns.length);
  for (let i = 0; i < names.length; i++) cells[i] = names[i];
  for (let i = 0; i < columns.length; i++) cells[names.length + i] = columns[i][at];
  return cells;
}

/**
 * The columns of a table of a result folder.
 *
 * @throws BadFolder when the file is missing, damaged, or has other rows than there should be
 */
export function readGrid(folder: SavedFolder, manifest: Pick<Manifest, "files">, grid: Grid): Float64Array[] {
  const { shape, names, rowCount } = grid;
  const columns = shape.fields.slice(names).map(() => new Float64Array(rowCount).fill(Number.NaN));
  const expected = grid.rows()[Symbol.iterator]();
  const rows = eachRow(folder, manifest, shape, (cells, line) => {
    const next = expected.next();
    if (next.done) throw new BadTable("there are more rows than there should be.", line);
    const [named, at] = next.value;
    for (let i = 0; i < names; i++) if (!isCell(cells[i], named[i])) throw outOfOrder(grid, cells, named, line);
    for (let i = 0; i < columns.length; i++) columns[i][at] = numberIn(cells[names + i], names + i, line);
  });
  if (rows === rowCount) return columns;
  const place = placeOf(folder, `${pathOf(shape)}.csv`);
  throw new BadFolder(`${place} has ${rows} rows where there should be ${rowCount}.`, RUN_AGAIN);
}

function isCell(cell: string, expected: Cell): boolean {
  if (typeof expected === "number") return Number(cell) === expected && cell !== "";
  return cell === expected || textOf(cell) === (expected ?? "");
}

function outOfOrder({ shape }: Grid, cells: readonly string[], named: readonly Cell[], line: number): BadTable {
  const fields = shape.fields.slice(0, named.length);
  if (fields[0].name === "scenario" && cells[0] !== named[0]) {
    return new BadTable(`"${cells[0]}" stands in a row that should hold "${named[0]}".`, line);
  }
  const measure = cells[fields.findIndex(({ name }) => name === "measure")];
  if (measure !== undefined && !isMeasure(measure)) {
    return new BadTable(`this program has no measure "${measure}".`, line);
  }
  const said = fields.flatMap(({ name }, i) => {
    if (name === "scenario" || name === "unit") return [];
    return name === "replication" ? [`world ${cells[i]}`] : [cells[i]];
  });
  return new BadTable(`${said.join(", ")} is out of order, or a row before it is missing.`, line);
}

function isMeasure(text: string): boolean {
  return measureNames.some((name) => name === text);
}

/** Several tables of one shape as one, at least one, each after the other; so are their columns. */
export function joinedGrid(grids: readonly Grid[]): Grid {
  const [{ shape, names }] = grids;
  let start = 0;
  const blocks = grids.flatMap((grid) => {
    const after: Axis = { names: [[]], places: [start] };
    start += grid.rowCount;
    return grid.blocks.map((axes) => [after, ...axes]);
  });
  return gridOf(shape, names, ...blocks);
}

/** A row of a table that is not what this program makes of its point or world. */
export interface DifferingRow {
  readonly point: string;
  readonly table: string;
  /** As the folder has it, and as it comes out now. */
  readonly saved: string;
  readonly now: string;
}

/**
 * The rows of a table that come out otherwise, the first of each point or world.
 *
 * @param pointOf  what a row is of, by its names
 */
export function differingRows(
  grid: Grid,
  saved: GridColumns,
  now: GridColumns,
  pointOf: (names: readonly Cell[]) => string,
): DifferingRow[] {
  const { shape } = grid;
  const found = new Map<string, DifferingRow>();
  for (const [names, at] of grid.rows()) {
    if (saved.every((column, i) => isSameNumber(column[at], now[i][at]))) continue;
    const point = pointOf(names);
    if (found.has(point)) continue;
    const [then, here] = [saved, now].map((columns) =>
      cellsOf(names, columns, at)
        .map((cell) => cellText(cell, shape.precision))
        .join(","),
    );
    found.set(point, { point, table: `${pathOf(shape)}.csv`, saved: then, now: here });
  }
  return [...found.values()];
}

function isSameNumber(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}

/**
 * The rows of a table that come out otherwise where it is not known beforehand which rows there are, the first of each
 * point or world.
 */
export function differingFrames(saved: Frame, now: Frame, pointOf: (row: readonly Cell[]) => string): DifferingRow[] {
  const { shape } = saved;
  const [then, here] = [saved, now].map((frame) => {
    const lines = new Map<string, string[]>();
    for (const row of frame.rows()) {
      const point = pointOf(row);
      lines.set(point, [...(lines.get(point) ?? []), row.map((cell) => cellText(cell, shape.precision)).join(",")]);
    }
    return lines;
  });
  const none = "no such row";
  return [...new Set([...then.keys(), ...here.keys()])].flatMap((point): DifferingRow[] => {
    const [before, after] = [then.get(point) ?? [], here.get(point) ?? []];
    const at = Array.from({ length: Math.max(before.length, after.length) }, (_, row) => row).find(
      (row) => before[row] !== after[row],
    );
    if (at === undefined) return [];
    return [{ point, table: `${pathOf(shape)}.csv`, saved: before[at] ?? none, now: after[at] ?? none }];
  });
}
