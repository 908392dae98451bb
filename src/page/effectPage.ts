import type { CatfishEffect } from "../analyse/catfishEffect.ts";
import { divergenceOf } from "../analyse/divergence/divergence.ts";
import { extremeWorlds, worldToTell } from "../analyse/divergence/extremeWorlds.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { worldPair } from "../draw/worldPair.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { measuresTable } from "../result/series.ts";
import { effectTable } from "../result/tables/effect.ts";
import type { Arms } from "../words/en/divergence.ts";
import { divergenceStory } from "../words/en/divergenceStory.ts";
import { effectKeyTable, effectSentences, pageColumns, withColumns } from "../words/en/effect.ts";
import { type Arm, armMarkets } from "../worlds/arms.ts";
import { UNIT_COSTS } from "../worlds/money.ts";
import { type PageChart, type PageFile, page } from "./page.ts";
import { assumptions, runFacts } from "./runPage.ts";

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
    downloads: [effectTable(result), measuresTable(result.money)],
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

/** Which worlds entry hurt and helped most, and one of them told: where it parts from the same world without entry. */
export interface EffectStory {
  readonly worlds: readonly string[];
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

const names: Arms = { baseline: "without entry", scenario: "with entry" };

/** Tells one world of an effect. Runs it again, which takes some hundredths of a second: its events are in no table. */
export function effectStory(result: CatfishEffect): EffectStory {
  const { scenario, seed, window } = result;
  const worldsOf = (arm: Arm) => ({ ...result, means: result.means[arm] });
  const extremes = extremeWorlds(worldsOf("withoutEntry"), worldsOf("entry"));
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const { withoutEntry, entry } = armMarkets(scenario.market);
  const divergence = divergenceOf(withoutEntry, entry, { seed, replication, window });
  const money = result.money ?? UNIT_COSTS;
  const { worlds, sentences } = divergenceStory({ divergence, extremes, arms: names, money });
  return { worlds, sentences, chart: (provenance) => worldPair(divergence, names, provenance, money) };
}
