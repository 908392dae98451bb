import type { BuyerGroup, Market, SupplierGroup } from "./market.ts";
import {
  buyerParameters,
  marketParameters,
  namesOf,
  type PolicyParameterName,
  policyParameters,
  supplierParameters,
} from "./parameters.ts";
import { createStream, decisions, identityOf } from "./random.ts";
import type {
  AccountColumns,
  BuyerColumns,
  ParameterColumns,
  RelationColumns,
  SupplierColumns,
  World,
} from "./world.ts";

/**
 * Makes the columns of a world for a market, all at zero; `resetWorld` fills them for a replication.
 * One world serves any number of replications, one after the other.
 */
export function createWorld(market: Market): World {
  const groupOfBuyer = groupColumn(market.buyers);
  const groupOfSupplier = groupColumn(market.suppliers);
  const rowStart = rowsOf(market, groupOfBuyer);
  const relationCount = rowStart[groupOfBuyer.length];
  const supplier = supplierColumns(market, groupOfSupplier);
  const streams = streamsByDecision();
  return {
    month: 0,
    buyerCount: groupOfBuyer.length,
    supplierCount: groupOfSupplier.length,
    relationCount,
    entryEnabled: market.entryEnabled,
    blindSuppliers: false,
    market: marketValues(),
    timetable: market.timetable,
    nextEntry: 0,
    streams,
    streamList: decisions.map((decision) => streams[decision]),
    replicationStream: createStream(),
    eventLog: undefined,
    buyer: buyerColumns(market.buyers, groupOfBuyer, rowStart),
    supplier,
    relation: relationColumns(rowStart, relationCount),
    account: accountColumns(accountsPerEntrant(market), supplier.entrants.length),
    tally: {
      switches: new Float64Array(market.buyers.length),
      panelChanges: new Float64Array(market.buyers.length),
      droppedLinks: new Float64Array(2 * market.buyers.length),
      exits: new Float64Array(market.suppliers.length),
    },
  };
}

function rowsOf(market: Market, groupOfBuyer: Int32Array): Int32Array {
  const lengthOfGroup = market.buyers.map((_, group) => rowLength(market, group));
  const rowStart = new Int32Array(groupOfBuyer.length + 1);
  for (let b = 0; b < groupOfBuyer.length; b++) rowStart[b + 1] = rowStart[b] + lengthOfGroup[groupOfBuyer[b]];
  return rowStart;
}

function groupColumn(groups: readonly { readonly count: number }[]): Int32Array {
  return Int32Array.from(groups.flatMap((group, index) => new Array<number>(group.count).fill(index)));
}

function identities(groups: readonly (BuyerGroup | SupplierGroup)[]): Int32Array {
  return Int32Array.from(
    groups.flatMap((group) => Array.from({ length: group.count }, (_, member) => identityOf(group.name, member))),
  );
}

/**
 * Room for the parameters of the market. The last comes first, so that no other record has these names in this
 * order, and V8 sees fields that were never anything but numbers: it reads them without asking what they are.
 */
function marketValues(): World["market"] {
  return recordOf([...namesOf(marketParameters)].reverse(), () => Number.NaN);
}

function streamsByDecision(): World["streams"] {
  return recordOf(decisions, createStream);
}

function parameterColumns<Name extends string>(
  table: Readonly<Record<Name, unknown>>,
  count: number,
): ParameterColumns<Name> {
  return recordOf(namesOf(table), () => new Float64Array(count));
}

/** A record with a value of its own for each name. */
function recordOf<Name extends string, V>(names: readonly Name[], make: () => V): Record<Name, V> {
  const values = Object.fromEntries(names.map((name) => [name, make()]));
  if (!hasAll(names, values)) throw new Error("a name was left out");
  return values;
}

function hasAll<Name extends string, V>(
  names: readonly Name[],
  values: Readonly<Record<string, V>>,
): values is Record<Name, V> {
  return names.every((name) => Object.hasOwn(values, name));
}

function buyerColumns(groups: readonly BuyerGroup[], group: Int32Array, rowStart: Int32Array): BuyerColumns {
  const count = group.length;
  const identity = identities(groups);
  return {
    identity,
    group,
    rowStart,
    contractsEnd: new Int32Array(count),
    panelEnd: new Int32Array(count),
    knownEnd: new Int32Array(count),
    policy: parameterColumns(policyParameters, count),
    parameters: parameterColumns(buyerParameters, count),
    demandDeviation: new Float64Array(count),
    shockFactor: new Float64Array(count),
    shockEnd: new Int32Array(count),
    demand: new Float64Array(count),
    undelivered: new Float64Array(count),
    launches: new Float64Array(count),
    bestProspect: new Int32Array(count),
    bestProspectUtility: new Float64Array(count),
    looks: new Uint8Array(count),
    byIdentity: Int32Array.from(identity.keys()).sort((a, b) => identity[a] - identity[b]),
  };
}

function supplierColumns(market: Market, group: Int32Array): SupplierColumns {
  const count = group.length;
  const entrant = Uint8Array.from(group, (g) => (market.suppliers[g].kind === "newcomer" ? 1 : 0));
  const entrants = Int32Array.from(group.keys()).filter((s) => entrant[s] === 1);
  const entrantNumber = new Int32Array(count).fill(-1);
  for (let n = 0; n < entrants.length; n++) entrantNumber[entrants[n]] = n;
  const column = () => new Float64Array(count);
  return {
    identity: identities(market.suppliers),
    group,
    entrant,
    entrantNumber,
    entrants,
    parameters: parameterColumns(supplierParameters, count),
    active: new Uint8Array(count),
    entryMonth: new Int32Array(count),
    exitMonth: new Int32Array(count),
    capacity: column(),
    disrupted: new Uint8Array(count),
    failureLoss: column(),
    failureEnd: new Int32Array(count),
    lag: column(),
    nearness: column(),
    cash: column(),
    load: column(),
    spare: column(),
    requested: column(),
    volume: column(),
    drive: column(),
    reputation: column(),
    deliveredQuality: column(),
    profit: column(),
  };
}

function relationColumns(rowStart: Int32Array, count: number): RelationColumns {
  const buyer = new Int32Array(count);
  for (let b = 0; b + 1 < rowStart.length; b++) buyer.fill(b, rowStart[b], rowStart[b + 1]);
  const column = () => new Float64Array(count);
  const columns = {
    buyer,
    supplier: new Int32Array(count),
    track: new Uint8Array(count),
    incumbent: new Uint8Array(count),
    eligible: new Uint8Array(count),
    since: new Int32Array(count),
    contractEnd: new Int32Array(count),
    contractWeight: column(),
    share: column(),
    price: column(),
    effort: column(),
    inertia: column(),
    integration: column(),
    trustProduct: column(),
    trustRisk: column(),
    trustOrganisation: column(),
    trustSocial: column(),
    preference: column(),
    trust: column(),
    value: column(),
    utility: column(),
    ordered: column(),
    delivered: column(),
    takenOver: column(),
    attraction: column(),
    orderAttraction: column(),
    hold: column(),
    retention: column(),
    perceivedRetention: column(),
    promotion: column(),
    promotionPrize: column(),
  };
  const { buyer: _, ...moving } = columns;
  return Object.assign(columns, { moving: Object.values(moving) });
}

function accountColumns(perEntrant: number, entrants: number): AccountColumns {
  const count = entrants * perEntrant;
  return {
    perEntrant,
    buyer: new Int32Array(count),
    since: new Int32Array(count),
    trustProduct: new Float64Array(count),
  };
}

/** Whatever the columns of a world depend on; markets that agree in it can use the same world. */
export function layoutOf(market: Market): string {
  return JSON.stringify([
    market.buyers.map(({ name, count }, group) => [name, count, rowLength(market, group)]),
    market.suppliers.map(({ name, count, kind }) => [name, count, kind]),
    accountsPerEntrant(market),
  ]);
}

/** A row has room for the panel at its largest, the memory, and one place for a trial that displaces. */
export function rowLength(market: Market, group: number): number {
  return (
    largest(market, group, "fixedSlots") +
    largest(market, group, "flexibleSlots") +
    largest(market, group, "memory") +
    1
  );
}

/** Largest value that a policy takes in a group, from the start or by the timetable. */
function largest(market: Market, group: number, name: PolicyParameterName): number {
  const value = market.buyers[group].parameters[name];
  let most = typeof value === "number" ? value : policyParameters[name].max;
  for (const entry of market.timetable) {
    if (entry.event === "setBuyers" && entry.group === group && entry.parameter === name) {
      most = Math.max(most, entry.value);
    }
  }
  return most;
}

/** Accounts for the largest number that any entrant courts at a time, from the start or by the timetable. */
export function accountsPerEntrant({ suppliers: groups, timetable }: Market): number {
  let perEntrant = 0;
  for (const group of groups) {
    if (group.kind !== "newcomer") continue;
    const accounts = group.parameters.courtedAccounts;
    perEntrant = Math.max(perEntrant, typeof accounts === "number" ? accounts : supplierParameters.courtedAccounts.max);
  }
  for (const entry of timetable) {
    if (entry.event !== "setSuppliers" || entry.parameter !== "courtedAccounts") continue;
    if (groups[entry.group].kind === "newcomer") perEntrant = Math.max(perEntrant, entry.value);
  }
  return perEntrant;
}
