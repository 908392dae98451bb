import { dirname, join } from "node:path";
import type { FolderContents } from "../../page/contents.ts";
import { csvChunks } from "../../result/csv.ts";
import { datapackage, type FileFacts, type WrittenTable } from "../../result/datapackage.ts";
import { type Frame, pathOf } from "../../result/frame.ts";
import { manifestOf } from "../../result/manifest.ts";
import { parquetChunks } from "../../result/parquet.ts";
import { WORKBOOK, workbookChunks } from "../../result/workbook.ts";
import type { Chunk, Effects, Fingerprint } from "../effects.ts";
import { turnOf } from "../turn.ts";
import type { Workers } from "../workers.ts";
import { sealedJson } from "./identity.ts";
import { type Place, takeName } from "./place.ts";
import { few, tellKept } from "./strangers.ts";
import { fingerprintOf, toWriteBeside } from "./tableBeside.ts";

/** Threads that write large tables, where there are any. */
export type Threads = Pick<Workers, "beside" | "close">;

/** A result folder as it is to be written. */
export interface NewFolder extends FolderContents {
  /** Text of `run-info.json`, the only file that differs between two equal runs. */
  readonly runInfo: string;
}

/**
 * Writes a result folder whole or not at all: to a fresh folder beside it, which then takes its name. What the program
 * did not write in the one that stood there stays, and is named.
 */
export async function writeFolder(
  place: Place,
  contents: NewFolder,
  effects: Effects,
  threads?: Threads,
): Promise<void> {
  const { disk, terminal, interrupted } = effects;
  tellRemoved(disk.removeAbandoned(dirname(disk.absolute(place.folder))), effects);
  const unfinished = disk.makeTemporaryBeside(place.folder);
  try {
    await writeContents(unfinished, contents, effects, threads?.beside);
    interrupted.throwIfAborted();
    tellKept(place, takeName(disk, unfinished, place), terminal);
  } catch (error) {
    // Or they would write on into a folder that is removed.
    await threads?.close();
    throw namedAsAsked(error, unfinished, place.folder);
  } finally {
    disk.remove(unfinished);
  }
}

/** An error of the system with the path that the user knows in place of one that lies in a folder of ours. */
function namedAsAsked(error: unknown, unfinished: string, folder: string): unknown {
  if (!(error instanceof Error && "path" in error && typeof error.path === "string")) return error;
  return error.path.startsWith(unfinished)
    ? Object.assign(error, { path: join(folder, error.path.slice(unfinished.length)) })
    : error;
}

function tellRemoved(paths: readonly string[], { terminal }: Effects): void {
  if (paths.length > 0) terminal.error(`Removed what a process that was killed had begun to write: ${few(paths)}.`);
}

async function writeContents(
  folder: string,
  contents: NewFolder,
  effects: Effects,
  beside: Workers["beside"],
): Promise<void> {
  const { disk, interrupted } = effects;
  const put: Put = (path, chunks) => disk.write(join(folder, path), chunks);
  const putBeside: PutBeside = (path, table) => {
    const piece = toWriteBeside(join(folder, path), table);
    if (beside === undefined || piece === undefined) return undefined;
    disk.makeFolder(dirname(piece.path));
    return beside("table", [piece], interrupted).then(([written]) => fingerprintOf(written));
  };
  await putContents(contents, effects, put, putBeside);
  disk.write(join(folder, "run-info.json"), [contents.runInfo]);
}

/** Takes a file of a result folder and gives its size and hash. */
export type Put = (path: string, chunks: Iterable<Chunk>) => Fingerprint;

/** Takes a table, if that is done on another thread: its CSV under the path. */
export type PutBeside = (path: string, table: Frame) => Promise<Fingerprint> | undefined;

/** Hands over every file of a result folder but the times of the run, the manifest last; gives what it says of them. */
export async function putContents(
  contents: FolderContents,
  effects: Effects,
  put: Put,
  putBeside: PutBeside = () => undefined,
): Promise<FileFacts[]> {
  const { identity, drawn, tables, detail = [], files } = contents;
  const { parquet, xlsx = false, png = false } = identity.holds;
  /** In the order of the manifest; some are known when a thread has written them. */
  const facts: (FileFacts | Promise<FileFacts>)[] = [];
  const written: { readonly table: Frame; readonly file: FileFacts | Promise<FileFacts> }[] = [];
  const turn = turnOf(effects);
  const stated = async (path: string, chunks: Iterable<Chunk>, rows?: () => number): Promise<FileFacts> => {
    await turn();
    const fact = { path, ...put(path, chunks), rows: rows?.() };
    facts.push(fact);
    return fact;
  };
  const csvOf = async (path: string, table: Frame): Promise<void> => {
    const { rowCount } = table;
    const print = putBeside(path, table);
    if (print === undefined) {
      written.push({ table, file: await stated(path, csvChunks(table), () => rowCount) });
      return;
    }
    const file = print.then((found) => ({ path, ...found, rows: rowCount }));
    // Whoever waits for it is told when it fails; nobody does where the folder fails before.
    file.catch(() => {});
    facts.push(file);
    written.push({ table, file });
  };
  const made = { scenario: identity.scenario.sha256, source: identity.program.source };
  const parquetOf = (table: Frame) => parquetChunks(table, made);
  for (const table of tables) {
    const { shape, rowCount } = table;
    await csvOf(`${pathOf(shape)}.csv`, table);
    if (parquet)
      written.push({ table, file: await stated(`${pathOf(shape)}.parquet`, parquetOf(table), () => rowCount) });
  }
  for (const each of detail) {
    const table = await each.make();
    // How many rows there are is known when they have been written.
    written.push({
      table,
      file: await stated(`${pathOf(table.shape)}.parquet`, parquetOf(table), () => table.rowCount),
    });
  }
  const workbook = xlsx ? await stated(WORKBOOK, workbookChunks(tables)) : undefined;
  const all = contents.drawing === undefined ? files : [...files, ...(await contents.drawing)];
  for (const { path, text } of all) await stated(path, [text]);
  if (png) {
    const { pngPainter } = await import("./pngPainter.ts");
    const painted = await pngPainter(effects);
    for (const { path, text } of all.filter(({ path }) => isPicture(path))) {
      const picture = path.replace(/svg$/, "png");
      await stated(picture, [painted(picture, text)]);
    }
  }
  const described: WrittenTable[] = [];
  for (const { table, file } of written) described.push({ table, file: await file });
  await stated("datapackage.json", [datapackage(identity.scenario.name, identity.scenario.title, described, workbook)]);
  const known = await Promise.all(facts);
  put("manifest.json", [sealedJson(manifestOf(identity, known, drawn))]);
  return known;
}

function isPicture(path: string): boolean {
  return /^charts\/.*\.svg$/.test(path);
}
