import { pairedDifferences } from "../../experiment/pairedDifference.ts";
import { answerOf } from "../../report/answer/answer.ts";
import { readStudy } from "../../report/comparison/readStudy.ts";
import { explained } from "../../report/comparison/study.ts";
import { effectStory } from "../../report/effect/story.ts";
import { type Manifest, oneOf } from "../../report/manifest.ts";
import { readComparison } from "../../report/saved/readComparison.ts";
import { readEffect } from "../../report/saved/readEffect.ts";
import type { SavedFolder } from "../../report/saved/savedFolder.ts";
import { drawnStudy } from "../compare/contents.ts";
import { drawnEffect } from "../effect/contents.ts";
import { Refusal } from "../exit.ts";
import { answerFiles } from "../run/contents.ts";
import { drawReport } from "../run/drawReport.ts";
import type { PlainFile } from "../run/folder.ts";

/** Makes the answer, the charts and the page of a result folder again from its tables, without simulating. */
export async function redrawn(folder: SavedFolder, manifest: Manifest, signal: AbortSignal): Promise<PlainFile[]> {
  if (manifest.kind === "run") return redrawnRun(folder, manifest, signal);
  if (manifest.kind === "effect") return redrawnEffect(folder, manifest, signal);
  if (manifest.kind === "comparison") return redrawnStudy(folder, manifest, signal);
  throw new Refusal(
    `${folder.path} holds ${oneOf(manifest.kind)}; catfish report draws what catfish run, compare, what-if and effect wrote.`,
    "Make it again with the command that wrote it and --force: the worlds come out the same.",
  );
}

async function redrawnRun(folder: SavedFolder, manifest: Manifest, signal: AbortSignal): Promise<PlainFile[]> {
  const comparison = readComparison(folder, manifest);
  const { result, reference } = comparison;
  const differences = reference === undefined ? [] : pairedDifferences(result, reference);
  const answer = answerOf(comparison, differences, manifest.stop);
  return [...answerFiles(answer), ...(await drawReport(comparison, answer, { identity: manifest, signal }))];
}

/** The one world that was told with `--explain` is told again. */
function redrawnEffect(folder: SavedFolder, manifest: Manifest, signal: AbortSignal): Promise<PlainFile[]> {
  const result = readEffect(folder, manifest);
  return drawnEffect(result, { identity: manifest, signal, story: isTold(folder) ? effectStory(result) : undefined });
}

function redrawnStudy(folder: SavedFolder, manifest: Manifest, signal: AbortSignal): Promise<PlainFile[]> {
  const study = readStudy(folder, manifest);
  return drawnStudy(isTold(folder) ? explained(study) : study, { identity: manifest, signal });
}

function isTold(folder: SavedFolder): boolean {
  return folder.read("summary.json")?.includes('"explained":') === true;
}

/** True for files that are drawn from the tables. */
export function isDrawn(path: string): boolean {
  return /^(index\.html|summary\.(md|json)|charts\/.*)$/.test(path);
}
