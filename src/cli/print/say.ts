import { join } from "node:path";
import type { Said, SaidLine } from "../../question/kind.ts";
import type { NextStep } from "../../question/next.ts";
import type { Effects } from "../effects.ts";
import { type Colours, coloursOf } from "./harmless.ts";
import { nextLines, type Requested, typedHere } from "./nextLines.ts";
import { printTable, WIDEST, wrapped } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";

/**
 * An answer in words and as a table, the same for every kind of question. It is said as soon as it is known: charts are
 * drawn and files written after that, and `sayWritten` says where they lie.
 */
export function sayAnswer(said: Said, terminal: Terminal): void {
  const { title, warnings = [], body } = said;
  const colours = coloursOf(terminal);
  const setting = { colours, width: Math.min(terminal.width, WIDEST), tableWidth: terminal.tableWidth };
  for (const warning of warnings) terminal.error(wrapped(`Warning: ${warning}`, setting.width).join("\n"));
  const lines = body === undefined ? [...plainBody(said, setting), ""] : body.flatMap((line) => linesOf(line, setting));
  terminal.out([...wrapped(title, setting.width).map(colours.bold), "", ...lines].join("\n"));
}

/** Where the evidence of an answer lies, once it does, and what to ask next. */
export function sayWritten(
  next: readonly NextStep[],
  { folder, charts, ...requested }: Requested & { readonly folder: string; readonly charts: boolean },
  effects: Effects,
): void {
  const { terminal } = effects;
  const asked = nextLines(next, { ...requested, folder }, typedHere(effects));
  terminal.out([`Wrote  ${coloursOf(terminal).cyan(evidence(folder, charts))}`, "", ...asked].join("\n"));
}

interface Setting {
  readonly colours: Colours;
  /** Of words, and of tables. */
  readonly width: number;
  readonly tableWidth?: number;
}

function plainBody(said: Said, { colours, width, tableWidth }: Setting): string[] {
  const { sentences, cautions = [], table, numbers: right = [], spare, notes = [], oneWorld = [] } = said;
  const wordsOf = (sentence: string) => {
    const words = wrapped(sentence, width);
    return cautions.includes(sentence) ? words.map(colours.yellow) : words;
  };
  const lines = sentences.flatMap(wordsOf);
  if (table !== undefined && table.rows.length > 0) {
    lines.push("", printTable({ ...table, right, spare }, tableWidth));
  }
  if (table !== undefined && table.note !== "") lines.push(...wrapped(table.note, width).map(colours.dim));
  if (notes.length > 0) lines.push("", ...notes.flatMap(wordsOf));
  if (oneWorld.length === 0) return lines;
  return [...lines, "", colours.bold("Which world, and why"), ...oneWorld.flatMap((text) => wrapped(text, width))];
}

function linesOf(line: SaidLine, { colours, width, tableWidth }: Setting): string[] {
  if (typeof line === "string") return wrapped(line, width);
  if ("bold" in line) return wrapped(line.bold, width).map(colours.bold);
  if ("dim" in line) return wrapped(line.dim, width).map(colours.dim);
  if ("item" in line) return wrapped(line.item, width - 4).map((part) => `  ${part}`);
  return [printTable({ ...line.table, right: line.numbers, spare: line.spare }, tableWidth)];
}

/** The file to open first. */
export function evidence(folder: string, charts: boolean): string {
  return join(folder, charts ? "index.html" : "summary.md");
}
