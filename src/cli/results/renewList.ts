import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { RESULTS_MARK, resultsPage } from "../../page/resultsPage.ts";
import { shown } from "../../result/shown.ts";
import { codeOf } from "../disk.ts";
import type { Disk, Effects } from "../effects.ts";
import { type FoundResults, resultsIn, signOfResults } from "./found.ts";

/** Name of the page that lists the results of the folder it lies in. */
const LIST = "index.html";

/** Path of the page that lists the results in a folder. */
export function listPath(parent: string): string {
  return join(parent, LIST);
}

/**
 * Writes the list of the results that lie beside a new one. What cannot be written is a warning, never a failure: the
 * result itself is there.
 *
 * A list is kept in a folder that holds results side by side: the one that commands write to unless told otherwise,
 * that of `--out` of `run`, and any other in which there is a list or another result already. No list is written into
 * the working folder or one above it, and none over a page that is no list.
 *
 * @param folder   the new result
 * @param isNamed  whether the program has named the folder, among others of its kind
 */
export function renewListBeside(folder: string, isNamed: boolean, effects: Effects): void {
  const { disk } = effects;
  const parent = dirname(folder);
  const path = listPath(parent);
  trying(path, effects, () => {
    if (isAboveWork(disk, parent)) return;
    const isWanted = isNamed || isList(disk, path) || resultsIn(disk, parent).results.length > 1;
    if (isWanted) renewList(parent, effects);
  });
}

/** Writes the list of the results in a folder, where there is no page that is no list. True where it is there now. */
export function renewListIn(parent: string, effects: Effects): boolean {
  if (isAboveWork(effects.disk, parent)) return false;
  return trying(listPath(parent), effects, () => renewList(parent, effects));
}

/** @returns whether the list is there now */
function trying(path: string, { terminal }: Effects, write: () => boolean | undefined): boolean {
  try {
    return write() === true;
  } catch (error) {
    const why = codeOf(error) ?? (error instanceof Error ? error.message : String(error));
    terminal.error(`Warning: the list of results, ${shown(path)}, could not be written (${why}).`);
    return false;
  }
}

/** The working folder, and those above it, belong to the user. */
function isAboveWork(disk: Disk, parent: string): boolean {
  const [above, work] = [disk.absolute(parent), disk.absolute(".")];
  return work === above || work.startsWith(above.endsWith("/") || above.endsWith("\\") ? above : join(above, "/"));
}

function isList(disk: Disk, path: string): boolean {
  return disk.look(disk.absolute(path))?.kind === "file" && disk.read(path)?.includes(RESULTS_MARK) === true;
}

/** How often a list is written again, where results come and go meanwhile. */
const MOST_TRIES = 20;

/**
 * Two commands that end at once must not lose each other's row: what lies there is looked at again after the list was
 * written, until it is what was there before. Whoever comes later sees the result of whoever came before, or is seen.
 */
function renewList(parent: string, { disk, terminal }: Effects): boolean {
  const path = listPath(parent);
  if (disk.look(disk.absolute(path)) !== undefined && !isList(disk, path)) {
    terminal.error(`Note: ${shown(path)} is no list of results of catfish, and is left as it is.`);
    return false;
  }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const sign = signOfResults(disk, parent);
    disk.writeWhole(path, pageOf(resultsIn(disk, parent)), true);
    if (signOfResults(disk, parent) === sign) break;
  }
  return true;
}

function pageOf({ results, skipped }: FoundResults): string {
  return resultsPage(results, skipped, (text) => createHash("sha256").update(text).digest("base64"));
}
