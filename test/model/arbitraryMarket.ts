import fc from "fast-check";
import type { BuyerGroup, Market, SupplierGroup, TimetableEntry, Value } from "../../src/model/market.ts";
import {
  buyerParameters,
  defaultOf,
  marketParameters,
  namesOf,
  type Parameter,
  policyParameters,
  type SupplierKind,
  supplierParameters,
} from "../../src/model/parameters.ts";
import { runs } from "../thorough.ts";
import { mapTable } from "./exampleMarket.ts";

const LONGEST = 40;
/** Slots and memories in the table go to 50; a world of five of each is as odd and much quicker. */
const MOST_SLOTS = 5;
const SLOTS = ["fixedSlots", "flexibleSlots", "memory"];

function largestOf(row: Parameter, name: string): number {
  return SLOTS.includes(name) ? MOST_SLOTS : row.max;
}

/** Numbers on a grid of a thousand steps: every part of the range is met, the tiniest numbers are not. */
function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1000 }).map((step) => min + ((max - min) * step) / 1000);
}

/** A number within the range of a parameter: often the default, sometimes an end, sometimes anything. */
function numberOf(row: Parameter, name: string, kind?: SupplierKind): fc.Arbitrary<number> {
  const max = largestOf(row, name);
  const anywhere = row.whole || row.choices ? fc.integer({ min: row.min, max }) : between(row.min, max);
  // Costs are spread over four powers of ten in the table; nearby ones make livelier markets.
  const nearby = name === "unitCost" ? between(0.7, 1.5) : anywhere;
  return fc.oneof(
    { arbitrary: fc.constant(defaultOf(row, kind)), weight: 6 },
    { arbitrary: nearby, weight: 3 },
    { arbitrary: anywhere, weight: 1 },
    { arbitrary: fc.constantFrom(row.min, max), weight: 1 },
  );
}

function valueIn(row: Parameter, name: string, kind?: SupplierKind): fc.Arbitrary<Value> {
  const number = numberOf(row, name, kind);
  const spread = fc.oneof(
    fc.record({ distribution: fc.constant("normal" as const), mean: number, sd: between(0, 1) }),
    fc.record({ distribution: fc.constant("uniform" as const), low: number, high: number }),
  );
  return fc.oneof({ arbitrary: number, weight: 7 }, { arbitrary: spread, weight: SLOTS.includes(name) ? 0 : 1 });
}

function buyerGroup(index: number): fc.Arbitrary<BuyerGroup> {
  return fc.record({
    name: fc.constant(`buyer${index}`),
    count: fc.integer({ min: 0, max: 4 }),
    parameters: fc.record({ ...mapTable(buyerParameters, valueInRow), ...mapTable(policyParameters, valueInRow) }),
  });
}

function valueInRow(row: Parameter, name: string): fc.Arbitrary<Value> {
  return valueIn(row, name);
}

/** A group of suppliers of any kind. */
export function supplierGroup(name: string, kinds: readonly SupplierKind[]): fc.Arbitrary<SupplierGroup> {
  return fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      name: fc.constant(name),
      kind: fc.constant(kind),
      count: fc.integer({ min: 0, max: 5 }),
      parameters: fc.record(mapTable(supplierParameters, (row, parameter) => entrySoon(row, parameter, kind))),
    }),
  );
}

/** Entry comes within the short runs of the tests. */
function entrySoon(row: Parameter, name: string, kind: SupplierKind): fc.Arbitrary<Value> {
  if (name === "entryMonth" || name === "entryEvery") return fc.integer({ min: 0, max: 12 });
  return valueIn(row, name, kind);
}

function happening(buyers: number, suppliers: number): fc.Arbitrary<TimetableEntry> {
  const month = fc.integer({ min: 0, max: LONGEST });
  const months = fc.integer({ min: 1, max: 12 });
  const buyerGroupIndex = fc.nat(buyers - 1);
  const share = between(0, 1);
  const marketName = fc.constantFrom(...namesOf(marketParameters));
  const policyName = fc.constantFrom(...namesOf(policyParameters));
  const ofBuyers: fc.Arbitrary<TimetableEntry>[] = [
    marketName.chain((parameter) =>
      fc.record({
        month,
        event: fc.constant("setMarket" as const),
        parameter: fc.constant(parameter),
        value: numberOf(marketParameters[parameter], parameter),
      }),
    ),
    policyName.chain((parameter) =>
      fc.record({
        month,
        event: fc.constant("setBuyers" as const),
        parameter: fc.constant(parameter),
        group: buyerGroupIndex,
        value: numberOf(policyParameters[parameter], parameter),
      }),
    ),
    fc.record({ month, event: fc.constant("setEntry" as const), enabled: fc.boolean() }),
    fc.record({
      month,
      event: fc.constant("demandShock" as const),
      group: buyerGroupIndex,
      factor: between(0, 5),
      months,
    }),
  ];
  if (suppliers === 0) return fc.oneof(...ofBuyers);
  const group = fc.nat(suppliers - 1);
  const supplierName = fc.constantFrom(...namesOf(supplierParameters));
  return fc.oneof(
    ...ofBuyers,
    supplierName.chain((parameter) =>
      fc.record({
        month,
        event: fc.constant("setSuppliers" as const),
        parameter: fc.constant(parameter),
        group,
        value: numberOf(supplierParameters[parameter], parameter),
      }),
    ),
    fc.record({
      month,
      event: fc.constant("failure" as const),
      group,
      member: fc.integer({ min: -1, max: 4 }),
      loss: share,
      months,
    }),
    fc.record({ month, event: fc.constant("technologyJump" as const), group, lag: fc.integer({ min: 0, max: 100 }) }),
  );
}

/** Any market: odd policies, empty groups, no suppliers, nobody on a track, all that the table allows. Small and short. */
export const arbitraryMarket: fc.Arbitrary<Market> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 4 }))
  .chain(([buyers, suppliers]) =>
    fc.record({
      months: fc.integer({ min: 1, max: LONGEST }),
      warmUp: fc.constant(0),
      entryEnabled: fc.oneof({ arbitrary: fc.constant(true), weight: 3 }, { arbitrary: fc.constant(false), weight: 1 }),
      market: fc.record(mapTable(marketParameters, (row, name) => numberOf(row, name))),
      buyers: fc.tuple(...Array.from({ length: buyers }, (_, index) => buyerGroup(index))),
      suppliers: fc.tuple(
        ...Array.from({ length: suppliers }, (_, index) =>
          supplierGroup(`supplier${index}`, ["fixed", "fixed", "flexible", "flexible", "newcomer", "newcomer"]),
        ),
      ),
      timetable: fc
        .array(happening(buyers, suppliers), { maxLength: 4 })
        .map((entries) => entries.toSorted((one, other) => one.month - other.month)),
    }),
  );

/** Fixed, so that a test that passes today passes tomorrow; change it to look further. */
export const ANY = { seed: 20260701, ...runs(20) } as const;
