import { discoverKind } from "../../question/discover.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../session.ts";

/** `catfish discover scenario --when "measure > value"` */
export function discover(given: Given, effects: Effects): Promise<ExitCode> {
  return explore(discoverKind, given, effects);
}
