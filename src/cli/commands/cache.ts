import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { sayNext } from "../print/nextLines.ts";
import { printTable } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";
import { OUTPUT } from "../results/destination.ts";
import { cacheFolder, versionFolder } from "../store/cache.ts";
import { clearCache, surveyCache, type VersionHeld } from "../store/survey.ts";

/** `catfish cache [clear]`: what finished work is kept, and its removal. */
export async function cache(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk } = effects;
  const isClearing = clearingAsked(given);
  const place = cacheFolder(given, given.text("out") ?? OUTPUT);
  const held = surveyCache(disk, place);
  const current = versionFolder(readProgram(disk));
  if (!isClearing) {
    const isOldHeld = held.some(({ name }) => name !== current);
    if (given.is("json")) sayJson("cache", { place, ...totals(held), versions: held }, effects);
    else {
      say(held, place, current, effects);
      const clear = {
        why: nextQuestions.otherVersions,
        command: "cache",
        of: { words: ["clear"] },
        with: [["old"]],
      } as const;
      if (isOldHeld) sayNext([{ ...clear, goesOn: true }], { command: "cache", given }, effects);
    }
    return exit.done;
  }
  const chosen = given.is("old") ? held.filter(({ name }) => name !== current) : held;
  const names = chosen.map(({ name }) => name);
  clearCache(disk, place, names);
  const removed = totals(chosen);
  if (given.is("json")) sayJson("cache", { place, removed }, effects);
  else effects.terminal.out(`Removed ${amount(removed)} from ${place}.`);
  return exit.done;
}

function clearingAsked(given: Given): boolean {
  const { words } = given;
  if (words.length > 1 || (words.length === 1 && words[0] !== "clear")) {
    throw new Refusal(
      `catfish cache takes the word clear or none, not "${words.join(" ")}".`,
      "Did you mean  catfish cache clear ?",
    );
  }
  if (words.length === 0 && given.is("old")) {
    throw new Refusal("--old says what to clear.", "Did you mean  catfish cache clear --old ?");
  }
  return words.length === 1;
}

interface Totals {
  readonly entries: number;
  readonly bytes: number;
}

function totals(held: readonly VersionHeld[]): Totals {
  return {
    entries: held.reduce((sum, { entries }) => sum + entries, 0),
    bytes: held.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function say(held: readonly VersionHeld[], place: string, current: string, { terminal }: Effects): void {
  if (held.length === 0) {
    terminal.out(`Nothing is kept in ${place}.`);
    return;
  }
  terminal.out(`${place} keeps ${amount(totals(held))}.\n`);
  const rows = held.map(({ name, version, entries, bytes }) => [
    version,
    name === current ? "this program" : `older or newer (${name})`,
    String(entries),
    megabytes(bytes),
  ]);
  terminal.out(printTable({ head: ["version", "made by", "batches", "MB"], rows, right: [2, 3] }, terminal.tableWidth));
}

function amount({ entries, bytes }: Totals): string {
  return `${entries} ${entries === 1 ? "batch" : "batches"}, ${megabytes(bytes)} MB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
