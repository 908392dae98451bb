import { type CatfishEffect, type SeriesEffect, withEffects } from "../analyse/catfishEffect.ts";
import { divergenceOf } from "../analyse/divergence/divergence.ts";
import { extremeWorlds, worldToTell } from "../analyse/divergence/extremeWorlds.ts";
import { catfishEffectChart } from "../draw/catfishEffect.ts";
import { catfishEffectOverTime } from "../draw/catfishEffectOverTime.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { worldPair } from "../draw/worldPair.ts";
import { measures } from "../model/measures.ts";
import { seriesOf } from "../model/series.ts";
import { gridFrame } from "../result/grid.ts";
import type { Manifest, RunIdentity } from "../result/manifest.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import { parametersTable, readOrigins, readSavedScenario } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { meansFrame, numbersTo } from "../result/windowMeans.ts";
import { askedInWords } from "../words/en/asked.ts";
import type { Arms } from "../words/en/divergence.ts";
import { divergenceStory } from "../words/en/divergenceStory.ts";
import {
  EFFECT_SUBTITLE,
  effectKeyTable,
  effectSentences,
  effectTitle,
  headlineEffects,
  pageColumns,
  settingsChanged,
  terminalColumns,
  withColumns,
} from "../words/en/effect.ts";
import { armScenarios } from "../worlds/armScenarios.ts";
import { type Arm, armMarkets, arms } from "../worlds/arms.ts";
import { type Money, moneyOf, UNIT_COSTS, unitIn } from "../worlds/money.ts";
import {
  armsOf,
  type EffectQuestion,
  type EffectSeen,
  monthsOf,
  readEffectSeen,
  simulateEffect,
  stopOfEffect,
  tasksOfEffects,
} from "./effectRecord.ts";
import { commonMeansFrame, effectTable } from "./effectTables.ts";
import { assumptions, runFacts } from "./explorations.ts";
import type { HashOf, PageText, QuestionIdentity, WorldsKind } from "./kind.ts";
import { savedWindow } from "./run.ts";

/** The effect, and one world told where that was asked for. */
export interface EffectAnswer {
  readonly effect: CatfishEffect;
  readonly story?: EffectStory;
}

/** Which worlds entry hurt and helped most, and one of them told. */
export interface EffectStory {
  readonly worlds: readonly string[];
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

/**
 * The catfish effect: a scenario, the same without entry, and the same with entry but without reaction, all in the same
 * worlds. It answers how much newcomers change, and how much of it those who were there before do by themselves.
 */
export const effectKind: WorldsKind<EffectQuestion, EffectSeen, EffectAnswer> = {
  name: "effect",
  command: "effect",
  tasks: tasksOfEffects,
  simulate: simulateEffect,
  settled: (question, seen) => {
    return { ...question, replications: seen.replications, stop: stopOfEffect(question, seen) };
  },
  identity,
  reopen,
  readSeen: readEffectSeen,
  answer: async (question, seen) => {
    const effect = effectOf({ ...question, series: seriesOf(question.scenario.market) }, seen);
    return question.explain ? { effect, story: effectStory(effect) } : { effect };
  },
  tables: (question, seen, { effect }) => {
    const months = monthsOf(question);
    return [
      effectTable(effect),
      gridFrame(months.grid, months.columns(seen.monthly)),
      meansFrame(armsOf(question, seen)),
      commonMeansFrame({ ...effect, ...seen, worlds: numbersTo(seen.replications) }),
      parametersTable(question.scenario),
      measuresTable(effect.money),
    ];
  },
  files: ({ scenarios }) =>
    arms.map((arm) => ({ path: `scenarios/${scenarios[arm].name}.yaml`, text: scenarios[arm].yaml })),
  summary: effectSummary,
  markdown: effectMarkdown,
  charts: ({ effect, story }, provenance) => {
    // One world has no interval, and these charts are all intervals.
    const isDrawable = effect.replications > 1;
    return [
      ...(isDrawable ? [catfishEffectChart(effect, provenance), catfishEffectOverTime(effect, provenance)] : []),
      ...(story === undefined ? [] : [story.chart(provenance)]),
    ];
  },
  page,
  said: ({ effect, story }, { word }) => ({
    title: effectTitle(effect),
    sentences: effectSentences(effect),
    table: withColumns(effectKeyTable(effect), terminalColumns),
    numbers: [3, 4],
    oneWorld: story && told(story),
    next: [
      `Next   catfish effect ${word} --set policy.flexibleShare=30% --out what-if     the same with more spend open`,
    ],
  }),
};

/** The effect that was seen, its parts over the window worked out. */
export function effectOf(
  { scenario, seed, window, series, stop }: Pick<CatfishEffect, "scenario" | "seed" | "window" | "series" | "stop">,
  { replications, means, common, monthly }: EffectSeen,
): CatfishEffect {
  const { months } = scenario.market;
  const money = moneyOf(scenario);
  return withEffects({ scenario, seed, replications, months, window, series, means, common, monthly, stop, money });
}

function identity(question: EffectQuestion, hashOf: HashOf): QuestionIdentity {
  const { scenario, scenarios, seed, replications, window, stop, explain } = question;
  const named = arms.map((arm) => {
    const { name, title } = scenarios[arm];
    return { name, title, sha256: hashOf(scenarios[arm]) };
  });
  return {
    scenario: { name: scenario.name, title: scenario.title, sha256: hashOf(scenario) },
    reference: { label: "without entry", sha256: named[0].sha256 },
    arms: named,
    seed,
    replications,
    months: scenario.market.months,
    window,
    stop,
    explained: explain,
  };
}

/** The arms follow from the scenario. */
function reopen(folder: SavedFolder, manifest: Manifest): EffectQuestion {
  const resolved = readSavedScenario(folder, `scenarios/${manifest.scenario.name}.yaml`);
  const scenario = { ...resolved, origins: readOrigins(folder, manifest, resolved) };
  const { seed, replications, stop, holds } = manifest;
  const window = savedWindow(folder, manifest, scenario);
  return {
    scenario,
    scenarios: armScenarios(scenario),
    seed,
    replications,
    window,
    precision: stop?.asked,
    explain: holds.explained === true,
  };
}

const names: Arms = { baseline: "without entry", scenario: "with entry" };

/** Tells one world of an effect. Runs it again, which takes some hundredths of a second: its events are in no table. */
function effectStory(effect: CatfishEffect): EffectStory {
  const { scenario, seed, window } = effect;
  const worldsOf = (arm: Arm) => ({ ...effect, means: effect.common[arm] });
  const extremes = extremeWorlds(worldsOf("withoutEntry"), worldsOf("entry"));
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const { withoutEntry, entry } = armMarkets(scenario.market);
  const divergence = divergenceOf(withoutEntry, entry, { seed, replication, window });
  const money = effect.money ?? UNIT_COSTS;
  const { worlds, sentences } = divergenceStory({ divergence, extremes, arms: names, money });
  return { worlds, sentences, chart: (provenance) => worldPair(divergence, names, provenance, money) };
}

function told({ worlds, sentences }: EffectStory): readonly string[] {
  return [...worlds, ...sentences];
}

function page({ effect, story }: EffectAnswer, identity: RunIdentity): PageText {
  const { scenario } = effect;
  const { head, rows, note } = withColumns(effectKeyTable(effect), pageColumns);
  return {
    lang: "en",
    title: effectTitle(effect),
    subtitle: EFFECT_SUBTITLE,
    answer: effectSentences(effect),
    keyTable: { caption: note, columns: head, rows },
    isWide: true,
    oneWorld: story === undefined ? [] : told(story),
    story: scenario.story,
    run: runFacts(identity),
    assumptions: assumptions(scenario),
    downloads: [effectTable(effect), measuresTable(effect.money)],
    files: filesBeside(identity),
  };
}

function filesBeside({ arms = [] }: RunIdentity): PageText["files"] {
  const files: [string, string][] = [
    ["summary.md", "The answer as text"],
    ["data/effect.csv", "Total, substitution and catfish effect of every measure"],
    ["data/effect-months.csv", "The same month by month"],
    ["data/replications.csv", "Means of the three arms, world by world"],
    ["data/common-months.csv", "Worlds that are compared over the months in which all three have a value"],
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ...arms.map(({ name, title }): [string, string] => [`scenarios/${name}.yaml`, title]),
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return files.map(([href, label]) => ({ href, label: `${label} (${href})` }));
}

/** The catfish effect for people, as Markdown. */
export function effectMarkdown({ effect, story }: EffectAnswer): string {
  const { scenario } = effect;
  const { head, rows, note } = effectKeyTable(effect);
  const lines = [
    `# ${effectTitle(effect)}`,
    "",
    ...effectSentences(effect).flatMap((sentence) => [sentence, ""]),
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `${note}.`,
    "",
    ...(story === undefined ? [] : ["## Which world, and why", "", ...told(story).map((text) => `- ${text}`), ""]),
    askedInWords(scenario.name, effect),
  ];
  return `${lines.join("\n")}\n`;
}

/** The catfish effect for programs: missing numbers are null, shares are fractions. */
export function effectSummary({ effect, story }: EffectAnswer): object {
  const { scenario, replications, seed, window } = effect;
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    changed: settingsChanged(scenario.origins),
    answer: effectSentences(effect),
    ...(story === undefined ? {} : { explained: { worlds: story.worlds, story: story.sentences } }),
    measures: headlineEffects(effect).map((each) => plainEffect(each, effect.money)),
  };
}

function plainEffect({ series, n, means, share, ...parts }: SeriesEffect, money?: Money): object {
  return {
    ...series,
    label: measures[series.measure].label,
    unit: unitIn(series.measure, money),
    n,
    means: missingAsNull(means),
    total: missingAsNull(parts.total),
    substitution: missingAsNull(parts.substitution),
    catfish: missingAsNull(parts.catfish),
    share: share === undefined ? null : missingAsNull(share),
  };
}
