import type { Sensitivity, SensitivityMethod } from "../analyse/sensitivity.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { sensitivityKeyTable, sensitivitySentences } from "../words/en/sensitivity.ts";
import { type PageChart, type PageFile, page } from "./page.ts";
import { assumptions, explorationFacts } from "./runPage.ts";

const methodNames: Readonly<Record<SensitivityMethod, string>> = {
  morris: "Morris screening and tornado",
  sobol: "Sobol indices and tornado",
  tornado: "Tornado",
};

/** The report of a sensitivity analysis as a page, made of its result, its drawn charts and what identifies the run. */
export function sensitivityPage(result: Sensitivity, identity: RunIdentity, charts: readonly PageChart[]): string {
  const { scenario, variables, points, method } = result;
  const { head, rows, note } = sensitivityKeyTable(result);
  const count = variables.length === 1 ? "one setting" : `${variables.length} settings`;
  return page({
    lang: "en",
    title: `Sensitivity: ${scenario.title}`,
    subtitle: `${methodNames[method]} of ${count}, ${points} points, each in the same worlds`,
    answer: sensitivitySentences(result),
    keyTable: { caption: note, columns: head, rows },
    charts,
    story: scenario.story,
    run: explorationFacts(identity, "Worlds at every point"),
    assumptions: assumptions(scenario),
    files: filesOfSensitivity,
  });
}

const filesOfSensitivity = explorationFiles([
  ["data/sensitivity.csv", "What every measure depends on: both ends, effects, indices, with intervals"],
  ["data/outcomes.csv", "Every measure in the scenario as it is, and its variance over the ranges"],
  ["data/settings.csv", "What was varied, and how far"],
]);

/** A file of a result folder, and what it holds. */
type FileText = readonly [path: string, holds: string];

/**
 * The files beside the page of an exploration: what all of them have, and between them those of its own.
 *
 * @param tables   what was found, in tables
 * @param answers  what the answer comes with, beside its text
 */
function explorationFiles(tables: readonly FileText[], answers: readonly FileText[] = []): PageFile[] {
  const files: readonly FileText[] = [
    ["summary.md", "The answer as text"],
    ...answers,
    ["scenario.yaml", "The scenario as it is, all defaults visible"],
    ...tables,
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return files.map(([href, label]) => ({ href, label: `${label} (${href})` }));
}
