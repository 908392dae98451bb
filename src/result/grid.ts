import { type Cell, cellText, type Frame, pathOf, type Shape, streamed } from "./frame.ts";
import type { Manifest } from "./manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, readFrame, type SavedFolder } from "./savedFolder.ts";

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
}

/** Names of a row, and its place in the columns. */
export type GridRow = readonly [names: readonly Cell[], at: number];

/** Columns of numbers in the order of the shape; NaN is missing. */
export type GridColumns = readonly ArrayLike<number>[];

export function gridFrame(grid: Grid, columns: GridColumns): Frame {
  return streamed(grid.shape, grid.rowCount, function* () {
    for (const [names, at] of grid.rows()) yield cellsOf(names, columns, at);
  });
}

function cellsOf(names: readonly Cell[], columns: GridColumns, at: number): Cell[] {
  const cells = [...names];
  for (const column of columns) cells.push(column[at]);
  return cells;
}

/**
 * The columns of a table of a result folder.
 *
 * @throws BadFolder when the file is missing, damaged, or has other rows than there should be
 */
export function readGrid(folder: SavedFolder, manifest: Pick<Manifest, "files">, grid: Grid): Float64Array[] {
  const { shape, names, rowCount, rows } = grid;
  const table = readFrame(folder, manifest, shape);
  const named = shape.fields.slice(0, names).map(({ name, type }) => {
    return type === "string" ? { texts: table.text(name) } : { numbers: table.number(name) };
  });
  const numbers = shape.fields.slice(names).map(({ name }) => table.number(name));
  const columns = numbers.map(() => new Float64Array(rowCount).fill(Number.NaN));
  let row = 0;
  for (const [expected, at] of rows()) {
    if (row >= table.rowCount) break;
    for (let i = 0; i < names; i++) {
      const { texts, numbers: counts } = named[i];
      if ((texts ?? counts)[row] !== (expected[i] ?? "")) throw outOfOrder(folder, grid, row, named, expected);
    }
    for (let i = 0; i < columns.length; i++) columns[i][at] = numbers[i][row];
    row++;
  }
  if (table.rowCount === rowCount) return columns;
  throw new BadFolder(`${fileOf(folder, shape)} has ${table.rowCount} rows and not ${rowCount}.`, RUN_AGAIN);
}

function fileOf(folder: SavedFolder, shape: Shape): string {
  return placeOf(folder, `${pathOf(shape)}.csv`);
}

type Named =
  | { readonly texts: readonly string[]; readonly numbers?: undefined }
  | { readonly texts?: undefined; readonly numbers: Float64Array };

function outOfOrder(
  folder: SavedFolder,
  { shape, names }: Grid,
  row: number,
  named: readonly Named[],
  expected: readonly Cell[],
): BadFolder {
  const place = fileOf(folder, shape);
  const found = named.map(({ texts, numbers }) => texts?.[row] ?? cellText(numbers?.[row], "full"));
  const fields = shape.fields.slice(0, names);
  if (fields[0].name === "scenario" && found[0] !== expected[0]) {
    return new BadFolder(
      `${place}:${row + 2}: "${found[0]}" stands where there should be "${expected[0]}".`,
      RUN_AGAIN,
    );
  }
  const said = fields.flatMap(({ name }, i) => {
    if (name === "scenario" || name === "unit") return [];
    return name === "replication" ? [`world ${found[i]}`] : [found[i]];
  });
  return new BadFolder(
    `${place}:${row + 2}: ${said.join(", ")} is out of order, or a row before it is missing.`,
    RUN_AGAIN,
  );
}

/** Several tables of one shape as one, at least one, each after the other; so are their columns. */
export function joinedGrid(grids: readonly Grid[]): Grid {
  const [{ shape, names }] = grids;
  return {
    shape,
    names,
    rowCount: grids.reduce((sum, { rowCount }) => sum + rowCount, 0),
    *rows() {
      let start = 0;
      for (const grid of grids) {
        for (const [cells, at] of grid.rows()) yield [cells, start + at];
        start += grid.rowCount;
      }
    },
  };
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
