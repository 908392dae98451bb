import { createHash } from "node:crypto";
import type { Scenario } from "../../scenario/scenario.ts";

/** The generator of every draw, with its number of rounds; part of what identifies a run. */
export const GENERATOR = "threefry2x32-20";

/** SHA-256 of what is simulated and how it is written down. */
export function hashOf({ yaml, market }: Scenario): string {
  return createHash("sha256").update(yaml).update(JSON.stringify(market)).digest("hex");
}
