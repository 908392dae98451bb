import { Refusal } from "../exit.ts";
import { type OptionName, optionNames, options } from "./options.ts";

/** What yargs read: text, switches, and lists where something was given several times. */
export type Parsed = Readonly<Record<string, unknown>>;

/** The checked arguments of a command. */
export interface Given {
  /** Words after the command. */
  readonly words: readonly string[];
  /** Value of an option; undefined when it was not given. */
  readonly text: (name: OptionName) => string | undefined;
  readonly texts: (name: OptionName) => readonly string[];
  readonly is: (name: OptionName) => boolean;
}

/** Reads what yargs parsed; refuses an option that is given twice where only one can hold, or without its value. */
export function given(parsed: Parsed, word: string | undefined): Given {
  for (const name of optionNames) {
    refuseTwice(name, parsed[name]);
    refuseEmpty(name, parsed[name]);
  }
  const words = word === undefined ? [] : textsIn(parsed[word]);
  if (words.includes("")) {
    throw new Refusal(
      `A word after the command is empty, as a shell variable is that has no value: <${word}> should stand there.`,
    );
  }
  return {
    words,
    text: (name) => textsIn(parsed[name])[0],
    texts: (name) => textsIn(parsed[name]),
    is: (name) => parsed[name] === true,
  };
}

function refuseTwice(name: OptionName, value: unknown): void {
  if (Array.isArray(value) && options[name].repeatable !== true) {
    throw new Refusal(`--${name} is given ${value.length} times; give it once.`);
  }
}

/** What is empty is a slip, as of a shell variable that has no value. */
function refuseEmpty(name: OptionName, value: unknown): void {
  if (!textsIn(value).includes("")) return;
  const right = name === "seed" ? ["Any text is a seed, e.g. --seed 1; without the option it is catfish."] : [];
  throw new Refusal(`--${name} needs a value.`, ...right);
}

/**
 * What stands before a word that is none of yargs' own while yargs reads it: it would take a lone hyphen for nothing, and
 * `help`, as the last word, for `--help`.
 */
const PLAIN = "\u0000plain ";

/** The words as yargs can read them: what follows `--` is no option, whatever it looks like. */
export function readable(words: readonly string[]): string[] {
  const plain = optionsIn(words);
  const after = words.slice(plain.length + 1);
  return [
    ...plain.map((word) => (word === "-" ? `${PLAIN}-` : word)),
    ...after.map((word) => (word === "help" || word.startsWith("-") ? `${PLAIN}${word}` : word)),
  ];
}

/** Words that yargs says again, as they were written. */
export function asWritten(text: string): string {
  return text.replaceAll(PLAIN, "");
}

/** The words among which options are: up to `--`. */
export function optionsIn(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  return end < 0 ? words : words.slice(0, end);
}

function textsIn(value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  const texts = Array.isArray(value) ? value.map(String) : [String(value)];
  return texts.map((text) => (text.startsWith(PLAIN) ? text.slice(PLAIN.length) : text));
}
