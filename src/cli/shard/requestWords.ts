import { type CommandName, commandText } from "../arguments/commandTable.ts";
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
  const asked = commandText(command).options.filter((name) => !how.includes(name));
  return [command, ...given.words, ...asked.flatMap((name) => optionWords(name, given))];
}

function optionWords(name: OptionName, given: Given): string[] {
  if (options[name].type === "switch") return given.is(name) ? [`--${name}`] : [];
  return given.texts(name).map((text) => `--${name}=${text}`);
}
