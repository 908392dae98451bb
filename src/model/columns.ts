import type { TimetableEntry } from "./market.ts";
import type {
  BuyerParameterName,
  MarketParameterName,
  PolicyParameterName,
  SellingParameterName,
  StrategyParameterName,
  SupplierParameterName,
} from "./parameters.ts";
import type { Decision, Stream } from "./random.ts";
import type { EventLog } from "./trace.ts";

/**
 * The columns of a world, one row each: the only home of a state variable's type, unit, meaning and start.
 *
 * The type of a world, its creation, the start of a replication, the state tables of the ODD, the names by which
 * processes say what they read and change, and the place of a column in memory are made from it. The columns of
 * each owner are a function of whoever asks: one maker notes down the rows, another makes the columns. So all
 * worlds are object literals of one shape; records filled name by name would make a month a quarter slower in V8.
 */

/** A column: a number for every place, in double precision, whole, or whole and small. */
export type Column = Float64Array | Int32Array | Uint8Array;

/** A column of parameter values for every agent. */
export type ParameterColumns<Name extends string> = Readonly<Record<Name, Float64Array>>;

/** How many there are of whatever has a column. */
export interface Counts {
  readonly buyers: number;
  /** One more than buyers. */
  readonly rows: number;
  readonly suppliers: number;
  readonly entrants: number;
  /** Entrants, and others that have a strategy: each has accounts. */
  readonly courters: number;
  readonly relations: number;
  /** The same where somebody has a strategy, else none: causes of trust are kept. */
  readonly causes: number;
  readonly accounts: number;
  readonly accountsPerEntrant: number;
  /** Suppliers of kind fixed, and of kind flexible. */
  readonly powerhouses: number;
  readonly backups: number;
  readonly invitations: number;
  readonly invitationsPerBuyer: number;
  /** Suppliers of groups that have a strategy. */
  readonly strategists: number;
  /** Places for account managers: the most that any strategist has, for each of them. */
  readonly managers: number;
  readonly managersPerStrategist: number;
  readonly buyerGroups: number;
  /** Two for each group of buyers. */
  readonly ageClasses: number;
  readonly supplierGroups: number;
}

/** What is said of a state variable. */
export interface Row {
  readonly meaning: string;
  /** Unit or range. */
  readonly unit: string;
  /**
   * With what a replication begins: a number in every place (in a relation: in one that is vacant); the supplier's
   * own value of a parameter; `set` by a rule of `startWorld.ts`; or `made` with the world, for good.
   */
  readonly start: number | { readonly parameter: SupplierParameterName } | "set" | "made";
}

/** What is said of a column. */
export interface ColumnRow extends Row {
  /** Places, where they are not one for each buyer, supplier, relation or account that the columns are of. */
  readonly per?: keyof Counts;
  /** True for what belongs to the place and stays when its relation moves to another. */
  readonly stays?: boolean;
}

/** Goes through the rows of an owner, from top to bottom, and gives a member for each. */
export interface Maker {
  readonly F64: (row: ColumnRow) => Float64Array;
  readonly I32: (row: ColumnRow) => Int32Array;
  readonly U8: (row: ColumnRow) => Uint8Array;
  /** A column for every parameter. */
  readonly policyParameters: (row: Row) => ParameterColumns<PolicyParameterName>;
  readonly buyerParameters: (row: Row) => ParameterColumns<BuyerParameterName>;
  readonly supplierParameters: (row: Row) => ParameterColumns<SupplierParameterName>;
  readonly strategyParameters: (row: Row) => ParameterColumns<StrategyParameterName>;
  /** All columns of the owner that move. */
  readonly moving: (row: Row) => readonly Column[];
  readonly accountsPerEntrant: (row: Row) => number;
  readonly invitationsPerBuyer: (row: Row) => number;
  readonly managersPerStrategist: (row: Row) => number;
}

/** A month before every run: what has not happened yet. */
const NEVER_YET = -0x3fffffff;

/** Of a buyer b. */
// biome-ignore format: a table reads in rows
export const buyerColumns = ({ I32, policyParameters, buyerParameters, F64, U8 }: Maker) => ({
  identity: I32({ start: "made", meaning: "Who it is in random draws: hash of its group's name and its number in it", unit: "32-bit word" }),
  group: I32({ start: "made", meaning: "Group of buyers that it belongs to", unit: "index" }),
  rowStart: I32({ per: "rows", start: "made", meaning: "First place of its row of relations; one more entry than buyers", unit: "place" }),
  contractsEnd: I32({ start: "set", meaning: "One past the last contract of its row", unit: "place" }),
  panelEnd: I32({ start: "set", meaning: "One past the last supplier of its panel", unit: "place" }),
  knownEnd: I32({ start: "set", meaning: "One past the last supplier that it knows", unit: "place" }),
  policy: policyParameters({ start: "set", meaning: "Its policy as it stands this month", unit: "as in the parameter table" }),
  parameters: buyerParameters({ start: "set", meaning: "Its other parameters as they stand this month", unit: "as in the parameter table" }),
  demandDeviation: F64({ start: "set", meaning: "Deviation x of log demand from its level", unit: "any number" }),
  shockFactor: F64({ start: 1, meaning: "Factor of a demand shock, 1 without", unit: "0 or more" }),
  shockEnd: I32({ start: 0, meaning: "First month after the shock", unit: "month" }),
  demand: F64({ start: 0, meaning: "Units demanded this month, D", unit: "units" }),
  undelivered: F64({ start: 0, meaning: "Units ordered this month that nobody delivered", unit: "units" }),
  launches: F64({ start: 0, meaning: "New-market projects this month, expected number", unit: "launches a month" }),
  bestProspect: I32({ start: 0, meaning: "Entrant that it likes best this month among those that court it", unit: "account, -1 for none" }),
  bestProspectUtility: F64({ start: 0, meaning: "Perceived utility of that entrant's first offer", unit: "unit costs" }),
  looks: U8({ start: 0, meaning: "Whether it looks at prospects this month", unit: "0, 1, or 2 for a lead's sake" }),
  control: F64({ start: 0, meaning: "What looking and leaving cost it this month", unit: "unit costs" }),
  byIdentity: I32({ start: "made", meaning: "Buyers in the order of their identity, so that numbering does not matter", unit: "index" }),
});

/** Of a supplier s. */
// biome-ignore format: a table reads in rows
export const supplierColumns = ({ I32, U8, supplierParameters, F64 }: Maker) => ({
  identity: I32({ start: "made", meaning: "Who it is in random draws: hash of its group's name and its number in it", unit: "32-bit word" }),
  group: I32({ start: "made", meaning: "Group of suppliers that it belongs to", unit: "index" }),
  entrant: U8({ start: "made", meaning: "Whether it is of the kind that enters during the run", unit: "0 or 1" }),
  entrantNumber: I32({ start: "made", meaning: "Number among the entrants", unit: "index, -1 for others" }),
  entrants: I32({ per: "entrants", start: "made", meaning: "Suppliers that enter during the run", unit: "index" }),
  courters: I32({ per: "courters", start: "made", meaning: "Suppliers that may court buyers: entrants, then others that have a strategy", unit: "index" }),
  powerhouses: I32({ per: "powerhouses", start: "made", meaning: "Suppliers of kind fixed, in the order of their identity", unit: "index" }),
  backups: I32({ per: "backups", start: "made", meaning: "Suppliers of kind flexible, in the order of their identity", unit: "index" }),
  parameters: supplierParameters({ start: "set", meaning: "Its parameters as they stand this month", unit: "as in the parameter table" }),
  strategist: I32({ start: "made", meaning: "Number among the suppliers that have a strategy", unit: "index, -1 for others" }),
  active: U8({ start: "set", meaning: "Whether it is in the market", unit: "0 or 1" }),
  entryMonth: I32({ start: "set", meaning: "Month in which an entrant becomes active, or does so again", unit: "month; beyond the horizon for never" }),
  exitMonth: I32({ start: NEVER_YET, meaning: "Month of the last exit", unit: "month; before every run for none yet" }),
  capacity: F64({ start: { parameter: "capacity" }, meaning: "Capacity C as it has grown, disruption not counted", unit: "units a month" }),
  draw: F64({ start: 0, meaning: "Uniform number that was drawn for it, where one is drawn for all at once", unit: "0..1" }),
  disrupted: U8({ start: 0, meaning: "Whether it is disrupted", unit: "0 or 1" }),
  failureLoss: F64({ start: 0, meaning: "Share of capacity lost to a timetabled failure", unit: "0..1" }),
  failureEnd: I32({ start: 0, meaning: "First month after the failure", unit: "month" }),
  lag: F64({ start: { parameter: "initialLag" }, meaning: "Technology lag L, months behind the frontier", unit: "months, 0 or more" }),
  nearness: F64({ start: 0, meaning: "exp(-L / tau_N): how much of the frontier a buyer reaches through it", unit: "0..1" }),
  cash: F64({ start: { parameter: "initialCash" }, meaning: "Cash M of an entrant", unit: "unit costs" }),
  load: F64({ start: 0, meaning: "Units ordered from it this month", unit: "units" }),
  spare: F64({ start: 0, meaning: "Capacity left after its own orders; negative where it is short", unit: "units" }),
  requested: F64({ start: 0, meaning: "Units of that which other buyers' orders ask for", unit: "units" }),
  volume: F64({ start: 0, meaning: "Units ordered from it, summed over its relations", unit: "units" }),
  drive: F64({ start: 0, meaning: "Sum over its relations of units ordered x effort x (1 - inertia)", unit: "units" }),
  reputation: F64({ start: 0, meaning: "Sum over its relations of units ordered x mean of trust in product and supply", unit: "units" }),
  deliveredQuality: F64({ start: 0, meaning: "Quality of this month's deliveries", unit: "0..1" }),
  profit: F64({ start: 0, meaning: "Profit this month", unit: "unit costs" }),
});

/** Of a strategist n: a supplier of a group that has a strategy. */
// biome-ignore format: a table reads in rows
export const strategistColumns = ({ managersPerStrategist, I32, U8, F64, strategyParameters }: Maker) => ({
  managersEach: managersPerStrategist({ start: "made", meaning: "Places for managers of each", unit: "count" }),
  supplier: I32({ start: "made", meaning: "Supplier that it is", unit: "index" }),
  levers: strategyParameters({ start: "set", meaning: "Its levers as they stand this month", unit: "as in the parameter table" }),
  works: U8({ start: 0, meaning: "Whether it is in the market, or prepares to enter", unit: "0 or 1" }),
  baseQuality: F64({ start: "set", meaning: "Quality q_0 without improvement", unit: "0..1" }),
  baseInnovativeness: F64({ start: "set", meaning: "Innovativeness without co-creation", unit: "a month" }),
  baseInertiaGain: F64({ start: "set", meaning: "Inertia gain without executive support", unit: "a month" }),
  baseTeamStability: F64({ start: "set", meaning: "Stability of its team where nothing is done about it", unit: "0..1" }),
  served: F64({ start: 0, meaning: "Buyers on whose panel it is", unit: "relations" }),
  servedDirectly: F64({ start: 0, meaning: "Those of them that no dealer serves, n_r", unit: "relations" }),
  courted: F64({ start: 0, meaning: "Buyers that the team courts, n_a", unit: "accounts" }),
  fill: F64({ start: 1, meaning: "Units delivered over units ordered this month, f_s", unit: "0..1" }),
  volumeWeight: F64({ start: 0, meaning: "Weight of volume in appraisal, alpha", unit: "0..1" }),
  volumeYear: F64({ start: -1, meaning: "Volume of a month, smoothed over a year, V_12", unit: "units, -1 before the first" }),
  target: F64({ start: -1, meaning: "Sales target Theta for a month", unit: "units, -1 for none" }),
  targetMonths: F64({ start: 0, meaning: "Months that the target has stood", unit: "months" }),
  soldOnTarget: F64({ start: 0, meaning: "Volume of these months", unit: "units" }),
  difficulty: F64({ start: 1, meaning: "Difficulty of the target, xi", unit: "0 or more" }),
  motivation: F64({ start: 1, meaning: "Work of the team as the target makes it, mu", unit: "factor" }),
  programme: F64({ start: 1, meaning: "Part of the programme that is not cut", unit: "1/2 or 1" }),
  layOffs: U8({ start: 0, meaning: "Whether the programme is cut in this month", unit: "0 or 1" }),
  showStock: F64({ start: 0, meaning: "What trade shows have built, A_1", unit: "unit costs" }),
  pressStock: F64({ start: 0, meaning: "What the trade press has built, A_2", unit: "unit costs" }),
  onlineStock: F64({ start: 0, meaning: "What pages and pieces have built, A_3", unit: "unit costs" }),
  voiceStock: F64({ start: 0, meaning: "What the executive's voice has built, A_4", unit: "unit costs" }),
  corporateStock: F64({ start: 0, meaning: "What the brand of the company has built, A_5", unit: "unit costs" }),
  productStock: F64({ start: 0, meaning: "What the brand with each buyer has built, A_6", unit: "unit costs a buyer" }),
  showReach: F64({ start: 0, meaning: "Reach of shows, R_1", unit: "0..1" }),
  pressReach: F64({ start: 0, meaning: "Reach of the press, R_2", unit: "0..1" }),
  onlineReach: F64({ start: 0, meaning: "Reach online, R_3", unit: "0..1" }),
  voiceReach: F64({ start: 0, meaning: "Reach of the executive's voice, R_4", unit: "0..1" }),
  corporateReach: F64({ start: 0, meaning: "Reach of the name of the company, R_5", unit: "0..1" }),
  brandReach: F64({ start: 0, meaning: "Reach of its names, R_B", unit: "0..1" }),
  reach: F64({ start: 0, meaning: "Part of the buyers that shows, press or pages have reached, R_W", unit: "0..1" }),
  skill: F64({ start: "set", meaning: "Skill of the team, chi", unit: "0..1" }),
  timeForNew: F64({ start: 0, meaning: "Part of the managers' time that goes to courted buyers", unit: "0..1" }),
  accountTalks: F64({ start: 0, meaning: "Contact of two people at a courted buyer, x_1", unit: "0..1" }),
  accountTeam: F64({ start: 0, meaning: "Contact of teams at a courted buyer, x_2", unit: "0..1" }),
  accountRapport: F64({ start: 0, meaning: "Rapport that contact leads to at a courted buyer, x_Y", unit: "0..1" }),
  timeAtBuyer: F64({ start: 0, meaning: "Time that a buyer it serves gets, H_r", unit: "manager-months a month" }),
  together: F64({ start: 0, meaning: "How deeply it develops together with a buyer it serves, as far as somebody has time for it, c_B y_C", unit: "0..1" }),
  relationTalks: F64({ start: 0, meaning: "Contact of two people at a buyer it serves, x_1", unit: "0..1" }),
  relationTeam: F64({ start: 0, meaning: "Contact of teams at a buyer it serves, x_2", unit: "0..1" }),
  relationBriefing: F64({ start: 0, meaning: "Briefing of the top of a buyer it serves, x_3", unit: "0..1" }),
  relationRapport: F64({ start: 0, meaning: "Rapport that contact leads to at a buyer it serves, x_Y", unit: "0..1" }),
  conflict: F64({ start: 0, meaning: "Conflict of team and dealers, z", unit: "0..1" }),
  speed: F64({ start: 0, meaning: "How fast its words work at a buyer that the team serves, u'", unit: "0..1 a month" }),
  supplyCeiling: F64({ start: 0, meaning: "What its words can bring trust in supply to there, W_2", unit: "0..1" }),
  peopleCeiling: F64({ start: 0, meaning: "The same of trust in the people, W_3", unit: "0..1" }),
  reputationCeiling: F64({ start: 0, meaning: "The same of trust by reputation, W_4", unit: "0..1" }),
  turnover: F64({ start: 0, meaning: "Chance that a manager leaves this month, nu", unit: "0..1" }),
  departures: F64({ start: 0, meaning: "Managers that left this month", unit: "people" }),
  left: U8({ per: "managers", start: 0, meaning: "Whether a manager left this month, one place for each", unit: "0 or 1" }),
  edge: F64({ start: 0, meaning: "How far it stands out, d", unit: "0..1" }),
  cost: F64({ start: 0, meaning: "What its strategy costs it this month, courting not counted", unit: "unit costs" }),
  newBusinessCost: F64({ start: 0, meaning: "The part of it that is for new buyers: spends, and the pay of time at courted ones", unit: "unit costs" }),
});

/** Of a relation r, which is a place in the row of a buyer. */
// biome-ignore format: a table reads in rows
export const relationColumns = ({ moving, I32, U8, F64 }: Maker) => ({
  moving: moving({ start: "made", meaning: "Every column that moves with a relation: all but `buyer`", unit: "columns" }),
  supplier: I32({ start: -1, meaning: "Supplier in this place", unit: "index, -1 when vacant" }),
  buyer: I32({ start: "made", stays: true, meaning: "Buyer whose row the place is in", unit: "index" }),
  track: U8({ start: 0, meaning: "What the relation is", unit: "0 vacant, 1 remembered, 2 flexible, 3 under contract" }),
  incumbent: U8({ start: 0, meaning: "Whether it was under contract when the run began, or in month 0 after a warm-up", unit: "0 or 1" }),
  eligible: U8({ start: 0, meaning: "Whether trust passes the gate of the fixed track", unit: "0 or 1" }),
  since: I32({ start: 0, meaning: "First month on the panel, without a break since", unit: "month" }),
  contractEnd: I32({ start: 0, meaning: "Month of the next contract review, on the fixed track", unit: "month" }),
  standing: F64({ start: 0, meaning: "Standing s among a buyer's contracts: share of the volume that they compete for", unit: "0..1" }),
  share: F64({ start: 0, meaning: "Share of spend w", unit: "0..1" }),
  price: F64({ start: 0, meaning: "Price p", unit: "unit costs" }),
  effort: F64({ start: 0, meaning: "Service effort e", unit: "0..1" }),
  inertia: F64({ start: 0, meaning: "Inertia I", unit: "0..1" }),
  integration: F64({ start: 0, meaning: "Integration k, relation-specific assets", unit: "0..1" }),
  trustProduct: F64({ start: 0, meaning: "Trust T_1 in the product", unit: "0..1" }),
  trustRisk: F64({ start: 0, meaning: "Trust T_2 in supply, on time and in full", unit: "0..1" }),
  trustOrganisation: F64({ start: 0, meaning: "Trust T_3 in the people", unit: "0..1" }),
  trustSocial: F64({ start: 0, meaning: "Trust T_4 by reputation", unit: "0..1" }),
  rapport: F64({ start: 0, meaning: "Rapport Y with a person of a supplier that has a strategy", unit: "0..1" }),
  dealer: U8({ start: 0, meaning: "Whether a dealer of the supplier serves the buyer", unit: "0 or 1" }),
  preference: F64({ start: 0, meaning: "Preference J learned from past dealings on the flexible track", unit: "unit costs" }),
  trust: F64({ start: 0, meaning: "Overall trust T before this month's orders", unit: "0..1" }),
  value: F64({ start: 0, meaning: "Value V before this month's orders", unit: "unit costs" }),
  utility: F64({ start: 0, meaning: "Perceived utility U before this month's orders", unit: "unit costs" }),
  ordered: F64({ start: 0, meaning: "Units ordered this month", unit: "units" }),
  delivered: F64({ start: 0, meaning: "Units delivered of those", unit: "units" }),
  takenOver: F64({ start: 0, meaning: "Units taken over from other suppliers of the panel", unit: "units" }),
  attraction: F64({ start: 0, meaning: "exp(beta U) of a flexible supplier with its bid for a contract, relative to the panel's best U, where there are contracts", unit: "above 0" }),
  orderAttraction: F64({ start: 0, meaning: "exp(beta_x U + beta_J J) of a flexible supplier, up to a factor common to the track", unit: "above 0" }),
  hold: F64({ start: 0, meaning: "exp(beta (U + S)) of a contract, relative to the panel's best U", unit: "above 0" }),
  retention: F64({ start: 0, meaning: "Retention probability P of a contract; chance of an order, for a flexible supplier", unit: "0..1" }),
  perceivedRetention: F64({ start: -1, meaning: "The same as the supplier sees it", unit: "0..1, -1 before the first look" }),
  promotion: F64({ start: 0, meaning: "Chance Q of a flexible supplier to win the weakest contract", unit: "0..1" }),
  promotionPrize: F64({ start: 0, meaning: "Margin that this contract would bring, for a unit", unit: "unit costs" }),
  // Last of those that move, since most markets have none of them.
  wordsProduct: F64({ per: "causes", start: 0, meaning: "Part of T_1 that words have built, of a supplier that has a strategy", unit: "0..1" }),
  wordsRisk: F64({ per: "causes", start: 0, meaning: "The same of T_2", unit: "0..1" }),
  wordsOrganisation: F64({ per: "causes", start: 0, meaning: "The same of T_3", unit: "0..1" }),
  wordsSocial: F64({ per: "causes", start: 0, meaning: "The same of T_4", unit: "0..1" }),
  contactProduct: F64({ per: "causes", start: 0, meaning: "Part of T_1 that contact has added to what deeds have built", unit: "0..1" }),
  contactRisk: F64({ per: "causes", start: 0, meaning: "The same of T_2", unit: "0..1" }),
  contactOrganisation: F64({ per: "causes", start: 0, meaning: "The same of T_3", unit: "0..1" }),
});

/** Of an account a, in which a buyer is courted. */
// biome-ignore format: a table reads in rows
export const accountColumns = ({ accountsPerEntrant, I32, U8, F64 }: Maker) => ({
  perEntrant: accountsPerEntrant({ start: "made", meaning: "Accounts of each supplier that may court", unit: "count" }),
  buyer: I32({ start: -1, meaning: "Buyer that is courted", unit: "index, -1 for none" }),
  since: I32({ start: 0, meaning: "First month of courting", unit: "month" }),
  trustProduct: F64({ start: 0, meaning: "Trust T_1 in the product that words have built", unit: "0..1" }),
  trustRisk: F64({ start: 0, meaning: "Trust T_2 in supply that a strategy has built with words", unit: "0..1" }),
  trustOrganisation: F64({ start: 0, meaning: "The same of trust T_3 in the people", unit: "0..1" }),
  trustSocial: F64({ start: 0, meaning: "The same of trust T_4 by reputation", unit: "0..1" }),
  rapport: F64({ start: 0, meaning: "Rapport Y with a person", unit: "0..1" }),
  dealer: U8({ start: 0, meaning: "Whether a dealer courts the buyer", unit: "0 or 1" }),
});

/** Of a rival that a buyer invites to its next contract review, from outside its panel. */
// biome-ignore format: a table reads in rows
export const invitationColumns = ({ invitationsPerBuyer, I32, F64 }: Maker) => ({
  perBuyer: invitationsPerBuyer({ start: "made", meaning: "Invitations of each buyer", unit: "count" }),
  supplier: I32({ start: -1, meaning: "Supplier that is invited", unit: "index, -1 for none" }),
  utility: F64({ start: 0, meaning: "Perceived utility U of its bid", unit: "unit costs" }),
});

/** Counts of a month, by group. */
// biome-ignore format: a table reads in rows
export const tallyColumns = ({ F64 }: Maker) => ({
  switches: F64({ per: "buyerGroups", start: 0, meaning: "Contracts that changed hands this month, by group of buyers", unit: "count" }),
  panelChanges: F64({ per: "buyerGroups", start: 0, meaning: "Suppliers let in or dropped this month, by group of buyers", unit: "count" }),
  droppedLinks: F64({ per: "ageClasses", start: 0, meaning: "Links dropped this month, by group of buyers: two places each, in their first year, and after three", unit: "count" }),
  exits: F64({ per: "supplierGroups", start: 0, meaning: "Entrants that left this month, by group of suppliers", unit: "count" }),
  trials: F64({ per: "supplierGroups", start: 0, meaning: "Times that a buyer let one in this month, by group of suppliers", unit: "count" }),
  bids: F64({ per: "supplierGroups", start: 0, meaning: "Contracts that one competed for this month without holding them, by group of suppliers", unit: "count" }),
  wins: F64({ per: "supplierGroups", start: 0, meaning: "Those of them that it won", unit: "count" }),
});

/** What stands in a world beside the columns, by the name of its type. */
interface Types {
  readonly number: number;
  readonly yesOrNo: boolean;
  readonly marketValues: Record<MarketParameterName, number>;
  readonly sellingValues: Readonly<Record<SellingParameterName, number>>;
  readonly timetable: readonly TimetableEntry[];
  readonly columns: readonly Column[];
  readonly memory: Float64Array;
  readonly streams: Readonly<Record<Decision, Stream>>;
  readonly streamList: readonly Stream[];
  readonly luck: Float64Array;
  readonly stream: Stream;
  readonly eventLog: EventLog | undefined;
}

/** Of the world itself. */
// biome-ignore format: a table reads in rows
export const worldRows = {
  month: { type: "number", start: "set", meaning: "Month of the run, below 0 in the warm-up", unit: "-n_0 to T - 1" },
  buyerCount: { type: "number", start: "made", meaning: "Buyers", unit: "count" },
  supplierCount: { type: "number", start: "made", meaning: "Suppliers, in the market or not yet", unit: "count" },
  relationCount: { type: "number", start: "made", meaning: "Places of relations, vacant ones included", unit: "count" },
  entryEnabled: { type: "yesOrNo", start: "set", meaning: "Whether anybody may enter", unit: "yes or no" },
  blindSuppliers: { type: "yesOrNo", start: "set", meaning: "Whether some supplier may be blind to entrants, so that the view without them is needed", unit: "yes or no" },
  market: { type: "marketValues", start: "made", meaning: "Parameters of the market as they stand this month", unit: "as in the parameter table" },
  selling: { type: "sellingValues", start: "set", meaning: "Constants of the supplier's side; read only where somebody has a strategy", unit: "as in the parameter table" },
  timetable: { type: "timetable", start: "set", meaning: "What is planned, in order of month", unit: "entries" },
  columns: { type: "columns", start: "made", meaning: "Every column, in the order of the table", unit: "columns" },
  memory: { type: "memory", start: "made", meaning: "The memory in which all columns lie, read as numbers in double precision", unit: "places of 8 bytes" },
  nextEntry: { type: "number", start: 0, meaning: "Next timetable entry to happen", unit: "index" },
  streams: { type: "streams", start: "made", meaning: "One random stream for each decision, keyed anew every month", unit: "two 32-bit words" },
  streamList: { type: "streamList", start: "made", meaning: "The same streams in the order of `decisions`", unit: "two 32-bit words each" },
  luck: { type: "luck", start: "made", meaning: "Gumbel numbers at equal steps of the uniform number, by which the winner of a choice is found faster (`luck.ts`)", unit: "standard Gumbel" },
  replicationStream: { type: "stream", start: "made", meaning: "Stream of the replication, above all others", unit: "two 32-bit words" },
  eventLog: { type: "eventLog", start: "set", meaning: "Where events are told, if anybody listens; telling changes nothing", unit: "log" },
} as const satisfies Readonly<Record<string, Row & { readonly type: keyof Types }>>;

type WorldRows = typeof worldRows;
type Made = { [Name in keyof WorldRows]: WorldRows[Name]["start"] extends "made" ? Name : never }[keyof WorldRows];

/** What the world itself holds: some of it made for good, the rest taking another value now and then. */
export type WorldValues = { readonly [Name in Made]: Types[WorldRows[Name]["type"]] } & {
  -readonly [Name in Exclude<keyof WorldRows, Made>]: Types[WorldRows[Name]["type"]];
};

/** Names of columns, and of whatever else has a row, by owner. */
export interface ColumnNames {
  readonly buyer?: readonly (keyof ReturnType<typeof buyerColumns>)[];
  readonly supplier?: readonly (keyof ReturnType<typeof supplierColumns>)[];
  readonly strategist?: readonly (keyof ReturnType<typeof strategistColumns>)[];
  readonly relation?: readonly (keyof ReturnType<typeof relationColumns>)[];
  readonly account?: readonly (keyof ReturnType<typeof accountColumns>)[];
  readonly invitation?: readonly (keyof ReturnType<typeof invitationColumns>)[];
  readonly tally?: readonly (keyof ReturnType<typeof tallyColumns>)[];
  readonly world?: readonly (keyof WorldRows)[];
}

/** Columns that a process changes, and those that they depend on. */
export interface Feed {
  readonly changes: ColumnNames;
  readonly reads: ColumnNames;
  /** True where they are made anew every month wherever anybody looks, so that nothing of an earlier month is left. */
  readonly isAnew?: boolean;
}
