import { chooseKind } from "../../question/choose.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../session.ts";

/** `catfish choose scenario --lever path=values --uncertain path=low:high` */
export function choose(given: Given, effects: Effects): Promise<ExitCode> {
  return explore(chooseKind, given, effects);
}
