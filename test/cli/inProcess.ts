import { type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { Interruption } from "../../src/cli/exit.ts";
import { main } from "../../src/cli/main.ts";
import { silence, type Terminal } from "../../src/cli/print/terminal.ts";
import { threadsHere } from "../../src/cli/workers.ts";
import type { Ended } from "./commandLine.ts";
import { withoutMarkets } from "./withoutMarkets.ts";

/** What remembers what was written to it, and is no terminal unless it has columns. */
export function listening(
  input = "",
  columns?: number,
): { readonly terminal: Terminal; readonly said: () => Omit<Ended, "code"> } {
  const [out, error]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (text) => out.push(`${text}\n`),
    error: (text) => error.push(`${text}\n`),
    colour: false,
    width: columns ?? 100,
    tableWidth: columns,
    standardInput: async () => input,
    progress: async () => silence,
  };
  return { terminal, said: () => ({ out: out.join(""), error: error.join("") }) };
}

/**
 * The effects of a process on a machine of one core: where the words do not ask for threads there are none, since starting
 * them takes longer than most of what is simulated here.
 */
export function onOneCore(interrupted = new AbortController().signal, colour = false): Effects {
  const effects = nodeEffects(interrupted, colour);
  return { ...effects, machine: { ...effects.machine, cores: 1 } };
}

/** Runs a command line in this process, with a terminal that remembers: ten times faster than a process of its own. */
export async function inProcess(words: readonly string[], input = "", columns?: number): Promise<Ended> {
  const { terminal, said } = listening(input, columns);
  const code = await main(withoutMarkets(words), { ...onOneCore(), terminal });
  return { code, ...said() };
}

/** Runs a command line in this process, and presses Ctrl-C at the end of that batch; tells how many were done after it. */
export async function interruptedAt(
  batch: number,
  words: readonly string[],
): Promise<Ended & { readonly after: number }> {
  const { terminal, said } = listening();
  const interruption = new AbortController();
  let done = 0;
  const map: typeof threadsHere.map = (tasks, onDone, ...rest) =>
    threadsHere.map(
      tasks,
      (result, task) => {
        onDone(result, task);
        if (++done === batch) interruption.abort(new Interruption("SIGINT"));
      },
      ...rest,
    );
  const workers = async () => ({ ...threadsHere, map });
  const code = await main(withoutMarkets(words), { ...onOneCore(interruption.signal), terminal, workers });
  return { code, ...said(), after: done - batch };
}
