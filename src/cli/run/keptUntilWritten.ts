import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { openCache } from "../store/cache.ts";
import { UntilWritten } from "../store/untilWritten.ts";
import { LONG_WORK, type ToSimulate, workOf } from "./work.ts";

/** Where results and finished batches go unless said otherwise. */
const OUTPUT = "output";

/** Keeps the batches of these runs until their result is written. Short work is not kept: it is done again faster than said. */
export function keptUntilWritten(
  runs: readonly ToSimulate[],
  replications: number,
  given: Given,
  effects: Effects,
): UntilWritten {
  const store = openCache(given, OUTPUT, effects);
  return new UntilWritten(workOf(runs, replications) < LONG_WORK ? undefined : store);
}
