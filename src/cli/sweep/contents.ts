import { sweepCharts } from "../../chart/sweep.ts";
import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import { sweepSummaryMarkdown, sweepSummaryObject } from "../../report/sweep/summary.ts";
import { sweepPage } from "../../report/sweep/sweepPage.ts";
import { measuresTable } from "../../report/tables/measures.ts";
import { parametersTable } from "../../report/tables/parameters.ts";
import { sweepBestTable, sweepTable } from "../../report/tables/sweep.ts";
import type { Making } from "../explore/explore.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";
import type { FolderContents, PlainFile } from "../run/folder.ts";

/** Everything that goes into the folder of a sweep but the times of the run. */
export async function sweepContents(sweep: Sweep, made: Making): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario } = sweep;
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    { path: "summary.md", text: sweepSummaryMarkdown(sweep) },
    { path: "summary.json", text: `${JSON.stringify(sweepSummaryObject(sweep), null, 2)}\n` },
    ...(made.charts ? await drawnSweep(sweep, made) : []),
  ];
  const tables = [sweepTable(sweep), sweepBestTable(sweep), parametersTable(scenario), measuresTable()];
  return { identity: made.identity, tables, parquet: [], files };
}

/** The charts, and the page that holds them. */
async function drawnSweep(sweep: Sweep, { identity, signal }: Making): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(sweepCharts(sweep, provenanceOf(identity)), signal);
  return [...files, { path: "index.html", text: sweepPage(sweep, identity, drawn) }];
}
