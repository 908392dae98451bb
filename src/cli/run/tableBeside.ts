import { csvChunks } from "../../result/csv.ts";
import type { Frame } from "../../result/frame.ts";
import { codeOf, type Fingerprint, writeChunks } from "../writeChunks.ts";

/** A table for a thread to write. Can be cloned. */
export interface TableToWrite extends Pick<Frame, "shape">, Required<Pick<Frame, "blocks">> {
  readonly path: string;
}

/** Size and hash of the file, or what the system said: an error that is cloned forgets its code and its path. */
export type Written = Fingerprint | { readonly refused: object & { readonly message: string } };

/** Rows from which a table is handed to a thread: fewer are written sooner than told. */
const MANY_ROWS = 5000;

/** What a thread is given to write a table; undefined where that saves no time. */
export function toWriteBeside(path: string, { shape, rowCount, blocks }: Frame): TableToWrite | undefined {
  return blocks === undefined || rowCount < MANY_ROWS ? undefined : { path, shape, blocks };
}

/** What a thread runs: writes a table as CSV, into a folder that is there. */
export function writeTable({ path, shape, blocks }: TableToWrite): Written {
  try {
    return writeChunks(path, csvChunks({ shape, blocks, rows: () => [] }));
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === undefined) throw error;
    return { refused: { ...error, message: error.message } };
  }
}

/** @throws what the system said */
export function fingerprintOf(written: Written): Fingerprint {
  if ("refused" in written) throw Object.assign(new Error(), written.refused);
  return written;
}
