import type { Effects } from "../effects.ts";
import type { RunRequest } from "./request.ts";
import { sealedJson } from "./seal.ts";

/** Text of `run-info.json`: times and machine, the only facts that differ between two equal runs. */
export function runInfo(
  started: string,
  { threads }: Pick<RunRequest, "threads">,
  { clock, machine }: Effects,
): string {
  const { platform, node, cores } = machine;
  return sealedJson({ started, ended: clock.now(), platform, node, cores, workers: threads });
}
