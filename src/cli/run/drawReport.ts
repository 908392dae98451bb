import { chartsOf } from "../../chart/chartsOf.ts";
import type { Comparison } from "../../experiment/result.ts";
import type { Answer } from "../../report/answer/answer.ts";
import type { RunIdentity } from "../../report/manifest.ts";
import { reportPage } from "../../report/reportPage.ts";
import { drawCharts, provenanceOf } from "./drawCharts.ts";
import type { PlainFile } from "./folder.ts";

/** The charts as specifications and pictures, and the page that holds them all. */
export async function drawReport(
  comparison: Comparison,
  answer: Answer,
  { identity, signal }: { readonly identity: RunIdentity; readonly signal: AbortSignal },
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(chartsOf(comparison, provenanceOf(identity)), signal);
  return [...files, { path: "index.html", text: reportPage(comparison, answer, identity, drawn) }];
}
