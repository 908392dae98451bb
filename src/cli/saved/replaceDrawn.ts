import { join } from "node:path";
import { type Manifest, manifestOf, type ProgramIdentity } from "../../result/manifest.ts";
import type { FileFacts } from "../../result/tables/datapackage.ts";
import type { Disk, Effects } from "../effects.ts";
import { type PlainFile, takeName } from "../run/folder.ts";
import { sealedJson } from "../run/seal.ts";
import { filesBelow } from "./filesBelow.ts";
import { isDrawn } from "./redrawn.ts";

/** A result folder that is redrawn, and where it goes. */
export interface Redrawing {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The same folder, or another. */
  readonly target: string;
  readonly drawn: readonly PlainFile[];
  readonly program: ProgramIdentity;
}

/**
 * Puts newly drawn files in the place of the old ones, whole or not at all. All else is copied as it is, and
 * the manifest goes on saying of it what the run said: what was damaged before is not made good by this. What
 * others have put in the folder stays where it is.
 */
export function replaceDrawn(redrawing: Redrawing, { disk, interrupted }: Effects): void {
  const { folder, manifest, target, drawn, program } = redrawing;
  const unfinished = disk.makeTemporaryBeside(target);
  try {
    for (const path of copied(disk, redrawing)) disk.copy(join(folder, path), join(unfinished, path));
    const facts: FileFacts[] = manifest.files.filter(({ path }) => !isDrawn(path));
    for (const { path, text } of drawn) facts.push({ path, ...disk.write(join(unfinished, path), [text]) });
    disk.write(join(unfinished, "manifest.json"), [sealedJson(manifestOf(manifest, facts, program))]);
    interrupted.throwIfAborted();
    takeName(disk, unfinished, target);
  } finally {
    disk.remove(unfinished);
  }
}

/** In place everything but what is drawn again; elsewhere what the run wrote. */
function copied(disk: Disk, { folder, target, manifest }: Redrawing): string[] {
  const old = manifest.files.map(({ path }) => path);
  const isOurs = (path: string) => old.includes(path) || path === "run-info.json";
  const isReplaced = (path: string) => path === "manifest.json" || (old.includes(path) && isDrawn(path));
  const inPlace = disk.absolute(folder) === disk.absolute(target);
  return filesBelow(disk, folder).filter((path) => !isReplaced(path) && (inPlace || isOurs(path)));
}
