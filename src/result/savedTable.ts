import type { FileFacts } from "./datapackage.ts";
import { BadTable, type Columns, pathOf, readCsv, readRows, type Shape } from "./frame.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder, textOf } from "./savedFolder.ts";

/** What the manifest of a folder says of its files. */
interface FilesStated {
  readonly files: readonly FileFacts[];
}

/**
 * A table of a result folder.
 *
 * @throws BadFolder when the file is missing, cut off, has other columns, or not the rows that the manifest tells
 */
export function readFrame(folder: SavedFolder, manifest: FilesStated, shape: Shape): Columns {
  return readTableWith(folder, manifest, shape, (text) => {
    const table = readCsv(text, shape);
    return { read: table, rows: table.rowCount };
  });
}

/**
 * The same row by row: `take` is given the cells as they are written, and the line of the file, from 1. What it finds
 * wrong it throws as a `BadTable`.
 *
 * @returns how many rows there are
 */
export function eachRow(
  folder: SavedFolder,
  manifest: FilesStated,
  shape: Shape,
  take: (cells: readonly string[], line: number) => void,
): number {
  return readTableWith(folder, manifest, shape, (text) => {
    const rows = readRows(text, shape, take);
    return { read: rows, rows };
  });
}

function readTableWith<Read>(
  folder: SavedFolder,
  { files }: FilesStated,
  shape: Shape,
  read: (text: string) => { readonly read: Read; readonly rows: number },
): Read {
  const path = `${pathOf(shape)}.csv`;
  const place = placeOf(folder, path);
  try {
    const found = read(textOf(folder, path));
    const stated = files.find((file) => file.path === path)?.rows;
    if (stated === undefined || stated === found.rows) return found.read;
    throw new BadFolder(`${place} has ${found.rows} rows where manifest.json says ${stated}.`, RUN_AGAIN);
  } catch (error) {
    if (!(error instanceof BadTable)) throw error;
    const at = error.line === undefined ? " " : `:${error.line}: `;
    throw new BadFolder(`${place}${at}${error.message}`, RUN_AGAIN);
  }
}
