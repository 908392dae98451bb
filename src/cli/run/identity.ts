import { createHash } from "node:crypto";
import type { RunIdentity } from "../../report/manifest.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Program } from "../program.ts";
import type { PlannedRun } from "./plan.ts";

/** The generator of every draw, with its number of rounds; part of what identifies a run. */
const GENERATOR = "threefry2x32-20";

/** What identifies a run: known before any of it is simulated. */
export function identityOf(
  { scenario, reference, referenceLabel, window }: PlannedRun,
  { seed, replications }: { readonly seed: string; readonly replications: number },
  { version, source }: Program,
): RunIdentity {
  return {
    program: { version, source },
    scenario: { name: scenario.name, title: scenario.title, sha256: hashOf(scenario) },
    reference: reference === undefined ? null : { label: referenceLabel, sha256: hashOf(reference) },
    seed,
    generator: GENERATOR,
    replications,
    months: scenario.market.months,
    window,
  };
}

/** SHA-256 of what is simulated and how it is written down. */
function hashOf({ yaml, market }: Scenario): string {
  return createHash("sha256").update(yaml).update(JSON.stringify(market)).digest("hex");
}
