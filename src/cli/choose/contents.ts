import type { Choice } from "../../analyse/choice/choice.ts";
import { choiceCharts } from "../../draw/choice.ts";
import type { FolderContents } from "../../page/contents.ts";
import { choicePage } from "../../page/explorationPages.ts";
import { choiceSummaryMarkdown, choiceSummaryObject } from "../../question/choiceSummary.ts";
import type { PlainFile } from "../../question/kind.ts";
import { parametersTable } from "../../result/savedScenario.ts";
import { measuresTable } from "../../result/series.ts";
import { futuresTable, outcomesTable, valuesTable } from "../../result/tables/choice.ts";
import { policiesTable } from "../../result/tables/choicePolicies.ts";
import type { Making } from "../explore/explore.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";

/** Everything that goes into the folder of a choice but the times of the run. */
export async function choiceContents(choice: Choice, made: Making): Promise<Omit<FolderContents, "runInfo">> {
  const { scenario, money } = choice;
  const files: PlainFile[] = [
    { path: "scenario.yaml", text: scenario.yaml },
    ...choiceAnswer(choice),
    ...(made.charts ? await drawnChoice(choice, made) : []),
  ];
  const tables = [
    policiesTable(choice),
    futuresTable(choice),
    outcomesTable(choice),
    valuesTable(choice),
    parametersTable(scenario),
    measuresTable(money),
  ];
  return { identity: made.identity, tables, parquet: [], files };
}

/** The answer for people and for programs. */
export function choiceAnswer(choice: Choice): PlainFile[] {
  return [
    { path: "summary.md", text: choiceSummaryMarkdown(choice) },
    { path: "summary.json", text: `${JSON.stringify(choiceSummaryObject(choice), null, 2)}\n` },
  ];
}

/** The charts, and the page that holds them. */
export async function drawnChoice(
  choice: Choice,
  { identity, signal }: Pick<Making, "identity" | "signal">,
): Promise<PlainFile[]> {
  const { files, drawn } = await drawCharts(choiceCharts(choice, provenanceOf(identity)), signal);
  return [...files, { path: "index.html", text: choicePage(choice, identity, drawn) }];
}
