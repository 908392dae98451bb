import type { Market } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import type { EventName, TracedWorld } from "../../model/trace.ts";
import { namesOfMembers } from "../../model/traceWorld.ts";
import type { InputDifference } from "./inputDifferences.ts";
import type { QuantityName } from "./quantities.ts";

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
export interface EventDifference {
  readonly kind: "event";
  readonly month: number;
  readonly baseline?: NamedEvent;
  readonly scenario?: NamedEvent;
  /** Nearest month in which the same happens in the other world; undefined where it never does, or where both are there. */
  readonly otherMonth?: number;
  /** True where its supplier is never in the market of the other world. */
  readonly unknownThere: boolean;
}

export type Difference = NumberDifference | EventDifference;

/**
 * Something that drifts apart in the two worlds: the effort or price of a supplier that is under contract with
 * the buyer in both, or the share of its demand that the buyer gets.
 */
export interface WideningGap {
  readonly kind: "gap";
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
export interface EventCount {
  readonly event: EventName;
  /** Only of newcomers. */
  readonly newcomers: boolean;
  readonly baseline: number;
  readonly scenario: number;
}

/** Where the two histories of one world part, and what came after that. */
export interface Divergence {
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
  readonly firstNoticed?: Difference;
  /** The first decision of a buyer that turned out differently: a trial, a contract, a drop. */
  readonly decision?: EventDifference;
  /** All events in which the two worlds differ, in order. */
  readonly eventDifferences: readonly EventDifference[];
  /** The few event differences and gaps that tell the story, in order of month: first of the buyer of the first decision. */
  readonly steps: readonly (EventDifference | WideningGap)[];
  readonly eventCounts: readonly EventCount[];
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

/** All buyers and suppliers of two markets under common numbers: the same name is the same agent. */
export interface SharedNumbering {
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Common number of each buyer and supplier of one market. */
  readonly numbersOf: (market: Market) => {
    readonly buyers: readonly number[];
    readonly suppliers: readonly number[];
  };
}

export function sharedNumbering(baseline: Market, scenario: Market): SharedNumbering {
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
