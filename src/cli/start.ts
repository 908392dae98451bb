import { setFlagsFromString } from "node:v8";
import { nodeEffects } from "./effects.ts";
import { type ExitCode, exit, Interruption, stopSignals } from "./exit.ts";
import { main } from "./main.ts";

/** Time that a command has to stop cleanly after Ctrl-C before the process ends anyway [ms]. */
const PATIENCE = 900;

/**
 * How often a function is called, in bytes of its code, before V8 compiles it anew for speed: eight times its own value.
 * Most of what a command runs is run a few times, above all of what draws charts, and half of its processor time went
 * into code that was never used again. The loop over the months is compiled as soon as before, to what can be measured.
 */
const PATIENCE_OF_COMPILER = 1_000_000;
/** Where that was tried: a version of V8 that knew no such setting would say so on the terminal. */
const TRIED = /^v2[0-4]\./;

/** Runs the command line of this process and gives its exit code. */
export function start(words: readonly string[]): Promise<ExitCode> {
  if (TRIED.test(process.version)) setFlagsFromString(`--interrupt-budget=${PATIENCE_OF_COMPILER}`);
  // `catfish list | head` closes the pipe: that is not a failure. A full disk is one.
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(exit.done);
    process.stderr.write(`Cannot write the answer to standard output (${code}).\n`);
    process.exit(exit.wrongRequest);
  });

  // Nobody reads what is said to people: nothing is left to be said, and the work goes on.
  process.stderr.on("error", () => {});

  return main(words, nodeEffects(stoppedBySignals(), !words.includes("--no-color")));
}

/** Aborted by the first signal that asks the program to stop; a second one ends it at once. */
function stoppedBySignals(): AbortSignal {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const) {
    process.on(signal, () => {
      const code = stopSignals[signal];
      if (interruption.signal.aborted) process.exit(code);
      interruption.abort(new Interruption(signal));
      setTimeout(() => process.exit(code), PATIENCE).unref();
    });
  }
  return interruption.signal;
}
