import { observed } from "../../analyse/plausible/observed.ts";
import { measureNames, measures } from "../../model/measures.ts";
import { citedIn, referenceOf } from "../../model/sources.ts";
import type { Typed } from "../../question/kind.ts";
import { type NextStep, ofWords } from "../../question/next.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import { plausibleInWords, rangeInWords } from "../../scenario/values.ts";
import { glossary } from "../../words/en/glossary.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { typedOn } from "../../words/shellWords.ts";
import { accepted } from "../../worlds/plausible/accepted.ts";
import { charts } from "../arguments/charts.ts";
import type { Given } from "../arguments/given.ts";
import { exitCodes, mistakes } from "../arguments/mistakes.ts";
import { EXIT_CODES, type NamedParameter, namedParameters, PLAUSIBLE, typed } from "../arguments/names.ts";
import { outcomeSyntax, WHEN } from "../arguments/outcomeSyntax.ts";
import { schemaKeys } from "../arguments/schemaKeys.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import type { Explanation, Row } from "../explain/explanation.ts";
import { knownNames } from "../explain/knownNames.ts";
import { inRequests, optionsTyped } from "../explain/requests.ts";
import { answerKeysNamed, inResults } from "../explain/results.ts";
import { sayNext } from "../print/nextLines.ts";
import { printTable } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";

/**
 * `catfish explain NAME`: one name may be a parameter, a measure and a column; all are told. What a word means to the
 * model and in the field comes first, then where results and command lines have it.
 */
export async function explain(given: Given, effects: Effects): Promise<ExitCode> {
  const { terminal } = effects;
  const found = explanations(given.words[0], typedOn(effects.machine));
  if (given.is("json")) {
    sayJson("explain", { explanations: found.map(plain) }, effects);
    return exit.done;
  }
  for (const each of found) terminal.out(toldIn(each, terminal.tableWidth));
  sayNext(nextOf(found), { command: "explain", given }, effects);
  return exit.done;
}

function toldIn({ kind, name, rows, columns = [] }: Explanation, width: number | undefined): string {
  const indented = (all: readonly Row[], by: number) =>
    printTable({ head: [], rows: all.map(([heading, text]) => [`${" ".repeat(by)}${heading}`, text]) }, width);
  const ofColumns = columns.length === 0 ? [] : ["  columns", indented(columns, 4)];
  return [`${name}  (${kind})`, indented(rows, 2), ...ofColumns].join("\n");
}

/** What to ask next of a word that is several things: few enough to be read. */
function nextOf(found: readonly Explanation[]): NextStep[] {
  const steps = new Map(found.map(({ next }) => [JSON.stringify(next), next]));
  return [...steps.values()].slice(0, MOST_NEXT);
}

const MOST_NEXT = 2;

/** All that a word means. @throws Refusal for a word that nothing is called by */
export function explanations(word: string, typed: Typed): readonly Explanation[] {
  const named = [
    ...parametersNamed(word),
    ...measuresNamed(word),
    ...chartsNamed(word),
    ...errorsNamed(word),
    ...termsNamed(word),
  ];
  const known = [named, keysNamed(word), parametersWithSymbol(word)].find(({ length }) => length > 0) ?? [];
  const found = [...known, ...inResults(word), ...inRequests(word)];
  if (found.length > 0) return isFile(word) || found.length === 1 ? found : found.map(withoutColumns);
  const keys = answerKeysNamed(word);
  if (keys.length > 0) return keys;
  throw unknownName(word, typed);
}

function isFile(word: string): boolean {
  return /\.(csv|parquet)$/.test(word);
}

/** A table that has the name of something else: its file is asked for where its columns are wanted. */
function withoutColumns({ columns, ...rest }: Explanation): Explanation {
  return columns === undefined ? rest : { ...rest, next: ofWords(nextQuestions.columnsOf, "explain", rest.name) };
}

function unknownName(word: string, typed: Typed): Refusal {
  const near = nearest(word, word.startsWith("-") ? optionsTyped() : knownNames());
  const hint =
    near === undefined
      ? "Names: catfish list parameters, and the same of measures, charts, tables, files and errors"
      : `Did you mean  ${typed("catfish", "explain", near)} ?`;
  return new Refusal(`Nothing is called "${word}".`, hint);
}

/** By key, by path, or by a path with the name of a group in it. */
function parametersNamed(word: string): Explanation[] {
  const path = word.replace(/^(buyers|suppliers)\.[^.]+\./, "$1.*.");
  return namedParameters()
    .filter((parameter) => parameter.name === word || parameter.path === path || parameter.row.path === word)
    .map(parameterExplained);
}

/** By the symbol of the equations, Greek letters also as words: `beta`, `sigma_D`. */
function parametersWithSymbol(word: string): Explanation[] {
  return namedParameters()
    .filter(({ row }) => typed(row.symbol) === typed(word) && row.symbol !== "-")
    .map(parameterExplained);
}

function parameterExplained({ name, path: where, row }: NamedParameter): Explanation {
  const plausible = plausibleInWords(row);
  return {
    kind: "parameter",
    name,
    rows: [
      ["meaning", row.meaning],
      ["range", rangeInWords(row)],
      ...(plausible === undefined ? [] : [["plausible", plausible] as const]),
      ["symbol", row.symbol],
      ["source", row.source],
      ...referencesIn(row.source),
      ["in a file", where],
    ],
    next: ofWords(nextQuestions.whereSet, "show", "catfish"),
  };
}

/** The full references of what a row cites, one in a line. */
function referencesIn(source: string): (readonly [string, string])[] {
  return citedIn(source).map((cited, i) => [i === 0 ? "reference" : `reference ${i + 1}`, referenceOf(cited)]);
}

/** By name, by the label that tables and charts have, and by its column of a group or of some months. */
function measuresNamed(word: string): Explanation[] {
  const bare = word.toLowerCase().replace(/[:,@].*$/, "");
  return measureNames
    .filter((name) => [name, measures[name].label].some((each) => each.toLowerCase() === bare))
    .map((name) => {
      const { unit, better, definition, label, labelChinese } = measures[name];
      const rows = [
        ["meaning", definition],
        ["unit", unit],
        ["better", better],
        ["label", `${label} / ${labelChinese}`],
      ] as const;
      return { kind: "measure", name, rows, next: ofWords(nextQuestions.drawn, "run", "catfish") };
    });
}

/** By name, or by a file of it. */
function chartsNamed(word: string): Explanation[] {
  const asked = word.replace(/^.*charts[\\/]/, "").replace(/\.(svg|png|vl\.json)$/, "");
  return charts
    .filter(({ name }) => name === asked)
    .map(({ name, question, drawn }) => ({
      kind: "chart",
      name,
      rows: [
        ["question", question],
        ["drawn", drawn],
        ["file", `charts/${name}.svg, charts/${name}.vl.json`],
      ],
      next: ofWords(nextQuestions.drawn, "run", "catfish"),
    }));
}

/** Kinds of mistakes, and the exit codes. */
function errorsNamed(word: string): Explanation[] {
  if (word === WHEN)
    return [
      { kind: "syntax", name: word, rows: outcomeSyntax, next: ofWords(nextQuestions.outcomeHelp, "help", "discover") },
    ];
  if (word === PLAUSIBLE) return [plausibleExplained()];
  if (word === EXIT_CODES)
    return [{ kind: "codes", name: word, rows: exitCodes, next: ofWords(nextQuestions.errorList, "list", "errors") }];
  return mistakes
    .filter(({ name }) => name === word)
    .map(({ name, says, cause, remedy }) => ({
      kind: "error",
      name,
      rows: [
        ["says", `... ${says} ...`],
        ["cause", cause],
        ["remedy", remedy],
        ["ends with", "2"],
      ],
      next: ofWords(nextQuestions.exitCodes, "explain", EXIT_CODES),
    }));
}

/** Words of the field, whatever their capitals. */
function termsNamed(asked: string): Explanation[] {
  const isAsked = (word: string) => word.toLowerCase() === asked.toLowerCase();
  return glossary
    .filter(({ word, also = [] }) => [word, ...also].some(isAsked))
    .map(({ word, also = [], meaning }) => ({
      kind: "word",
      name: word,
      rows: [["meaning", meaning], ...(also.length > 0 ? [["also", also.join(", ")] as const] : []), ...keyRows(asked)],
      next: ofWords(nextQuestions.oneScenario, "run", "catfish"),
    }));
}

/** Keys of a scenario file that are no parameters. */
function keysNamed(word: string): Explanation[] {
  const rows = keyRows(word);
  if (rows.length === 0) return [];
  return [{ kind: "key", name: word, rows, next: ofWords(nextQuestions.whereSet, "show", "catfish") }];
}

/** Where a key stands in a file and what it means there. */
function keyRows(word: string): (readonly [string, string])[] {
  const found = schemaKeys().filter(({ name, path }) => name === word || path === word);
  return [...new Map(found.map(({ path, meaning }) => [path, meaning])).entries()];
}

/** What plausible markets are, and which draws are taken. */
function plausibleExplained(): Explanation {
  const seen = observed.map(({ what, low, high, source }) => [what, `${low} to ${high}; ${source}`] as const);
  return {
    kind: "markets",
    name: PLAUSIBLE,
    rows: [
      ["meaning", "Markets in which all that is assumed is drawn from its plausible range, the same in all arms."],
      ["held", "what differs from the table of parameters, what the command line sets, what a timetable sets"],
      ["accepted", `${accepted.draws.length} of ${accepted.tried} draws: those that give markets as they are seen`],
      ...seen,
    ],
    next: { ...ofWords(nextQuestions.markets, "run", "catfish"), with: [["plausible", "200"]] },
  };
}

function plain({ kind, name, rows, columns }: Explanation): object {
  const held = columns?.map(([column, meaning]) => ({ name: column, meaning }));
  return { kind, name, ...Object.fromEntries(rows), ...(held && { columns: held }) };
}
