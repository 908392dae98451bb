import { basename } from "node:path";
import { unusableOnWindows } from "../scenario/names.ts";
import type { Given } from "./arguments/given.ts";
import { type Request, readArguments } from "./arguments/readArguments.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit, Refusal } from "./exit.ts";
import { ofEachExploration } from "./explorations/all.ts";
import { guardedTerminal } from "./print/harmless.ts";
import { sayFailure } from "./sayFailure.ts";

/** Runs one command line and gives its exit code. Nothing is thrown: every failure is said in words. */
export async function main(words: readonly string[], given: Effects): Promise<ExitCode> {
  const effects = guarded(given);
  try {
    const request = await readArguments(words, effects);
    if (request === undefined) return exit.done;
    refuseUnusable(request.given.text("out"), effects);
    const command = await commands[request.command]();
    return await command(request.given, effects);
  } catch (error) {
    return sayFailure(error, words.includes("--json"), effects);
  }
}

/**
 * On Windows a colon or the name of a device leads what is written to nowhere, without an error. Elsewhere the names are
 * the user's to choose, who is told of the last one: the folder is handed on under it.
 */
function refuseUnusable(path: string | undefined, { machine, terminal }: Effects): void {
  if (path === undefined) return;
  const isWindows = machine.platform.startsWith("win32");
  for (const part of isWindows ? path.replace(/^[A-Za-z]:/, "").split(/[\\/]/) : [basename(path)]) {
    const why = unusableOnWindows(part);
    if (why === undefined) continue;
    if (isWindows) throw new Refusal(`--out ${path}: "${part}" ${why}.`, "Choose another name.");
    terminal.error(`Note: --out ${path}: "${part}" ${why}, and no name on Windows: nobody could copy it there.`);
  }
}

/** The same effects, with a terminal that shows only what is harmless and threads that take no market too large. */
function guarded(effects: Effects): Effects {
  const { terminal, workers, machine } = effects;
  return {
    ...effects,
    terminal: guardedTerminal(terminal),
    workers: async (threads, small) => {
      const { withoutLargeMarkets } = await import("./largeMarkets.ts");
      return withoutLargeMarkets(await workers(threads, small), small ? 1 : threads, machine);
    },
  };
}

/** Loaded when called, so that help is instant. */
const commands = {
  run: async () => (await import("./commands/run.ts")).run,
  ...ofEachExploration((exploration) => async () => {
    const { explore } = await import("./session.ts");
    return exploration.use((kind) => (given: Given, effects: Effects) => explore(kind, given, effects));
  }),
  effect: async () => (await import("./commands/effect.ts")).effect,
  compare: async () => (await import("./commands/compare.ts")).compare,
  "what-if": async () => (await import("./commands/whatIf.ts")).whatIf,
  list: async () => (await import("./commands/list.ts")).list,
  show: async () => (await import("./commands/show.ts")).show,
  explain: async () => (await import("./commands/explain.ts")).explain,
  check: async () => (await import("./commands/check.ts")).check,
  verify: async () => (await import("./commands/verify.ts")).verify,
  report: async () => (await import("./commands/report.ts")).report,
  results: async () => (await import("./commands/results.ts")).results,
  workshop: async () => (await import("./commands/workshop.ts")).workshop,
  explore: async () => (await import("./commands/workshop.ts")).exploreScenario,
  merge: async () => (await import("./commands/merge.ts")).mergeWith(main),
  cache: async () => (await import("./commands/cache.ts")).cache,
  new: async () => (await import("./commands/new.ts")).newFile,
  schema: async () => (await import("./commands/schema.ts")).schema,
} as const satisfies Record<Request["command"], unknown>;
