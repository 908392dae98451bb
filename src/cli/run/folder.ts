import { dirname, join } from "node:path";
import type { FolderContents } from "../../page/contents.ts";
import { datapackage, type FileFacts, type WrittenTable } from "../../result/datapackage.ts";
import { csvChunks, type Frame, pathOf } from "../../result/frame.ts";
import { manifestOf } from "../../result/manifest.ts";
import { parquetChunks } from "../../result/parquet.ts";
import { WORKBOOK, workbookChunks } from "../../result/workbook.ts";
import type { Chunk, Effects, Fingerprint } from "../effects.ts";
import { turnOf } from "../turn.ts";
import { sealedJson } from "./identity.ts";
import { type Place, takeName } from "./place.ts";
import { few, tellKept } from "./strangers.ts";

/** A result folder as it is to be written. */
export interface NewFolder extends FolderContents {
  /** Text of `run-info.json`, the only file that differs between two equal runs. */
  readonly runInfo: string;
}

/**
 * Writes a result folder whole or not at all: to a fresh folder beside it, which then takes its name. What the program
 * did not write in the one that stood there stays, and is named.
 */
export async function writeFolder(place: Place, contents: NewFolder, effects: Effects): Promise<void> {
  const { disk, terminal, interrupted } = effects;
  tellRemoved(disk.removeAbandoned(dirname(disk.absolute(place.folder))), effects);
  const unfinished = disk.makeTemporaryBeside(place.folder);
  try {
    await writeContents(unfinished, contents, effects);
    interrupted.throwIfAborted();
    tellKept(place, takeName(disk, unfinished, place), terminal);
  } catch (error) {
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

async function writeContents(folder: string, contents: NewFolder, effects: Effects): Promise<void> {
  const { disk } = effects;
  await putContents(contents, effects, (path, chunks) => disk.write(join(folder, path), chunks));
  disk.write(join(folder, "run-info.json"), [contents.runInfo]);
}

/** Takes a file of a result folder and gives its size and hash. */
export type Put = (path: string, chunks: Iterable<Chunk>) => Fingerprint;

/** Hands over every file of a result folder but the times of the run, the manifest last; gives what it says of them. */
export async function putContents(contents: FolderContents, effects: Effects, put: Put): Promise<FileFacts[]> {
  const { identity, drawn, tables, detail = [], files } = contents;
  const { parquet, xlsx = false, png = false } = identity.holds;
  const facts: FileFacts[] = [];
  const written: WrittenTable[] = [];
  const turn = turnOf(effects);
  const stated = async (path: string, chunks: Iterable<Chunk>, rows?: () => number): Promise<FileFacts> => {
    await turn();
    const fact = { path, ...put(path, chunks), rows: rows?.() };
    facts.push(fact);
    return fact;
  };
  const made = { scenario: identity.scenario.sha256, source: identity.program.source };
  const parquetOf = (table: Frame) => parquetChunks(table, made);
  for (const table of tables) {
    const { shape, rowCount } = table;
    written.push({ table, file: await stated(`${pathOf(shape)}.csv`, csvChunks(table), () => rowCount) });
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
  await stated("datapackage.json", [datapackage(identity.scenario.name, identity.scenario.title, written, workbook)]);
  put("manifest.json", [sealedJson(manifestOf(identity, facts, drawn))]);
  return facts;
}

function isPicture(path: string): boolean {
  return /^charts\/.*\.svg$/.test(path);
}
