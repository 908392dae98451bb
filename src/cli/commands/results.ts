import { join } from "node:path";
import { type NextStep, ofWords } from "../../question/next.ts";
import { shown } from "../../result/shown.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { worldsInWords } from "../../words/en/results.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { coloursOf } from "../print/harmless.ts";
import { sayNext } from "../print/nextLines.ts";
import { seen, WIDEST, wrapped } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";
import type { Terminal } from "../print/terminal.ts";
import { OUTPUT } from "../results/destination.ts";
import { type FoundResult, resultsIn } from "../results/found.ts";
import { openIfAsked } from "../results/open.ts";
import { listPath, renewListIn } from "../results/renewList.ts";

/** `catfish results [DIR]`: what was run, newest first, and where it lies. */
export async function results(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk, terminal } = effects;
  const parent = given.words[0] ?? OUTPUT;
  if (given.words[0] !== undefined && !disk.isFolder(parent)) {
    throw new Refusal(
      disk.exists(parent) ? `${parent} is a file, not a folder of results.` : `There is no folder ${parent}.`,
      "Name a folder in which results lie side by side; output unless given.",
    );
  }
  const { results: all, skipped } = resultsIn(disk, parent);
  const found = all.filter((result) => hasWords(result, given.text("find") ?? ""));
  if (given.is("json")) {
    sayJson("results", { folder: parent, results: found.map((each) => inFolder(parent, each)), skipped }, effects);
    return exit.done;
  }
  for (const { name, why } of skipped) terminal.error(`Not listed: ${name}: ${why}`);
  const hasList = all.length > 0 && renewListIn(parent, effects);
  if (found.length === 0) sayNone(parent, all.length, terminal);
  else sayAll(parent, found, hasList, terminal);
  sayNext([nextOf(parent, found, all.length)], { command: "results", given }, effects);
  if (hasList) await openIfAsked(given, listPath(parent), effects);
  return exit.done;
}

/** Whether every word is found in what is shown of a result. */
function hasWords({ name, question, sentence, scenario, kind, seed }: FoundResult, words: string): boolean {
  const text = [name, question, sentence, scenario, kind, seed].join(" ").toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function inFolder(parent: string, { name, ...rest }: FoundResult): object {
  return { folder: join(parent, name), ...rest };
}

function nextOf(parent: string, [newest]: readonly FoundResult[], all: number): NextStep {
  if (newest !== undefined) return ofWords(nextQuestions.newestAgain, "verify", join(parent, newest.name));
  if (all > 0) return ofWords(nextQuestions.allResults, "results", parent);
  return ofWords(nextQuestions.firstResult, "run", "catfish");
}

function sayNone(parent: string, others: number, { out }: Terminal): void {
  out(others === 0 ? `There are no results in ${shown(parent)} yet.` : `None of ${others} results has these words.`);
}

function sayAll(parent: string, found: readonly FoundResult[], hasList: boolean, terminal: Terminal): void {
  const { bold, dim, cyan } = coloursOf(terminal);
  const width = Math.min(terminal.width, WIDEST);
  for (const result of found) {
    const { name, question, sentence, made } = result;
    const [first, ...rest] = wrapped(question, width - DATE.length - 2);
    terminal.out(`${dim(made.slice(0, DATE.length).replace("T", " "))}  ${bold(first)}`);
    for (const line of [...rest, ...(sentence === "" ? [] : wrapped(sentence, width - 2))]) terminal.out(`  ${line}`);
    const [place, asked] = [join(parent, name), worldsInWords(result)];
    // A path is copied whole; what was asked goes below it where there is no room beside it.
    const fits = seen(place) + seen(asked) + 4 <= (terminal.tableWidth ?? Number.POSITIVE_INFINITY);
    const more = fits ? [`  ${asked}`] : wrapped(asked, width - 2).map((line) => `\n  ${line}`);
    terminal.out(`  ${cyan(place)}${more.map(dim).join("")}\n`);
  }
  if (hasList) terminal.out(`All    ${cyan(listPath(parent))}`);
}

const DATE = "2026-01-01 00:00";
