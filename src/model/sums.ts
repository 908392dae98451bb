import type { buyerColumns, relationColumns, supplierColumns } from "./columns.ts";
import type { SupplierParameterName } from "./parameters.ts";

/**
 * What measures are made of: one sum over another, times a factor. A sum of a column is said by the column's name;
 * what no column holds, and where several measures share the work, a loop of `gather.ts` makes.
 */

/** Made by `gatherMoney`, over relations on a panel. */
export const moneySums = [
  /** Units ordered. */
  "volume",
  /** Units delivered on own orders, and including those taken over from others. */
  "direct",
  "delivered",
  /** Paid for all that was delivered, surcharges included, and what is left of it after its cost. */
  "paid",
  "margin",
  /** Value less what was paid, for all that was delivered, and for own orders. */
  "surplus",
  "directSurplus",
  /** The buyer's share of the surplus, by units ordered. */
  "buyerSurplusShare",
] as const;

/** Made by `gatherContracts`, over contracts: retention probabilities, and their number. */
export const contractSums = ["retention", "contracts"] as const;

/** Made by `gatherTenure`, over relations on a panel, by units ordered: months that the supplier has been on it. */
export const tenureSums = ["monthsOnPanel"] as const;

/** Made by `gatherTrust`, over relations on a panel, by units ordered. */
export const trustSums = [
  "relation.trust",
  "relation.trustProduct",
  "relation.trustRisk",
  "relation.trustOrganisation",
  "relation.trustSocial",
] as const;

/** Made after the closing by `addControl`, over buyers. */
export const controlSums = [
  /** What `surplus` leaves when looking and leaving are paid. */
  "netSurplus",
  /** What was paid, with what looking and leaving cost. */
  "outlay",
] as const;

/** Made by `gatherPanels`, over buyers. */
export const panelSums = ["buyers", "concentration", "largestShare", "irreplaceability", "orders"] as const;

/** Made by `gatherLinks` and, from the counts of the month, by `addDrops`, over buyers. */
export const linkSums = [
  "newcomerOrders",
  "newcomerContracts",
  /** Sum over the flexible track of the squared chance of an order, and the buyers that have such a track. */
  "loyalty",
  "flexibleBuyers",
  /** Links on panels in their first year, and of three years and more; and those dropped this month. */
  "youngLinks",
  "oldLinks",
  "youngDropped",
  "oldDropped",
  /** Difference of the two rates of dropping, as a fraction. */
  "dropGap",
  "dropGapOver",
] as const;

/** Made by `gatherPipeline`, over suppliers of a group. */
export const pipelineSums = [
  "suppliers",
  /** Buyers courted, and those of them whose trust in the product passes the gate of the flexible track. */
  "courted",
  "prospects",
  /** Relations on the flexible track not past the gate of the fixed track, those past it, and contracts. */
  "onTrial",
  "pastGate",
  "held",
  /** Units ordered, and all that the buyers served order. */
  "sold",
  "wallet",
  "cash",
] as const;

/** Made by `gatherSellingCost`, over suppliers of a group. */
export const costSums = ["sellingCost", "newBusinessCost"] as const;

/** Made by `gatherTeams`, over strategists of a group that are at work. */
export const workSums = [
  "strategists",
  "reached",
  "conflict",
  /** Account managers, as the programme has them, and by heads. */
  "people",
  "heads",
  "departed",
  /** Where a target ends: what was sold on it, and what it asked for. */
  "soldOnTarget",
  "askedFor",
] as const;

/** Made by `gatherTies`, over strategists of a group: buyers led by managers, units ordered, and rapport by volume. */
export const peopleSums = ["led", "units", "rapport"] as const;

/** Made by `gatherTies`, over relations of strategists on a panel, by units ordered. */
export const causeSums = [
  "wordsProduct",
  "wordsRisk",
  "wordsOrganisation",
  "wordsSocial",
  "contactProduct",
  "contactRisk",
  "contactOrganisation",
  "deedsProduct",
  "deedsRisk",
  "deedsOrganisation",
  "deedsSocial",
] as const;

// First places of these blocks in a row of the supplier's side.
export const MONEY_OF_SIDE = pipelineSums.length;
export const WORK_FROM = MONEY_OF_SIDE + costSums.length;
export const PEOPLE_FROM = WORK_FROM + workSums.length;
export const CAUSES_FROM = PEOPLE_FROM + peopleSums.length;

/** All sums of the supplier's side, in the order of a row of them; there is one for each group of suppliers. */
export const sideSums = [...pipelineSums, ...costSums, ...workSums, ...peopleSums, ...causeSums] as const;

// First places of these blocks in a row of sums over relations, and of sums over buyers.
export const CONTRACTS_FROM = moneySums.length;
export const TRUST_FROM = CONTRACTS_FROM + contractSums.length;
export const TENURE_FROM = TRUST_FROM + trustSums.length;
export const LINKS_FROM = panelSums.length;
export const CONTROL_FROM = LINKS_FROM + linkSums.length;

export const SURPLUS = moneySums.indexOf("surplus");
export const PAID = moneySums.indexOf("paid");

/** Names of the columns of numbers in double precision. */
type Floats<Columns> = { [Name in keyof Columns]: Columns[Name] extends Float64Array ? Name : never }[keyof Columns] &
  string;
type BuyerColumn = `buyer.${Floats<ReturnType<typeof buyerColumns>>}`;
type SupplierColumn = `supplier.${Floats<ReturnType<typeof supplierColumns>>}`;
type RelationColumn = `relation.${Floats<ReturnType<typeof relationColumns>>}`;

/** What is summed over relations, weighted by volume. */
type Weighted = RelationColumn | SupplierColumn | `supplier.parameters.${SupplierParameterName}`;
type OfRelations = (typeof moneySums | typeof contractSums | typeof tenureSums)[number];
/** What is summed over buyers; counts of the month are added after its closing. */
type OfBuyers =
  | (typeof panelSums | typeof linkSums | typeof controlSums)[number]
  | BuyerColumn
  | "tally.switches"
  | "tally.panelChanges";
type OfSide = (typeof sideSums)[number];
type OfSuppliers = SupplierColumn | OfSide | "tally.exits" | "tally.trials" | "tally.bids" | "tally.wins";

/** A sum of a month, made for all and for every group. */
export interface Sum {
  readonly over: "relations" | "buyers" | "suppliers" | "side" | "nothing";
  readonly what: OfRelations | Weighted | OfBuyers | OfSuppliers | "one";
  /** True where it is the sum of all that counts, whatever the group. */
  readonly ofAll?: boolean;
}

/** A measure: a sum over another, times a factor. Missing where the other is 0. */
export interface Ratio {
  readonly sum: Sum;
  readonly over: Sum;
  readonly times: number;
}

export function ofRelations(what: OfRelations): Sum {
  return { over: "relations", what };
}

export function ofBuyers(what: OfBuyers): Sum {
  return { over: "buyers", what };
}

export function ratio(sum: Sum, over: Sum, times = 1): Ratio {
  return { sum, over, times };
}

/** Mean over relations on a panel, by units ordered. */
export function byVolume(what: Weighted): Ratio {
  return ratio({ over: "relations", what }, ofRelations("volume"));
}

/** Mean over buyers. */
export function perBuyer(what: OfBuyers, times = 1): Ratio {
  return ratio(ofBuyers(what), ofBuyers("buyers"), times);
}

/** Of the supplier's side: a sum over another. */
export function ofSide(what: OfSuppliers, over: OfSide, times = 1): Ratio {
  return ratio(ofSuppliers(what), ofSuppliers(over), times);
}

function ofSuppliers(what: OfSuppliers): Sum {
  const isMade: boolean = sideSums.some((made) => made === what);
  return { over: isMade ? "side" : "suppliers", what };
}

/** Of the supplier's side: mean over the suppliers of a group. */
export function perSupplier(what: OfSuppliers, times = 1): Ratio {
  return ofSide(what, "suppliers", times);
}

/** Sum over suppliers. */
export function total(what: OfSuppliers, times = 1): Ratio {
  return ratio(ofSuppliers(what), { over: "nothing", what: "one" }, times);
}
