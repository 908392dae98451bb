import type { BuyerGroup, Market, SupplierGroup } from "../../src/model/market.ts";
import {
  buyerParameters,
  defaultOf,
  type MarketParameterName,
  marketParameters,
  type Parameter,
  policyParameters,
  type SupplierKind,
  supplierParameters,
} from "../../src/model/parameters.ts";

/** A value for every row of a table, under the same names. */
export function mapTable<Name extends string, T>(
  table: Readonly<Record<Name, Parameter>>,
  make: (parameter: Parameter, name: Name) => T,
): Record<Name, T> {
  const values: Partial<Record<Name, T>> = {};
  for (const name in table) values[name] = make(table[name], name);
  if (!isWhole(values, table)) throw new Error("a row of the table has no value");
  return values;
}

function isWhole<Name extends string, T>(
  values: Partial<Record<Name, T>>,
  table: Readonly<Record<Name, Parameter>>,
): values is Record<Name, T> {
  return Object.keys(values).length === Object.keys(table).length;
}

/** A group of buyers with the defaults of the tables and some changes. */
export function buyersOf(name: string, count: number, changes: Partial<BuyerGroup["parameters"]> = {}): BuyerGroup {
  const parameters = {
    ...mapTable(buyerParameters, (row) => defaultOf(row)),
    ...mapTable(policyParameters, (row) => defaultOf(row)),
    ...changes,
  };
  return { name, count, parameters };
}

/** A group of suppliers with the defaults of its kind and some changes. */
export function suppliersOf(
  name: string,
  kind: SupplierKind,
  count: number,
  changes: Partial<SupplierGroup["parameters"]> = {},
): SupplierGroup {
  return {
    name,
    kind,
    count,
    parameters: { ...mapTable(supplierParameters, (row) => defaultOf(row, kind)), ...changes },
  };
}

/** What an example says of itself; the rest is default. */
export interface Example extends Partial<Omit<Market, "market">> {
  readonly market?: Partial<Record<MarketParameterName, number>>;
}

/** A market: by default two buyers, two powerhouses, two back-ups, nobody entering and nothing planned. */
export function marketOf(example: Example = {}): Market {
  return {
    months: example.months ?? 12,
    warmUp: example.warmUp ?? 0,
    entryEnabled: example.entryEnabled ?? true,
    market: { ...mapTable(marketParameters, (row) => defaultOf(row)), ...example.market },
    buyers: example.buyers ?? [buyersOf("buyer", 2)],
    suppliers: example.suppliers ?? [suppliersOf("powerhouse", "fixed", 2), suppliersOf("backup", "flexible", 2)],
    timetable: example.timetable ?? [],
  };
}

/** A lively market: every kind of supplier, entry from early on, disruptions, exits; small enough for hundreds of runs. */
export function livelyMarket(example: Example = {}): Market {
  return marketOf({
    months: 40,
    buyers: [buyersOf("buyer", 5, { openness: 0.4, contractMonths: 9 })],
    suppliers: [
      suppliersOf("powerhouse", "fixed", 4),
      suppliersOf("backup", "flexible", 4),
      suppliersOf("newcomer", "newcomer", 4, { entryMonth: 5, entryEvery: 3, initialCash: 0.15, replaceAfter: 6 }),
    ],
    ...example,
    market: { disruptionRate: 0.05, ...example.market },
  });
}
