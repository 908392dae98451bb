import { basename, dirname, join } from "node:path";
import type { NextStep } from "../../question/next.ts";
import { pathIn } from "../../scenario/applySettings.ts";
import { type Shell, typedOn } from "../../words/shellWords.ts";
import { type CommandName, commandNamed, commandText } from "../arguments/commandTable.ts";
import type { Given } from "../arguments/given.ts";
import { type OptionName, optionNames, options } from "../arguments/options.ts";
import type { Effects } from "../effects.ts";
import { wrapped } from "./printTable.ts";

/** A request that was answered, of which others are made. */
export interface Requested {
  readonly command: CommandName;
  readonly given: Given;
  /** What it was about, in its words; all of the command line unless given. */
  readonly words?: readonly string[];
  /** Where its result went. */
  readonly folder?: string;
  /** The scenario as it was resolved, in that folder: what came from standard input is gone when the next is typed. */
  readonly file?: string;
}

/** Where the next command is typed. */
export interface Typed {
  readonly shell: Shell;
  /** How the program is called. */
  readonly program: string;
  /** Whether something lies at a path already. */
  readonly isThere: (path: string) => boolean;
  /** Columns of the terminal, for the questions: a command stays in one line, so that it can be copied. */
  readonly width?: number;
}

/** Where the next command is typed on this machine. */
export function typedHere({ machine, disk, terminal }: Pick<Effects, "machine" | "disk" | "terminal">): Typed {
  const { shell, program } = machine;
  return { shell, program, isThere: (path) => disk.exists(path), width: terminal.tableWidth };
}

/** Says what to ask next, after an empty line; nothing where there is nothing to ask. */
export function sayNext(steps: readonly NextStep[], requested: Requested, effects: Effects): void {
  const lines = nextLines(steps, requested, typedHere(effects));
  if (lines.length > 0) effects.terminal.out(["", ...lines].join("\n"));
}

const HEAD = "Next   ";
const INDENT = " ".repeat(HEAD.length);

/** What to ask next: a question in a line, and below it the command alone in its own, so that it can be copied. */
export function nextLines(steps: readonly NextStep[], requested: Requested, typed: Typed): string[] {
  // Each has a folder of its own, for whoever types one after the other.
  const taken = new Set<string>();
  const apart = { ...typed, isThere: (path: string) => taken.has(path) || typed.isThere(path) };
  const told = steps.flatMap((step) => {
    const words = nextCommand(step, requested, apart);
    if (words === undefined) return [];
    const out = words.lastIndexOf("--out");
    if (out >= 0) taken.add(words[out + 1]);
    const room = (typed.width ?? Number.POSITIVE_INFINITY) - INDENT.length;
    return [[...wrapped(step.why, room), typedOn(typed)("catfish", ...words)]];
  });
  return told.flatMap((lines, step) => lines.map((line, at) => `${step === 0 && at === 0 ? HEAD : INDENT}${line}`));
}

/**
 * The words of a next command; undefined where it cannot be typed. It has what was given with the request as far as the
 * command takes it; its result goes beside that of the request, to where nothing lies yet.
 */
function nextCommand(step: NextStep, requested: Requested, typed: Typed): readonly string[] | undefined {
  const command = commandNamed(step.command);
  const subject = subjectOf(step, requested, command);
  if (subject === undefined) return undefined;
  const own = step.with ?? [];
  const kept = optionNames
    .filter((name) => !own.some(([option]) => option === name))
    .flatMap((name) =>
      (step.goesOn ? isSame(name, command) : isKept(name, command, requested)) ? pairsOf(name, requested.given) : [],
    );
  const settings = settingsOf(step, requested, command, subject.isResolved);
  const out = outOf(step, requested, command, typed);
  const words = [
    command,
    ...subject.words.map(withoutHyphen),
    ...settings,
    ...[...kept, ...own, ...out].flatMap(([name, value]) => optionWords(name, value)),
  ];
  // Nobody can type what no terminal shows.
  return words.some((word) => /\p{Cc}|\p{Cf}/u.test(word)) ? undefined : words;
}

type Pair = readonly [name: string, value?: string];

/** What the command is about, and whether that has the settings of the request in it already. */
interface Subject {
  readonly words: readonly string[];
  readonly isResolved: boolean;
}

function subjectOf(step: NextStep, requested: Requested, command: CommandName): Subject | undefined {
  const { of } = step;
  const { given, folder, file, words = given.words } = requested;
  if (of === "folder") return folder === undefined ? undefined : { words: [folder], isResolved: true };
  if (of !== undefined && "file" in of) {
    return folder === undefined ? undefined : { words: [join(folder, of.file)], isResolved: true };
  }
  const named = of === undefined ? words : of.words;
  // What the request sets is part of the scenario that is to be changed, and not of the change.
  const isChanged = command === "what-if" && requested.command !== "what-if";
  const needsFile = named.includes("-") || (isChanged && hasSettings(given));
  if (!needsFile) return { words: named, isResolved: false };
  if (file === undefined || folder === undefined || named.length !== 1) return undefined;
  return { words: [join(folder, file)], isResolved: true };
}

function hasSettings(given: Given): boolean {
  return given.texts("set").length > 0 || given.text("months") !== undefined;
}

function settingsOf(step: NextStep, { given }: Requested, command: CommandName, isResolved: boolean): string[] {
  const { options: taken }: { readonly options: readonly OptionName[] } = commandText(command);
  if (!taken.includes("set")) return [];
  const added = step.set ?? [];
  const replaced = added.map(pathIn);
  const before = isResolved ? [] : given.texts("set").filter((setting) => !replaced.includes(pathIn(setting)));
  const months = isResolved || replaced.includes("months") ? undefined : given.text("months");
  return [
    ...[...before, ...added].flatMap((setting) => optionWords("set", setting)),
    ...(months === undefined ? [] : optionWords("months", months)),
  ];
}

/** Options that mean the same to the next command, and do not ask it for what it refuses. */
function isKept(name: OptionName, command: CommandName, { command: from, given }: Requested): boolean {
  const takes = (option: OptionName, by: CommandName) => commandText(by).options.includes(option);
  if (options[name].kept !== true || !takes(name, command)) return false;
  const isAuto = given.text("replications") === "auto";
  if (name === "replications") return !isAuto || takes("precision", command);
  // With worlds that are counted, only explorations are about a measure.
  if (name === "measure") return takes("precision", from) === takes("precision", command);
  return true;
}

/** What is none of the request itself, or is written in another place of the line. */
const notOfRequest: readonly OptionName[] = [
  "set",
  "months",
  "out",
  "force",
  "shard",
  "json",
  "quiet",
  "no-color",
  "open",
];

/** Options of a request that is made again with more. */
function isSame(name: OptionName, command: CommandName): boolean {
  return commandText(command).options.includes(name) && !notOfRequest.includes(name);
}

function pairsOf(name: OptionName, given: Given): Pair[] {
  if (options[name].type === "switch") return given.is(name) ? [[name]] : [];
  return given.texts(name).map((value): Pair => [name, value]);
}

/** Where the next result goes: nowhere in particular unless the request said where. */
function outOf(step: NextStep, requested: Requested, command: CommandName, typed: Typed): Pair[] {
  const { command: from, given, words = given.words } = requested;
  const out = given.text("out");
  if (out === undefined || !commandText(command).options.includes("out")) return [];
  if (step.goesOn) return [["out", out]];
  // That of `run` holds a folder for each scenario, that of all others is the folder of the result.
  const beside = from === "run" ? out : dirname(out);
  if (command === "run") return [["out", beside]];
  const name = [command, nameOf(words[0] ?? "")].filter((part) => part !== "").join("-");
  return [["out", freeBeside(beside, name, typed)]];
}

function freeBeside(folder: string, name: string, { isThere }: Typed): string {
  const path = join(folder, name);
  if (!isThere(path)) return path;
  for (let number = 2; ; number++) {
    if (!isThere(`${path}-${number}`)) return `${path}-${number}`;
  }
}

/** A word of a path that tells what a command was about. */
function nameOf(word: string): string {
  return basename(word)
    .replace(/\.(ya?ml|json)$/i, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** An option as it is typed: the value of a hyphen is no option of its own. */
function optionWords(name: string, value: string | undefined): string[] {
  const option = optionNames.find((each) => each === name);
  const alias = option === undefined ? undefined : options[option].alias;
  const flag = option === "replications" && alias !== undefined ? `-${alias}` : `--${name}`;
  if (value === undefined) return [flag];
  return value === "" || value.startsWith("-") ? [`--${name}=${value}`] : [flag, value];
}

/** A path that begins with a hyphen, as one that is no option. */
function withoutHyphen(word: string): string {
  return word.startsWith("-") ? `./${word}` : word;
}
