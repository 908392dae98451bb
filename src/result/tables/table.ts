/**
 * A table as data: columns that say what they hold, and rows made only when they are asked for,
 * so that ten thousand worlds do not have to sit in memory as text.
 */

/** A cell; NaN and undefined are missing and written as nothing. */
export type Cell = string | number | undefined;

export interface Column {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  /** Unit in words, where all rows have the same. */
  readonly unit?: string;
  readonly meaning: string;
}

export interface Table {
  /** Name of the file without ending. */
  readonly name: string;
  /** Folder below `data` that the file lies in; `data` itself unless given. */
  readonly folder?: string;
  /** What one row is. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** Names of the columns that identify a row; rows are sorted by them. */
  readonly key: readonly string[];
  /** `full`: every bit of a number is kept; `short`: seven significant digits. */
  readonly precision: "full" | "short";
  readonly rowCount: number;
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** A table whose rows are few enough to be held. */
export function tableOf(head: Omit<Table, "rowCount" | "rows">, rows: readonly (readonly Cell[])[]): Table {
  return { ...head, rowCount: rows.length, rows: () => rows };
}

/** The same table in a folder below `data`. */
export function inFolder(folder: string, table: Table): Table {
  return { ...table, folder };
}

/** Path of a table below the result folder, without ending. */
export function pathOf({ folder, name }: Pick<Table, "folder" | "name">): string {
  return folder === undefined ? `data/${name}` : `data/${folder}/${name}`;
}

/** Order of text by code units: the same on every machine, unlike the order of a locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
