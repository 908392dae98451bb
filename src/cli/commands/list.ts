import { measureNames, measures } from "../../model/measures.ts";
import { type NextStep, ofWords } from "../../question/next.ts";
import { fileOf, knownTables } from "../../question/tables.ts";
import { fileMeanings } from "../../words/en/files.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { charts } from "../arguments/charts.ts";
import type { Given } from "../arguments/given.ts";
import { mistakes } from "../arguments/mistakes.ts";
import { EXIT_CODES, namedParameters } from "../arguments/names.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { sayNext } from "../print/nextLines.ts";
import { printTable } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";

/** One list: its rows as text for people and as records for programs, and what to do next. */
interface Listing {
  readonly rows: readonly (readonly string[])[];
  readonly records: readonly object[];
  readonly next: readonly NextStep[];
}

const listings: ReadonlyMap<string, (effects: Effects) => Listing> = new Map([
  ["scenarios", scenarioListing],
  ["parameters", parameterListing],
  ["measures", measureListing],
  ["charts", chartListing],
  ["tables", tableListing],
  ["files", fileListing],
  ["errors", errorListing],
]);

/** `catfish list [kind]` */
export async function list(given: Given, effects: Effects): Promise<ExitCode> {
  const kind = given.words[0] ?? "scenarios";
  const listing = listings.get(kind)?.(effects);
  if (listing === undefined) {
    throw new Refusal(`There is no list of "${kind}".`, `Lists: ${[...listings.keys()].join(", ")}`);
  }
  const { terminal } = effects;
  if (given.is("json")) {
    sayJson("list", { [kind]: listing.records }, effects);
    return exit.done;
  }
  terminal.out(printTable({ head: [], rows: listing.rows }, terminal.tableWidth));
  sayNext(listing.next, { command: "list", given }, effects);
  return exit.done;
}

function scenarioListing({ disk }: Effects): Listing {
  const { scenarios } = readProgram(disk);
  return {
    rows: scenarios.flatMap(({ name, title, about }) => [
      [name, title],
      ["", about],
    ]),
    records: scenarios,
    next: [ofWords(nextQuestions.oneScenario, "run", "catfish"), ofWords(nextQuestions.settings, "show", "catfish")],
  };
}

function parameterListing(): Listing {
  const parameters = namedParameters();
  return {
    rows: parameters.map(({ path, row }) => [path, row.unit, row.meaning]),
    records: parameters.map(({ name, path, row }) => ({ name, path, unit: row.unit, meaning: row.meaning })),
    next: [ofWords(nextQuestions.oneParameter, "explain", "flexibleShare")],
  };
}

function measureListing(): Listing {
  return {
    rows: measureNames.map((name) => [name, measures[name].unit, measures[name].definition]),
    records: measureNames.map((name) => ({ name, ...measures[name] })),
    next: [ofWords(nextQuestions.oneMeasure, "explain", "inertia")],
  };
}

function chartListing(): Listing {
  return {
    rows: charts.map(({ name, question }) => [name, question]),
    records: charts,
    next: [ofWords(nextQuestions.drawn, "run", "catfish")],
  };
}

function tableListing(): Listing {
  return {
    rows: knownTables.map(({ shape, of }) => [fileOf(shape), of.join(", "), shape.title]),
    records: knownTables.map(({ shape, of }) => ({ name: fileOf(shape), commands: of, title: shape.title })),
    next: [ofWords(nextQuestions.oneTable, "explain", "years.csv")],
  };
}

function fileListing(): Listing {
  const files = Object.entries(fileMeanings);
  return {
    rows: files,
    records: files.map(([name, meaning]) => ({ name, meaning })),
    next: [ofWords(nextQuestions.tableList, "list", "tables")],
  };
}

function errorListing(): Listing {
  return {
    rows: mistakes.map(({ name, cause }) => [name, cause]),
    records: mistakes,
    next: [
      ofWords(nextQuestions.oneError, "explain", mistakes[0].name),
      ofWords(nextQuestions.exitCodes, "explain", EXIT_CODES),
    ],
  };
}
