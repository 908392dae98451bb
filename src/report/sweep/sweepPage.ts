import { listed } from "../../chart/read/formatNumber.ts";
import { settingLabel } from "../../experiment/explore/settingWords.ts";
import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart, PageFile } from "../pageParts.ts";
import { assumptions, explorationFacts } from "../reportPage.ts";
import { sweepKeyTable } from "./keyTable.ts";
import { sweepSentences } from "./sentences.ts";

/** The report of a sweep as a page, made of its result, its drawn charts and what identifies the run. */
export function sweepPage(sweep: Sweep, identity: RunIdentity, charts: readonly PageChart[]): string {
  const { scenario, variables, points } = sweep;
  const { head, rows, note } = sweepKeyTable(sweep);
  const names = listed(variables.map(({ path }) => settingLabel(path)));
  return page({
    lang: "en",
    title: `Sweep: ${scenario.title}`,
    subtitle: `${points.length === 1 ? "One point" : `${points.length} points`} of ${names}, each in the same worlds`,
    answer: sweepSentences(sweep),
    keyTable: { caption: note, columns: head, rows },
    charts,
    story: scenario.story,
    run: explorationFacts(identity, "Worlds at every point"),
    assumptions: assumptions(scenario),
    files: filesBeside,
  });
}

const files: readonly (readonly [string, string])[] = [
  ["summary.md", "The answer as text"],
  ["scenario.yaml", "The scenario as it is, all defaults visible"],
  ["data/sweep.csv", "Every point: what was set, and every measure with its interval"],
  ["data/best.csv", "How far every point is behind the best, in the same worlds"],
  ["data/failed.csv", "Points that failed, and why"],
  ["data/parameters.csv", "Every setting with its origin"],
  ["data/measures.csv", "Dictionary of measures"],
  ["datapackage.json", "Description of all tables"],
  ["manifest.json", "What identifies this run"],
];

const filesBeside: readonly PageFile[] = files.map(([href, label]) => ({ href, label: `${label} (${href})` }));
