import type { CatfishEffect } from "../../experiment/catfishEffect.ts";
import { downloads } from "../comparison/downloads.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart, PageFile } from "../pageParts.ts";
import { assumptions, runFacts } from "../reportPage.ts";
import { effectTable } from "../tables/effect.ts";
import { measuresTable } from "../tables/measures.ts";
import { effectKeyTable, pageColumns, withColumns } from "./keyTable.ts";
import { effectSentences } from "./sentences.ts";
import type { EffectStory } from "./story.ts";

/** The report of a catfish effect as a page, made of its result, its drawn charts and what identifies the run. */
export function effectPage(
  result: CatfishEffect,
  identity: RunIdentity,
  charts: readonly PageChart[],
  story?: EffectStory,
): string {
  const { scenario } = result;
  const { head, rows, note } = withColumns(effectKeyTable(result), pageColumns);
  return page({
    lang: "en",
    title: `The catfish effect: ${scenario.title}`,
    subtitle: "Entry with and without reaction of the incumbents, against the same worlds in which nobody enters",
    answer: effectSentences(result),
    keyTable: { caption: note, columns: head, rows },
    isWide: true,
    oneWorld: story === undefined ? [] : [...story.worlds, ...story.sentences],
    charts,
    story: scenario.story,
    run: runFacts(identity),
    assumptions: assumptions(scenario),
    downloads: downloads([effectTable(result), measuresTable(result.money)]),
    files: filesBeside(identity),
  });
}

function filesBeside({ arms = [] }: RunIdentity): PageFile[] {
  const files: [string, string][] = [
    ["summary.md", "The answer as text"],
    ["data/effect.csv", "Total, substitution and catfish effect of every measure"],
    ["data/effect-months.csv", "The same month by month"],
    ["data/replications.csv", "Means of the three arms, world by world"],
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ...arms.map(({ name, title }): [string, string] => [`scenarios/${name}.yaml`, title]),
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return files.map(([href, label]) => ({ href, label: `${label} (${href})` }));
}
