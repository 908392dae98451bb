import { partingOf } from "../analyse/divergence/divergence.ts";
import { extremeWorlds, worldToTell } from "../analyse/divergence/extremeWorlds.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { worldPair } from "../draw/worldPair.ts";
import { type ComparedScenario, marksInWords, type Study } from "../question/comparison.ts";
import { studyTitle, worldsInWords } from "../question/comparisonSummary.ts";
import type { Frame } from "../result/frame.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { differenceText, intervalText, otherRows, SIGNS, studyFullTable } from "../words/en/comparison.ts";
import type { Arms } from "../words/en/divergence.ts";
import { inputPageTable } from "../words/en/inputChanges.ts";
import { UNIT_COSTS } from "../worlds/money.ts";
import { partingStory } from "./divergenceStory.ts";
import {
  definitions,
  details,
  downloads,
  figure,
  files,
  type PageChart,
  type PageFile,
  type PageTable,
  pageFrame,
  paragraphs,
  section,
  table,
} from "./page.ts";

/** What the page is made of beside the study. */
export interface StudyPageParts {
  readonly identity: RunIdentity;
  /** Charts of each scenario, in order. */
  readonly charts: readonly (readonly PageChart[])[];
  /** Tables that can be saved from the page. */
  readonly tables: readonly Frame[];
}

/** The report of a comparison as one self-contained page. */
export function studyPage(study: Study, { identity, charts, tables }: StudyPageParts): string {
  const { baseline, scenarios, warnings, notes } = study;
  const isAlone = scenarios.length === 1;
  const answers = isAlone ? scenarios[0].said : scenarios.map(({ said }) => said[0]);
  return pageFrame({ lang: "en", title: studyTitle(study), subtitle: subtitle(study) }, [
    section(
      "answer",
      "The answer",
      [
        ...paragraphs(answers),
        ...paragraphs(warnings.map((text) => `Warning: ${text}`)),
        ...paragraphs(notes, "quiet"),
      ].join("\n"),
    ),
    section("input", "What changed in the input", input(study)),
    isAlone
      ? ""
      : section(
          "all",
          `All scenarios against ${baseline.name}`,
          `${table(allTable(study))}\n${paragraphs([marksInWords(study)], "quiet").join("")}`,
          "all small",
        ),
    ...scenarios.flatMap((compared, index) => scenarioSections(study, compared, charts[index] ?? [], index)),
    section("run", "What was run", definitions(runFacts(study, identity))),
    section("downloads", "Save the tables", downloads(tables)),
    section("files", "Files", files(filesBeside(study))),
  ]);
}

function subtitle({ question, baseline }: Study): string {
  const same = "in the same worlds";
  if (question === "what-if") return `The scenario as it is and with settings changed, ${same}`;
  return `Measured against "${baseline.means.scenario.title}" (${baseline.name})`;
}

function input({ question, input: changes, baseline, scenarios }: Study): string {
  if (changes.length === 0) return "<p>Nothing: all simulate the same market.</p>";
  const isAlone = question === "what-if";
  const names = isAlone ? ["base", "what-if"] : [baseline.name, ...scenarios.map(({ arm }) => arm.name)];
  return `<div class="small">${table(inputPageTable(changes, names))}</div>`;
}

/** A space at which no line breaks. */
const NO_BREAK = "\u00a0";

/** One column a scenario: the difference of each headline measure, or the mark that none was seen. */
function allTable({ scenarios }: Study): PageTable {
  const [{ rows }] = scenarios;
  return {
    caption: SIGNS,
    columns: ["Measure", "Unit", ...scenarios.map(({ arm }) => arm.name)],
    rows: rows.map(({ measure, group, label, unit }) => [
      label,
      unit,
      ...scenarios.map((compared) => {
        const row = compared.rows.find((other) => other.measure === measure && other.group === group);
        return row === undefined ? "-" : `${differenceText(row)} ${`(${intervalText(row)})`.replaceAll(" ", NO_BREAK)}`;
      }),
    ]),
  };
}

function scenarioSections(
  study: Study,
  compared: ComparedScenario,
  charts: readonly PageChart[],
  index: number,
): string[] {
  const isAlone = study.scenarios.length === 1;
  const id = (name: string) => (isAlone ? name : `${name}-${index + 1}`);
  const of = isAlone ? "" : `: ${compared.arm.name}`;
  const { head, rows, note } = studyFullTable(study, compared);
  const words = isAlone ? [] : paragraphs(compared.said);
  const more = otherRows(compared);
  const numbers = [
    ...words,
    `<div class="small">${table({ caption: note, columns: head, rows })}</div>`,
    ...paragraphs([marksInWords(study)], "quiet"),
    details(
      `All other measures and groups, ${more.rows.length} rows: a family of their own, for looking around`,
      table(more),
    ),
  ];
  return [
    section(id("numbers"), `What changed in the output${of}`, numbers.join("\n"), "numbers"),
    section(id("story"), `Which world, and why${of}`, storyBlock(compared)),
    section(id("charts"), `Charts${of}`, charts.map(figure).join("\n"), "charts"),
  ];
}

/** Which worlds stand at the ends, and one of them told in order. */
function storyBlock({ story }: ComparedScenario): string {
  return story === undefined ? "" : paragraphs([...story.worlds, ...story.sentences]).join("\n");
}

function runFacts(study: Study, { program, generator }: RunIdentity): [string, string][] {
  const { baseline, scenarios } = study;
  const arms = [baseline, ...scenarios.map(({ arm }) => arm)];
  return [
    ...arms.map(({ name, means, folder, program: made }, index): [string, string] => [
      index === 0 ? "Baseline" : "Scenario",
      `${name}: ${means.replications} worlds, seed ${means.seed}, ${means.months} months, ${folder === undefined ? "run now" : `read from ${folder}`}, catfish ${made.version} (source ${made.source.slice(0, 12)})`,
    ]),
    ["Means", worldsInWords(study).split(". ")[0]],
    ["Program", `catfish ${program.version} (source ${program.source.slice(0, 12)})`],
    ["Generator", generator],
  ];
}

function filesBeside({ baseline, scenarios }: Study): PageFile[] {
  const items: [string, string][] = [
    ["summary.md", "The answer as text"],
    ["data/comparison.csv", "Differences of every measure and group"],
    ["data/input.csv", "What is set differently"],
    ["data/differences.csv", "Differences over time"],
    ["data/pairs.csv", "Pairs of worlds"],
    ["data/replications.csv", "Means of all scenarios, world by world"],
    ["data/measures.csv", "Dictionary of measures"],
    ...[baseline, ...scenarios.map(({ arm }) => arm)].map(({ name, means }): [string, string] => [
      `scenarios/${name}.yaml`,
      means.scenario.title,
    ]),
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this comparison"],
  ];
  return items.map(([href, label]) => ({ href, label: `${label} (${href})` }));
}

/** Which worlds the change hurt and helped most, and where and why one of them takes another course. */
export interface StudyStory {
  readonly worlds: readonly string[];
  /** One world, told in order. */
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

/**
 * Tells one world of a scenario beside the same world of the baseline; undefined where they are not the same worlds.
 * Runs it again, which takes some hundredths of a second: its events are in no table.
 */
export function studyStory(
  { question, baseline, scenarios }: Study,
  { arm, paired }: ComparedScenario,
): StudyStory | undefined {
  if (!paired) return undefined;
  const [before, after] = [baseline.means.scenario, arm.means.scenario];
  const { seed, window } = arm.means;
  const extremes = extremeWorlds(baseline.means, arm.means);
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const parting = partingOf(before.market, after.market, { seed, replication, window });
  const money = baseline.means.money ?? UNIT_COSTS;
  const names: Arms =
    question === "what-if"
      ? { baseline: "without the change", scenario: "with the change" }
      : { baseline: `in "${baseline.name}"`, scenario: `in "${arm.name}"` };
  const { worlds, sentences } = partingStory({ parting, extremes, arms: names, money });
  return {
    worlds,
    sentences,
    chart: (provenance) => {
      const chart = worldPair(parting, names, provenance, money);
      return scenarios.length === 1 ? chart : { ...chart, id: `${chart.id}-${arm.name}` };
    },
  };
}
