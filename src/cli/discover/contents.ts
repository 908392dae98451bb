import { discoveryCharts } from "../../draw/discovery.ts";
import type { FolderContents } from "../../page/contents.ts";
import { discoveryPage } from "../../page/explorationPages.ts";
import {
  BOX_FILE,
  boxFile,
  discoverySummaryMarkdown,
  discoverySummaryObject,
} from "../../question/discoverySummary.ts";
import type { PlainFile } from "../../question/kind.ts";
import { parametersTable } from "../../result/savedScenario.ts";
import { measuresTable } from "../../result/series.ts";
import { boxesTable, casesTable, limitsTableOf, thresholdsTable } from "../../result/tables/discovery.ts";
import type { Discovery } from "../../words/en/discovery.ts";
import { moneyOf } from "../../worlds/money.ts";
import type { Making } from "../explore/explore.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";

/** Everything that goes into the folder of a discovery but the times of the run. */
export async function discoveryContents(
  discovery: Discovery,
  { identity, charts, signal }: Making,
): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario } = discovery;
  const box = boxFile(discovery);
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    ...(box === undefined ? [] : [{ path: BOX_FILE, text: box }]),
    ...(charts ? await drawnDiscovery(discovery, { identity, signal }) : answerFiles(discovery)),
  ];
  const own =
    discovery.kind === "box" ? [boxesTable(discovery), limitsTableOf(discovery)] : [thresholdsTable(discovery)];
  const tables = [casesTable(discovery), ...own, parametersTable(scenario), measuresTable(moneyOf(scenario))];
  return { identity, tables, parquet: [], files };
}

/** The answer, the charts, and the page that holds them. */
export async function drawnDiscovery(
  discovery: Discovery,
  { identity, signal }: Pick<Making, "identity" | "signal">,
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(discoveryCharts(discovery, provenanceOf(identity)), signal);
  const page = { path: "index.html", text: discoveryPage(discovery, identity, drawn) };
  return [...answerFiles(discovery), ...files, page];
}

function answerFiles(discovery: Discovery): PlainFile[] {
  return [
    { path: "summary.md", text: discoverySummaryMarkdown(discovery) },
    { path: "summary.json", text: `${JSON.stringify(discoverySummaryObject(discovery), null, 2)}\n` },
  ];
}
