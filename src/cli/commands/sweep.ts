import { sweepKind } from "../../question/sweep.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../session.ts";

/** `catfish sweep scenario --vary path=from:to:step` */
export function sweep(given: Given, effects: Effects): Promise<ExitCode> {
  return explore(sweepKind, given, effects);
}
