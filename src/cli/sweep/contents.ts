import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import { sweepSummaryMarkdown, sweepSummaryObject } from "../../report/sweep/summary.ts";
import { measuresTable } from "../../report/tables/measures.ts";
import { parametersTable } from "../../report/tables/parameters.ts";
import { sweepBestTable, sweepTable } from "../../report/tables/sweep.ts";
import type { Making } from "../explore/explore.ts";
import type { FolderContents, PlainFile } from "../run/folder.ts";

/** Everything that goes into the folder of a sweep but the times of the run. */
export async function sweepContents(sweep: Sweep, { identity }: Making): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario } = sweep;
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    { path: "summary.md", text: sweepSummaryMarkdown(sweep) },
    { path: "summary.json", text: `${JSON.stringify(sweepSummaryObject(sweep), null, 2)}\n` },
  ];
  const tables = [sweepTable(sweep), sweepBestTable(sweep), parametersTable(scenario), measuresTable()];
  return { identity, tables, parquet: [], files };
}
