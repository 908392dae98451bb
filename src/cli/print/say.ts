import { join } from "node:path";
import pc from "picocolors";
import type { Said } from "../../question/kind.ts";
import { printTable } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** Widest line of words, however wide the terminal is [characters]. */
const WIDEST = 100;

/** An answer in words, as a table, where the evidence lies, and what to ask next: the same for every kind of question. */
export function say(
  { title, sentences, cautions = [], table, numbers = [], next }: Said,
  { folder, charts }: { readonly folder: string; readonly charts: boolean },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, WIDEST);
  const lines = [colours.bold(title), ""];
  for (const sentence of sentences) {
    const said = wrapped(sentence, width);
    lines.push(...(cautions.includes(sentence) ? said.map(colours.yellow) : said));
  }
  if (table !== undefined) {
    if (table.rows.length > 0) lines.push("", printTable(table.head, table.rows, numbers));
    if (table.note !== "") lines.push(...wrapped(table.note, width).map(colours.dim));
  }
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "", ...next);
  terminal.out(lines.join("\n"));
}

/** The file to open first. */
export function evidence(folder: string, charts: boolean): string {
  return join(folder, charts ? "index.html" : "summary.md");
}
