import type { Market } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import type { EventName, TracedWorld } from "../../model/trace.ts";
import { namesOfMembers } from "../../model/traceWorld.ts";
import { chainOf, decisions, eventOf, forksOf, pointOf } from "./decisions.ts";
import { USUAL_SERIES } from "./extremeWorlds.ts";
import type { QuantityName } from "./firstNumber.ts";
import { type InputDifference, inputDifferences } from "./inputDifferences.ts";
import { runSideBySide } from "./sideBySide.ts";
import { talliesOf } from "./stocks.ts";

/** The two markets that are held against each other in the same worlds. */
export type Arm = "baseline" | "scenario";

/** An event with the names of those who took part; empty where there is none. */
export interface NamedEvent {
  readonly month: number;
  readonly event: EventName;
  readonly buyer: string;
  readonly supplier: string;
  /** The supplier that was displaced, or that displaced (`src/model/trace.ts`). */
  readonly other: string;
}

/** A number of the same month, of the same agents, that is not the same in the two worlds. */
export interface NumberDifference {
  readonly kind: "number";
  readonly month: number;
  readonly quantity: QuantityName;
  /** Empty where the number is not a buyer's, or not a supplier's. */
  readonly buyer: string;
  readonly supplier: string;
  /** NaN where there is none, as with a supplier that is in one of the two worlds only. */
  readonly baseline: number;
  readonly scenario: number;
  /** How many numbers of this kind differ in this month, this one included. */
  readonly count: number;
  /** True where all of them differ by the same two values. */
  readonly alike: boolean;
  /** True where it is a number of buyers, and differs for every one of them. */
  readonly everyBuyer: boolean;
}

/**
 * Something that happened in one world and not, or not in that month, in the other. Both are there where
 * a buyer decided otherwise at the same moment: in one world it renews a contract, in the other it does not.
 */
export interface Fork {
  readonly kind: "event";
  readonly month: number;
  readonly baseline?: NamedEvent;
  readonly scenario?: NamedEvent;
  /** Nearest month in which the same happens in the other world; undefined where it never does, or where both are there. */
  readonly otherMonth?: number;
  /** True where its supplier is never in the market of the other world. */
  readonly unknownThere: boolean;
}

export type Difference = NumberDifference | Fork;

/**
 * Something that drifts apart in the two worlds: the effort or price of a supplier that is under contract with
 * the buyer in both, or the share of its demand that the buyer gets.
 */
export interface Drift {
  readonly kind: "drift";
  readonly quantity: "effort" | "price" | "fillRate";
  readonly buyer: string;
  /** Empty for the fill rate. */
  readonly supplier: string;
  /** First month in which the gap is large enough to be told. */
  readonly from: number;
  /** Month of the largest gap, and what it was in the two worlds then. */
  readonly month: number;
  readonly baseline: number;
  readonly scenario: number;
}

/** What one buyer adds to the difference of buyer value of the whole market. All sum to it. */
export interface BuyerPart {
  readonly buyer: string;
  readonly part: number;
}

/** How often something happened in the two worlds. */
export interface Tally {
  readonly event: EventName;
  /** Only of newcomers. */
  readonly newcomers: boolean;
  readonly baseline: number;
  readonly scenario: number;
}

/** Where the two histories of one world part, and what came after that. */
export interface Parting {
  readonly seed: string;
  readonly replication: number;
  /** Months that both have. */
  readonly months: number;
  /** What was set differently, in order of the month from which it holds. */
  readonly inputs: readonly InputDifference[];
  /** The first difference of any kind. Undefined: the two histories never part. */
  readonly first?: Difference;
  /**
   * The first difference that touches anybody else than an entrant that nobody buys from.
   * Undefined: for all others the two histories never part.
   */
  readonly reach?: Difference;
  /** The first decision of a buyer that turned out differently: a trial, a contract, a drop. */
  readonly decision?: Fork;
  /** All events in which the two worlds differ, in order. */
  readonly forks: readonly Fork[];
  /** The few forks and drifts that tell the story, in order of month: first of the buyer of the first decision. */
  readonly chain: readonly (Fork | Drift)[];
  readonly tallies: readonly Tally[];
  /** Largest first, by size. */
  readonly parts: readonly BuyerPart[];
  /** What the story ends with: the mean over the window in this world. NaN where a world has none. */
  readonly outcome: {
    readonly series: Series;
    readonly window: readonly [number, number];
    readonly baseline: number;
    readonly scenario: number;
  };
  readonly worlds: Readonly<Record<Arm, TracedWorld>>;
}

export interface PartingOptions {
  readonly seed: string;
  /** Number of the world, the same in both markets. */
  readonly replication: number;
  /** First and last month of the outcome, both included. */
  readonly window: readonly [number, number];
  /** What the story ends with; buyer value of the whole market unless said. */
  readonly series?: Series;
}

/**
 * Finds where the two histories of one world part, and what came after that. Runs the world twice under
 * each market, side by side, with the same seed and number, and compares every month to the last bit.
 * Where one market has more months, the months that both have are compared.
 *
 *     const arms = { baseline: "without entry", scenario: "with entry" };   // said inside sentences
 *     const money = commonMoney([baseline, scenario]);                      // src/experiment/money.ts
 *     const extremes = extremeWorlds(baselineResult, scenarioResult, series);
 *     const replication = asked ?? (extremes === undefined ? 0 : worldToTell(extremes));
 *     const parting = partingOf(baseline.market, scenario.market, { seed, replication, window, series });
 *     const { worlds, sentences } = partingStory({ parting, extremes, arms, money });   // src/report/parting
 *     const chart = worldPair(parting, arms, provenance, money);                        // src/chart
 *
 * `extremeWorlds` also takes means that were read back from a saved run; they are in that money already, while
 * all numbers here are in unit costs until they are told.
 */
export function partingOf(baseline: Market, scenario: Market, options: PartingOptions): Parting {
  const { seed, replication, window, series = USUAL_SERIES } = options;
  const months = Math.min(baseline.months, scenario.months);
  const cast = castOf(baseline, scenario);
  const sides = runSideBySide(baseline, scenario, { cast, seed, replication, months, window, series });
  const { worlds, numbers, parts } = sides;
  const forks = forksOf(worlds.baseline, worlds.scenario);
  const reach = forks.find((fork) => !isOwnAffair(fork, worlds.baseline) || !isOwnAffair(fork, worlds.scenario));
  const decision = forks.find((fork) => decisions.has(eventOf(fork)?.event ?? "enter"));
  const story = { forks, decision, parts, months };
  return {
    seed,
    replication,
    months,
    inputs: inputDifferences(baseline, scenario),
    first: earlier(numbers.first, forks[0]),
    reach: earlier(numbers.reach, reach),
    decision,
    forks,
    chain: chainOf(story, baseline, scenario, { seed, replication }),
    tallies: talliesOf(worlds.baseline, worlds.scenario),
    parts,
    outcome: { series, window, ...sides.outcome },
    worlds,
  };
}

/** Whether it happened to an entrant alone, that nobody had on a panel in that month of this world. */
function isOwnAffair(fork: Fork, world: TracedWorld): boolean {
  const { month } = fork;
  const event = eventOf(fork);
  if (event === undefined || event.buyer !== "") return false;
  const supplier = world.suppliers.indexOf(event.supplier);
  if (supplier < 0) return true;
  return (
    world.supplierKinds[supplier] === "newcomer" &&
    !world.spells.some((spell) => spell.supplier === supplier && spell.from <= month && month <= spell.to)
  );
}

/** Numbers that a month makes, or frees, before it orders; all others come with the orders. */
const pointOfQuantity: Readonly<Partial<Record<QuantityName, number>>> = {
  demand: 0,
  courting: 4.5,
  value: 2.5,
  utility: 2.5,
};
const WITH_THE_ORDERS = 5;

function earlier(number: NumberDifference | undefined, fork: Fork | undefined): Difference | undefined {
  if (number === undefined || fork === undefined) return number ?? fork;
  if (number.month !== fork.month) return number.month < fork.month ? number : fork;
  return (pointOfQuantity[number.quantity] ?? WITH_THE_ORDERS) < pointOf(fork) ? number : fork;
}

/** All buyers and suppliers of two markets under common numbers: the same name is the same agent. */
export interface Cast {
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Common number of each buyer and supplier of one market. */
  readonly numbersOf: (market: Market) => {
    readonly buyers: readonly number[];
    readonly suppliers: readonly number[];
  };
}

export function castOf(baseline: Market, scenario: Market): Cast {
  const together = (names: readonly string[], more: readonly string[]) => [...new Set([...names, ...more])];
  const buyers = together(namesOfMembers(baseline.buyers), namesOfMembers(scenario.buyers));
  const suppliers = together(namesOfMembers(baseline.suppliers), namesOfMembers(scenario.suppliers));
  const numbers = (all: readonly string[]) => new Map(all.map((name, number) => [name, number]));
  const buyerNumber = numbers(buyers);
  const supplierNumber = numbers(suppliers);
  return {
    buyers,
    suppliers,
    numbersOf: (market) => ({
      buyers: namesOfMembers(market.buyers).map((name) => buyerNumber.get(name) ?? -1),
      suppliers: namesOfMembers(market.suppliers).map((name) => supplierNumber.get(name) ?? -1),
    }),
  };
}
