import type { Sensitivity } from "../../analyse/sensitivity.ts";
import { sensitivityCharts } from "../../draw/sensitivity.ts";
import type { FolderContents } from "../../page/contents.ts";
import { sensitivityPage } from "../../page/explorationPages.ts";
import type { PlainFile } from "../../question/kind.ts";
import { sensitivitySummaryMarkdown, sensitivitySummaryObject } from "../../question/sensitivitySummary.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { parametersTable } from "../../result/savedScenario.ts";
import { measuresTable } from "../../result/series.ts";
import { outcomesTable, sensitivityTable, settingsTable } from "../../result/tables/sensitivity.ts";
import type { Making } from "../explore/explore.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";

/** Everything that goes into the folder of a sensitivity analysis but the times of the run. */
export async function sensitivityContents(result: Sensitivity, made: Making): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario, money } = result;
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    ...summaryFiles(result),
    ...(made.charts ? await drawnPage(result, made) : []),
  ];
  const tables = [sensitivityTable(result), outcomesTable(result), settingsTable(result)];
  return {
    identity: made.identity,
    tables: [...tables, parametersTable(scenario), measuresTable(money)],
    parquet: [],
    files,
  };
}

/** Answer, charts and page: all that is made from the tables. */
export async function drawnSensitivity(result: Sensitivity, made: Omit<Making, "charts">): Promise<PlainFile[]> {
  return [...summaryFiles(result), ...(await drawnPage(result, made))];
}

function summaryFiles(result: Sensitivity): PlainFile[] {
  return [
    { path: "summary.md", text: sensitivitySummaryMarkdown(result) },
    { path: "summary.json", text: `${JSON.stringify(sensitivitySummaryObject(result), null, 2)}\n` },
  ];
}

async function drawnPage(
  result: Sensitivity,
  { identity, signal }: { readonly identity: RunIdentity; readonly signal: AbortSignal },
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(sensitivityCharts(result, provenanceOf(identity)), signal);
  return [...files, { path: "index.html", text: sensitivityPage(result, identity, drawn) }];
}
