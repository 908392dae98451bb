import type { Effects } from "../effects.ts";
import { readProgram } from "../program.ts";
import { type CommandName, commandNames, commandText } from "./commandTable.ts";

type Done = (words: string[]) => void;
type Usual = (onCompleted: (error: Error | null, words: string[] | undefined) => void) => void;

/** What the shell offers: what yargs knows, and the names that a command takes. */
export async function completions(
  effects: Effects,
  line: { readonly current: string; readonly words: readonly (string | number)[] },
  usual: Usual,
  done: Done,
): Promise<void> {
  const command = commandNames.find((name) => line.words.map(String).includes(name));
  const names = command === undefined || line.current.startsWith("-") ? [] : await namesFor(command, effects);
  usual((_error, words = []) => done([...names.filter((name) => name.startsWith(line.current)), ...words]));
}

async function namesFor(command: CommandName, effects: Effects): Promise<readonly string[]> {
  const { completes } = commandText(command);
  if (completes === "scenarios") return readProgram(effects.disk).scenarios.map(({ name }) => name);
  if (completes === "kinds") return ["scenarios", "parameters", "measures", "charts", "errors"];
  if (completes === "names") return (await import("./names.ts")).knownNames();
  return command === "completion" ? ["bash", "zsh", "fish"] : [];
}
