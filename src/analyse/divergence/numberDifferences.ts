import { FIXED, type World } from "../../model/world.ts";
import type { NumberDifference, SharedNumbering } from "./difference.ts";
import { type QuantityName, quantityNames } from "./quantities.ts";

/** Takes a number of a buyer, of a supplier, or of both. */
export type Note = (quantity: QuantityName, buyer: number, supplier: number, value: number) => void;

/** Notes every number of the month that has just been delivered and observed. */
function noteMonth(world: World, note: Note): void {
  noteBuyers(world, note);
  noteSuppliers(world, note);
  noteAccounts(world, note);
  for (let b = 0; b < world.buyerCount; b++) noteRow(world, b, note);
}

function noteBuyers(world: World, note: Note): void {
  const { buyer, relation } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    let flexible = 0;
    for (let r = buyer.contractsEnd[b]; r < buyer.panelEnd[b]; r++) flexible += relation.share[r];
    note("demand", b, -1, buyer.demand[b]);
    // What is left of a sum by rounding is no difference; the shares themselves are compared to the last bit.
    note("flexibleSpend", b, -1, Math.round(flexible * 1e9) / 1e9);
    note("launches", b, -1, buyer.launches[b]);
  }
}

function noteSuppliers(world: World, note: Note): void {
  const { supplier } = world;
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.profit[s] !== 0) note("profit", -1, s, supplier.profit[s]);
    if (supplier.active[s] === 0) continue;
    note("capacity", -1, s, available(world, s));
    note("technologyLag", -1, s, supplier.lag[s]);
  }
}

/** Units that a supplier can deliver in a month, as this month leaves it (`deliver.ts`). */
function available({ market, month, supplier }: World, s: number): number {
  const failure = month < supplier.failureEnd[s] ? supplier.failureLoss[s] : 0;
  const disruption = supplier.disrupted[s] === 1 ? market.disruptionLoss : 0;
  return supplier.capacity[s] * (1 - Math.max(failure, disruption));
}

function noteAccounts({ account, supplier }: World, note: Note): void {
  for (let a = 0; a < account.buyer.length; a++) {
    if (account.buyer[a] < 0) continue;
    note("courting", account.buyer[a], supplier.entrants[Math.floor(a / account.perEntrant)], account.trustProduct[a]);
  }
}

function noteRow({ buyer, market, relation }: World, b: number, note: Note): void {
  for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
    const s = relation.supplier[r];
    const surcharged = relation.takenOver[r] * (1 + market.rerouteSurcharge);
    note("track", b, s, relation.track[r] === FIXED ? 2 : 1);
    note("value", b, s, relation.value[r]);
    note("utility", b, s, relation.utility[r]);
    note("share", b, s, relation.share[r]);
    note("delivered", b, s, relation.delivered[r]);
    note("takenOver", b, s, relation.takenOver[r]);
    note("price", b, s, relation.price[r]);
    note("retention", b, s, relation.retention[r]);
    note("effort", b, s, relation.effort[r]);
    note("inertia", b, s, relation.inertia[r]);
    note("trustProduct", b, s, relation.trustProduct[r]);
    note("trustRisk", b, s, relation.trustRisk[r]);
    note("trustOrganisation", b, s, relation.trustOrganisation[r]);
    note("trustSocial", b, s, relation.trustSocial[r]);
    note("integration", b, s, relation.integration[r]);
    note("paid", b, s, relation.price[r] * (relation.delivered[r] + surcharged));
  }
}

/** One side of the comparison: a world and the common numbers of its agents. */
export interface Side {
  readonly world: World;
  readonly buyers: readonly number[];
  readonly suppliers: readonly number[];
}

/** The numbers of one month that are not the same in two worlds, in the order in which the month makes them. */
export interface FirstDifferences {
  /** The first of all. */
  readonly first?: NumberDifference;
  /** The first that concerns others than an unknown entrant. */
  readonly firstNoticed?: NumberDifference;
}

interface NumberKey {
  readonly quantity: QuantityName;
  readonly buyer: number;
  readonly supplier: number;
}

/** What is asked about one month. */
interface Question {
  readonly numbering: SharedNumbering;
  readonly month: number;
  readonly baseline: ReadonlyMap<number, number>;
  readonly scenario: ReadonlyMap<number, number>;
  /** Common numbers of the suppliers that are no entrant, or that somebody buys from, in either world. */
  readonly known: ReadonlySet<number>;
}

/**
 * Compares two worlds after the deliveries of the same month, to the last bit. Of a relation that is on the
 * panel in one world only, that alone is a difference, not the numbers that come with it.
 */
export function firstDifferences({
  numbering,
  month,
  baseline: before,
  scenario: after,
  known,
}: Question): FirstDifferences {
  const differing = [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !Object.is(before.get(key), after.get(key)))
    .map((key) => ({ key, ...partsOf(numbering, key) }))
    .filter(({ key, quantity }) => !ONLY_IN_BOTH.has(quantity) || (before.has(key) && after.has(key)))
    .sort((a, b) => a.key - b.key);
  const same = (a: number | undefined, b: number | undefined) =>
    Object.is(a, b) || Math.abs((a ?? 0) - (b ?? 0)) < 1e-9;
  const differenceAt = (index: number): NumberDifference | undefined => {
    const one = differing[index];
    if (one === undefined) return undefined;
    const { key, quantity, buyer, supplier } = one;
    const ofQuantity = differing.filter((other) => other.quantity === quantity);
    return {
      kind: "number",
      month,
      quantity,
      buyer: numbering.buyers[buyer] ?? "",
      supplier: numbering.suppliers[supplier] ?? "",
      baseline: before.get(key) ?? Number.NaN,
      scenario: after.get(key) ?? Number.NaN,
      count: ofQuantity.length,
      everyBuyer: supplier < 0 && ofQuantity.length === numbering.buyers.length && buyer >= 0,
      alike: ofQuantity.every(
        (other) => same(before.get(other.key), before.get(key)) && same(after.get(other.key), after.get(key)),
      ),
    };
  };
  const concernsEntrantAlone = ({ quantity, buyer, supplier }: NumberKey) =>
    quantity === "courting" || (buyer < 0 && !known.has(supplier));
  const first = differenceAt(0);
  const firstNoticed = differing.findIndex((one) => !concernsEntrantAlone(one));
  return { first, firstNoticed: firstNoticed === 0 ? first : differenceAt(firstNoticed) };
}

/** Quantities of a relation on the panel, or of a supplier in the market: where there is none, an event tells it. */
const ONLY_IN_BOTH: ReadonlySet<QuantityName> = new Set<QuantityName>([
  "value",
  "utility",
  "share",
  "delivered",
  "takenOver",
  "price",
  "retention",
  "effort",
  "inertia",
  "trustProduct",
  "trustRisk",
  "trustOrganisation",
  "trustSocial",
  "integration",
  "paid",
  "capacity",
  "technologyLag",
]);

/** Numbers of a month by key; keys are in the order of the quantities, then of buyers, then of suppliers. */
export function numbersOf(numbering: SharedNumbering, side: Side): Map<number, number> {
  const numbers = new Map<number, number>();
  noteMonth(side.world, noteIn(numbers, numbering, side));
  return numbers;
}

/** Adds what is known when the month is closed: what looking and leaving have cost. */
export function addClosing(numbers: Map<number, number>, numbering: SharedNumbering, side: Side): void {
  const { buyer } = side.world;
  const note = noteIn(numbers, numbering, side);
  for (let b = 0; b < side.world.buyerCount; b++) note("control", b, -1, buyer.control[b]);
}

function noteIn(numbers: Map<number, number>, numbering: SharedNumbering, { buyers, suppliers }: Side): Note {
  const wide = numbering.suppliers.length + 1;
  const tall = numbering.buyers.length + 1;
  return (quantity, b, s, value) => {
    const place = quantityPlace[quantity] * tall + (b < 0 ? 0 : buyers[b] + 1);
    numbers.set(place * wide + (s < 0 ? 0 : suppliers[s] + 1), value);
  };
}

const quantityPlace = Object.fromEntries(quantityNames.map((name, place) => [name, place]));

function partsOf(numbering: SharedNumbering, key: number): NumberKey {
  const wide = numbering.suppliers.length + 1;
  const tall = numbering.buyers.length + 1;
  const place = Math.floor(key / wide);
  return {
    quantity: quantityNames[Math.floor(place / tall)],
    buyer: (place % tall) - 1,
    supplier: (key % wide) - 1,
  };
}

/** Common numbers of the suppliers that are no entrant, or that somebody buys from. */
export function knownSuppliers({ world, suppliers }: Side): Set<number> {
  const { buyer, relation, supplier } = world;
  const known = new Set<number>();
  for (let s = 0; s < world.supplierCount; s++) if (supplier.entrant[s] === 0) known.add(suppliers[s]);
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) known.add(suppliers[relation.supplier[r]]);
  }
  return known;
}
