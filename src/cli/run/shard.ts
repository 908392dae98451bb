import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { partOf } from "../shard/part.ts";
import { runShard } from "../shard/runShard.ts";
import type { PlannedRun } from "./plan.ts";
import type { RunRequest } from "./request.ts";
import { tasksOfRuns } from "./tasks.ts";

/** The shard of `catfish run` that `--shard` names. Undefined where it names none. */
export async function runShardOf(
  planned: readonly PlannedRun[],
  request: RunRequest,
  given: Given,
  effects: Effects,
): Promise<ExitCode | undefined> {
  const part = partOf(given);
  if (part === undefined) return undefined;
  if (request.precision !== undefined) {
    throw new Refusal(
      "--shard needs to know the number of worlds beforehand, which --replications auto does not.",
      "Say how many, e.g. --replications 2000.",
    );
  }
  const { out, threads } = request;
  return runShard(
    {
      command: "run",
      given,
      part,
      folder: out,
      out,
      threads,
      feed: (map) => map(tasksOfRuns(planned, request), () => {}),
    },
    effects,
  );
}
