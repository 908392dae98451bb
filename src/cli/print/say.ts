import { join } from "node:path";
import type { Said, SaidLine } from "../../question/kind.ts";
import type { Effects } from "../effects.ts";
import { type Colours, coloursOf } from "./harmless.ts";
import { nextLines, type Requested, typedHere } from "./nextLines.ts";
import { printTable, wrapped } from "./printTable.ts";

/** Widest line of words, however wide the terminal is [characters]. */
const WIDEST = 100;

/** An answer in words, as a table, where the evidence lies, and what to ask next: the same for every kind of question. */
export function say(
  said: Said,
  { folder, charts, ...requested }: Requested & { readonly folder: string; readonly charts: boolean },
  effects: Effects,
): void {
  const { terminal } = effects;
  const { title, warnings = [], body, next } = said;
  const colours = coloursOf(terminal);
  const width = Math.min(terminal.width, WIDEST);
  for (const warning of warnings) terminal.error(wrapped(`Warning: ${warning}`, width).join("\n"));
  const asked = nextLines(next, { ...requested, folder }, typedHere(effects));
  const evident = `Wrote  ${colours.cyan(evidence(folder, charts))}`;
  const lines =
    body === undefined
      ? [...plainBody(said, colours, width), "", evident, "", ...asked]
      : [...body.flatMap((line) => linesOf(line, colours, width)), evident, "", ...asked];
  terminal.out([colours.bold(title), "", ...lines].join("\n"));
}

function plainBody(said: Said, colours: Colours, width: number): string[] {
  const { sentences, cautions = [], table, numbers = [], notes = [], oneWorld = [] } = said;
  const wordsOf = (sentence: string) => {
    const words = wrapped(sentence, width);
    return cautions.includes(sentence) ? words.map(colours.yellow) : words;
  };
  const lines = sentences.flatMap(wordsOf);
  if (table !== undefined && table.rows.length > 0) lines.push("", printTable(table.head, table.rows, numbers));
  if (table !== undefined && table.note !== "") lines.push(...wrapped(table.note, width).map(colours.dim));
  if (notes.length > 0) lines.push("", ...notes.flatMap(wordsOf));
  if (oneWorld.length === 0) return lines;
  return [...lines, "", colours.bold("Which world, and why"), ...oneWorld.flatMap((text) => wrapped(text, width))];
}

function linesOf(line: SaidLine, colours: Colours, width: number): string[] {
  if (typeof line === "string") return wrapped(line, width);
  if ("bold" in line) return [colours.bold(line.bold)];
  if ("dim" in line) return wrapped(line.dim, width).map(colours.dim);
  if ("item" in line) return wrapped(line.item, width - 4).map((part) => `  ${part}`);
  return [printTable(line.table.head, line.table.rows, line.numbers)];
}

/** The file to open first. */
export function evidence(folder: string, charts: boolean): string {
  return join(folder, charts ? "index.html" : "summary.md");
}
