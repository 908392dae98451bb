import type { Effects } from "../effects.ts";
import type { RunRequest } from "./request.ts";

/** Text of `run-info.json`: times and machine, the only facts that differ between two equal runs. */
export function runInfo(started: string, { threads }: RunRequest, { clock, machine }: Effects): string {
  return `${JSON.stringify({ started, ended: clock.now(), ...machine, workers: threads }, null, 2)}\n`;
}
