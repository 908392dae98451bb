import { ofWords } from "../../question/next.ts";
import { tableWords } from "../../words/en/files.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { commandNames, commandText } from "../arguments/commandTable.ts";
import { optionNames, options } from "../arguments/options.ts";
import { type Explanation, merged, type Row } from "./explanation.ts";

/** Words of a command line: commands and options. */

/** Every name of this kind, for the nearest to a misspelt one. */
export function namesInRequests(): string[] {
  return [...optionsTyped(), ...commandNames];
}

export function optionsTyped(): string[] {
  return optionNames.map((name) => `--${name}`);
}

export function inRequests(word: string): Explanation[] {
  return [...commandsNamed(word), ...optionsNamed(word)];
}

function commandsNamed(word: string): Explanation[] {
  return commandNames
    .filter((name) => name === word)
    .map((name) => {
      const { help, words } = commandText(name);
      return {
        kind: "command",
        name,
        rows: [
          ["does", help],
          ["typed", `catfish ${name} ${words}`.trim()],
        ],
        next: ofWords(nextQuestions.allOf, "help", name),
      };
    });
}

/** With its dashes or without them, by its letter with one, and with a value behind it. */
function optionsNamed(word: string): Explanation[] {
  const [asked] = word.split("=", 1);
  return optionNames
    .filter((name) => asked === name || asked === `--${name}` || asked === `-${options[name].alias}`)
    .map((name): Explanation => {
      const { help, value, usual, alias, type } = options[name];
      const takers = commandNames.filter((command) => commandText(command).options.includes(name));
      const own = takers.flatMap((command): Row[] => {
        const said = commandText(command).optionHelp?.[name];
        return said === undefined ? [] : [[command, said]];
      });
      return {
        kind: "option",
        name: `--${name}`,
        rows: [
          ["meaning", `${help}.`],
          [
            "typed",
            [`--${name}`, ...(alias === undefined ? [] : [`-${alias}`])]
              .map((each) => (type === "switch" ? each : `${each} ${value}`))
              .join(" or "),
          ],
          ...(usual === undefined ? [] : [["unless given", usual] as const]),
          ["taken by", tableWords.writtenBy(takers)],
          ...merged(own),
        ],
        next: ofWords(nextQuestions.allOf, "help", takers[0]),
      };
    });
}
