import { type CommandName, commandNames, commandText } from "../arguments/commandTable.ts";
import type { Given } from "../arguments/given.ts";
import { type OptionName, options } from "../arguments/options.ts";

/** Options that say how or where, not what: they change no byte of a result. */
const how: readonly OptionName[] = [
  "shard",
  "out",
  "force",
  "workers",
  "cache",
  "no-cache",
  "json",
  "quiet",
  "no-color",
];

/** What was asked, as words of a command line, the same however they were typed. */
export function requestWords(command: CommandName, given: Given): string[] {
  return [command, ...given.words, ...askedIn(command).flatMap((name) => optionWords(name, given))];
}

/** Options of a command that say what is asked. */
function askedIn(command: CommandName): OptionName[] {
  return commandText(command).options.filter((name) => !how.includes(name));
}

/**
 * The first of the words that `requestWords` cannot have written; undefined where there is none. Shards may come from
 * somebody else: what they ask for may decide what is simulated, and not where it goes and what it replaces.
 */
export function strangeWord([first, ...rest]: readonly string[]): string | undefined {
  const command = commandNames.find((name) => name === first);
  if (command === undefined || !commandText(command).options.includes("shard")) return first ?? "";
  const names: readonly string[] = askedIn(command);
  return rest.find((word) => {
    const [, name] = /^--([a-z-]+)(?:=|$)/.exec(word) ?? [];
    return name === undefined ? word.startsWith("-") && word !== "-" : !names.includes(name);
  });
}

function optionWords(name: OptionName, given: Given): string[] {
  if (options[name].type === "switch") return given.is(name) ? [`--${name}`] : [];
  return given.texts(name).map((text) => `--${name}=${text}`);
}
