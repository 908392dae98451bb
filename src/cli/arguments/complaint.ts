import { nearest } from "../../scenario/text/nearest.ts";
import type { Effects } from "../effects.ts";
import { readProgram } from "../program.ts";
import { type CommandName, commandNames, commandText } from "./commandTable.ts";
import { optionsIn } from "./given.ts";
import { options } from "./options.ts";

/**
 * What is wrong with the command line, in our words. `message` is what yargs says; the words themselves
 * tell more, because yargs suggests commands but not options.
 */
export function complaint(message: string, words: readonly string[], effects: Effects): string[] {
  const command = commandNames.find((name) => name === words.find((word) => !word.startsWith("-")));
  if (command === undefined) return unknownCommand(words, effects);
  const unknown = optionsIn(words).find((word) => isUnknownOption(word, command));
  if (unknown !== undefined) return unknownOption(unknown, command);
  const missing = /^Not enough arguments following: (.+)$/.exec(message);
  if (missing) return [`${dashed(missing[1])} needs a value.`, helpOn(command)];
  const few = message.startsWith("Not enough non-option arguments");
  if (few) return [`catfish ${command} needs ${commandText(command).words}.`, helpOn(command)];
  const extra = /^Unknown arguments?: (.+)$/.exec(message);
  if (extra) return [`catfish ${command} takes no "${extra[1]}".`, helpOn(command)];
  return [message, helpOn(command)];
}

function unknownCommand(words: readonly string[], effects: Effects): string[] {
  const word = words.find((each) => !each.startsWith("-"));
  if (word === undefined) {
    const option = words.find((each) => each.startsWith("-"));
    if (option === undefined)
      return ["Say what to do, e.g. catfish run catfish, or catfish list.", "Help: catfish --help"];
    return [`There is no option ${option} without a command.`, "Help: catfish --help"];
  }
  const isScenario = readProgram(effects.disk).scenarios.some(({ name }) => name === word);
  if (isScenario) return [`"${word}" is a scenario, not a command.`, `Did you mean  catfish run ${word} ?`];
  const near = nearest(word, commandNames);
  const hint = near === undefined ? `Commands: ${commandNames.join(", ")}` : `Did you mean  catfish ${near} ?`;
  return [`There is no command "${word}".`, hint, "Help: catfish --help"];
}

/** Whether a word is an option that a command does not have. */
export function isUnknownOption(word: string, command: CommandName): boolean {
  if (!/^--?[A-Za-z_]/.test(word)) return false;
  const name = word.replace(/^-+/, "").split("=")[0];
  return !knownWords(command).includes(name);
}

function unknownOption(word: string, command: CommandName): string[] {
  const [option] = word.split("=");
  const name = option.replace(/^-+/, "");
  const known = knownWords(command).filter((each) => each.length > 1);
  const near = sameOf(name, known) ?? nearest(name, known);
  if (near !== undefined)
    return [`catfish ${command} has no option ${option}.`, `Did you mean  --${near} ?`, helpOn(command)];
  return [`catfish ${command} has no option ${option}.`, helpOn(command)];
}

/** What other commands call the same. */
const SAME: readonly (readonly string[])[] = [
  ["for", "group"],
  ["vary", "lever"],
];

function sameOf(name: string, known: readonly string[]): string | undefined {
  return SAME.find((names) => names.includes(name))?.find((each) => each !== name && known.includes(each));
}

/** Names and letters of the options of a command. */
function knownWords(command: CommandName): string[] {
  const names = commandText(command).options.flatMap((name) => {
    const { alias } = options[name];
    return alias === undefined ? [name] : [name, alias];
  });
  return [...names, "help", "h", "version"];
}

/** An option as it is written: a single letter has one dash. */
function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}

function helpOn(command: CommandName): string {
  return `Help: catfish ${command} --help`;
}
