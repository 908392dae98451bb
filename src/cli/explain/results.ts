import { basename } from "node:path";
import { eventNames } from "../../model/trace.ts";
import { ofWords } from "../../question/next.ts";
import { fileOf, knownTables } from "../../question/tables.ts";
import type { Field } from "../../result/frame.ts";
import { fileMeanings, tableWords } from "../../words/en/files.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { eventInWords } from "../../words/en/world.ts";
import { capital } from "../../words/number.ts";
import { namedParameters } from "../arguments/names.ts";
import { answerKeys } from "../arguments/schemaKeys.ts";
import { type Explanation, merged, type Row } from "./explanation.ts";

/** Words of a result folder: its tables, their columns and the words in them, its other files, and the keys of answers. */

/** Every name of this kind, for the nearest to a misspelt one. */
export function namesInResults(): string[] {
  return [
    ...knownTables.flatMap(({ shape }) => [fileOf(shape), ...shape.fields.map(({ name }) => name)]),
    ...categories().map(({ word }) => word),
    ...Object.keys(fileMeanings).filter((name) => !name.includes("*")),
    ...answerKeys().map(({ name }) => name),
  ];
}

export function inResults(word: string): Explanation[] {
  return [...tablesNamed(word), ...columnsNamed(word), ...valuesNamed(word), ...eventsNamed(word), ...filesNamed(word)];
}

/** By the name of the file, with the ending or without it, wherever it lies. */
function tablesNamed(word: string): Explanation[] {
  const file = basename(word.replaceAll("\\", "/"));
  const name = file.replace(/\.(csv|parquet)$/, "");
  const isInDetail = /(^|\/)detail\//.test(word);
  return knownTables
    .filter(({ shape }) => shape.name === name && (!isInDetail || shape.folder === "detail"))
    .map(({ shape, of }) => ({
      kind: "table",
      name: fileOf(shape),
      rows: [
        ["one row", shape.title],
        ["written by", tableWords.writtenBy(of)],
        ["lies", liesIn(shape.folder, of)],
        ["identified by", shape.key.join(", ")],
      ],
      columns: shape.fields.map((field) => [field.name, saidOf(field)]),
      next: ofWords(nextQuestions.allOf, "help", of[0]),
    }));
}

function liesIn(folder: string | undefined, of: readonly string[]): string {
  if (folder !== undefined) return tableWords.below(folder);
  return of.includes("run") ? tableWords.alsoOfReference : tableWords.plain;
}

function saidOf({ meaning, unit }: Field): string {
  return unit === undefined ? meaning : `${meaning} [${unit}]`;
}

function columnsNamed(word: string): Explanation[] {
  const rows = knownTables.flatMap(({ shape }) =>
    shape.fields.filter(({ name }) => name === word).map((field): Row => [fileOf(shape), saidOf(field)]),
  );
  const all = [...merged(rows), ...limitNamed(word)];
  if (all.length === 0) return [];
  const [first] = knownTables.filter(({ shape }) => shape.fields.some(({ name }) => name === word));
  return [
    {
      kind: "column",
      name: word,
      rows: all,
      next: ofWords(nextQuestions.wholeTable, "explain", first === undefined ? "boxes.csv" : fileOf(first.shape)),
    },
  ];
}

/** Columns of boxes that are named after a setting: `policy.openness.low`. */
function limitNamed(word: string): Row[] {
  const [, path, end] = /^(.+)\.(low|high)$/.exec(word) ?? [];
  const isKnown = path !== undefined && namedParameters().some((parameter) => parameter.path === path);
  return isKnown ? [["boxes.csv", tableWords.endOf(path, end)]] : [];
}

/** The words that columns may have. */
function categories(): { readonly word: string; readonly row: Row }[] {
  return knownTables.flatMap(({ shape }) =>
    shape.fields.flatMap(({ name, meaning, categories: words = [] }) =>
      // What is called like a measure or an event is told as that.
      name === "measure" || name === "event"
        ? []
        : words.map((word) => ({ word, row: [fileOf(shape), tableWords.valueOf(name, meaning)] as const })),
    ),
  );
}

function valuesNamed(word: string): Explanation[] {
  const rows = merged(categories().flatMap((each) => (each.word === word ? [each.row] : [])));
  if (rows.length === 0) return [];
  const [file] = rows[0][0].split(", ");
  return [{ kind: "value", name: word, rows, next: ofWords(nextQuestions.wholeTable, "explain", file) }];
}

/** Of events the words are those of a story, with nobody's names. */
function eventsNamed(word: string): Explanation[] {
  const names = { buyer: "a buyer", supplier: "a supplier", other: "" };
  return eventNames
    .filter((name) => name === word)
    .map((name) => ({
      kind: "event",
      name,
      rows: [["in events.csv", capital(`${eventInWords(name, names)}.`)]],
      next: ofWords(nextQuestions.wholeTable, "explain", "events.csv"),
    }));
}

/** By name or by path; one that stands for many stands for all of its ending. */
function filesNamed(word: string): Explanation[] {
  const path = word.replaceAll("\\", "/");
  return Object.entries(fileMeanings)
    .filter(([name]) => isOf(path, name))
    .map(([name, meaning]) => ({
      kind: "file",
      name,
      rows: [["holds", meaning]],
      next: ofWords(nextQuestions.allFiles, "list", "files"),
    }));
}

function isOf(path: string, name: string): boolean {
  if (!name.includes("*")) return basename(path) === name;
  const [folder, ending] = name.split("*");
  return path === name || (path.includes(folder) && path.endsWith(ending) && !knownPath(path));
}

/** Whether it is a table that is explained with its columns. */
function knownPath(path: string): boolean {
  return tablesNamed(path).length > 0;
}

/** Keys of `summary.json` and `--json`. */
export function answerKeysNamed(word: string): Explanation[] {
  const rows = merged(
    answerKeys().flatMap(({ name, meaning }): Row[] => (name === word ? [["in summary.json", meaning]] : [])),
  );
  if (rows.length === 0) return [];
  return [{ kind: "key of an answer", name: word, rows, next: ofWords(nextQuestions.answerSchema, "help", "schema") }];
}
