import { readManifest } from "../../result/saved/readManifest.ts";
import type { SavedFolder } from "../../result/saved/savedFolder.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { openFolder } from "../openFolder.ts";
import { sayVerification } from "../print/sayVerification.ts";
import { silence } from "../print/terminal.ts";
import { readProgram } from "../program.ts";
import { checkDrawn } from "../saved/checkDrawn.ts";
import { checkFiles } from "../saved/checkFiles.ts";
import { isSameProgram, isVerified, type Verification, verificationObject } from "../saved/verification.ts";
import { verifyPoints } from "../saved/verifyPoints.ts";
import { verifyWorlds } from "../saved/verifyWorlds.ts";

/** Worlds that are run again unless asked otherwise. */
const SAMPLE = "10";
const MOST_WORLDS = 1_000_000;
const MOST_THREADS = 256;

/**
 * `catfish verify DIR`: compares every file with the manifest, runs a sample of the worlds again and compares
 * their rows to the byte, and draws answer, charts and page again from the tables. Ends with 0 when all is as it was written, 1 when something differs, 2 when the
 * folder is no result.
 */
export async function verify(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk, terminal, machine } = effects;
  const options = { sample: sampleSize(given), threads: threadsOf(given, machine.cores) };
  const [path] = given.words;
  const folder = openFolder(disk, path);
  const manifest = readManifest(folder);
  const files = checkFiles(disk, path, manifest);
  const progress = given.is("quiet") ? silence : await terminal.progress();
  progress.say(`${path}: running worlds again`);
  let verification: Verification;
  try {
    const { version, source } = readProgram(disk);
    const points = await verifyPoints(folder, manifest, options, effects);
    const worlds = points === undefined ? await verifyWorlds(folder, manifest, options, effects) : [];
    const checked = { folder: path, manifest, program: { version, source }, files, worlds, points };
    verification = { ...checked, drawn: await drawnAgain(folder, checked, effects) };
  } finally {
    progress.stop();
  }
  if (given.is("json")) terminal.out(JSON.stringify(verificationObject(verification), null, 2));
  else sayVerification(verification, terminal);
  return isVerified(verification) ? exit.done : exit.no;
}

/** Another program may draw otherwise, and damaged files are told already. */
async function drawnAgain(folder: SavedFolder, checked: Verification, { interrupted }: Effects) {
  const { missing, changed } = checked.files;
  if (missing.length + changed.length > 0 || !isSameProgram(checked)) return undefined;
  return checkDrawn(folder, checked.manifest, interrupted);
}

function sampleSize(given: Given): number {
  const text = given.text("sample") ?? SAMPLE;
  if (text === "all") return MOST_WORLDS;
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_WORLDS) return Number(text);
  throw new Refusal(`--sample takes a whole number from 1 to ${MOST_WORLDS}, or all, not "${text}".`);
}

function threadsOf(given: Given, cores: number): number {
  return wholeNumber("workers", given.text("workers") ?? String(cores), 1, MOST_THREADS);
}
