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
import { sellingParameters } from "../../src/model/sellingParameters.ts";
import { strategyParameters } from "../../src/model/strategyParameters.ts";

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

/** Members alike, entry by dates, no closures: so that an example shows what it is about. */
const plain = { qualitySpread: 0, unitCostSpread: 0, innovativenessSpread: 0, entryRate: 0, closureRate: 0 } as const;

/** A group of suppliers with the defaults of its kind and some changes; its members are alike and do not close unless it says so. */
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
    parameters: { ...mapTable(supplierParameters, (row) => defaultOf(row, kind)), ...plain, ...changes },
  };
}

/** What an example says of itself; the rest is default. */
export interface Example extends Partial<Omit<Market, "market">> {
  readonly market?: Partial<Record<MarketParameterName, number>>;
}

/** A market: by default two buyers, two powerhouses, two back-ups, nobody entering, nothing planned, and needs that never end. */
export function marketOf(example: Example = {}): Market {
  return {
    months: example.months ?? 12,
    warmUp: example.warmUp ?? 0,
    entryEnabled: example.entryEnabled ?? true,
    market: { ...mapTable(marketParameters, (row) => defaultOf(row)), needEndRate: 0, ...example.market },
    buyers: example.buyers ?? [buyersOf("buyer", 2)],
    suppliers: example.suppliers ?? [suppliersOf("powerhouse", "fixed", 2), suppliersOf("backup", "flexible", 2)],
    ...(example.supplierSide && { supplierSide: example.supplierSide }),
    timetable: example.timetable ?? [],
  };
}

const lively = { qualitySpread: 0.1, unitCostSpread: 0.03, innovativenessSpread: 0.03 } as const;

/**
 * A lively market: every kind of supplier, members that differ, rivals at the table, entry from early on, disruptions,
 * needs that end, exits; small enough for hundreds of runs.
 */
export function livelyMarket(example: Example = {}): Market {
  return marketOf({
    months: 40,
    buyers: [buyersOf("buyer", 5, { openness: 0.4, contractMonths: 9, performanceShare: 0.4, invitedRivals: 1 })],
    suppliers: [
      suppliersOf("powerhouse", "fixed", 4, lively),
      suppliersOf("backup", "flexible", 4, lively),
      suppliersOf("newcomer", "newcomer", 4, {
        ...lively,
        entryMonth: 5,
        entryEvery: 3,
        initialCash: 0.15,
        replaceAfter: 6,
        closureRate: 0.03,
      }),
    ],
    ...example,
    market: { disruptionRate: 0.05, needEndRate: 0.02, ...example.market },
  });
}

/** The market with a strategy for one of its groups of suppliers: levers at their defaults but for some changes. */
export function withStrategy(
  market: Market,
  group: string,
  changes: Partial<NonNullable<SupplierGroup["strategy"]>>,
  selling: Partial<NonNullable<Market["selling"]>> = {},
): Market {
  const strategy = { ...mapTable(strategyParameters, (row) => defaultOf(row)), ...changes };
  return {
    ...market,
    selling: { ...mapTable(sellingParameters, (row) => defaultOf(row)), ...market.selling, ...selling },
    suppliers: market.suppliers.map((each) => (each.name === group ? { ...each, strategy } : each)),
  };
}

/** Every lever pulled: by newcomers that stay in the market and by powerhouses. */
export const everyLever = {
  managers: 2,
  tradeShow: 0.01,
  press: 0.01,
  online: 0.02,
  executiveVoice: 0.01,
  brand: 0.02,
  corporateBrand: 0.6,
  differentiation: 0.02,
  improvement: 0.02,
  coCreation: 0.4,
  executiveSupport: 0.4,
  accounts: 2,
  screening: 2,
  distributors: 7,
  targetMethod: 2,
  targetLevel: 2,
  appraisalStaged: 1,
  appraisalEarly: 0.2,
  appraisalLate: 0.9,
  appraisalSwitchMonth: 20,
  swings: 0.6,
} as const;

/** A lively market in which newcomers and powerhouses have strategies, and newcomers the cash for them. */
export function strategicMarket(example: Example = {}): Market {
  const lively = livelyMarket({ months: 60, ...example });
  const suppliers = lively.suppliers.map((group) =>
    group.kind === "newcomer" ? { ...group, parameters: { ...group.parameters, initialCash: 6 } } : group,
  );
  const newcomers = withStrategy({ ...lively, suppliers }, "newcomer", everyLever);
  const both = withStrategy(newcomers, "powerhouse", { ...everyLever, distributors: 1, targetMethod: 1, swings: 0 });
  return { ...both, supplierSide: ["powerhouse", "newcomer"] };
}
