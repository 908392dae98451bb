import type { FirstSeen } from "../analyse/firsts.ts";
import type { Ranking } from "../analyse/ranking.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { otherRows, SIGNS, studyFullTable } from "../words/en/comparison.ts";
import { type InputChange, inputPageTable } from "../words/en/inputChanges.ts";
import { plausibleObject } from "../words/en/plausible.ts";
import { RANKING_NOTE, rankingSentences, rankingTable } from "../words/en/ranking.ts";
import { resultsWords } from "../words/en/results.ts";
import { SCENARIOS } from "../words/en/scenarioTable.ts";
import {
  meansInWords,
  NOTHING_SET,
  studyHeadings,
  studySubtitle,
  studyTitle,
  worldsInWords,
} from "../words/en/study.ts";
import { labelsOfAll } from "../words/names.ts";
import { capital } from "../words/number.ts";
import { type FileText, linksTo } from "./explorations.ts";
import type { PageBlock, PageText } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import { plausibleFiles } from "./plausibleTables.ts";
import { allTable } from "./rankedTable.ts";
import { scenariosShown } from "./scenariosTable.ts";
import { type ComparedScenario, marksOf, rankedArm, type Study } from "./study.ts";
import { differencesTable, inputTable, overTimeTable, pairsTable } from "./studyTables.ts";
import { sideMarkdown, sideObject, sideParts } from "./supplierSide.ts";
import { goalsObject, verdictMarkdown, verdictObject, verdictParts } from "./verdictTable.ts";

/** The answer for people, as Markdown. */
export function studyMarkdown(study: Study): string {
  const { baseline, scenarios, input, warnings, notes } = study;
  const names = [baseline.name, ...scenarios.map(({ arm }) => arm.name)];
  const { columns, rows } = inputPageTable(input, names);
  const lines = [
    `# ${studyTitle(study)}`,
    "",
    ...rankingLines(study),
    ...spendingLines(study),
    ...warnings.flatMap((text) => [`**Warning.** ${text}`, ""]),
    ...notes.flatMap((text) => [text, ""]),
    `## ${studyHeadings.input}`,
    "",
    ...(rows.length === 0 ? ["Nothing.", ""] : [...plainTable(columns, rows), ""]),
    ...scenarios.flatMap((compared) => scenarioLines(study, compared)),
    `${SIGNS}. ${marksOf(study)}`,
    "",
    worldsInWords(study),
  ];
  return `${lines.join("\n")}\n`;
}

function rankingLines(study: Study): string[] {
  const { ranking, baseline } = study;
  if (ranking === undefined) return [];
  const { columns, rows } = rankingTable(ranking, rankedArm(study), baseline.name);
  const said = rankingSentences(ranking, rankedArm(study));
  return [...said.flatMap((text) => [text, ""]), ...plainTable(columns, rows), "", `${capital(RANKING_NOTE)}.`, ""];
}

function spendingLines(study: Study): string[] {
  const shown = scenariosShown(study, true);
  if (shown === undefined) return [];
  return [`## ${SCENARIOS}`, "", ...plainTable(shown.columns, shown.rows), "", `${capital(shown.caption)}.`, ""];
}

function scenarioLines(study: Study, compared: ComparedScenario): string[] {
  const { head, rows } = studyFullTable(study, compared);
  const title =
    study.question === "what-if" ? studyHeadings.output : studyHeadings.one(compared.arm.name, study.baseline.name);
  const told = compared.story === undefined ? [] : [...compared.story.worlds, ...compared.story.sentences];
  const story = told.length === 0 ? [] : [`### ${studyHeadings.story}`, "", ...told.flatMap((text) => [text, ""])];
  return [
    `## ${title}`,
    "",
    ...compared.said.flatMap((text) => [text, ""]),
    ...plainTable(head, rows),
    "",
    ...sideMarkdown(compared.answer, 3),
    ...verdictMarkdown(compared.answer, 3),
    ...compared.more.flatMap((text) => [text, ""]),
    ...story,
  ];
}

/** A table in which what is unclear, `~`, strikes nothing through. */
function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const plain = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll("~", "\\~"));
  return markdownTable(plain(head), rows.map(plain));
}

/** The answer for programs: missing numbers are null, shares are fractions. */
export function studyObject(study: Study): object {
  const { question, baseline, scenarios, input, families, warnings, notes, ranking } = study;
  return {
    command: question,
    title: studyTitle(study),
    baseline: armObject(study.baseline),
    answer: [
      ...(ranking === undefined ? [] : rankingSentences(ranking, rankedArm(study))),
      ...scenarios.flatMap(({ said }) => said),
    ],
    ...(ranking === undefined ? {} : { ranking: rankingObject(ranking) }),
    warnings,
    notes,
    families,
    input: input.map((change) => inputObject(change, [baseline.name, ...scenarios.map(({ arm }) => arm.name)])),
    scenarios: scenarios.map((compared) => ({
      ...armObject(compared.arm),
      paired: compared.paired,
      pairs: compared.pairs,
      same: compared.same,
      stop: compared.answer.stop ?? null,
      answer: compared.said,
      notes: compared.more,
      ...goalsObject(compared.answer),
      ...firstsObject(compared),
      ...verdictObject(compared.answer),
      ...explainedObject(compared),
      ...(compared.answer.plausible === undefined ? {} : { plausible: plausibleObject(compared.answer.plausible) }),
      ...(compared.answer.savings && { savings: compared.answer.savings }),
      ...sideObject(compared.answer),
      measures: compared.rows.map(({ measure, group, label, unit, verdict, known }) => {
        const { series: _, n, meanReference: meanBaseline, ...numbers } = known;
        return missingAsNull({ measure, group, label, unit, n, meanBaseline, ...numbers, verdict });
      }),
    })),
  };
}

function explainedObject({ story }: ComparedScenario): object {
  return story === undefined ? {} : { explained: { worlds: story.worlds, story: story.sentences } };
}

function armObject({ name, means, program, folder }: ComparedScenario["arm"]): object {
  const { scenario, replications, seed, months } = means;
  return { scenario: name, title: scenario.title, folder: folder ?? null, seed, replications, months, program };
}

function inputObject({ values, ...change }: InputChange, names: readonly string[]): object {
  return { ...change, values: Object.fromEntries(names.map((name, arm) => [name, values[arm] ?? null])) };
}

/** The report of a comparison as a page. */
export function studyPage(study: Study, identity: RunIdentity): PageText {
  const { baseline, scenarios, warnings, notes, ranking } = study;
  const isAlone = scenarios.length === 1;
  const spending = scenariosShown(study, true);
  const all: PageBlock = {
    id: "all",
    title: studyHeadings.all(baseline.name),
    style: "all small",
    parts: [{ table: allTable(study) }, { words: [marksOf(study)], quiet: true }, { charts: ["overview"] }],
  };
  return {
    lang: "en",
    title: studyTitle(study),
    subtitle: studySubtitle(study),
    answer: isAlone
      ? scenarios[0].said
      : ranking === undefined
        ? scenarios.map(({ said }) => said[0])
        : rankingSentences(ranking, rankedArm(study)),
    warnings,
    notes: isAlone ? [...scenarios[0].more, ...notes] : notes,
    blocks: [
      ...(isAlone ? [] : [all]),
      ...(spending === undefined
        ? []
        : [{ id: "scenarios", title: SCENARIOS, parts: [{ table: spending, isSmall: true }] }]),
      { id: "input", title: studyHeadings.input, parts: [input(study)], isFolded: scenarios.length > FEW },
      ...scenarios.flatMap((compared, index) => scenarioBlocks(study, compared, index)),
    ],
    run: runFacts(study, identity),
    downloads: [differencesTable(study), inputTable(study), overTimeTable(study), pairsTable(study)],
    files: [
      ...[baseline, ...scenarios.map(({ arm }) => arm)].flatMap(({ folder }) => reportBeside(folder)),
      ...filesBeside(study),
    ],
  };
}

/** The report of a folder that was compared, where it lies in the usual place, as the comparison does. */
function reportBeside(folder: string | undefined): PageText["files"] {
  const name = /^(?:\.[\\/])?output[\\/]+([^\\/]+)[\\/]*$/.exec(folder ?? "")?.[1];
  return name === undefined ? [] : [{ href: `../${name}/index.html`, label: resultsWords.compared(name) }];
}

/** When groups of newcomers come how far, for programs; null after the run. */
function firstsObject({ firsts }: ComparedScenario): object {
  if (firsts.length === 0) return {};
  const plain = (seen: FirstSeen) =>
    Object.fromEntries(Object.entries(seen).map(([key, value]) => [key, Number.isFinite(value) ? value : null]));
  return {
    firsts: firsts.map(({ group, step, baseline, scenario }) => {
      return { group, step, baseline: baseline === undefined ? null : plain(baseline), scenario: plain(scenario) };
    }),
  };
}

function rankingObject({ ranked }: Ranking): object[] {
  return ranked.map(({ name, mean, behind, isTied }) => ({ name, mean, tied: isTied, behind: behind ?? null }));
}

function input({ question, input: changes, baseline, scenarios }: Study): PageBlock["parts"][number] {
  if (changes.length === 0) return { words: [NOTHING_SET] };
  const isAlone = question === "what-if";
  const names = isAlone ? ["base", "what-if"] : [baseline.name, ...scenarios.map(({ arm }) => arm.name)];
  return { table: inputPageTable(changes, names), isSmall: true };
}

/** Scenarios of which all is shown at once; of more the page shows the overview, and the rest is opened by a click. */
const FEW = 2;

function scenarioBlocks(study: Study, compared: ComparedScenario, index: number): PageBlock[] {
  const isAlone = study.scenarios.length === 1;
  const id = (name: string) => (isAlone ? name : `${name}-${index + 1}`);
  const of = isAlone ? "" : `: ${compared.arm.name}`;
  const isFolded = study.scenarios.length > FEW;
  const { head, rows, note } = studyFullTable(study, compared);
  const more = otherRows(compared, labelsOfAll([compared.arm.means.scenario, study.baseline.means.scenario]));
  const { story } = compared;
  return [
    {
      id: id("numbers"),
      title: `${studyHeadings.output}${of}`,
      style: "numbers",
      isFolded,
      parts: [
        { words: isAlone ? [] : [...compared.said, ...compared.more] },
        { table: { caption: note, columns: head, rows }, isSmall: true },
        { words: [marksOf(study)], quiet: true },
        ...sideParts(compared.answer),
        ...verdictParts(compared.answer),
        {
          summary: studyHeadings.others(more.rows.length),
          table: more,
        },
      ],
    },
    {
      id: id("story"),
      title: `${studyHeadings.story}${of}`,
      isFolded,
      parts: [{ words: story === undefined ? [] : [...story.worlds, ...story.sentences] }],
    },
    {
      id: id("charts"),
      title: `Charts${of}`,
      style: "charts",
      isFolded,
      parts: [{ charts: chartIds(study, compared) }],
    },
  ];
}

/** Names of the charts of one scenario. */
function chartIds({ scenarios }: Study, { arm }: ComparedScenario): string[] {
  const suffix = scenarios.length === 1 ? "" : `-${arm.name}`;
  return ["comparison", "comparison-over-time", "plausible-movers", "world-pair"].map((id) => `${id}${suffix}`);
}

function runFacts(study: Study, { program, generator }: RunIdentity): [string, string][] {
  const { baseline, scenarios } = study;
  const arms = [baseline, ...scenarios.map(({ arm }) => arm)];
  return [
    ...arms.map(({ name, means, folder, program: made }, index): [string, string] => [
      index === 0 ? "Baseline" : "Scenario",
      `${name}: ${means.replications} worlds, seed ${means.seed}, ${means.months} months, ${folder === undefined ? "run now" : `read from ${folder}`}, catfish ${made.version} (source ${made.source.slice(0, 12)})`,
    ]),
    ["Means", meansInWords(baseline)],
    ["Program", `catfish ${program.version} (source ${program.source.slice(0, 12)})`],
    ["Generator", generator],
  ];
}

function filesBeside({ baseline, scenarios, plausible, spending }: Study): PageText["files"] {
  return linksTo([
    ["summary.md", "The answer as text"],
    ["data/comparison.csv", "Differences of every measure and group"],
    ["data/verdict.csv", "Differences over the whole run and by year"],
    ...(spending === undefined ? [] : [["data/scenarios.csv", "What each scenario spends and saves"] as const]),
    ["data/input.csv", "What is set differently"],
    ["data/differences.csv", "Differences over time"],
    ["data/pairs.csv", "Pairs of worlds"],
    ["data/replications.csv", "Means of all scenarios, world by world"],
    ["data/years.csv", "Headline measures world by world, by year of the run"],
    ...([baseline, ...scenarios.map(({ arm }) => arm)].some(({ means }) => (means.firsts?.groups.length ?? 0) > 0)
      ? [
          [
            "data/first-months.csv",
            "When groups of newcomers first have an order and a contract, world by world",
          ] as const,
        ]
      : []),
    ["data/measures.csv", "Dictionary of measures"],
    ...(plausible === undefined ? [] : plausibleFiles),
    ...[baseline, ...scenarios.map(({ arm }) => arm)].map(
      ({ name, means }): FileText => [`scenarios/${name}.yaml`, means.scenario.title],
    ),
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this comparison"],
  ]);
}
