import { type CatfishEffect, type SeriesEffect, withEffects } from "../analyse/catfishEffect.ts";
import { divergenceOf } from "../analyse/divergence/divergence.ts";
import { extremeWorlds, worldToTell } from "../analyse/divergence/extremeWorlds.ts";
import type { YearlyPart } from "../analyse/effectOverTime.ts";
import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { catfishEffectChart } from "../draw/catfishEffect.ts";
import { catfishEffectByYear } from "../draw/catfishEffectByYear.ts";
import { catfishEffectOverTime } from "../draw/catfishEffectOverTime.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { plausibleMovers } from "../draw/plausibleMovers.ts";
import { worldPair } from "../draw/worldPair.ts";
import { measures } from "../model/measures.ts";
import { seriesOf } from "../model/series.ts";
import type { Frame } from "../result/frame.ts";
import { gridFrame } from "../result/grid.ts";
import type { Manifest, RunIdentity } from "../result/manifest.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import { parametersTable, readOrigins, readSavedScenario, savedWindow } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { meansFrame, numbersTo } from "../result/windowMeans.ts";
import { yearsFrame } from "../result/yearMeans.ts";
import { divergenceInLabels } from "../words/divergenceInLabels.ts";
import { askedInWords } from "../words/en/asked.ts";
import type { Arms } from "../words/en/divergence.ts";
import { divergenceStory } from "../words/en/divergenceStory.ts";
import {
  bothParts,
  EFFECT_SUBTITLE,
  effectDetails,
  effectKeyTable,
  effectLeading,
  effectSentences,
  effectTitle,
  headlineEffects,
  pageColumns,
  settingsChanged,
  terminalColumns,
  withColumns,
} from "../words/en/effect.ts";
import { alongYears, effectByYear } from "../words/en/effectYears.ts";
import { plausibleObject, saidPlausible } from "../words/en/plausible.ts";
import { moversFoot, moversOfEffect } from "../words/en/plausibleCharts.ts";
import { armScenarios } from "../worlds/armScenarios.ts";
import { type Arm, armMarkets, arms, type Part, parts } from "../worlds/arms.ts";
import { type Money, moneyOf, UNIT_COSTS, unitIn } from "../worlds/money.ts";
import { monthsOfYear } from "../worlds/spans.ts";
import {
  armsOf,
  type EffectQuestion,
  type EffectSeen,
  monthsOf,
  plausibleOfEffect,
  reactionOf,
  readEffectSeen,
  simulateEffect,
  stopOfEffect,
  tasksOfEffects,
  yearsOf,
} from "./effectRecord.ts";
import { commonMeansFrame, effectTable } from "./effectTables.ts";
import { assumptions, type FileText, linksTo, runFacts } from "./explorations.ts";
import type { HashOf, PageText, QuestionIdentity, WorldsKind } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import { afterEffect } from "./next.ts";
import { answerPlausible, savedPlausible, statedMarkets, writtenIn } from "./plausible.ts";
import { plausibleFiles, plausibleTables } from "./plausibleTables.ts";
import { verdictMarkdown, verdictObject, verdictTable } from "./verdictTable.ts";

/** The effect, and one world told where that was asked for. */
export interface EffectAnswer {
  readonly effect: CatfishEffect;
  /** What is known of its parts in markets that are as plausible, where that was asked. */
  readonly plausible?: PlausibleAnswer;
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
  plausible: (question, { plausible: seen }) => {
    const of = plausibleOfEffect(question);
    return of && seen && { of, seen };
  },
  answer: async (question, seen) => {
    const effect = effectOf({ ...question, series: seriesOf(question.scenario.market) }, seen);
    const plausible = plausibleEffect(question, seen, effect);
    const answer = plausible === undefined ? { effect } : { effect, plausible };
    return question.explain ? { ...answer, story: effectStory(effect) } : answer;
  },
  tables: (question, seen, { effect, plausible }) => {
    const [months, years, reactions] = [monthsOf(question), yearsOf(question), reactionOf(question)];
    return [
      effectTable(effect),
      ...verdictsOf(question, effect),
      gridFrame(months.grid, months.columns(seen.monthly)),
      gridFrame(years.grid, years.columns(seen.yearly)),
      gridFrame(reactions.grid, reactions.columns(seen.reaction)),
      meansFrame(armsOf(question, seen)),
      yearsFrame(armsOf(question, seen)),
      commonMeansFrame({ ...effect, ...seen, worlds: numbersTo(seen.replications) }),
      parametersTable(question.scenario),
      measuresTable(effect.money, [question.scenario.market]),
      ...plausibleTables(effectKind.plausible(question, seen), plausible),
    ];
  },
  scenarios: ({ scenario }) => [scenario],
  arms: (question) => {
    const { scenarios, seed, replications } = question;
    const money = moneyOf(question.scenario);
    return arms.map((arm) => {
      const told = { scenario: scenarios[arm], seed, replications, money };
      return arm === "withoutReaction" ? { ...told, heldTo: scenarios.withoutEntry } : told;
    });
  },
  files: ({ scenarios }) =>
    armsAlone.map((arm) => ({ path: `scenarios/${scenarios[arm].name}.yaml`, text: scenarios[arm].yaml })),
  summary: effectSummary,
  markdown: effectMarkdown,
  charts: ({ effect, plausible, story }, provenance) => {
    // One world has no interval, and these charts are all intervals.
    const isDrawable = effect.replications > 1;
    const byYear = isDrawable ? catfishEffectByYear(effect, provenance) : undefined;
    const [total, catfish] = bothParts(effect, plausible);
    const movers =
      isDrawable && total !== undefined && catfish !== undefined
        ? plausibleMovers(moversOfEffect(total, catfish), { foot: moversFoot(total, effect) }, provenance)
        : undefined;
    return [
      ...(isDrawable
        ? [catfishEffectChart(effect, provenance, total), catfishEffectOverTime(effect, provenance, total)]
        : []),
      ...(byYear === undefined ? [] : [byYear]),
      ...(movers === undefined ? [] : [movers]),
      ...(story === undefined ? [] : [story.chart(provenance)]),
    ];
  },
  page,
  said: ({ effect, plausible, story }) => ({
    title: effectTitle(effect),
    sentences: effectLeading(effect, plausible),
    notes: effectDetails(effect, plausible),
    table: withColumns(effectKeyTable(effect, plausible), terminalColumns(plausible !== undefined)),
    numbers: [3, 4],
    // How many worlds are better off stands in the sentences too.
    spare: [4],
    oneWorld: story && told(story),
    next: afterEffect(effect.scenario, story !== undefined),
  }),
};

/** The verdict on entry as a table. */
function verdictsOf({ scenarios }: EffectQuestion, effect: CatfishEffect): Frame[] {
  const { verdict } = effect;
  if (verdict === undefined) return [];
  const { withoutEntry, entry } = scenarios;
  return [verdictTable([{ baseline: withoutEntry.name, scenario: entry.name, verdict, money: effect.money }])];
}

/** What follows from plausible markets, beside the parts of the effect in the market as written. */
function plausibleEffect(
  question: EffectQuestion,
  { plausible }: EffectSeen,
  { effects }: CatfishEffect,
): PlausibleAnswer | undefined {
  const of = plausibleOfEffect(question);
  if (of === undefined || plausible === undefined) return undefined;
  const places: Readonly<Record<Part, readonly [from: Arm, to: Arm]>> = {
    total: ["withoutEntry", "entry"],
    substitution: ["withoutEntry", "withoutReaction"],
    catfish: ["withoutReaction", "entry"],
  };
  const contrasts = parts.map((name) => {
    const [from, to] = places[name].map((arm) => arms.indexOf(arm));
    const differences = effects.map(({ series, [name]: { difference } }) => ({ series, difference }));
    return { name, from, to, written: writtenIn(of, differences) };
  });
  return answerPlausible(of, plausible, contrasts);
}

/** The effect that was seen, its parts over the window worked out. */
export function effectOf(
  { scenario, seed, window, series, stop }: Pick<CatfishEffect, "scenario" | "seed" | "window" | "series" | "stop">,
  seen: EffectSeen,
): CatfishEffect {
  const { months } = scenario.market;
  return withEffects({ scenario, seed, months, window, series, ...seen, stop, money: moneyOf(scenario) });
}

/** The arms that can be run by themselves: that without reaction is held to the first, which no file can say. */
const armsAlone = ["withoutEntry", "entry"] as const satisfies readonly Arm[];

function identity(question: EffectQuestion, hashOf: HashOf): QuestionIdentity {
  const { scenario, scenarios, seed, replications, window, stop, explain, plausible } = question;
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
    plausible: statedMarkets(plausible),
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
    plausible: savedPlausible(folder, manifest, [scenario]),
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
  const { withoutEntry, entry } = armMarkets(scenario);
  const divergence = divergenceInLabels(
    divergenceOf(withoutEntry, entry, { seed, replication, window }),
    [withoutEntry, entry],
    scenario,
  );
  const money = effect.money ?? UNIT_COSTS;
  const { worlds, sentences } = divergenceStory({ divergence, extremes, arms: names, money });
  return { worlds, sentences, chart: (provenance) => worldPair(divergence, names, provenance, money) };
}

function told({ worlds, sentences }: EffectStory): readonly string[] {
  return [...worlds, ...sentences];
}

function page({ effect, plausible, story }: EffectAnswer, identity: RunIdentity): PageText {
  const { scenario } = effect;
  const { head, rows, note } = withColumns(effectKeyTable(effect, plausible), pageColumns(plausible !== undefined));
  return {
    lang: "en",
    title: effectTitle(effect),
    subtitle: EFFECT_SUBTITLE,
    answer: effectLeading(effect, plausible),
    notes: effectDetails(effect, plausible),
    keyTable: { caption: note, columns: head, rows },
    isWide: true,
    oneWorld: story === undefined ? [] : told(story),
    story: scenario.story,
    run: runFacts(identity),
    assumptions: assumptions(scenario),
    downloads: [effectTable(effect), measuresTable(effect.money, [effect.scenario.market])],
    files: filesBeside(identity, plausible !== undefined),
  };
}

function filesBeside({ arms: [first, , last] = [] }: RunIdentity, hasPlausible: boolean): PageText["files"] {
  return linksTo([
    ["summary.md", "The answer as text"],
    ["data/effect.csv", "Total, substitution and catfish effect of every measure"],
    ["data/verdict.csv", "The total over the whole run and by year"],
    ["data/effect-months.csv", "The same month by month"],
    ["data/effect-years.csv", "The same by year of the run, with the share of each part"],
    ["data/reaction-parts.csv", "What the reaction is made of, world by world"],
    ["data/replications.csv", "Means of the three arms, world by world"],
    ["data/years.csv", "Headline measures of the three arms, world by world, by year of the run"],
    ["data/common-months.csv", "Worlds that are compared over the months in which all three have a value"],
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ...(hasPlausible ? plausibleFiles : []),
    ...[first, last].map(({ name, title }): FileText => [`scenarios/${name}.yaml`, title]),
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ]);
}

/** The catfish effect for people, as Markdown. */
export function effectMarkdown({ effect, plausible, story }: EffectAnswer): string {
  const { scenario } = effect;
  const { head, rows, note } = effectKeyTable(effect, plausible);
  const lines = [
    `# ${effectTitle(effect)}`,
    "",
    ...effectLeading(effect, plausible).flatMap((sentence) => [sentence, ""]),
    ...markdownTable(head, rows),
    "",
    `${note}.`,
    "",
    ...verdictMarkdown(effect),
    ...effectDetails(effect, plausible).flatMap((sentence) => [sentence, ""]),
    ...(story === undefined ? [] : ["## Which world, and why", "", ...told(story).map((text) => `- ${text}`), ""]),
    askedInWords(scenario.name, effect),
  ];
  return `${lines.join("\n")}\n`;
}

/** The catfish effect for programs: missing numbers are null, shares are fractions. */
export function effectSummary({ effect, plausible, story }: EffectAnswer): object {
  const markets = parts.map((part) => [part, saidPlausible(plausible, part, effect.scenario)] as const);
  const { savings } = effect;
  return {
    changed: settingsChanged(effect.scenario.origins),
    answer: effectSentences(effect, plausible),
    ...verdictObject(effect),
    ...(savings === undefined ? {} : { savings }),
    ...(story === undefined ? {} : { explained: { worlds: story.worlds, story: story.sentences } }),
    measures: headlineEffects(effect).map((each) => plainEffect(each, effect.money)),
    years: plainYears(effect),
    ...(plausible === undefined
      ? {}
      : { plausible: Object.fromEntries(markets.map(([part, said]) => [part, said && plausibleObject(said)])) }),
  };
}

function plainReaction({ catfishEffort, catfishPrice, catfishOrders }: NonNullable<SeriesEffect["reaction"]>): object {
  return {
    catfishEffort: missingAsNull(catfishEffort),
    catfishPrice: missingAsNull(catfishPrice),
    catfishOrders: missingAsNull(catfishOrders),
  };
}

/** What entry does to buyer value in each year, and the reaction's share of it; null where it has none. */
function plainYears(effect: CatfishEffect): object[] {
  const of = effectByYear(effect);
  if (of === undefined) return [];
  const along = (statistic: keyof YearlyPart) => alongYears(effect, of, "catfish", statistic);
  const [share, lower, upper] = [along("share"), along("shareLower"), along("shareUpper")];
  const total = alongYears(effect, of, "total", "difference");
  return along("n").map((n, year) => {
    const ratio = { value: share[year] / 100, lower: lower[year] / 100, upper: upper[year] / 100 };
    return {
      year: year + 1,
      months: monthsOfYear(year, effect.months),
      n,
      ...missingAsNull({ total: total[year] }),
      share: Number.isNaN(share[year]) ? null : ratio,
    };
  });
}

function plainEffect({ series, n, means, share, reaction, ...parts }: SeriesEffect, money?: Money): object {
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
    ...(reaction === undefined ? {} : { reaction: plainReaction(reaction) }),
  };
}
