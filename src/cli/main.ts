import { type Request, readArguments } from "./arguments/readArguments.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit, Refusal } from "./exit.ts";

/** Runs one command line and gives its exit code. Nothing is thrown: every failure is said in words. */
export async function main(words: readonly string[], effects: Effects): Promise<ExitCode> {
  try {
    const request = await readArguments(words, effects);
    if (request === undefined) return exit.done;
    const command = await commands[request.command]();
    return await command(request.given, effects);
  } catch (error) {
    return explainFailure(error, effects);
  }
}

/** Loaded when called, so that help is instant. */
const commands = {
  run: async () => (await import("./commands/run.ts")).run,
  list: async () => (await import("./commands/list.ts")).list,
  show: async () => (await import("./commands/show.ts")).show,
  explain: async () => (await import("./commands/explain.ts")).explain,
  check: async () => (await import("./commands/check.ts")).check,
  new: async () => (await import("./commands/new.ts")).newFile,
  schema: async () => (await import("./commands/schema.ts")).schema,
} as const satisfies Record<Request["command"], unknown>;

function explainFailure(error: unknown, { terminal, interrupted }: Effects): ExitCode {
  if (interrupted.aborted) {
    terminal.error("Stopped. The same command goes on where this one left off.");
    return exit.interrupted;
  }
  if (error instanceof Refusal) {
    for (const line of error.lines) terminal.error(line);
    return exit.wrongRequest;
  }
  const system = systemFailure(error);
  if (system !== undefined) {
    terminal.error(system);
    return exit.wrongRequest;
  }
  terminal.error(`catfish failed: ${error instanceof Error ? error.message : String(error)}`);
  terminal.error("This is a fault of the program. Run it again with CATFISH_DEBUG=1 and report what it prints.");
  if (process.env.CATFISH_DEBUG && error instanceof Error) terminal.error(error.stack ?? "");
  return exit.failed;
}

/** Failures of disk and permissions are the user's to mend, and have a path. */
function systemFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return undefined;
  return `Cannot read or write ${String(error.path)} (${String(error.code)}).`;
}
