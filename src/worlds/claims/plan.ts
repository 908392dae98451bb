import type { Market } from "../../model/market.ts";
import { everySeriesOf, type Series } from "../../model/series.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import type { Claim, ClaimCondition, Problem } from "../../scenario/scenario.ts";
import type { Reading } from "../batch.ts";
import { type Money, moneyOf } from "../money.ts";
import { armsOf, type ClaimArms, type ClaimedScenario, Variants } from "./arms.ts";

/** A market to simulate, and what is kept of each of its worlds. */
export interface PlannedArm {
  /** Name of the first scenario that needs it. */
  readonly scenario: string;
  readonly market: Market;
  readonly readings: readonly Reading[];
}

/** Readings of an arm: a single mean over the claim's months, or one a month where perhaps only some of them count. */
export interface Place {
  readonly arm: number;
  readonly readings: readonly number[];
}

/** A claim with where its numbers come from. */
export interface PlannedClaim {
  readonly scenario: string;
  /** Number in its file, from 1. */
  readonly number: number;
  readonly claim: Claim;
  /** What its amounts of money are counted in: the currency of the scenario, in both arms. */
  readonly money: Money;
  readonly own: Place;
  /** What it is compared with: the other arm, or earlier months of its own. */
  readonly other?: Place;
  /** Month by month: what must equal `claim.while.is`. */
  readonly condition?: Place;
}

/** All that is needed to run claims: each different market once, however many claims share it. */
export interface ClaimPlan {
  readonly arms: readonly PlannedArm[];
  readonly claims: readonly PlannedClaim[];
}

/**
 * Plans the claims of scenarios that were read without a problem; what else is wrong with them is told together.
 *
 * @param pause  lets the rest of the program have a turn between claims; none unless given
 * @param drawn  what is simulated in place of the markets of a claim; they themselves unless given
 */
export async function planClaims(
  claimed: readonly ClaimedScenario[],
  library: ScenarioLibrary,
  pause?: () => Promise<void>,
  drawn: (arms: ClaimArms, claim: Claim) => ClaimArms = (arms) => arms,
): Promise<ClaimPlan | { readonly problems: readonly Problem[] }> {
  const arms = new Arms();
  const variants = new Variants(library);
  const claims: PlannedClaim[] = [];
  const problems: Problem[] = [];
  for (const one of claimed) {
    for (const [index, claim] of one.scenario.claims.entries()) {
      await pause?.();
      const planned = planOne(one, claim, index + 1, arms, variants, drawn);
      if ("problems" in planned) problems.push(...planned.problems);
      else claims.push(planned);
    }
  }
  return problems.length > 0 ? { problems } : { arms: arms.list(), claims };
}

function planOne(
  claimed: ClaimedScenario,
  claim: Claim,
  number: number,
  arms: Arms,
  variants: Variants,
  drawn: (arms: ClaimArms, claim: Claim) => ClaimArms,
): PlannedClaim | { readonly problems: readonly Problem[] } {
  const path = `claims.${number}`;
  const { name } = claimed.scenario;
  const money = moneyOf(claimed.scenario);
  const markets = armsOf(claimed, claim, variants);
  if ("problems" in markets) {
    return { problems: markets.problems.map(({ wrong }) => problemOf(claimed, path, `Claim ${number}: ${wrong}`)) };
  }
  const { own, other } = drawn(markets, claim);
  const missing = [missingIn(own, claim), other && missingIn(other, claim)].find((wrong) => wrong !== undefined);
  if (missing !== undefined) return { problems: [problemOf(claimed, path, `Claim ${number}: ${missing}`)] };
  const condition = claim.while;
  // Two arms are compared over the months in which both have a value.
  const monthly = condition !== undefined || other !== undefined;
  const compared = claim.since ? own : other;
  return {
    scenario: name,
    number,
    claim,
    money,
    own: arms.place(name, own, claim, claim.months, monthly),
    other: compared && arms.place(name, compared, claim, claim.since ?? claim.months, monthly),
    condition: condition && arms.place(name, own, condition, claim.months, monthly),
  };
}

function problemOf({ source }: ClaimedScenario, path: string, wrong: string): Problem {
  return { source: source.place, path, wrong };
}

/** What a claim asks of a market and does not find there: its arms may have other groups, and other lengths. */
function missingIn(market: Market, { measure, group, months }: Claim): string | undefined {
  if (serieOf(market, { measure, group }) < 0) return `\`${measure}\` of "${group}" is not measured in its other arm.`;
  if (months[1] >= market.months) return `month ${months[1]} is beyond the end of one of its arms.`;
  return undefined;
}

function serieOf(market: Market, { measure, group }: Pick<ClaimCondition, "measure" | "group">): number {
  const isMeant = (series: Series) => series.measure === measure && series.group === group;
  return everySeriesOf(market).findIndex(isMeant);
}

/** Collects arms; equal markets are one, and so are equal readings. */
class Arms {
  readonly #arms: { readonly scenario: string; readonly market: Market; readonly readings: Reading[] }[] = [];
  readonly #byMarket = new Map<string, number>();

  list(): readonly PlannedArm[] {
    return this.#arms;
  }

  place(
    scenario: string,
    market: Market,
    series: Pick<ClaimCondition, "measure" | "group">,
    [first, last]: readonly [number, number],
    monthly: boolean,
  ): Place {
    const arm = this.#armOf(scenario, market);
    const serie = serieOf(market, series);
    const count = monthly ? last - first + 1 : 1;
    const readings = Array.from({ length: count }, (_, i) =>
      readingIn(this.#arms[arm].readings, { serie, months: monthly ? [first + i, first + i] : [first, last] }),
    );
    return { arm, readings };
  }

  #armOf(scenario: string, market: Market): number {
    const key = JSON.stringify(market);
    const known = this.#byMarket.get(key);
    if (known !== undefined) return known;
    this.#byMarket.set(key, this.#arms.length);
    return this.#arms.push({ scenario, market, readings: [] }) - 1;
  }
}

/** Place of a reading in the list, which it joins when it is new. */
function readingIn(readings: Reading[], { serie, months }: Reading): number {
  const known = readings.findIndex(
    (other) => other.serie === serie && other.months[0] === months[0] && other.months[1] === months[1],
  );
  return known >= 0 ? known : readings.push({ serie, months }) - 1;
}
