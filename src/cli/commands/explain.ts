import { observed } from "../../analyse/plausible/observed.ts";
import { measureNames, measures } from "../../model/measures.ts";
import { citedIn, referenceOf } from "../../model/sources.ts";
import { type NextStep, ofWords } from "../../question/next.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import { plausibleInWords, rangeInWords } from "../../scenario/values.ts";
import { glossary } from "../../words/en/glossary.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { accepted } from "../../worlds/plausible/accepted.ts";
import { charts } from "../arguments/charts.ts";
import type { Given } from "../arguments/given.ts";
import { exitCodes, mistakes } from "../arguments/mistakes.ts";
import { EXIT_CODES, knownNames, type NamedParameter, namedParameters, PLAUSIBLE, typed } from "../arguments/names.ts";
import { outcomeSyntax, WHEN } from "../arguments/outcomeSyntax.ts";
import { schemaKeys } from "../arguments/schemaKeys.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { sayNext } from "../print/nextLines.ts";
import { printTable } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";

/** What there is to say about a name, as rows of heading and text. */
interface Explanation {
  readonly kind: "parameter" | "measure" | "chart" | "error" | "codes" | "syntax" | "markets" | "word" | "key";
  readonly name: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly next: NextStep;
}

/** `catfish explain NAME`: one name may be a parameter and a measure; both are told. A symbol is a parameter's too. */
export async function explain(given: Given, effects: Effects): Promise<ExitCode> {
  const { terminal } = effects;
  const word = given.words[0];
  const named = [
    ...parametersNamed(word),
    ...measuresNamed(word),
    ...chartsNamed(word),
    ...errorsNamed(word),
    ...termsNamed(word),
  ];
  const known = named.length > 0 ? named : keysNamed(word);
  const found = known.length > 0 ? known : parametersWithSymbol(word);
  if (found.length === 0) throw unknownName(word);
  if (given.is("json")) {
    sayJson("explain", { explanations: found.map(plain) }, effects);
    return exit.done;
  }
  for (const { kind, name, rows, next } of found) {
    const told = rows.map(([heading, text]) => [`  ${heading}`, text]);
    terminal.out(`${name}  (${kind})\n${printTable({ head: [], rows: told }, terminal.tableWidth)}`);
    sayNext([next], { command: "explain", given }, effects);
  }
  return exit.done;
}

function unknownName(word: string): Refusal {
  const near = nearest(word, knownNames());
  const hint =
    near === undefined
      ? "Names: catfish list parameters, and the same of measures, charts and errors"
      : `Did you mean  catfish explain ${near.includes(" ") ? `"${near}"` : near} ?`;
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

function measuresNamed(word: string): Explanation[] {
  return measureNames
    .filter((name) => name === word)
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

function chartsNamed(word: string): Explanation[] {
  return charts
    .filter(({ name }) => name === word)
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

function plain({ kind, name, rows }: Explanation): object {
  return { kind, name, ...Object.fromEntries(rows) };
}
