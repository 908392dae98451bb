import type { TimetableEntry } from "./market.ts";
import type {
  BuyerParameterName,
  MarketParameterName,
  PolicyParameterName,
  SupplierParameterName,
} from "./parameters.ts";
import type { Decision, Stream } from "./random.ts";
import type { EventLog } from "./trace.ts";

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
  /** Month of the run [0 to months - 1]. */
  month: number;
  /** Buyers [count]. */
  readonly buyerCount: number;
  /** Suppliers, in the market or not yet [count]. */
  readonly supplierCount: number;
  /** Places of relations, vacant ones included [count]. */
  readonly relationCount: number;
  /** Whether anybody may enter during the run [yes or no]. */
  entryEnabled: boolean;
  /** Whether some supplier may be blind to entrants, so that the view without them is needed [yes or no]. */
  blindSuppliers: boolean;
  /** Parameters of the market as they stand this month [as in the parameter table]. */
  readonly market: Record<MarketParameterName, number>;
  /** What is planned, in order of month [entries]. */
  timetable: readonly TimetableEntry[];
  /** Next timetable entry to happen [index]. */
  nextEntry: number;
  /** One random stream for each decision, keyed anew every month [two 32-bit words]. */
  readonly streams: Readonly<Record<Decision, Stream>>;
  /** The same streams in the order of `decisions` [two 32-bit words each]. */
  readonly streamList: readonly Stream[];
  /** Stream of the replication, above all others [two 32-bit words]. */
  readonly replicationStream: Stream;
  /** Where events are told, if anybody listens; telling changes nothing [log]. */
  eventLog: EventLog | undefined;

  readonly buyer: BuyerColumns;
  readonly supplier: SupplierColumns;
  readonly relation: RelationColumns;
  readonly account: AccountColumns;
  readonly tally: TallyColumns;
}

export interface BuyerColumns {
  /** Who it is in random draws: hash of its group's name and its number in it [32-bit word]. */
  readonly identity: Int32Array;
  /** Group of buyers that it belongs to [index]. */
  readonly group: Int32Array;
  /** First place of its row of relations; one more entry than buyers [place]. */
  readonly rowStart: Int32Array;
  /** One past the last contract of its row [place]. */
  readonly contractsEnd: Int32Array;
  /** One past the last supplier of its panel [place]. */
  readonly panelEnd: Int32Array;
  /** One past the last supplier that it knows [place]. */
  readonly knownEnd: Int32Array;
  /** Its policy as it stands this month [as in the parameter table]. */
  readonly policy: ParameterColumns<PolicyParameterName>;
  /** Its other parameters as they stand this month [as in the parameter table]. */
  readonly parameters: ParameterColumns<BuyerParameterName>;
  /** Deviation x of log demand from its level [any number]. */
  readonly demandDeviation: Float64Array;
  /** Factor of a demand shock, 1 without [0 or more]. */
  readonly shockFactor: Float64Array;
  /** First month after the shock [month]. */
  readonly shockEnd: Int32Array;
  /** Units demanded this month, D [units]. */
  readonly demand: Float64Array;
  /** Units ordered this month that nobody delivered [units]. */
  readonly undelivered: Float64Array;
  /** New-market projects this month, expected number [launches a month]. */
  readonly launches: Float64Array;
  /** Entrant that it likes best this month among those that court it [account, -1 for none]. */
  readonly bestProspect: Int32Array;
  /** Perceived utility of that entrant's first offer [unit costs]. */
  readonly bestProspectUtility: Float64Array;
  /** Whether it looks at prospects this month [0 or 1]. */
  readonly looks: Uint8Array;
  /** Buyers in the order of their identity, so that numbering does not matter [index]. */
  readonly byIdentity: Int32Array;
}

export interface SupplierColumns {
  /** Who it is in random draws: hash of its group's name and its number in it [32-bit word]. */
  readonly identity: Int32Array;
  /** Group of suppliers that it belongs to [index]. */
  readonly group: Int32Array;
  /** Whether it is of the kind that enters during the run [0 or 1]. */
  readonly entrant: Uint8Array;
  /** Number among the entrants [index, -1 for others]. */
  readonly entrantNumber: Int32Array;
  /** Suppliers that enter during the run [index]. */
  readonly entrants: Int32Array;
  /** Its parameters as they stand this month [as in the parameter table]. */
  readonly parameters: ParameterColumns<SupplierParameterName>;
  /** Whether it is in the market [0 or 1]. */
  readonly active: Uint8Array;
  /** Month in which an entrant becomes active, or does so again [month; beyond the horizon for never]. */
  readonly entryMonth: Int32Array;
  /** Month of the last exit [month, -1 before]. */
  readonly exitMonth: Int32Array;
  /** Capacity C as it has grown, disruption not counted [units a month]. */
  readonly capacity: Float64Array;
  /** Whether it is disrupted [0 or 1]. */
  readonly disrupted: Uint8Array;
  /** Share of capacity lost to a timetabled failure [0..1]. */
  readonly failureLoss: Float64Array;
  /** First month after the failure [month]. */
  readonly failureEnd: Int32Array;
  /** Technology lag L, months behind the frontier [months, 0 or more]. */
  readonly lag: Float64Array;
  /** exp(-L / tau_N): how much of the frontier a buyer reaches through it [0..1]. */
  readonly nearness: Float64Array;
  /** Cash M of an entrant [unit costs]. */
  readonly cash: Float64Array;
  /** Units ordered from it this month [units]. */
  readonly load: Float64Array;
  /** Capacity left after its own orders; negative where it is short [units]. */
  readonly spare: Float64Array;
  /** Units of that which other buyers' orders ask for [units]. */
  readonly requested: Float64Array;
  /** Units ordered from it, summed over its relations [units]. */
  readonly volume: Float64Array;
  /** Sum over its relations of units ordered x effort x (1 - inertia) [units]. */
  readonly drive: Float64Array;
  /** Sum over its relations of units ordered x mean of trust in product and supply [units]. */
  readonly reputation: Float64Array;
  /** Quality of this month's deliveries [0..1]. */
  readonly deliveredQuality: Float64Array;
  /** Profit this month [unit costs]. */
  readonly profit: Float64Array;
}

export interface RelationColumns {
  /** Every column that moves with a relation: all but `buyer` [columns]. */
  readonly moving: readonly (Float64Array | Int32Array | Uint8Array)[];
  /** Supplier in this place [index, -1 when vacant]. */
  readonly supplier: Int32Array;
  /** Buyer whose row the place is in [index]. */
  readonly buyer: Int32Array;
  /** What the relation is [0 vacant, 1 remembered, 2 flexible, 3 under contract]. */
  readonly track: Uint8Array;
  /** Whether it was under contract when the run began [0 or 1]. */
  readonly incumbent: Uint8Array;
  /** Whether trust passes the gate of the fixed track [0 or 1]. */
  readonly eligible: Uint8Array;
  /** First month on the panel, without a break since [month]. */
  readonly since: Int32Array;
  /** Month of the next contract review, on the fixed track [month]. */
  readonly contractEnd: Int32Array;
  /** Weight W among a buyer's contracts, set at the award [above 0]. */
  readonly contractWeight: Float64Array;
  /** Share of spend w [0..1]. */
  readonly share: Float64Array;
  /** Price p [unit costs]. */
  readonly price: Float64Array;
  /** Service effort e [0..1]. */
  readonly effort: Float64Array;
  /** Inertia I [0..1]. */
  readonly inertia: Float64Array;
  /** Integration k, relation-specific assets [0..1]. */
  readonly integration: Float64Array;
  /** Trust T_1 in the product [0..1]. */
  readonly trustProduct: Float64Array;
  /** Trust T_2 in supply, on time and in full [0..1]. */
  readonly trustRisk: Float64Array;
  /** Trust T_3 in the people [0..1]. */
  readonly trustOrganisation: Float64Array;
  /** Trust T_4 by reputation [0..1]. */
  readonly trustSocial: Float64Array;
  /** Preference J learned from past dealings on the flexible track [unit costs]. */
  readonly preference: Float64Array;
  /** Overall trust T before this month's orders [0..1]. */
  readonly trust: Float64Array;
  /** Value V before this month's orders [unit costs]. */
  readonly value: Float64Array;
  /** Perceived utility U before this month's orders [unit costs]. */
  readonly utility: Float64Array;
  /** Units ordered this month [units]. */
  readonly ordered: Float64Array;
  /** Units delivered of those [units]. */
  readonly delivered: Float64Array;
  /** Units taken over from other suppliers of the panel [units]. */
  readonly takenOver: Float64Array;
  /** exp(beta U) of a flexible supplier, relative to the panel's best U [above 0]. */
  readonly attraction: Float64Array;
  /** exp(beta_x U + beta_J J) of a flexible supplier, up to a factor common to the track [above 0]. */
  readonly orderAttraction: Float64Array;
  /** exp(beta (U + S)) of a contract, relative to the panel's best U [above 0]. */
  readonly hold: Float64Array;
  /** Retention probability P of a contract; chance of an order, for a flexible supplier [0..1]. */
  readonly retention: Float64Array;
  /** The same as the supplier sees it [0..1, -1 before the first look]. */
  readonly perceivedRetention: Float64Array;
  /** Chance Q of a flexible supplier to win the weakest contract [0..1]. */
  readonly promotion: Float64Array;
  /** Monthly profit that this contract would bring, per unit of demand [unit costs]. */
  readonly promotionPrize: Float64Array;
}

export interface AccountColumns {
  /** Accounts of each entrant [count]. */
  readonly perEntrant: number;
  /** Buyer that is courted [index, -1 for none]. */
  readonly buyer: Int32Array;
  /** First month of courting [month]. */
  readonly since: Int32Array;
  /** Trust T_1 in the product that words have built [0..1]. */
  readonly trustProduct: Float64Array;
}

/** Counts of a month, by group. */
export interface TallyColumns {
  /** Contracts that changed hands this month, by group of buyers [count]. */
  readonly switches: Float64Array;
  /** Suppliers let in or dropped this month, by group of buyers [count]. */
  readonly panelChanges: Float64Array;
  /** Links dropped this month, by group of buyers: two places each, in their first year, and after three [count]. */
  readonly droppedLinks: Float64Array;
  /** Entrants that left this month, by group of suppliers [count]. */
  readonly exits: Float64Array;
}
