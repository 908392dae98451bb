import type { EventLog } from "./eventLog.ts";
import type { TimetableEntry } from "./market.ts";
import type {
  BuyerParameterName,
  MarketParameterName,
  PolicyParameterName,
  SupplierParameterName,
} from "./parameters.ts";
import type { Decision, Stream } from "./random.ts";

/** What a relation is at the moment. A vacant place has no supplier. */
export const VACANT = 0;
/** Off the panel, but the buyer remembers the supplier and may call it back. */
export const REMEMBERED = 1;
/** Approved, on the flexible track. */
export const FLEXIBLE = 2;
/** Under contract, on the fixed track. */
export const FIXED = 3;

/** A column of parameter values for every agent. */
export type ParameterColumns<Name extends string> = Readonly<Record<Name, Float64Array>>;

/**
 * The state of one world, in columns.
 *
 * Index b is a buyer, s a supplier, r a relation, a an account that an entrant courts. The relations
 * of buyer b are the places r in [rowStart[b], rowStart[b + 1]), kept in this order:
 *
 *     contracts     rowStart[b]     .. contractsEnd[b] - 1
 *     flexible      contractsEnd[b] .. panelEnd[b] - 1
 *     remembered    panelEnd[b]     .. knownEnd[b] - 1
 *     vacant        knownEnd[b]     .. rowStart[b + 1] - 1
 *
 * The accounts of the n-th entrant are the places a in [n x accountsPerEntrant, (n + 1) x accountsPerEntrant).
 * Cost of a month grows with places, accounts and suppliers, never with buyers x suppliers.
 */
export interface World {
  /** Month of the run, from 0. */
  month: number;
  readonly buyerCount: number;
  readonly supplierCount: number;
  readonly relationCount: number;
  readonly entryEnabled: boolean;
  /** True when some supplier may be blind to entrants, so that the view without them is needed. */
  blindSuppliers: boolean;
  readonly market: Record<MarketParameterName, number>;
  readonly timetable: readonly TimetableEntry[];
  /** Next timetable entry to happen. */
  nextEntry: number;
  /** One stream for each decision, keyed anew every month. */
  readonly streams: Readonly<Record<Decision, Stream>>;
  /** Stream of the replication, above all others. */
  readonly replicationStream: Stream;
  /** Where events are told, if anybody listens. Telling changes nothing. */
  eventLog: EventLog | undefined;

  readonly buyer: BuyerColumns;
  readonly supplier: SupplierColumns;
  readonly relation: RelationColumns;
  readonly account: AccountColumns;
  readonly tally: TallyColumns;
}

export interface BuyerColumns {
  readonly identity: Int32Array;
  readonly group: Int32Array;
  /** First place of each buyer's row of relations; one more entry than buyers. */
  readonly rowStart: Int32Array;
  /** One past the last place of each part of the row. */
  readonly contractsEnd: Int32Array;
  readonly panelEnd: Int32Array;
  readonly knownEnd: Int32Array;
  readonly policy: ParameterColumns<PolicyParameterName>;
  readonly parameters: ParameterColumns<BuyerParameterName>;
  /** Deviation of log demand from its level. */
  readonly demandDeviation: Float64Array;
  /** Factor of a demand shock, and the month in which it ends. */
  readonly shockFactor: Float64Array;
  readonly shockEnd: Int32Array;
  /** Units demanded this month. */
  readonly demand: Float64Array;
  /** Units ordered this month that nobody delivered. */
  readonly undelivered: Float64Array;
  /** New-market projects a month. */
  readonly launches: Float64Array;
  /** Prospect that this buyer likes best this month, as an account; -1 for none. Its utility beside it. */
  readonly bestProspect: Int32Array;
  readonly bestProspectUtility: Float64Array;
  readonly looks: Uint8Array;
  /** Buyers in the order of their identity, so that numbering does not matter. */
  readonly byIdentity: Int32Array;
}

export interface SupplierColumns {
  readonly identity: Int32Array;
  readonly group: Int32Array;
  /** 1 for kinds that enter during the run. */
  readonly entrant: Uint8Array;
  /** Number among the entrants; -1 for others. */
  readonly entrantNumber: Int32Array;
  /** Suppliers that enter during the run. */
  readonly entrants: Int32Array;
  readonly parameters: ParameterColumns<SupplierParameterName>;
  /** 1 when in the market. */
  readonly active: Uint8Array;
  /** Month in which an entrant becomes active (again); beyond the horizon for never. */
  readonly entryMonth: Int32Array;
  /** Month of the last exit; -1 before. */
  readonly exitMonth: Int32Array;
  readonly capacity: Float64Array;
  /** 1 while disrupted. */
  readonly disrupted: Uint8Array;
  /** Share of capacity lost to a timetabled failure, and the month in which it ends. */
  readonly failureLoss: Float64Array;
  readonly failureEnd: Int32Array;
  /** Months behind the frontier. */
  readonly lag: Float64Array;
  /** exp(-lag / scale): how much of the frontier a buyer reaches through it. */
  readonly nearness: Float64Array;
  readonly cash: Float64Array;
  /** Units ordered from it, capacity left for others, and units asked of that, this month. */
  readonly load: Float64Array;
  readonly spare: Float64Array;
  readonly requested: Float64Array;
  /** Volume-weighted sums over its relations: volume, e (1 - I), trust in delivered work. */
  readonly volume: Float64Array;
  readonly drive: Float64Array;
  readonly reputation: Float64Array;
  /** Quality of this month's deliveries [0..1]. */
  readonly deliveredQuality: Float64Array;
  readonly profit: Float64Array;
}

export interface RelationColumns {
  /** Every column that moves with a relation: all but `buyer`. */
  readonly moving: readonly (Float64Array | Int32Array | Uint8Array)[];
  /** Supplier in this place; -1 when vacant. */
  readonly supplier: Int32Array;
  readonly buyer: Int32Array;
  readonly track: Uint8Array;
  /** 1 for relations that were under contract when the run began. */
  readonly incumbent: Uint8Array;
  /** 1 when trust passes the gate of the fixed track. */
  readonly eligible: Uint8Array;
  /** First month on the panel, without a break since. */
  readonly since: Int32Array;
  /** Month of the next contract review (fixed track). */
  readonly contractEnd: Int32Array;
  /** Weight among a buyer's contracts, set at the award. */
  readonly contractWeight: Float64Array;
  /** Share of spend. */
  readonly share: Float64Array;
  readonly price: Float64Array;
  readonly effort: Float64Array;
  readonly inertia: Float64Array;
  readonly integration: Float64Array;
  readonly trustProduct: Float64Array;
  readonly trustRisk: Float64Array;
  readonly trustOrganisation: Float64Array;
  readonly trustSocial: Float64Array;
  /** Overall trust, value V and perceived utility U, before this month's orders. */
  readonly trust: Float64Array;
  readonly value: Float64Array;
  readonly utility: Float64Array;
  /** Units ordered, delivered of those, and taken over from others. */
  readonly ordered: Float64Array;
  readonly delivered: Float64Array;
  readonly takenOver: Float64Array;
  /** exp(beta U), exp(beta_x U) of flexible suppliers and exp(beta (U + S)) of contracts, relative to the panel's best. */
  readonly attraction: Float64Array;
  readonly orderAttraction: Float64Array;
  readonly hold: Float64Array;
  /** Retention probability of a contract; share of the flexible track that logit gives, for a flexible supplier. */
  readonly retention: Float64Array;
  /** The same as the supplier sees it. */
  readonly perceivedRetention: Float64Array;
  /** Chance of a flexible supplier to win the weakest contract, and the monthly prize. */
  readonly promotion: Float64Array;
  readonly promotionPrize: Float64Array;
}

export interface AccountColumns {
  readonly perEntrant: number;
  /** Buyer that is courted; -1 for none. */
  readonly buyer: Int32Array;
  readonly since: Int32Array;
  readonly trustProduct: Float64Array;
}

/** Counts of a month, by group. */
export interface TallyColumns {
  readonly switches: Float64Array;
  readonly panelChanges: Float64Array;
  readonly exits: Float64Array;
}
