import pc from "picocolors";
import type { StudyStory } from "../../page/comparisonPage.ts";
import { type ComparedScenario, marksInWords, type Study } from "../../question/comparison.ts";
import { studyTitle } from "../../question/comparisonSummary.ts";
import { SIGNS, studyKeyTable } from "../../words/en/comparison.ts";
import { changeLine } from "../../words/en/inputChanges.ts";
import { printTable } from "./printTable.ts";
import { evidence, type Said } from "./sayAnswer.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** Changes that are listed one by one; the page has them all. */
const MOST_CHANGES = 12;

/** A comparison: what changed, the answer in words, the table, where the evidence lies, what to ask next. */
export function sayStudy(
  study: Study,
  { folder, charts, next }: Said & { readonly next: string },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, 100);
  for (const warning of study.warnings) {
    terminal.error(wrapped(`Warning: ${warning}`, width).join("\n"));
  }
  const lines = [colours.bold(studyTitle(study)), ""];
  for (const note of study.notes) lines.push(...wrapped(note, width));
  if (study.notes.length > 0) lines.push("");
  for (const compared of study.scenarios) lines.push(...scenarioLines(study, compared, terminal, width));
  if (study.scenarios.some(({ same }) => !same)) {
    for (const text of [SIGNS, marksInWords(study)]) lines.push(...wrapped(text, width).map(colours.dim));
    lines.push("");
  }
  lines.push(`Wrote  ${colours.cyan(evidence(folder, charts))}`, `Next   ${next}`);
  terminal.out(lines.join("\n"));
}

function scenarioLines(study: Study, compared: ComparedScenario, { colour }: Terminal, width: number): string[] {
  const colours = pc.createColors(colour);
  const { arm, changes, said } = compared;
  const lines = study.scenarios.length === 1 ? [] : [colours.bold(`${arm.name} against ${study.baseline.name}`), ""];
  lines.push("What changed in the input");
  if (changes.length === 0) lines.push("  nothing");
  for (const change of changes.slice(0, MOST_CHANGES)) {
    lines.push(...wrapped(changeLine(change), width - 4).map((line) => `  ${line}`));
  }
  if (changes.length > MOST_CHANGES) lines.push(`  and ${changes.length - MOST_CHANGES} more: see data/input.csv`);
  lines.push("", "What changed in the output");
  for (const sentence of said) lines.push(...wrapped(sentence, width));
  const { head, rows } = studyKeyTable(study, compared);
  if (!compared.same) lines.push("", printTable(head.map(inTwoLines), rows, [2, 3, 4, 5, 7]));
  if (compared.story !== undefined) lines.push("", "Which world, and why", ...told(compared.story, width));
  return [...lines, ""];
}

function told({ worlds, sentences }: StudyStory, width: number): string[] {
  return [...worlds, "", ...sentences].flatMap((sentence) => wrapped(sentence, width));
}

/** A long heading breaks, so that the column is as narrow as its numbers. */
function inTwoLines(heading: string): string {
  return heading.length > LONGEST_HEADING ? heading.replace(/[ -](?=[^ -]*$)/, (cut) => `${cut.trim()}\n`) : heading;
}

const LONGEST_HEADING = 13;
