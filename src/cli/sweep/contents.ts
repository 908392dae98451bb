import type { Sweep } from "../../analyse/sweep.ts";
import { sweepCharts } from "../../draw/sweep.ts";
import { sweepPage } from "../../page/explorationPages.ts";
import { sweepSummaryMarkdown, sweepSummaryObject } from "../../question/sweepSummary.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { measuresTable } from "../../result/tables/measures.ts";
import { parametersTable } from "../../result/tables/parameters.ts";
import { sweepTable } from "../../result/tables/sweep.ts";
import { sweepBestTable } from "../../result/tables/sweepBest.ts";
import { sweepFailedTable } from "../../result/tables/sweepFailed.ts";
import type { Making } from "../explore/explore.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";
import type { FolderContents, PlainFile } from "../run/folder.ts";

/** Everything that goes into the folder of a sweep but the times of the run. */
export async function sweepContents(sweep: Sweep, made: Making): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario, money } = sweep;
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    ...(made.charts ? await drawnSweep(sweep, made) : answerFiles(sweep)),
  ];
  const tables = [
    sweepTable(sweep),
    sweepBestTable(sweep),
    sweepFailedTable(sweep),
    parametersTable(scenario),
    measuresTable(money),
  ];
  return { identity: made.identity, tables, parquet: [], files };
}

/** Answer, charts and page: all that is made from the tables alone. */
export async function drawnSweep(
  sweep: Sweep,
  { identity, signal }: { readonly identity: RunIdentity; readonly signal: AbortSignal },
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(sweepCharts(sweep, provenanceOf(identity)), signal);
  return [...answerFiles(sweep), ...files, { path: "index.html", text: sweepPage(sweep, identity, drawn) }];
}

function answerFiles(sweep: Sweep): PlainFile[] {
  return [
    { path: "summary.md", text: sweepSummaryMarkdown(sweep) },
    { path: "summary.json", text: `${JSON.stringify(sweepSummaryObject(sweep), null, 2)}\n` },
  ];
}
