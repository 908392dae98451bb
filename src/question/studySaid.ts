import { overDates } from "../words/en/calendar.ts";
import { whatIntervalsSay } from "../words/en/certainty.ts";
import { studyKeyTable, studyTerminalTable } from "../words/en/comparison.ts";
import { changeLine } from "../words/en/inputChanges.ts";
import { RANKING_NOTE, rankingSentences, rankingTable } from "../words/en/ranking.ts";
import { closing } from "../words/en/run.ts";
import { studyHeadings, studyTitle } from "../words/en/study.ts";
import type { Made, Said, SaidLine } from "./kind.ts";
import { scenariosShown } from "./scenariosTable.ts";
import { type ComparedScenario, marksOf, rankedArm, type Study } from "./study.ts";

/** Changes that are listed one by one; the page has them all. */
const MOST_CHANGES = 12;

/** What the terminal says of a comparison, and what to ask next. */
export function studySaid(study: Study, { next }: Made): Said {
  const { scenarios, notes, warnings } = study;
  const isSeen = scenarios.some(({ same }) => !same);
  return {
    title: studyTitle(study),
    warnings,
    sentences: [],
    body: [
      ...rankingSaid(study),
      ...verdictSaid(study),
      ...spendingSaid(study),
      ...notes,
      ...(notes.length > 0 ? [""] : []),
      ...scenarios.flatMap((compared) => scenarioSaid(study, compared)),
      ...(scenarios.length > 1 && isSeen ? whatIntervalsSay(study.baseline.means.replications) : []),
      ...(isSeen ? [{ dim: columnsInWords(study) }, { dim: marksOf(study) }, ""] : []),
    ],
    next: next ?? [],
  };
}

/** Which months the means of the tables are over, and what signs and columns mean. */
function columnsInWords(study: Study): string {
  const { baseline, scenarios } = study;
  const { window, scenario } = baseline.means;
  const [first] = scenarios.filter(({ same }) => !same);
  return `means ${overDates(window, scenario.start)}; ${studyKeyTable(study, first).note}`;
}

/** Of several scenarios: who is ahead, before any of them is told by itself. */
function rankingSaid(study: Study): SaidLine[] {
  const { ranking, baseline } = study;
  if (ranking === undefined) return [];
  const { columns, rows } = rankingTable(ranking, rankedArm(study), baseline.name);
  const table = { head: columns, rows };
  // A narrow terminal does without what is said of each scenario by itself below.
  const shown = { table, numbers: [2, 3, 4, 5, 6], spare: [5, 4] };
  return [...rankingSentences(ranking, rankedArm(study)), "", shown, { dim: RANKING_NOTE }, ""];
}

/** Of one scenario beside the baseline: what it comes to, before any table. */
function verdictSaid(study: Study): SaidLine[] {
  return isToldFirst(study) ? [...study.scenarios[0].said, ""] : [];
}

/** Of a what-if its settings come first, which are its question. */
function isToldFirst({ question, scenarios }: Study): boolean {
  return question === "compare" && scenarios.length === 1;
}

/** What each scenario spends and saves, without the rules: they stand below, each with its scenario. */
function spendingSaid(study: Study): SaidLine[] {
  const shown = scenariosShown(study, false);
  if (shown === undefined) return [];
  const without = ([name, , ...cells]: readonly string[]) => [name, ...cells];
  const table = { head: without(shown.columns), rows: shown.rows.map(without) };
  return [{ table, numbers: [1, 2, 3, 4, 5, 6, 7, 8] }, { dim: shown.caption }, ""];
}

function scenarioSaid(study: Study, compared: ComparedScenario): SaidLine[] {
  const { arm, changes, said: sentences, story, same } = compared;
  const { head, rows, numbers, spare } = studyTerminalTable(study, compared);
  const more = changes.length - MOST_CHANGES;
  // Of several scenarios the same would be said of each.
  const closes = same || study.scenarios.length > 1 ? [] : closing(compared.answer);
  return [
    ...(study.scenarios.length === 1 ? [] : [{ bold: studyHeadings.one(arm.name, study.baseline.name) }, ""]),
    studyHeadings.input,
    ...(changes.length === 0 ? [{ item: "nothing" }] : []),
    ...changes.slice(0, MOST_CHANGES).map((change) => ({ item: changeLine(change) })),
    ...(more > 0 ? [{ item: `and ${more} more: see data/input.csv` }] : []),
    "",
    ...(isToldFirst(study) ? (same ? [] : [studyHeadings.output]) : [studyHeadings.output, ...sentences, ""]),
    ...(same ? [] : [{ table: { head: head.map(inTwoLines), rows }, numbers, spare }]),
    ...(closes.length === 0 ? [] : ["", ...closes]),
    ...(story === undefined ? [] : ["", studyHeadings.story, ...story.worlds, "", ...story.sentences]),
    "",
  ];
}

/** A long heading breaks, so that the column is as narrow as its numbers. */
function inTwoLines(heading: string): string {
  return heading.length > LONGEST_HEADING ? heading.replace(/[ -](?=[^ -]*$)/, (cut) => `${cut.trim()}\n`) : heading;
}

const LONGEST_HEADING = 13;
