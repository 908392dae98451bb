#!/usr/bin/env node
import { nodeEffects } from "./effects.ts";
import { exit } from "./exit.ts";
import { main } from "./main.ts";

/** Time that a command has to stop cleanly after Ctrl-C before the process ends anyway [ms]. */
const PATIENCE = 900;

const words = process.argv.slice(2);
const interruption = new AbortController();
process.on("SIGINT", () => {
  if (interruption.signal.aborted) process.exit(exit.interrupted);
  interruption.abort();
  setTimeout(() => process.exit(exit.interrupted), PATIENCE).unref();
});

// `catfish list | head` closes the pipe: that is not a failure. A full disk is one.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") process.exit(exit.done);
  process.stderr.write(`Cannot write the answer to standard output (${code}).\n`);
  process.exit(exit.wrongRequest);
});

// Nobody reads what is said to people: nothing is left to be said, and the work goes on.
process.stderr.on("error", () => {});

// yargs reads the shell to complete for from SHELL alone.
if (words[0] === "completion" && words[1] !== undefined) process.env.SHELL = words[1];

process.exitCode = await main(words, nodeEffects(interruption.signal, !words.includes("--no-color")));
