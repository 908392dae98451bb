import { comparison } from "../../draw/comparison.ts";
import { comparisonOverTime } from "../../draw/comparisonOverTime.ts";
import { studyPage } from "../../page/comparisonPage.ts";
import type { FolderContents } from "../../page/contents.ts";
import type { PageChart } from "../../page/page.ts";
import type { ComparedScenario, Study } from "../../question/comparison.ts";
import { studyMarkdown, studyObject } from "../../question/comparisonSummary.ts";
import type { PlainFile } from "../../question/kind.ts";
import { differencesTable, inputTable, overTimeTable, pairsTable } from "../../result/comparison/studyTables.ts";
import type { Frame } from "../../result/frame.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { measuresTable } from "../../result/series.ts";
import { replicationsOfArms } from "../../result/tables/replicationsOfArms.ts";
import type { ComparisonSubject } from "../../words/en/comparison.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";

export interface StudyContentsOptions {
  readonly identity: RunIdentity;
  readonly charts: boolean;
  readonly signal: AbortSignal;
}

/** Everything that goes into the folder of a comparison but the times of the run. */
export async function studyContents(
  study: Study,
  { charts, identity, signal }: StudyContentsOptions,
): Promise<Omit<FolderContents, "runInfo">> {
  const { baseline, scenarios } = study;
  const others = scenarios.map(({ arm }) => arm.means);
  const files: PlainFile[] = [
    ...(charts ? await drawnStudy(study, { identity, signal }) : answerFiles(study)),
    ...[baseline.means, ...others].map(({ scenario }) => ({
      path: `scenarios/${scenario.name}.yaml`,
      text: scenario.yaml,
    })),
  ];
  const tables = [
    ...savedTables(study),
    replicationsOfArms([baseline.means, ...others]),
    measuresTable(baseline.means.money),
  ];
  return { identity, tables, parquet: [], files };
}

/** Answer, charts and page: all that is made from the tables alone. */
export async function drawnStudy(study: Study, options: Omit<StudyContentsOptions, "charts">): Promise<PlainFile[]> {
  const { drawn, files } = await drawStudy(study, options);
  const text = studyPage(study, { identity: options.identity, charts: drawn, tables: savedTables(study) });
  return [...answerFiles(study), ...files, { path: "index.html", text }];
}

function answerFiles(study: Study): PlainFile[] {
  return [
    { path: "summary.md", text: studyMarkdown(study) },
    { path: "summary.json", text: `${JSON.stringify(studyObject(study), null, 2)}\n` },
  ];
}

/** The tables that can be saved from the page too. */
function savedTables(study: Study): Frame[] {
  return [differencesTable(study), inputTable(study), overTimeTable(study), pairsTable(study)];
}

async function drawStudy(
  study: Study,
  { identity, signal }: Omit<StudyContentsOptions, "charts">,
): Promise<{ readonly drawn: PageChart[][]; readonly files: PlainFile[] }> {
  const files: PlainFile[] = [];
  const drawn: PageChart[][] = [];
  const provenance = provenanceOf(identity);
  for (const compared of study.scenarios) {
    const subject = subjectOf(study, compared);
    const overTime = comparisonOverTime(subject, provenance);
    const charts = [comparison(subject, provenance), ...(overTime === undefined ? [] : [overTime])];
    if (compared.story !== undefined) charts.push(compared.story.chart(provenance));
    // Where nothing differs there is nothing to see.
    const pictures = await drawCharts(compared.same ? [] : charts, signal);
    files.push(...pictures.files);
    drawn.push([...pictures.drawn]);
  }
  return { drawn, files };
}

function subjectOf({ baseline, scenarios }: Study, compared: ComparedScenario): ComparisonSubject {
  const { arm, paired, pairs, rows, overTime } = compared;
  return {
    baselineName: baseline.name,
    scenarioName: arm.name,
    suffix: scenarios.length === 1 ? "" : `-${arm.name}`,
    baseline: baseline.means,
    scenario: arm.means,
    paired,
    pairs,
    differences: rows.map(({ known }) => known),
    overTime,
  };
}
