import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { readProgram } from "../program.ts";
import { joinableShards, outOfShards } from "../shard/joinable.ts";
import { joinedWorkers } from "../shard/joinedWorkers.ts";

type Main = (words: readonly string[], effects: Effects) => Promise<ExitCode>;

/** Options of `merge` that the command of the shards takes too. */
const passedOn = ["force", "open", "json", "quiet", "no-color"] as const;

/**
 * `catfish merge DIR..`: runs the command of the shards, with the batches taken from them.
 *
 * @param main  runs a command line
 */
export function mergeWith(main: Main): (given: Given, effects: Effects) => Promise<ExitCode> {
  return async (given, effects) => {
    const program = readProgram(effects.disk);
    const shards = joinableShards(effects.disk, given.words, program);
    const out = given.text("out") ?? outOfShards(shards);
    const flags = passedOn.filter((name) => given.is(name)).map((name) => `--${name}`);
    const words = [...shards[0].file.request, `--out=${out}`, "--no-cache", ...flags];
    return main(words, {
      ...effects,
      workers: async (...asked) => joinedWorkers(effects.disk, shards, program, () => effects.workers(...asked)),
    });
  };
}
