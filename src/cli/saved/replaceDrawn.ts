import { join } from "node:path";
import type { FolderContents } from "../../page/contents.ts";
import { pathOf } from "../../result/frame.ts";
import { type Formats, holdsOf, type Manifest, manifestOf, type ProgramIdentity } from "../../result/manifest.ts";
import { WORKBOOK } from "../../result/workbook.ts";
import type { Disk, Effects } from "../effects.ts";
import { safePath } from "../openFolder.ts";
import { putContents } from "../run/folder.ts";
import { sealedJson } from "../run/identity.ts";
import { type Place, takeName } from "../run/place.ts";
import { tellKept } from "../run/strangers.ts";

/** True for files that are drawn from the tables. */
function isDrawn(path: string): boolean {
  return /^(index\.html|(brief|account-plan)\.(html|md)|summary\.(md|json)|charts\/.*)$/.test(path);
}

/** A result folder that is redrawn, and where it goes. */
export interface Redrawing {
  readonly folder: string;
  readonly manifest: Manifest;
  /** That of the same folder, or another. */
  readonly place: Place;
  /** What follows from question and record, with charts and page. */
  readonly contents: FolderContents;
  /** Forms in which tables and charts are wanted too. */
  readonly formats: Formats;
  readonly program: ProgramIdentity;
}

/**
 * Puts newly drawn files in the place of the old ones, whole or not at all, and the tables in other forms beside them.
 * All else is copied as it is, and the manifest goes on saying of it what the run said: what was damaged before is not
 * made good by this. What others have put in the folder stays where it is.
 *
 * @returns the files that were made
 * @throws BadFolder where a file of the folder is a link
 */
export async function replaceDrawn(redrawing: Redrawing, effects: Effects): Promise<string[]> {
  const { disk, terminal, interrupted } = effects;
  const { folder, manifest, place, program } = redrawing;
  const stated = new Map(manifest.files.map((file) => [file.path, file]));
  const made: string[] = [];
  const unfinished = disk.makeTemporaryBeside(place.folder);
  try {
    for (const path of copied(disk, redrawing)) disk.copy(safePath(disk, folder, path), join(unfinished, path));
    const contents = wanted(redrawing);
    const facts = await putContents(contents, effects, (path, chunks) => {
      const kept = isMade(path, redrawing) ? undefined : stated.get(path);
      if (kept !== undefined || path === "manifest.json") return kept ?? { bytes: 0, sha256: "" };
      made.push(path);
      return disk.write(join(unfinished, path), chunks);
    });
    const { holds } = contents.identity;
    disk.write(join(unfinished, "manifest.json"), [sealedJson(manifestOf({ ...manifest, holds }, facts, program))]);
    interrupted.throwIfAborted();
    tellKept(place, takeName(disk, unfinished, place), terminal);
    return made;
  } finally {
    disk.remove(unfinished);
  }
}

/** Of all that follows what is drawn, what was there, and the forms that are asked for. */
function wanted({ contents, manifest, formats }: Redrawing): FolderContents {
  const { parquet, xlsx, png, detail, explained } = manifest.holds;
  const all = { parquet: parquet || formats.parquet, xlsx: xlsx || formats.xlsx, png: png || formats.png };
  const stated = new Set(manifest.files.map(({ path }) => path));
  return {
    ...contents,
    identity: { ...contents.identity, holds: holdsOf({ charts: true, formats: all, detail, explained }) },
    detail: contents.detail?.flatMap(({ shape }) => {
      const rowCount = manifest.files.find(({ path }) => path === `${pathOf(shape)}.parquet`)?.rows;
      return rowCount === undefined ? [] : [{ shape, make: async () => ({ shape, rowCount, rows: () => [] }) }];
    }),
    tables: contents.tables.filter(({ shape }) => stated.has(`${pathOf(shape)}.csv`)),
    files: contents.files.filter(({ path }) => isDrawn(path) || stated.has(path)),
  };
}

function isMade(path: string, { formats }: Pick<Redrawing, "formats">): boolean {
  const { parquet = false, xlsx = false } = formats;
  if (isDrawn(path)) return true;
  if (path === "datapackage.json") return parquet || xlsx;
  return (parquet && path.endsWith(".parquet") && !path.startsWith("data/detail/")) || (xlsx && path === WORKBOOK);
}

/** What the run wrote and is not made again, where it is still there. */
function copied(disk: Disk, redrawing: Redrawing): string[] {
  const { folder, manifest } = redrawing;
  const old = manifest.files.map(({ path }) => path).filter((path) => !isMade(path, redrawing));
  return [...old, "run-info.json"].filter((path) => disk.exists(safePath(disk, folder, path)));
}
