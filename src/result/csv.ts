import { csvFormatRow } from "d3-dsv";
import { type Block, type Cell, cellText, type Frame, rowText, type Shape, stepsThrough } from "./frame.ts";

const ROWS_A_CHUNK = 2000;

/** What CSV is made of: a table, or what a thread is given of it. */
export interface ToWrite extends Pick<Frame, "blocks"> {
  readonly shape: Pick<Shape, "precision"> & { readonly fields: readonly { readonly name: string }[] };
  /** Called only where there are no blocks. */
  readonly rows: Frame["rows"];
}

/**
 * A table as CSV, in chunks: UTF-8 without mark, LF, one header line, shares as fractions, missing empty.
 * Numbers are written in their shortest form, so that equal tables are equal bytes.
 */
export function* csvChunks({ shape, rows, blocks }: ToWrite): Iterable<string> {
  const words = new Map<string, string>();
  let chunk = `${csvFormatRow(shape.fields.map(({ name }) => name))}\n`;
  let count = 1;
  const lines = blocks === undefined ? linesOf(rows(), shape, words) : linesOfBlocks(blocks, shape, words);
  for (const line of lines) {
    chunk += line;
    if (++count < ROWS_A_CHUNK) continue;
    yield chunk;
    [chunk, count] = ["", 0];
  }
  if (count > 0) yield chunk;
}

function* linesOf(
  rows: Iterable<readonly Cell[]>,
  { precision }: Pick<Shape, "precision">,
  words: Map<string, string>,
): Iterable<string> {
  for (const row of rows) yield `${rowText(row, precision, words)}\n`;
}

/** The same without an array for each row: what a step names is written once. */
function* linesOfBlocks(
  blocks: readonly Block[],
  { precision }: Pick<Shape, "precision">,
  words: Map<string, string>,
): Iterable<string> {
  for (const { axes, columns } of blocks) {
    const written = axes.map(({ names, places }) => ({
      names: names.map((cells) => (cells.length === 0 ? "" : `${rowText(cells, precision, words)},`)),
      places,
    }));
    for (const [names, at] of stepsThrough(written, "", (outer, inner) => outer + inner)) {
      let line = names + cellText(columns[0][at], precision);
      for (let i = 1; i < columns.length; i++) line += `,${cellText(columns[i][at], precision)}`;
      yield `${line}\n`;
    }
  }
}
