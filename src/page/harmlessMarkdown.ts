import { shownLines } from "../result/shown.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a scenario says in words of its own, which sentences repeat. */
export type OwnWords = Pick<Scenario, "title" | "labels" | "goals" | "claims">;

/** What would become HTML or a link, whoever wrote it. */
const LIVE = /<(?=[a-z/!?])|\]\(/gi.source;

/**
 * Markdown in which what files brought along neither hides nor, where it is shown as a page, becomes HTML or a link; and in
 * which titles, labels and sentences of scenarios are the letters that they are: `*A*` is no emphasis, a bar no cell.
 */
export function harmlessMarkdown(markdown: string, scenarios: readonly OwnWords[]): string {
  const own = [...new Set(scenarios.flatMap(wordsOf).map(shownLines))]
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && plainly(text) !== text)
    .toSorted((a, b) => b.length - a.length);
  const [inText, inTables] = [own.map(patternOf), own.map(inTable).map(patternOf)].map(
    (patterns) => new RegExp([...patterns, LIVE].join("|"), "giu"),
  );
  // In one go, longest first: what was made harmless once is not made so again.
  return shownLines(markdown).replace(/^.+$/gm, (line) => {
    const isRow = line.startsWith("|");
    return line.replace(isRow ? inTables : inText, (found) => {
      if (found === "<") return "&lt;";
      return found === "](" ? "]&#40;" : plainly(isRow ? found.replaceAll("\\|", "|") : found);
    });
  });
}

function wordsOf({ title, labels, goals, claims }: OwnWords): string[] {
  // The stop of a sentence is left out where it is quoted.
  const said = [...goals, ...claims].flatMap(({ says = "" }) => [says, says.replace(/[.!]$/, "")]);
  return [title, ...labels.values(), ...said];
}

/** A text as it stands in a table, where a bar without a backslash would end a cell. */
function inTable(text: string): string {
  return text.replaceAll("|", "\\|");
}

function patternOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/**
 * A text with a backslash before all that Markdown would obey; an underscore within a word is nothing but that. A bare
 * address is made a link by many that show Markdown, GitHub among them.
 */
function plainly(text: string): string {
  return text
    .replace(/[\\`*~|[\]]|<(?=[a-z/!?])|&(?=#?\w+;)/gi, "\\$&")
    .replace(/(?<=\b(?:https?|ftp)):(?=\/\/)|(?<=\bwww)\.(?=\S)/gi, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}
