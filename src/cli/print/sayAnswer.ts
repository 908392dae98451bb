import { join } from "node:path";
import { type Answer, keyTable, sentences } from "../../words/en/run.ts";
import { coloursOf } from "./harmless.ts";
import { printTable } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** What was written, and where. */
export interface Said {
  readonly folder: string;
  readonly charts: boolean;
}

/** The answer of one scenario: in words, as a table when it stands alone, and where the evidence lies. */
export function sayAnswer(answer: Answer, { folder, charts }: Said, terminal: Terminal, withTable: boolean): void {
  const colours = coloursOf(terminal);
  const lines = [colours.bold(answer.title), ""];
  for (const sentence of sentences(answer)) lines.push(...wrapped(sentence, Math.min(terminal.width, 100)));
  if (withTable) {
    const { head, rows, note } = keyTable(answer);
    lines.push("", printTable(head, rows, [2, 3, 4, 5, 7]));
    if (note !== "") lines.push(colours.dim(note));
  }
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "");
  terminal.out(lines.join("\n"));
}

/** The file to open first. */
export function evidence(folder: string, charts: boolean): string {
  return join(folder, charts ? "index.html" : "summary.md");
}
