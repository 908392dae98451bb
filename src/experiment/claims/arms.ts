import type { Market } from "../../model/market.ts";
import type { ScenarioLibrary, ScenarioSource } from "../../scenario/library.ts";
import { type ReadOptions, readScenario } from "../../scenario/read.ts";
import { WITHOUT_ENTRY } from "../../scenario/resolve/reference.ts";
import type { Claim, Problem, Scenario } from "../../scenario/scenario.ts";

/** A scenario whose claims are to be run, with the file that it was read from. */
export interface ClaimedScenario {
  readonly scenario: Scenario;
  readonly source: ScenarioSource;
  /** What the command line changed when it was read; holds in the other arms that are made from the same file. */
  readonly options?: ReadOptions;
}

/** The markets that a claim is about. */
export interface ClaimArms {
  readonly own: Market;
  /** None where the claim says where a mean lies. */
  readonly other?: Market;
}

/** What is written as `path: value` in a claim. */
type Written = Readonly<Record<string, number | string | boolean>>;

/** The markets of a claim, or why they cannot be made: settings that are right one by one may not go together. */
export function armsOf(
  claimed: ClaimedScenario,
  claim: Claim,
  library: ScenarioLibrary,
): ClaimArms | { readonly problems: readonly Problem[] } {
  const { given = {}, against } = claim;
  const own = variantOf(claimed, given, library);
  if ("problems" in own) return own;
  if (against === undefined) return { own };
  if (against === WITHOUT_ENTRY) return { own, other: { ...own, entryEnabled: false } };
  const other =
    typeof against === "string"
      ? named(claimed, against, given, library)
      : variantOf(claimed, { ...given, ...against }, library);
  return "problems" in other ? other : { own, other };
}

type Variant = Market | { readonly problems: readonly Problem[] };

/** The scenario with some settings changed. */
function variantOf(
  { scenario, source, options }: ClaimedScenario,
  changes: Written,
  library: ScenarioLibrary,
): Variant {
  if (Object.keys(changes).length === 0) return scenario.market;
  const settings = [...(options?.settings ?? []), ...assignments(changes)];
  return marketOf(source, library, { ...options, settings });
}

/** Another scenario as its file has it, but for the length of the run and what is given to both arms. */
function named({ scenario, source }: ClaimedScenario, name: string, given: Written, library: ScenarioLibrary): Variant {
  const found = library.find(name, source.place);
  if (found === undefined) throw new Error(`the scenario "${name}" is gone`);
  return marketOf(found, library, { settings: assignments(given), months: scenario.market.months });
}

function assignments(changes: Written): string[] {
  return Object.entries(changes).map(([path, value]) => `${path}=${value}`);
}

function marketOf(source: ScenarioSource, library: ScenarioLibrary, options: ReadOptions): Variant {
  const read = readScenario(source, library, options);
  return "scenario" in read ? read.scenario.market : read;
}
