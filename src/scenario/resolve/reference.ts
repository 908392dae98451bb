import type { Market } from "../../model/market.ts";
import { unknownScenario } from "../inherit.ts";
import { isSameFile, type ScenarioLibrary, type ScenarioSource } from "../library.ts";
import { ITSELF, NO_REFERENCE, WITHOUT_ENTRY } from "../referenceNames.ts";
import type { Problem } from "../scenario.ts";
import { at, nearestPlace, problemAt } from "../text/located.ts";
import type { Lookup } from "./groups.ts";

/** What a scenario is measured against: as written, else what it extends, else itself without entry. */
export function referenceOf(lookup: Lookup, market: Market): string {
  const own = lookup.text("reference") ?? lookup.text("extends");
  return own ?? (anybodyEnters(market) ? WITHOUT_ENTRY : NO_REFERENCE);
}

function anybodyEnters(market: Market): boolean {
  return market.entryEnabled && market.suppliers.some((group) => group.kind === "newcomer" && group.count > 0);
}

/** Where the path of a reference counts from: the file that names it, or the working folder for one in a flag. */
export function referencePlace({ root }: Lookup, { place }: ScenarioSource): string | undefined {
  return at(root, ["reference"])?.place.from === "command line" ? undefined : place;
}

export function referenceProblems(lookup: Lookup, source: ScenarioSource, library: ScenarioLibrary): Problem[] {
  const wanted = at(lookup.root, ["reference"]) && lookup.text("reference");
  if (wanted === undefined || ITSELF.includes(wanted) || wanted === NO_REFERENCE) return [];
  const place = nearestPlace(lookup.root, ["reference"]);
  const from = referencePlace(lookup, source);
  const found = library.find(wanted, from);
  if (!found && from !== undefined && library.isOfResult?.(from)) return [];
  if (!found) return [unknownScenario("reference", wanted, place, library, [...ITSELF, NO_REFERENCE])];
  if (found.problem !== undefined) return [found.problem];
  if (!isSameFile(found, source)) return [];
  const right = `${ITSELF.join(", ")}, ${NO_REFERENCE}, or another scenario`;
  return [problemAt(place, "A scenario cannot be measured against itself.", { path: "reference", right })];
}
