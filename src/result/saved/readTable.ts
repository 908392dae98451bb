import { csvParseRows } from "d3-dsv";
import { unguarded } from "../formulas.ts";
import type { Field } from "../frame.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder, textOf } from "../savedFolder.ts";

/** A table to read: its file, and the columns it must begin with. Newer versions may have more after them. */
export interface TableToRead {
  /** Path below the folder, e.g. `data/months.csv`. */
  readonly path: string;
  readonly columns: readonly string[];
}

/** Names of the columns of a table. */
export function namesOf(columns: readonly Field[]): string[] {
  return columns.map(({ name }) => name);
}

/** Takes the cells of a row; `line` is that of the file, from 1. */
export type TakeRow = (cells: readonly string[], line: number) => void;

/**
 * Reads a table of a result folder row by row.
 *
 * @throws BadFolder when the file is missing, cut off, has other columns, or not the rows that the manifest tells
 */
export function readTable(
  folder: SavedFolder,
  manifest: Manifest,
  { path, columns }: TableToRead,
  take: TakeRow,
): void {
  const place = placeOf(folder, path);
  const text = textOf(folder, path);
  if (!text.endsWith("\n")) throw new BadFolder(`${place} is cut off: its last line has no end.`, RUN_AGAIN);
  let rows = 0;
  csvParseRows(text, (cells, index) => {
    if (index === 0) {
      requireColumns(cells, columns, place);
      return undefined;
    }
    if (cells.length < columns.length) {
      throw new BadFolder(
        `${place}:${index + 1}: ${cells.length} cells where there are ${columns.length} columns.`,
        RUN_AGAIN,
      );
    }
    rows++;
    for (let at = 0; at < cells.length; at++) if (cells[at].startsWith("'")) cells[at] = unguarded(cells[at]);
    take(cells, index + 1);
    return undefined;
  });
  const stated = manifest.files.find((file) => file.path === path)?.rows;
  if (stated === undefined || stated === rows) return;
  throw new BadFolder(`${place} has ${rows} rows where manifest.json says ${stated}.`, RUN_AGAIN);
}

function requireColumns(cells: readonly string[], columns: readonly string[], place: string): void {
  const wrong = columns.findIndex((column, at) => cells[at] !== column);
  if (wrong < 0) return;
  const found = cells[wrong] === undefined ? "there is none" : `it is "${cells[wrong]}"`;
  throw new BadFolder(
    `${place}: column ${wrong + 1} should be "${columns[wrong]}", and ${found}.`,
    `Right would be: ${columns.join(",")}`,
  );
}

/** A cell as a number; empty is missing, NaN. Throws a `BadFolder` for anything else that is no number. */
export function numberIn(cells: readonly string[], column: number, place: string, line: number): number {
  const cell = cells[column];
  if (cell === "") return Number.NaN;
  const value = Number(cell);
  if (Number.isFinite(value)) return value;
  throw new BadFolder(`${place}:${line}: "${cell}" in column ${column + 1} is no number.`, RUN_AGAIN);
}
