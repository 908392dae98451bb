import { join } from "node:path";
import { CALENDAR_MONTH } from "../../scenario/calendar.ts";
import { isDevice, LONGEST_NAME } from "../../scenario/names.ts";
import type { Given } from "../arguments/given.ts";
import type { OptionName } from "../arguments/options.ts";

/** Where results and finished batches go unless said otherwise. */
export const OUTPUT = "output";

/** Where an answer goes: to a folder that the user named, or to one that is named after the question. */
export type Destination = { readonly folder: string } | NamedDestination;

/** A folder named after the question: the first of its names that is free, or that holds this very question. */
export interface NamedDestination {
  /** Folder in which results lie side by side. */
  readonly parent: string;
  /** At least one, the plainest first; more are made of the last with a number. */
  readonly names: readonly string[];
}

/** What the name of a folder is made of. */
export interface QuestionWords {
  /** Command and scenarios, as they are. */
  readonly about: readonly string[];
  /** Settings, with or without values, and other words of the question. */
  readonly asked?: readonly string[];
}

/** What the folder of an exploration is named after: what is decided or varied, then what is asked of it. */
export function explorationWords(command: string, scenario: string, given: Given): QuestionWords {
  const paths = [...given.texts("lever"), ...given.texts("vary")].map((text) => text.split(/[=:]/, 1)[0]);
  const policies = given.texts("policy").map((text) => text.split(":", 1)[0]);
  const others = (["group", "over", "when", "method", "measure"] as const).flatMap((name) => given.text(name) ?? []);
  return { about: [command, scenario], asked: [...paths, ...policies, ...others, ...given.texts("set")] };
}

/** A folder of a question in the usual place, or the one that `--out` names. */
export function destinationOf(words: QuestionWords, given: Given): Destination {
  const folder = given.text("out");
  return folder === undefined ? namedIn(OUTPUT, words, given) : { folder };
}

/**
 * A folder of a run among others. In a folder that the user named it has the name of the scenario, whatever was set, as
 * long as no other question has it: scripts look for it there.
 */
export function runDestination(scenario: string, settings: readonly string[], given: Given): NamedDestination {
  const parent = given.text("out");
  const about = [scenario];
  const named = namedIn(parent ?? OUTPUT, { about, asked: settings }, given);
  return parent === undefined ? named : { ...named, names: [...new Set([nameOf({ about }), ...named.names])] };
}

function namedIn(parent: string, words: QuestionWords, given: Given): NamedDestination {
  const { about, asked = [] } = words;
  return { parent, names: [...new Set([nameOf(words), nameOf({ about, asked: [...asked, ...marksOf(given)] })])] };
}

/** The folder before it is known what lies there already: the same on every machine. */
export function plainFolder(destination: Destination): string {
  return "folder" in destination ? destination.folder : join(destination.parent, destination.names[0]);
}

/** The names of a destination in the order in which they are tried; never ends. */
export function* namesToTry({ names }: NamedDestination): Generator<string> {
  yield* names;
  const last = names[names.length - 1];
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    yield `${shortened(last, LONGEST_NAME - end.length)}${end}`;
  }
}

/**
 * Options that make another question of one, and how they stand in a name where its plain name is taken. The number of
 * worlds makes none: more of them go on where fewer ended.
 */
const marks: readonly (readonly [OptionName, (value: string) => string])[] = [
  ["months", (value) => (CALENDAR_MONTH.test(value) ? `to-${value}` : `${value}-months`)],
  ["window", (value) => `window-${value}`],
  ["seed", (value) => `seed-${value}`],
  ["budget", (value) => `budget-${value}`],
  ["points", (value) => `${value}-points`],
  ["futures", (value) => `${value}-futures`],
  ["plausible", (value) => (value === "0" ? "without-markets" : `${value}-markets`)],
];

function marksOf(given: Given): string[] {
  return marks.flatMap(([option, inWords]) => {
    const value = given.text(option);
    return value === undefined ? [] : [inWords(value)];
  });
}

/** A name that every system takes: letters, digits, hyphens and points between digits. */
function nameOf({ about, asked = [] }: QuestionWords): string {
  const parts = [...about, ...asked.map(wordsOf)].filter((part) => part !== "");
  const name = shortened(parts.join("-"), LONGEST_NAME);
  return isDevice(name) ? `result-${name}` : name;
}

/** Cut at a hyphen where there is one near the end: half a word says less than none. */
function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const cut = name.slice(0, length);
  const end = name[length] === "-" ? length : cut.lastIndexOf("-");
  return (end > length - LONGEST_WORD ? cut.slice(0, end) : cut).replace(/[-.]+$/, "");
}

/** A longer word at the end of a name is cut [letters]. */
const LONGEST_WORD = 20;

/**
 * A setting, or any text, as a part of a name: `policy.flexibleShare=30%` is `flexible-share-30`, and of a path the part
 * that says least is left out.
 */
function wordsOf(text: string): string {
  return text
    .trim()
    .replace(/^(policy|market|process|suppliers|buyers)\.(?=[A-Za-z])/, "")
    .replace(/>=?/g, " above ")
    .replace(/<=?/g, " below ")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/(\d)\.(?=\d)/g, "$1~")
    .toLowerCase()
    .replace(/[^a-z0-9~]+/g, "-")
    .replaceAll("~", ".")
    .replace(/^-+|-+$/g, "");
}
