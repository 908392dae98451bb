import type { Manifest } from "../../result/manifest.ts";
import { BadFolder } from "../../result/saved/badFolder.ts";
import type { SavedFolder } from "../../result/saved/savedFolder.ts";
import { Refusal } from "../exit.ts";
import { redrawn } from "./redrawn.ts";

/** How answer, charts and page compare with those that the tables of their folder give. */
export interface DrawnChecked {
  /** Files that were drawn again and are in the folder. */
  readonly drawn: number;
  /** Those that are not the same to the byte. */
  readonly differing: readonly string[];
}

/**
 * Draws answer, charts and page again from the tables and compares them: a number that was changed in a table or in
 * what is drawn from it no longer fits the other, whatever the manifest says. Charts have five digits; a change below is seen in `replications.csv` only.
 *
 * @returns undefined where the tables cannot be read, or nothing is drawn from them; the files say why
 */
export async function checkDrawn(
  folder: SavedFolder,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<DrawnChecked | undefined> {
  try {
    const files = await redrawn(folder, manifest, signal);
    const stated = new Set(manifest.files.map(({ path }) => path));
    const saved = files.filter(({ path }) => stated.has(path));
    const differing = saved.filter(({ path, text }) => folder.read(path) !== text).map(({ path }) => path);
    return { drawn: saved.length, differing };
  } catch (error) {
    if (error instanceof BadFolder || error instanceof Refusal) return undefined;
    throw error;
  }
}
