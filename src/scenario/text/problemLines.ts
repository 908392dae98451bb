import type { Problem } from "../scenario.ts";

/** Widest piece of the user's line that is shown on either side of the mistake [characters]. */
const AROUND = 60;

/** One problem in full, without colour: where, what is wrong, the user's own line with a mark, what would be right. */
export function problemLines(problem: Problem): string[] {
  const lines = [`${whereOf(problem)}: ${problem.wrong}`];
  if (problem.excerpt?.trim()) lines.push("", ...excerptLines(problem, problem.excerpt), "");
  if (problem.suggestion) lines.push(`Did you mean \`${problem.suggestion}\`?`);
  if (problem.right) lines.push(`Right would be: ${problem.right}.`);
  return lines.map(harmless);
}

/** Without control characters of the file, which a terminal would obey. */
function harmless(line: string): string {
  return line.replace(/\p{Cc}/gu, (character) => (character === "\t" ? character : "\ufffd"));
}

/** All problems: the first in full, the others on a line each. */
export function problemReport(problems: readonly Problem[]): string[] {
  const [first, ...others] = problems;
  if (!first) return [];
  if (others.length === 0) return problemLines(first);
  const count = others.length === 1 ? "One more problem:" : `${others.length} more problems:`;
  return [...problemLines(first), "", count, ...others.map((problem) => harmless(`  ${oneLine(problem)}`))];
}

function oneLine(problem: Problem): string {
  const hint = problem.suggestion ? ` Did you mean \`${problem.suggestion}\`?` : "";
  return `${whereOf(problem)}: ${problem.wrong}${hint}`;
}

function whereOf({ source, line, column }: Problem): string {
  return [source, line, column].filter((part) => part !== undefined).join(":");
}

function excerptLines(problem: Problem, excerpt: string): string[] {
  const column = Math.max(0, (problem.column ?? 1) - 1);
  const from = Math.max(0, column - AROUND);
  const shown = excerpt.slice(from, column + AROUND);
  const cutBefore = from > 0 ? "..." : "";
  const cutAfter = column + AROUND < excerpt.length ? "..." : "";
  const number = String(problem.line ?? "").padStart(4);
  const indent = cutBefore.replace(/./g, " ") + shown.slice(0, column - from).replace(/./gu, blank);
  const carets = "^".repeat(wordLength(shown.slice(column - from)));
  return [`${number} | ${cutBefore}${shown}${cutAfter}`, `${" ".repeat(4)} | ${indent}${carets}`];
}

/** White space as wide as the character, so that the mark stands below what it marks. */
function blank(character: string): string {
  if (character === "\t") return "\t";
  return /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? "\u3000" : " ";
}

/** Length of the key, quoted text or word at the start of a piece; at least 1. */
function wordLength(piece: string): number {
  const word = /^("[^"]*"|'[^']*'|[^\s,:{}[\]#]+)/.exec(piece);
  return word ? word[0].length : 1;
}
