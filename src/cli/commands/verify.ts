import type { NextStep } from "../../question/next.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import { drawingEarly } from "../drawnBeside.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { paced } from "../explore/progress.ts";
import { openFolder, openManifest } from "../openFolder.ts";
import { sayNext } from "../print/nextLines.ts";
import { sayJson } from "../print/sayJson.ts";
import { sayVerification } from "../print/sayVerification.ts";
import { silence } from "../print/terminal.ts";
import { MOST_REPLICATIONS } from "../run/precision.ts";
import { threadsAsked } from "../run/request.ts";
import { isSound, type Verification, verificationObject, verifyFolder } from "../saved/verifyFolder.ts";

/** Worlds that are run again unless asked otherwise. */
const SAMPLE = "10";

/**
 * `catfish verify DIR`: compares every file with the manifest, runs a sample of the worlds again and compares
 * their rows to the byte, and makes everything else again from them. Ends with 0 when nothing differs, 1 when something
 * does, 2 when the folder is no result.
 */
export async function verify(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk, terminal, machine } = effects;
  const asked = { sample: sampleSize(given), threads: threadsAsked(given, machine.cores) };
  const [path] = given.words;
  const folder = openFolder(disk, path);
  const manifest = openManifest(effects, folder, "verify");
  const progress = given.is("quiet") ? silence : await terminal.progress();
  progress.say(`${path}: running worlds again`);
  const pace = paced((text) => progress.say(`${path}: ${text}`), effects);
  const drawing = drawingEarly(manifest.holds.charts && asked.threads > 1, effects.drawing);
  let verification: Verification;
  try {
    const draw = (await drawing.started())?.draw;
    verification = await verifyFolder(folder, manifest, { ...asked, pace }, { ...effects, draw });
  } finally {
    progress.stop();
    await drawing.close();
  }
  if (given.is("json")) sayJson("verify", verificationObject(verification), effects);
  else {
    sayVerification(verification, effects);
    sayNext(nextOf(verification), { command: "verify", given }, effects);
  }
  return isSound(verification) ? exit.done : exit.no;
}

/** What was left of the worlds, where what was looked at is as it was. */
function nextOf(verification: Verification): NextStep[] {
  const { rerun } = verification;
  if (rerun === undefined || !isSound(verification) || rerun.sample.length >= rerun.all) return [];
  return [{ why: nextQuestions.allAgain, command: "verify", with: [["sample", "all"]], goesOn: true }];
}

function sampleSize(given: Given): number {
  const text = given.text("sample") ?? SAMPLE;
  if (text === "all") return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_REPLICATIONS) return Number(text);
  throw new Refusal(`--sample takes a whole number from 1 to ${MOST_REPLICATIONS}, or all, not "${text}".`);
}
