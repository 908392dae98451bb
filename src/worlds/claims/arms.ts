import type { Market } from "../../model/market.ts";
import type { ScenarioLibrary, ScenarioSource } from "../../scenario/library.ts";
import { type ReadOptions, readScenario } from "../../scenario/read.ts";
import { WITHOUT_ENTRY, WITHOUT_STRATEGY } from "../../scenario/referenceNames.ts";
import type { Claim, Problem, Scenario } from "../../scenario/scenario.ts";
import { marketWithoutEntry, marketWithoutStrategy } from "../arms.ts";

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
  variants: Variants,
): ClaimArms | { readonly problems: readonly Problem[] } {
  const { given = {}, against } = claim;
  const own = variantOf(claimed, given, variants);
  if ("problems" in own) return own;
  if (against === undefined) return { own };
  if (against === WITHOUT_ENTRY)
    return { own, other: marketWithoutEntry({ market: own, from: claimed.scenario.from }) };
  if (against === WITHOUT_STRATEGY)
    return { own, other: marketWithoutStrategy({ market: own, from: claimed.scenario.from }) };
  const other =
    typeof against === "string"
      ? named(claimed, against, given, variants)
      : variantOf(claimed, given, variants, against);
  return "problems" in other ? other : { own, other };
}

type Variant = Market | { readonly problems: readonly Problem[] };

/** The scenario with some settings changed; those of the other arm alone are decided, where something is before that. */
function variantOf(
  { scenario, source, options }: ClaimedScenario,
  given: Written,
  variants: Variants,
  against: Written = {},
): Variant {
  if (Object.keys({ ...given, ...against }).length === 0) return scenario.market;
  if (scenario.market.warmUp === 0 && scenario.from === 0) {
    const settings = [...(options?.settings ?? []), ...assignments({ ...given, ...against })];
    return variants.marketOf(source, { ...options, settings });
  }
  const settings = [...(options?.settings ?? []), ...assignments(given)];
  return variants.marketOf(source, { ...options, settings, decided: assignments(against) });
}

/** Another scenario as its file has it, but for the length of the run and what is given to both arms. */
function named({ scenario, source }: ClaimedScenario, name: string, given: Written, variants: Variants): Variant {
  const found = variants.find(name, source);
  if (found === undefined) {
    const wrong = `"${name}" is not at hand: its path counts from the file that this result was made of.`;
    return { problems: [{ source: source.place, wrong }] };
  }
  return variants.marketOf(found, { settings: assignments(given), months: scenario.market.months });
}

function assignments(changes: Written): string[] {
  return Object.entries(changes).map(([path, value]) => `${path}=${value}`);
}

/** Reads variants of scenarios; what several claims ask for is read once, because reading takes longer than a world. */
export class Variants {
  readonly #library: ScenarioLibrary;
  readonly #known = new Map<string, Variant>();

  constructor(library: ScenarioLibrary) {
    this.#library = library;
  }

  /** The scenario that a file names. */
  find(name: string, from: ScenarioSource): ScenarioSource | undefined {
    return this.#library.find(name, from.place);
  }

  marketOf(source: ScenarioSource, options: ReadOptions): Variant {
    const key = JSON.stringify([source.place, source.text, options]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const read = readScenario(source, this.#library, options);
    const variant = "scenario" in read ? read.scenario.market : read;
    this.#known.set(key, variant);
    return variant;
  }
}
