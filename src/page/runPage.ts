import { chartsLeftOut } from "../draw/chartsOf.ts";
import type { PageTable } from "../question/kind.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { parameterAt, settingText } from "../result/savedScenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Answer, keyTable, sentences } from "../words/en/run.ts";
import { count } from "../words/number.ts";
import type { Comparison } from "../worlds/result.ts";
import { type PageChart, type PageFile, page } from "./page.ts";

/** The report of a scenario as a page, made of its answer, its drawn charts and what identifies the run. */
export function reportPage(
  comparison: Comparison,
  answer: Answer,
  identity: RunIdentity,
  charts: readonly PageChart[],
): string {
  const { scenario } = comparison.result;
  const { head, rows, note } = keyTable(answer);
  return page({
    lang: "en",
    title: answer.title,
    subtitle: answer.against === undefined ? undefined : comparedWith(answer.against),
    answer: sentences(answer),
    keyTable: { caption: note, columns: head, rows },
    charts,
    leftOut: chartsLeftOut(comparison),
    story: scenario.story,
    run: runFacts(identity),
    assumptions: assumptions(scenario),
    files: filesBeside(comparison.reference !== undefined),
  });
}

/** What an exploration ran, with no word of a comparison: label and value. @param worlds  what the number of worlds is of */
export function explorationFacts(identity: RunIdentity, worlds: string): [string, string][] {
  return runFacts(identity)
    .filter(([label]) => label !== "Compared with")
    .map(([label, value]) => [label === "Worlds" ? worlds : label, value]);
}

/** What was run: label and value. */
export function runFacts(identity: RunIdentity): [string, string][] {
  const { program, scenario, reference, seed, generator, replications, months, window } = identity;
  return [
    ["Scenario", `${scenario.name} (${scenario.sha256.slice(0, 12)})`],
    ["Compared with", reference === null ? "nothing" : `${reference.label} (${reference.sha256.slice(0, 12)})`],
    ["Worlds", count(replications)],
    ["Seed", seed],
    ["Months", `${months}; means over months ${window[0]} to ${window[1]}`],
    ["Program", `catfish ${program.version} (source ${program.source.slice(0, 12)})`],
    ["Generator", generator],
  ];
}

/** Settings that are not their defaults, and where they were set. */
export function assumptions(scenario: Scenario): PageTable {
  const rows: string[][] = [];
  for (const { path, value, from, place } of scenario.origins) {
    const at = parameterAt(path, scenario);
    const text = settingText(value);
    if (from === "default" || at === undefined || text === String(at.usual)) continue;
    rows.push([path, text, String(at.usual), at.row.unit, place ?? from]);
  }
  return { columns: ["Setting", "Value", "Default", "Unit", "Set in"], rows };
}

function filesBeside(hasReference: boolean): PageFile[] {
  const files = [
    ["summary.md", "The answer as text"],
    ["scenario.yaml", "The scenario as it was run, all defaults visible"],
    ["data/months.csv", "Statistics month by month"],
    ["data/replications.csv", "Means world by world"],
    ["data/comparison.csv", "Paired differences"],
    ["reference.yaml", "What it is compared with, all defaults visible"],
    ["data/reference/months.csv", "The same of what it is compared with; all its tables lie beside"],
    ["data/worlds.csv", "Single worlds month by month"],
    ["data/events.csv", "Events of the typical world"],
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ] as const;
  return files
    .filter(([href]) => hasReference || !/comparison|reference/.test(href))
    .map(([href, label]) => ({ href, label: `${label} (${href})` }));
}

function comparedWith(against: string): string {
  return against === "without entry"
    ? "Compared with the same worlds in which nobody enters"
    : `Compared with "${against}" in the same worlds`;
}
