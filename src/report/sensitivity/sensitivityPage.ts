import type { Sensitivity, SensitivityMethod } from "../../experiment/explore/sensitivity/sensitivity.ts";
import { explorationFiles } from "../explorationFiles.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart } from "../pageParts.ts";
import { assumptions, explorationFacts } from "../reportPage.ts";
import { sensitivityKeyTable } from "./keyTable.ts";
import { sensitivitySentences } from "./sentences.ts";

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
    files: filesBeside,
  });
}

const filesBeside = explorationFiles([
  ["data/sensitivity.csv", "What every measure depends on: both ends, effects, indices, with intervals"],
  ["data/outcomes.csv", "Every measure in the scenario as it is, and its variance over the ranges"],
  ["data/settings.csv", "What was varied, and how far"],
]);
