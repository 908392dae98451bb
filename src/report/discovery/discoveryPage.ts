import type { Discovery } from "../../chart/discovery/finding.ts";
import { listed } from "../../chart/read/formatNumber.ts";
import { conditionText } from "../../experiment/explore/discovery/condition.ts";
import { settingLabel } from "../../experiment/explore/settingWords.ts";
import { explorationFiles, type FileText } from "../explorationFiles.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart, PageFile } from "../pageParts.ts";
import { assumptions, explorationFacts } from "../reportPage.ts";
import { BOX_FILE } from "./boxFile.ts";
import { discoveryKeyTable } from "./keyTable.ts";
import { discoverySentences } from "./sentences.ts";

/** The report of a discovery as a page, made of its result, its drawn charts and what identifies the run. */
export function discoveryPage(discovery: Discovery, identity: RunIdentity, charts: readonly PageChart[]): string {
  const { scenario, variables, condition } = discovery;
  const numbers = discoveryKeyTable(discovery);
  const names = listed(variables.map(({ path }) => settingLabel(path)));
  return page({
    lang: "en",
    title: `When: ${scenario.title}`,
    subtitle: `When is ${conditionText(condition)}? Over ${names}`,
    answer: discoverySentences(discovery),
    keyTable: numbers && { caption: numbers.note, columns: numbers.head, rows: numbers.rows },
    charts,
    leftOut: charts.length === 0 ? ["There is no box and no threshold, so there is nothing to draw."] : [],
    story: scenario.story,
    run: [...explorationFacts(identity, "Worlds at every point"), ["Outcome", conditionText(condition)]],
    assumptions: assumptions(scenario),
    files: filesBeside(discovery),
  });
}

function filesBeside(discovery: Discovery): PageFile[] {
  const own: readonly FileText[] =
    discovery.kind === "box"
      ? [
          ["data/boxes.csv", "Every box on the way of peeling: limits, coverage, density"],
          ["data/limits.csv", "The limits of the box, and how needed each is"],
        ]
      : [["data/thresholds.csv", "Where the share of worlds crosses, with intervals"]];
  return explorationFiles(
    [["data/cases.csv", "Every point: what was set, and in how many worlds it happens"], ...own],
    discovery.middle === undefined ? [] : [[BOX_FILE, "A point about the middle of it, as a scenario that runs"]],
  );
}
