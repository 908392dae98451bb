import type { PlainFile } from "../../question/kind.ts";
import { csvChunks, type Frame, pathOf, rowText } from "../../result/frame.ts";
import { type SavedFolder, textOf } from "../../result/savedFolder.ts";
import type { DifferingRow } from "./pointsAgain.ts";

/** Which rows of a table belong to which point. */
export interface RowsOfPoints {
  /** The points whose rows are compared. */
  readonly names: readonly string[];
  /** The point of a row; undefined for one that belongs to none. */
  readonly nameOf: (cells: readonly string[]) => string | undefined;
  /** Cells of a row that rest on its point; all unless given. */
  readonly cells?: number;
}

/** For each point, the first row that its file has otherwise, has not, or has beside those that come out now. */
export function differingRows(
  folder: SavedFolder,
  table: Frame,
  { names, nameOf, cells }: RowsOfPoints,
): DifferingRow[] {
  const path = fileOf(table);
  const wanted = new Set(names);
  const ofPoints = (lines: Iterable<string>): Map<string, string[]> => {
    const byPoint = new Map<string, string[]>();
    for (const line of lines) {
      const parts = line.split(",");
      const name = nameOf(parts);
      if (name === undefined || !wanted.has(name)) continue;
      byPoint.set(name, [...(byPoint.get(name) ?? []), parts.slice(0, cells).join(",")]);
    }
    return byPoint;
  };
  const saved = ofPoints(textOf(folder, path).split("\n"));
  const now = ofPoints(linesOf(table));
  return names.flatMap((point) => {
    const row = firstDifference(saved.get(point) ?? [], now.get(point) ?? []);
    return row === undefined ? [] : [{ point, table: path, saved: row.saved, now: row.now }];
  });
}

/** The first line in which a file differs from what it should be; undefined where it does not. */
export function differingFile(folder: SavedFolder, { path, text }: PlainFile): DifferingRow | undefined {
  const [saved, now] = [textOf(folder, path), text].map((each) => each.split("\n"));
  const row = firstDifference(saved, now);
  return row && { point: `line ${row.row + 1}`, table: path, saved: row.saved, now: row.now };
}

/** A table as the file of a folder. */
export function tableFile(table: Frame): PlainFile {
  return { path: fileOf(table), text: [...csvChunks(table)].join("") };
}

function fileOf(table: Frame): string {
  return `${pathOf(table.shape)}.csv`;
}

function* linesOf(table: Frame): Iterable<string> {
  for (const row of table.rows()) yield rowText(row, table.shape.precision);
}

function firstDifference(
  saved: readonly string[],
  now: readonly string[],
): { readonly row: number; readonly saved: string; readonly now: string } | undefined {
  const length = Math.max(saved.length, now.length);
  for (let row = 0; row < length; row++) {
    if (saved[row] !== now[row]) return { row, saved: saved[row] ?? "no such row", now: now[row] ?? "no such row" };
  }
  return undefined;
}
