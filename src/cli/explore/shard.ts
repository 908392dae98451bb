import type { FolderKind } from "../../result/manifest.ts";
import { exploring } from "../../worlds/points.ts";
import { type CommandName, commandNames } from "../arguments/commandTable.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { partOf } from "../shard/part.ts";
import { runShard } from "../shard/runShard.ts";
import type { Exploration } from "./explore.ts";
import type { ExploreProgress } from "./progress.ts";
import type { ExploreSetup } from "./setup.ts";

/**
 * The shard of an exploration that `--shard` names, beside the folder of the whole; undefined where it names
 * none. What is cut in shards are the points that are explored first; those that are chosen by what was seen at
 * others are simulated when the shards are merged.
 */
export async function shardOfExploration<Analysis>(
  { request, markets, window, series }: ExploreSetup,
  { kind, analyse }: Pick<Exploration<Analysis>, "kind" | "analyse">,
  folder: string,
  given: Given,
  effects: Effects,
): Promise<ExitCode | undefined> {
  const part = partOf(given);
  if (part === undefined) return undefined;
  const { seed, replications, threads } = request;
  const options = { seed, replications, window, series, signal: effects.interrupted };
  return runShard(
    {
      command: commandOf(kind),
      given,
      part,
      folder: `${folder}-shards`,
      out: folder,
      threads,
      feed: (map) => analyse(exploring(markets, options, map), untold),
    },
    effects,
  );
}

/** A shard tells its own progress, and knows no best point. */
const untold: ExploreProgress = { worlds: () => {}, best: () => {}, say: () => {}, stop: () => {} };

/** Commands that are not called as the folders they write. */
const otherNames: Partial<Record<FolderKind, string>> = { discovery: "discover", choice: "choose" };

/** The command that writes folders of a kind. */
export function commandOf(kind: FolderKind): CommandName {
  const name = otherNames[kind] ?? kind;
  const command = commandNames.find((each) => each === name);
  if (command === undefined) throw new Error(`no command writes a ${kind}`);
  return command;
}
