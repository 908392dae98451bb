import type {
  BuyerParameterName,
  MarketParameterName,
  PolicyParameterName,
  SellingParameterName,
  StrategyParameterName,
  SupplierKind,
  SupplierParameterName,
} from "./parameters.ts";

/**
 * What a replication is made from: groups of agents, parameter values and a timetable, all in
 * numbers and with every default filled in. A scenario file is resolved to one of these.
 */
export interface Market {
  /** Length of the run [months, >= 1]. */
  readonly months: number;
  /**
   * Months that are simulated before month 0 and observed by nobody, so that month 0 is a decision in a market that
   * stands still: what the timetable says of month 0 is what is decided [months, >= 0].
   */
  readonly warmUp: number;
  /** False: nobody enters, whatever the groups say. */
  readonly entryEnabled: boolean;
  readonly market: Readonly<Record<MarketParameterName, number>>;
  /** Constants of the supplier's side: in a market in which some group has a strategy, and in no other. */
  readonly selling?: Readonly<Record<SellingParameterName, number>>;
  readonly buyers: readonly BuyerGroup[];
  readonly suppliers: readonly SupplierGroup[];
  /** Groups of suppliers whose own side is measured: those that have a strategy, and those that are asked for; else none. */
  readonly supplierSide?: readonly string[];
  /** In order of month. */
  readonly timetable: readonly TimetableEntry[];
}

export interface BuyerGroup {
  readonly name: string;
  readonly count: number;
  readonly parameters: Readonly<Record<BuyerParameterName | PolicyParameterName, Value>>;
}

export interface SupplierGroup {
  readonly name: string;
  readonly kind: SupplierKind;
  readonly count: number;
  readonly parameters: Readonly<Record<SupplierParameterName, Value>>;
  /** Its levers, where one of them is, or becomes by the timetable, anything but its default. */
  readonly strategy?: Readonly<Record<StrategyParameterName, Value>>;
}

/** A number for every agent of the group, or a distribution from which each agent gets its own. */
export type Value = number | Spread;

/** Values outside the range of the parameter are drawn back to its edge. */
export type Spread =
  | { readonly distribution: "normal"; readonly mean: number; readonly sd: number }
  | { readonly distribution: "uniform"; readonly low: number; readonly high: number };

/** Something that happens at the start of a month. Group is the index in `buyers` or `suppliers`. */
export type TimetableEntry =
  | {
      readonly month: number;
      readonly event: "setMarket";
      readonly parameter: MarketParameterName;
      readonly value: number;
    }
  | {
      readonly month: number;
      readonly event: "setBuyers";
      readonly parameter: BuyerParameterName | PolicyParameterName;
      readonly group: number;
      readonly value: number;
    }
  | {
      readonly month: number;
      readonly event: "setSuppliers";
      readonly parameter: SupplierParameterName | StrategyParameterName;
      readonly group: number;
      readonly value: number;
    }
  /** The door is opened, or shut: nobody new is let in, and who is in stays. */
  | { readonly month: number; readonly event: "setEntry"; readonly enabled: boolean }
  /** Demand of a group of buyers is multiplied by `factor` for so many months. */
  | {
      readonly month: number;
      readonly event: "demandShock";
      readonly group: number;
      readonly factor: number;
      readonly months: number;
    }
  /** Supplier number `member` of a group (all when -1) loses the share `loss` of its capacity for so many months. */
  | {
      readonly month: number;
      readonly event: "failure";
      readonly group: number;
      readonly member: number;
      readonly loss: number;
      readonly months: number;
    }
  /** The frontier jumps: suppliers of the group fall back by so many months. */
  | { readonly month: number; readonly event: "technologyJump"; readonly group: number; readonly lag: number };
