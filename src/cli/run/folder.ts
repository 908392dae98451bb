import { join } from "node:path";
import { manifestOf, type RunIdentity } from "../../result/manifest.ts";
import { csvChunks } from "../../result/tables/csv.ts";
import { datapackage, type FileFacts, type WrittenTable } from "../../result/tables/datapackage.ts";
import { parquetBytes } from "../../result/tables/parquet.ts";
import { pathOf, type Table } from "../../result/tables/table.ts";
import type { Chunk, Disk, Effects } from "../effects.ts";
import { sealedJson } from "./seal.ts";

/** A file that is not a table. */
export interface PlainFile {
  readonly path: string;
  readonly text: string;
}

export interface FolderContents {
  readonly identity: RunIdentity;
  readonly tables: readonly Table[];
  /** Names of the tables that are also written as Parquet. */
  readonly parquet: readonly string[];
  readonly files: readonly PlainFile[];
  /** Text of `run-info.json`, the only file that differs between two equal runs. */
  readonly runInfo: string;
}

/** Writes a result folder whole or not at all: to a fresh folder beside it, which then takes its name. */
export async function writeFolder(folder: string, contents: FolderContents, effects: Effects): Promise<void> {
  const { disk, interrupted } = effects;
  const unfinished = disk.makeTemporaryBeside(folder);
  try {
    await writeContents(unfinished, contents, effects);
    interrupted.throwIfAborted();
    takeName(disk, unfinished, folder);
  } finally {
    disk.remove(unfinished);
  }
}

async function writeContents(folder: string, contents: FolderContents, { disk, interrupted }: Effects): Promise<void> {
  const { identity, tables, parquet, files, runInfo } = contents;
  const facts: FileFacts[] = [];
  const written: WrittenTable[] = [];
  const put = async (path: string, chunks: Iterable<Chunk>, rows?: number): Promise<FileFacts> => {
    await new Promise((resume) => setImmediate(resume));
    interrupted.throwIfAborted();
    const fact = { path, ...disk.write(join(folder, path), chunks), rows };
    facts.push(fact);
    return fact;
  };
  for (const table of tables) {
    const { name, rowCount } = table;
    written.push({ table, file: await put(`${pathOf(table)}.csv`, csvChunks(table), rowCount) });
    if (!parquet.includes(name)) continue;
    const bytes = parquetBytes(table, { scenario: identity.scenario.sha256, source: identity.program.source });
    written.push({ table, file: await put(`${pathOf(table)}.parquet`, [bytes], rowCount) });
  }
  for (const { path, text } of files) await put(path, [text]);
  await put("datapackage.json", [datapackage(identity.scenario.name, identity.scenario.title, written)]);
  disk.write(join(folder, "manifest.json"), [sealedJson(manifestOf(identity, facts))]);
  disk.write(join(folder, "run-info.json"), [runInfo]);
}

/** The old folder is put aside, not removed, until the new one has its name. */
export function takeName(disk: Disk, from: string, folder: string): void {
  if (!disk.exists(folder)) {
    disk.move(from, folder);
    return;
  }
  const aside = disk.makeTemporaryBeside(folder);
  const old = join(aside, "old");
  disk.move(folder, old);
  disk.move(from, folder);
  disk.remove(aside);
}
