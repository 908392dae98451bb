import { sensitivityKind } from "../../question/sensitivity.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../session.ts";

/** `catfish sensitivity scenario [--method morris|sobol|tornado] [--vary path=low:high ...]` */
export function sensitivity(given: Given, effects: Effects): Promise<ExitCode> {
  return explore(sensitivityKind, given, effects);
}
