import type { Counts } from "./columns.ts";
import { TABLE } from "./luck.ts";
import type { BuyerGroup, Market, SupplierGroup } from "./market.ts";
import { openMemory, type Room, recordOf } from "./memory.ts";
import {
  marketParameters,
  namesOf,
  type PolicyParameterName,
  policyParameters,
  type StrategyParameterName,
  type SupplierKind,
  type SupplierParameterName,
  supplierParameters,
} from "./parameters.ts";
import { createStream, decisions, identityOf, type Stream } from "./random.ts";
import { sellingParameters } from "./sellingParameters.ts";
import { strategyParameters } from "./strategyParameters.ts";
import type { World } from "./world.ts";

/**
 * Makes the columns of a world for a market and fills those that stay as they are; `resetWorld` fills the
 * others for a replication. One world serves any number of replications, one after the other.
 *
 * @param room    where its columns lie; a memory of their own unless given
 * @param stream  makes a stream
 * @param luck    room for a table
 */
export function createWorld(
  market: Market,
  room?: Room,
  stream: () => Stream = createStream,
  luck = new Float64Array(TABLE),
): World {
  const counts = countsOf(market);
  const opened = openMemory(counts, room);
  const { columns, memory, buyer, supplier, strategist, relation, account, invitation, tally } = opened;
  const streams = recordOf(decisions, stream);
  fillBuyers(buyer, relation, market);
  fillSuppliers(supplier, market);
  fillStrategists(strategist, supplier, market);
  return {
    month: 0,
    buyerCount: counts.buyers,
    supplierCount: counts.suppliers,
    relationCount: counts.relations,
    entryEnabled: market.entryEnabled,
    blindSuppliers: false,
    market: marketValues(),
    selling: recordOf(namesOf(sellingParameters), () => Number.NaN),
    timetable: market.timetable,
    columns,
    memory,
    nextEntry: 0,
    streams,
    streamList: decisions.map((decision) => streams[decision]),
    luck,
    replicationStream: stream(),
    eventLog: undefined,
    buyer,
    supplier,
    strategist,
    relation,
    account,
    invitation,
    tally,
  };
}

/**
 * Room for the parameters of the market. The last comes first, so that no other record has these names in this
 * order, and V8 sees fields that were never anything but numbers: it reads them without asking what they are.
 */
function marketValues(): World["market"] {
  return recordOf([...namesOf(marketParameters)].reverse(), () => Number.NaN);
}

function fillBuyers(buyer: World["buyer"], relation: World["relation"], market: Market): void {
  const { identity, group, rowStart, byIdentity } = buyer;
  const lengths = rowLengths(market);
  identity.set(identities(market.buyers));
  group.set(groupOfMembers(market.buyers));
  for (let b = 0; b < group.length; b++) {
    rowStart[b + 1] = rowStart[b] + lengths[group[b]];
    relation.buyer.fill(b, rowStart[b], rowStart[b + 1]);
  }
  byIdentity.set(Int32Array.from(identity.keys()).sort((a, b) => identity[a] - identity[b]));
}

function fillSuppliers(supplier: World["supplier"], market: Market): void {
  const { identity, group, entrant, entrantNumber, entrants, courters, powerhouses, backups } = supplier;
  identity.set(identities(market.suppliers));
  group.set(groupOfMembers(market.suppliers));
  entrantNumber.fill(-1);
  let number = 0;
  for (let s = 0; s < group.length; s++) {
    if (market.suppliers[group[s]].kind !== "newcomer") continue;
    entrant[s] = 1;
    entrants[number] = s;
    entrantNumber[s] = number++;
  }
  courters.set(entrants);
  for (let s = 0; s < group.length; s++) {
    if (entrant[s] === 0 && market.suppliers[group[s]].strategy !== undefined) courters[number++] = s;
  }
  const ofKind = (kind: SupplierKind) =>
    Int32Array.from(group.keys())
      .filter((s) => market.suppliers[group[s]].kind === kind)
      .sort((a, b) => identity[a] - identity[b]);
  powerhouses.set(ofKind("fixed"));
  backups.set(ofKind("flexible"));
}

function fillStrategists(strategist: World["strategist"], supplier: World["supplier"], market: Market): void {
  supplier.strategist.fill(-1);
  let number = 0;
  for (let s = 0; s < supplier.group.length; s++) {
    if (market.suppliers[supplier.group[s]].strategy === undefined) continue;
    strategist.supplier[number] = s;
    supplier.strategist[s] = number++;
  }
}

function groupOfMembers(groups: readonly { readonly count: number }[]): number[] {
  return groups.flatMap((group, index) => new Array<number>(group.count).fill(index));
}

function identities(groups: readonly (BuyerGroup | SupplierGroup)[]): number[] {
  return groups.flatMap((group) => Array.from({ length: group.count }, (_, member) => identityOf(group.name, member)));
}

/** How many there are of whatever has a column. */
export function countsOf(market: Market): Counts {
  const buyers = membersOf(market.buyers);
  const ofKind = (wanted: SupplierKind) => membersOf(market.suppliers.filter(({ kind }) => kind === wanted));
  const entrants = ofKind("newcomer");
  const courters = membersOf(
    market.suppliers.filter((group) => group.kind === "newcomer" || group.strategy !== undefined),
  );
  const lengths = rowLengths(market);
  const perEntrant = accountsPerEntrant(market);
  const perBuyer = invitationsPerBuyer(market);
  const strategists = membersOf(market.suppliers.filter(({ strategy }) => strategy !== undefined));
  const managersEach = managersPerStrategist(market);
  const relations = market.buyers.reduce((sum, { count }, group) => sum + count * lengths[group], 0);
  return {
    buyers,
    rows: buyers + 1,
    suppliers: membersOf(market.suppliers),
    entrants,
    relations,
    causes: strategists > 0 ? relations : 0,
    courters,
    accounts: courters * perEntrant,
    accountsPerEntrant: perEntrant,
    powerhouses: ofKind("fixed"),
    backups: ofKind("flexible"),
    invitations: buyers * perBuyer,
    invitationsPerBuyer: perBuyer,
    strategists,
    managers: strategists * managersEach,
    managersPerStrategist: managersEach,
    buyerGroups: market.buyers.length,
    ageClasses: 2 * market.buyers.length,
    supplierGroups: market.suppliers.length,
  };
}

function membersOf(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Whatever the columns of a world, and what is observed of it, depend on; markets that agree in it can use the same world. */
export function layoutOf(market: Market): string {
  const lengths = rowLengths(market);
  return JSON.stringify([
    market.buyers.map(({ name, count }, group) => [name, count, lengths[group]]),
    market.suppliers.map(({ name, count, kind, strategy }) => [name, count, kind, strategy !== undefined]),
    accountsPerEntrant(market),
    invitationsPerBuyer(market),
    managersPerStrategist(market),
    market.supplierSide ?? [],
  ]);
}

/** By group of buyers: a row has room for the panel at its largest, the memory, and one place for who displaces another. */
function rowLengths(market: Market): number[] {
  return market.buyers.map((_, group) => {
    const panel = largest(market, group, "fixedSlots") + largest(market, group, "flexibleSlots");
    return panel + largest(market, group, "memory") + 1;
  });
}

/** The longest row that a buyer has. */
export function longestRow(market: Market): number {
  return Math.max(0, ...rowLengths(market));
}

/** Largest value that a policy takes in a group, from the start or by the timetable. */
function largest(market: Market, group: number, name: PolicyParameterName): number {
  const value = market.buyers[group].parameters[name];
  return largestSet(market, "setBuyers", group, name, typeof value === "number" ? value : policyParameters[name].max);
}

/** Invitations for the largest number that any buyer sends at a time, from the start or by the timetable. */
function invitationsPerBuyer(market: Market): number {
  return market.buyers.reduce((most, _, group) => Math.max(most, largest(market, group, "invitedRivals")), 0);
}

/**
 * Accounts for the largest number that any supplier courts at a time, from the start or by the timetable: buyers of its
 * own, more of them where a newcomer's team is appraised by volume, and one for each dealer.
 */
function accountsPerEntrant(market: Market): number {
  return market.suppliers.reduce((most, { kind, strategy }, group) => {
    const isNewcomer = kind === "newcomer";
    const own = isNewcomer ? largestOfSuppliers(market, group, "courtedAccounts") : 0;
    if (strategy === undefined) return Math.max(most, own);
    const isAppraised = largestLever(market, group, "appraisalStaged") > 0;
    const more = isAppraised ? 1 + (market.selling?.volumeAccounts ?? 0) : 1;
    const direct = isNewcomer ? Math.ceil(own * more) : largestLever(market, group, "accounts");
    return Math.max(most, direct + largestLever(market, group, "distributors"));
  }, 0);
}

/** Places for the largest number of managers that any strategist has at a time. */
function managersPerStrategist(market: Market): number {
  return market.suppliers.reduce((most, { strategy }, group) => {
    if (strategy === undefined) return most;
    const people = largestLever(market, group, "managers") * largestLever(market, group, "budgetScale");
    return Math.max(most, Math.ceil(people));
  }, 0);
}

/** Largest value that a parameter takes in a group of suppliers, from the start or by the timetable. */
function largestOfSuppliers(market: Market, group: number, name: SupplierParameterName): number {
  const value = market.suppliers[group].parameters[name];
  const atStart = typeof value === "number" ? value : supplierParameters[name].max;
  return largestSet(market, "setSuppliers", group, name, atStart);
}

/** The same of a lever. */
function largestLever(market: Market, group: number, name: StrategyParameterName): number {
  const value = market.suppliers[group].strategy?.[name] ?? 0;
  const atStart = typeof value === "number" ? value : strategyParameters[name].max;
  return largestSet(market, "setSuppliers", group, name, atStart);
}

/** The larger of a value at the start and whatever the timetable sets it to in a group. */
function largestSet(
  { timetable }: Market,
  event: "setBuyers" | "setSuppliers",
  group: number,
  name: string,
  atStart: number,
): number {
  return timetable.reduce((most, entry) => {
    const isSet = entry.event === event && entry.group === group && entry.parameter === name;
    return isSet ? Math.max(most, entry.value) : most;
  }, atStart);
}
