import { chartsOf } from "../../draw/chartsOf.ts";
import { reportPage } from "../../page/runPage.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import type { Answer } from "../../words/en/run.ts";
import type { Comparison } from "../../worlds/result.ts";
import { drawCharts, provenanceOf } from "./drawCharts.ts";

/** The charts as specifications and pictures, and the page that holds them all. */
export async function drawReport(
  comparison: Comparison,
  answer: Answer,
  { identity, signal }: { readonly identity: RunIdentity; readonly signal: AbortSignal },
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(chartsOf(comparison, provenanceOf(identity)), signal);
  return [...files, { path: "index.html", text: reportPage(comparison, answer, identity, drawn) }];
}
