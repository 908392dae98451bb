import { runParameters } from "../scopes.ts";
import { at } from "../text/located.ts";
import type { Lookup } from "./groups.ts";

/** How long the run is, whether a file said so or the command line, and when something is decided in it. */
export interface Horizon {
  /** Length of the run [months, >= 1]. */
  readonly months: number;
  /**
   * True when the command line set the length: whoever asks for a shorter run gets its first months,
   * so what comes later is left out and is no mistake of the file.
   */
  readonly fromCommandLine: boolean;
  /** Month of the decision [>= 0]. */
  readonly from: number;
}

export function horizonOf(lookup: Lookup): Horizon {
  const months = lookup.number("months", runParameters.months);
  const node = at(lookup.root, ["months"]);
  const from = lookup.number("from", runParameters.from);
  return { months, from, fromCommandLine: node?.place.from === "command line" };
}
