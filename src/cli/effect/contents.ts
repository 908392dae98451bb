import type { CatfishEffect } from "../../analyse/catfishEffect.ts";
import { catfishEffectChart } from "../../draw/catfishEffect.ts";
import { catfishEffectOverTime } from "../../draw/catfishEffectOverTime.ts";
import type { FolderContents } from "../../page/contents.ts";
import { type EffectStory, effectPage } from "../../page/effectPage.ts";
import { effectSummaryMarkdown, effectSummaryObject } from "../../question/effectSummary.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { parametersTable } from "../../result/savedScenario.ts";
import { measuresTable } from "../../result/series.ts";
import { effectTable } from "../../result/tables/effect.ts";
import { effectMonthsTable } from "../../result/tables/effectMonths.ts";
import { replicationsOfArms } from "../../result/tables/replicationsOfArms.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Arm, arms } from "../../worlds/arms.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { drawCharts, provenanceOf } from "../run/drawCharts.ts";

export interface EffectContentsOptions {
  readonly identity: RunIdentity;
  readonly charts: boolean;
  /** One world told, where that was asked for. */
  readonly story?: EffectStory;
  readonly signal: AbortSignal;
}

/** Everything that goes into the folder of a catfish effect but the times of the run. */
export async function effectContents(
  result: CatfishEffect,
  scenarios: Readonly<Record<Arm, Scenario>>,
  options: EffectContentsOptions,
): Promise<Omit<FolderContents, "runInfo">> {
  const files = [
    ...arms.map((arm) => ({ path: `scenarios/${scenarios[arm].name}.yaml`, text: scenarios[arm].yaml })),
    ...(options.charts ? await drawnEffect(result, options) : effectAnswerFiles(result, options.story)),
  ];
  const ofArm = (arm: Arm): WindowMeans => ({ ...result, scenario: scenarios[arm], means: result.means[arm] });
  const tables = [
    effectTable(result),
    effectMonthsTable(result),
    replicationsOfArms([ofArm("withoutEntry"), ofArm("withoutReaction"), ofArm("entry")]),
    parametersTable(result.scenario),
    measuresTable(result.money),
  ];
  return { identity: options.identity, tables, parquet: [], files };
}

/** The answer for people and for programs. */
function effectAnswerFiles(result: CatfishEffect, story?: EffectStory): PlainFile[] {
  return [
    { path: "summary.md", text: effectSummaryMarkdown(result, story) },
    { path: "summary.json", text: `${JSON.stringify(effectSummaryObject(result, story), null, 2)}\n` },
  ];
}

/** All that is made of an effect without simulating: the answer, the charts, and the page that holds them. */
export async function drawnEffect(
  result: CatfishEffect,
  { identity, signal, story }: Omit<EffectContentsOptions, "charts">,
): Promise<PlainFile[]> {
  const provenance = provenanceOf(identity);
  const told = story === undefined ? [] : [story.chart(provenance)];
  // One world has no interval, and these charts are all intervals.
  const isDrawable = result.replications > 1;
  const effects = isDrawable ? [catfishEffectChart(result, provenance), catfishEffectOverTime(result, provenance)] : [];
  const charts = [...effects, ...told];
  const { files, drawn } = await drawCharts(charts, signal);
  const page = { path: "index.html", text: effectPage(result, identity, drawn, story) };
  return [...effectAnswerFiles(result, story), ...files, page];
}
