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

/** What is wrong with a first and a last month of a run; undefined where nothing is. */
export function wrongMonths([first, last]: readonly [number, number], { months }: Horizon): string | undefined {
  if (last < first) return `Month ${last} comes before month ${first}.`;
  return last >= months ? `Month ${last} is beyond the end of the run.` : undefined;
}

/** What to write in their place. */
export function rightMonths({ months }: Horizon): string {
  return `first and last month, within 0 and ${months - 1}`;
}

export function horizonOf(lookup: Lookup): Horizon {
  const months = lookup.number("months", runParameters.months);
  const node = at(lookup.root, ["months"]);
  const from = lookup.number("from", runParameters.from);
  return { months, from, fromCommandLine: node?.place.from === "command line" };
}
