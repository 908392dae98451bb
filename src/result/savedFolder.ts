import type { FileFacts } from "./datapackage.ts";
import { BadTable, type Columns, pathOf, readCsv, readRows, type Shape } from "./frame.ts";

/** What the manifest of a folder says of its files. */
interface FilesStated {
  readonly files: readonly FileFacts[];
}

/** A result folder as its readers see it; the disk stays in the command line's room. */
export interface SavedFolder {
  /** The folder as the user named it, for messages. */
  readonly path: string;
  /** Text of a file below the folder, its path with `/`; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** What to do about a folder that is damaged. */
export const RUN_AGAIN = "Make the folder again with the command that wrote it and --force.";

/** A file of a folder as it is named in messages. */
export function placeOf(folder: SavedFolder, path: string): string {
  return `${folder.path.replace(/[\\/]+$/, "")}/${path}`;
}

/**
 * Text of a file that must be there.
 *
 * @throws BadFolder when it is not
 */
export function textOf(folder: SavedFolder, path: string): string {
  const text = folder.read(path);
  if (text !== undefined) return text;
  throw new BadFolder(`${placeOf(folder, path)} is missing.`, RUN_AGAIN);
}

/** A result folder that cannot be used. The lines say where, what is wrong and what would be right. */
export class BadFolder extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "BadFolder";
    this.lines = lines;
  }
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
