import type { World } from "../../model/world.ts";
import type { Cast } from "./cast.ts";
import type { NumberDifference } from "./parting.ts";
import { noteMonth, type QuantityName, quantityNames } from "./quantities.ts";

/** One side of the comparison: a world and the common numbers of its agents. */
export interface Side {
  readonly world: World;
  readonly buyers: readonly number[];
  readonly suppliers: readonly number[];
}

/** The numbers of one month that are not the same in two worlds, in the order in which the month makes them. */
export interface NumbersApart {
  /** The first of all. */
  readonly first?: NumberDifference;
  /** The first that is not an unknown entrant's own affair. */
  readonly reach?: NumberDifference;
}

interface Kept {
  readonly quantity: QuantityName;
  readonly buyer: number;
  readonly supplier: number;
}

/** What is asked about one month. */
interface Question {
  readonly cast: Cast;
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
export function numbersApart({ cast, month, baseline: before, scenario: after, known }: Question): NumbersApart {
  const apart = [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !Object.is(before.get(key), after.get(key)))
    .map((key) => ({ key, ...partsOf(cast, key) }))
    .filter(({ key, quantity }) => !ONLY_IN_BOTH.has(quantity) || (before.has(key) && after.has(key)))
    .sort((a, b) => a.key - b.key);
  const same = (a: number | undefined, b: number | undefined) =>
    Object.is(a, b) || Math.abs((a ?? 0) - (b ?? 0)) < 1e-9;
  const told = (index: number): NumberDifference | undefined => {
    const one = apart[index];
    if (one === undefined) return undefined;
    const { key, quantity, buyer, supplier } = one;
    const kin = apart.filter((other) => other.quantity === quantity);
    return {
      kind: "number",
      month,
      quantity,
      buyer: cast.buyers[buyer] ?? "",
      supplier: cast.suppliers[supplier] ?? "",
      baseline: before.get(key) ?? Number.NaN,
      scenario: after.get(key) ?? Number.NaN,
      count: kin.length,
      everyBuyer: supplier < 0 && kin.length === cast.buyers.length && buyer >= 0,
      alike: kin.every(
        (other) => same(before.get(other.key), before.get(key)) && same(after.get(other.key), after.get(key)),
      ),
    };
  };
  const isOwn = ({ quantity, buyer, supplier }: Kept) => quantity === "courting" || (buyer < 0 && !known.has(supplier));
  const first = told(0);
  const reach = apart.findIndex((one) => !isOwn(one));
  return { first, reach: reach === 0 ? first : told(reach) };
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
export function numbersOf(cast: Cast, { world, buyers, suppliers }: Side): Map<number, number> {
  const numbers = new Map<number, number>();
  const wide = cast.suppliers.length + 1;
  const tall = cast.buyers.length + 1;
  noteMonth(world, (quantity, b, s, value) => {
    const place = quantityPlace[quantity] * tall + (b < 0 ? 0 : buyers[b] + 1);
    numbers.set(place * wide + (s < 0 ? 0 : suppliers[s] + 1), value);
  });
  return numbers;
}

const quantityPlace = Object.fromEntries(quantityNames.map((name, place) => [name, place]));

function partsOf(cast: Cast, key: number): Kept {
  const wide = cast.suppliers.length + 1;
  const tall = cast.buyers.length + 1;
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
