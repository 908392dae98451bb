import { join } from "node:path";
import type { PlainFile } from "../../question/kind.ts";
import type { FileFacts } from "../../result/datapackage.ts";
import { type Manifest, manifestOf, type ProgramIdentity } from "../../result/manifest.ts";
import type { Disk, Effects } from "../effects.ts";
import { safePath } from "../openFolder.ts";
import { sealedJson } from "../run/identity.ts";
import { type Place, takeName } from "../run/place.ts";
import { tellKept } from "../run/strangers.ts";

/** True for files that are drawn from the tables. */
export function isDrawn(path: string): boolean {
  return /^(index\.html|summary\.(md|json)|charts\/.*)$/.test(path);
}

/** A result folder that is redrawn, and where it goes. */
export interface Redrawing {
  readonly folder: string;
  readonly manifest: Manifest;
  /** That of the same folder, or another. */
  readonly place: Place;
  readonly drawn: readonly PlainFile[];
  readonly program: ProgramIdentity;
}

/**
 * Puts newly drawn files in the place of the old ones, whole or not at all. All else is copied as it is, and
 * the manifest goes on saying of it what the run said: what was damaged before is not made good by this. What
 * others have put in the folder stays where it is.
 *
 * @throws BadFolder where a file of the folder is a link
 */
export function replaceDrawn(redrawing: Redrawing, { disk, terminal, interrupted }: Effects): void {
  const { folder, manifest, place, drawn, program } = redrawing;
  const unfinished = disk.makeTemporaryBeside(place.folder);
  try {
    for (const path of copied(disk, redrawing)) disk.copy(safePath(disk, folder, path), join(unfinished, path));
    const facts: FileFacts[] = manifest.files.filter(({ path }) => !isDrawn(path));
    for (const { path, text } of drawn) facts.push({ path, ...disk.write(join(unfinished, path), [text]) });
    disk.write(join(unfinished, "manifest.json"), [sealedJson(manifestOf(drawnManifest(manifest), facts, program))]);
    interrupted.throwIfAborted();
    tellKept(place, takeName(disk, unfinished, place), terminal);
  } finally {
    disk.remove(unfinished);
  }
}

/** What identifies the folder, which has charts by now. */
function drawnManifest(manifest: Manifest): Manifest {
  return { ...manifest, holds: { ...manifest.holds, charts: true } };
}

/** What the run wrote and is not drawn again, where it is still there. */
function copied(disk: Disk, { folder, manifest }: Redrawing): string[] {
  const old = manifest.files.map(({ path }) => path).filter((path) => !isDrawn(path));
  return [...old, "run-info.json"].filter((path) => disk.exists(safePath(disk, folder, path)));
}
