import { effectStory } from "../../page/effectPage.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { Manifest } from "../../result/manifest.ts";
import { readComparison } from "../../result/saved/readComparison.ts";
import { readEffect } from "../../result/saved/readEffect.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { answerOf } from "../../words/en/run.ts";
import { pairedDifferences } from "../../worlds/pairedDifference.ts";
import { drawnEffect } from "../effect/contents.ts";
import { answerFiles } from "../run/contents.ts";
import { drawReport } from "../run/drawReport.ts";

/** Makes the answer, the charts and the page of a result folder again from its tables, without simulating. */
export async function redrawn(folder: SavedFolder, manifest: Manifest, signal: AbortSignal): Promise<PlainFile[]> {
  switch (manifest.kind) {
    case "run":
      return redrawnRun(folder, manifest, signal);
    case "effect":
      return redrawnEffect(folder, manifest, signal);
    case "comparison":
    case "sweep":
    case "sensitivity":
    case "discovery":
    case "choice":
      throw new Error("is a kind by now");
  }
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

function isTold(folder: SavedFolder): boolean {
  return folder.read("summary.json")?.includes('"explained":') === true;
}

/** True for files that are drawn from the tables. */
export function isDrawn(path: string): boolean {
  return /^(index\.html|summary\.(md|json)|charts\/.*)$/.test(path);
}
