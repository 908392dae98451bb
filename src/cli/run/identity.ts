import { createHash } from "node:crypto";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Effects } from "../effects.ts";
import type { RunRequest } from "./request.ts";

/** The generator of every draw, with its number of rounds; part of what identifies a run. */
export const GENERATOR = "threefry2x32-20";

/** SHA-256 of what is simulated and how it is written down. */
export function hashOf({ yaml, market }: Scenario): string {
  return createHash("sha256").update(yaml).update(JSON.stringify(market)).digest("hex");
}

/** Text of `run-info.json`: times and machine, the only facts that differ between two equal runs. */
export function runInfo(
  started: string,
  { threads }: Pick<RunRequest, "threads">,
  { clock, machine }: Effects,
): string {
  const { platform, node, cores } = machine;
  return sealedJson({ started, ended: clock.now(), platform, node, cores, workers: threads });
}

/** An object as JSON whose last line is the hash of the rest, for files that no other file has the hash of. */
export function sealedJson(object: object): string {
  const checksum = createHash("sha256")
    .update(JSON.stringify(object, null, 2))
    .digest("hex");
  return `${JSON.stringify({ ...object, checksum }, null, 2)}\n`;
}

/** True where not one byte of a sealed file was changed. */
export function isSealed(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("checksum" in parsed)) return false;
    const { checksum: _, ...rest } = parsed;
    return sealedJson(rest) === text;
  } catch {
    return false;
  }
}
