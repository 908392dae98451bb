import yargs, { type Argv } from "yargs";
import type { Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { readProgram } from "../program.ts";
import { type CommandName, commandNames, commandTable, commandText } from "./commandTable.ts";
import { complaint, isUnknownOption } from "./complaint.ts";
import { COMPLETE, completionScripts } from "./completionScripts.ts";
import { asWritten, type Given, given, optionsIn, readable } from "./given.ts";
import { everywhere, type Option, options } from "./options.ts";

/** A command line that was understood: what to do with which arguments; undefined when help was enough. */
export interface Request {
  readonly command: Exclude<CommandName, "completion" | "help">;
  readonly given: Given;
}

/** Reads the command line. Throws a `Refusal` for what cannot be meant; prints help and version itself. */
export async function readArguments(typed: readonly string[], effects: Effects): Promise<Request | undefined> {
  if (typed[0] === COMPLETE) {
    // Reads scenarios, which no other command line needs to be understood.
    const { completions } = await import("./completions.ts");
    const offered = await completions(typed.slice(1), effects);
    if (offered.length > 0) effects.terminal.out(offered.join("\n"));
    return undefined;
  }
  const words = withName(withHelp(typed, effects));
  const parser = configured(words, effects);
  for (const name of commandNames) {
    const text = commandText(name);
    parser.command(
      `${name} ${text.words}`.trim(),
      text.help,
      (y: Argv) => withOptions(y, name),
      (parsed) => {
        if (name === "completion") showCompletion(parsed.shell, effects);
        else if (name === "help") parser.showHelp("log");
        else throw new Understood({ command: name, given: given(parsed, Object.keys(text.wordHelp)[0]) });
      },
    );
  }
  try {
    await parser.parseAsync();
    return undefined;
  } catch (error) {
    if (error instanceof Understood) return error.request;
    throw error;
  }
}

/** `help run` is `run --help`, and `help` alone `--help`. */
function withHelp(words: readonly string[], effects: Effects): readonly string[] {
  const [first, ...asked] = words;
  if (first !== "help") return words;
  const isOption = (word: string) => word.startsWith("-");
  const [command, ...more] = asked.filter((word) => !isOption(word));
  if (command !== undefined && commandNames.every((name) => name !== command)) {
    throw new Refusal(...complaint("", [command], effects));
  }
  const unknown = optionsIn(asked).find((word) => isOption(word) && isUnknownOption(word, "help"));
  if (unknown !== undefined || more.length > 0) {
    throw new Refusal(...complaint(`Unknown argument: ${more[0]}`, words, effects));
  }
  return command === undefined ? ["--help"] : [command, "--help"];
}

/**
 * `explain --plausible` asks what the option is: where nothing else could be the name, it is no option of the command.
 * `explain help` asks what that is: yargs takes a last word `help` for `--help`.
 */
function withName(words: readonly string[]): readonly string[] {
  const [command, ...rest] = words;
  if (command === "explain" && rest.at(-1) === "help") return [command, ...optionsIn(rest.slice(0, -1)), "--", "help"];
  const isOption = (word: string) => word.startsWith("-") && word.length > 1;
  if (command !== "explain" || !rest.every(isOption) || rest.some((word) => /^(--|--help|-h)$/.test(word)))
    return words;
  const own = [...everywhere.map((name) => `--${name}`), "-q"];
  const name = rest.find((word) => !own.includes(word)) ?? rest[0];
  if (name === undefined) return words;
  return [command, ...rest.filter((word) => word !== name), "--", name];
}

/** Ends the reading when a command is understood: yargs would go on and lay out its help, which nobody asked for. */
class Understood extends Error {
  readonly request: Request;

  constructor(request: Request) {
    super("understood");
    this.request = request;
  }
}

/** Prints the script of a shell: of the one that was named, or the one that the user has. */
function showCompletion(named: unknown, { terminal, machine }: Effects): void {
  const shell = typeof named === "string" ? named : machine.loginShell;
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined;
  if (script === undefined) {
    const shells = Object.keys(completionScripts);
    throw new Refusal(
      `There is no completion for ${shell}.`,
      `Shells: ${shells.join(", ")}, e.g. catfish completion ${shells[0]}`,
    );
  }
  terminal.out(script.trimEnd());
}

const PURPOSE = "What happens to price, service, innovation and dependence if we change how we source?";

function configured(words: readonly string[], effects: Effects): Argv {
  const { terminal } = effects;
  const parser = yargs(readable(words))
    .scriptName("catfish")
    .locale("en")
    .exitProcess(false)
    .parserConfiguration({
      "greedy-arrays": false,
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .strict()
    .demandCommand(1, "")
    .wrap(Math.min(terminal.width, 110))
    .alias("help", "h")
    .version(readProgram(effects.disk).version)
    .group(["help", "version"], "General:")
    .usage(usageOf("<command>", PURPOSE, [...commandTable.run.examples, ...commandTable.list.examples]))
    .epilogue("Help on a command: catfish <command> --help")
    .fail((message, error) => {
      if (error && error.name !== "YError") throw error;
      throw new Refusal(...complaint(asWritten(message ?? ""), words, effects));
    });
  return parser;
}

function withOptions(parser: Argv, name: CommandName): Argv {
  const text = commandText(name);
  for (const [word, help] of Object.entries(text.wordHelp)) parser.positional(word, { describe: help, type: "string" });
  for (const option of text.options) parser.option(option, yargsOption(options[option], text.optionHelp?.[option]));
  return parser.usage(usageOf(`${name} ${text.words}`.trim(), text.help, text.examples)).epilogue("");
}

/** The head of a help text: what it is for, and examples before anything else. */
function usageOf(line: string, help: string, examples: readonly (readonly [string, string])[]): string {
  const width = Math.max(...examples.map(([example]) => example.length));
  const shown = examples.map(([example, does]) => `  ${example.padEnd(width)}  ${does}`);
  return [help, "", "Examples:", ...shown, "", `Usage: catfish ${line} [options]`].join("\n");
}

function yargsOption(option: Option, ownHelp: string | undefined) {
  const { type, alias, group, help, usual, repeatable } = option;
  return {
    alias,
    group,
    describe: ownHelp ?? help,
    type: type === "switch" ? ("boolean" as const) : ("string" as const),
    array: repeatable,
    requiresArg: type === "text",
    defaultDescription: ownHelp === undefined ? usual : undefined,
  };
}
