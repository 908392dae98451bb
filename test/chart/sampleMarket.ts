import type { BuyerGroup, Market, SupplierGroup, TimetableEntry } from "../../src/model/market.ts";
import {
  buyerParameters,
  defaultOf,
  marketParameters,
  type Parameter,
  policyParameters,
  type SupplierKind,
  supplierParameters,
} from "../../src/model/parameters.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** What a sample may differ in; everything else is the default of the tables. */
export interface SampleOptions {
  readonly title?: string;
  readonly months?: number;
  readonly replications?: number;
  /** False: nobody enters, neither here nor in the typical world. */
  readonly entry?: boolean;
  readonly reference?: boolean;
  readonly currency?: string;
  readonly unitCost?: number;
  readonly fixedSlots?: number;
  readonly buyers?: number;
  readonly groupNames?: Readonly<Record<SupplierKind, string>>;
  /** Groups of newcomers beside the usual one, which are as good as it. */
  readonly moreNewcomers?: readonly string[];
  /** Series without any value: `price`, or `price all`. */
  readonly missing?: readonly string[];
  readonly timetable?: readonly TimetableEntry[];
}

/** Every default of a table, under the same names. */
function valuesOf<Name extends string>(table: Readonly<Record<Name, Parameter>>, kind?: SupplierKind) {
  return mapValues(table, (parameter) => defaultOf(parameter, kind));
}

function mapValues<Name extends string>(
  table: Readonly<Record<Name, Parameter>>,
  value: (parameter: Parameter) => number,
): Record<Name, number> {
  const values: Partial<Record<Name, number>> = {};
  for (const name in table) values[name] = value(table[name]);
  if (!isWhole(values, table)) throw new Error("a parameter has no default");
  return values;
}

function isWhole<Name extends string>(
  values: Partial<Record<Name, number>>,
  table: Readonly<Record<Name, Parameter>>,
): values is Record<Name, number> {
  return Object.keys(values).length === Object.keys(table).length;
}

const usualNames = { fixed: "powerhouse", flexible: "backup", newcomer: "newcomer" };

/** The baseline of the design, with changes; newcomers enter from month 36 on, and the gate of a contract is at 0.4. */
export function sampleMarket(options: SampleOptions = {}): Market {
  const group = (kind: SupplierKind, name = (options.groupNames ?? usualNames)[kind]): SupplierGroup => ({
    name,
    kind,
    count: kind === "newcomer" && options.entry === false ? 0 : 6,
    parameters: { ...valuesOf(supplierParameters, kind), entryMonth: 36, entryRate: 0 },
  });
  const buyers: BuyerGroup = {
    name: "buyer",
    count: options.buyers ?? 8,
    parameters: {
      ...valuesOf(buyerParameters),
      ...valuesOf(policyParameters),
      fixedSlots: options.fixedSlots ?? 2,
      fixedGate: 0.4,
    },
  };
  return {
    months: options.months ?? 120,
    warmUp: 0,
    entryEnabled: options.entry !== false,
    market: valuesOf(marketParameters),
    buyers: [buyers],
    suppliers: [
      group("fixed"),
      group("flexible"),
      group("newcomer"),
      ...(options.moreNewcomers ?? []).map((name) => group("newcomer", name)),
    ],
    timetable: options.timetable ?? [],
  };
}

export function sampleScenario(options: SampleOptions = {}): Scenario {
  return {
    name: "sample",
    title: options.title ?? "Prepared newcomers in a settled market",
    reference: options.reference === false ? "none" : "without-entry",
    currency: options.currency,
    unitCost: options.unitCost ?? 1,
    discountRate: 0.08,
    from: 0,
    labels: new Map(),
    goals: [],
    lookAt: [],
    market: sampleMarket(options),
    claims: [],
    origins: [],
    yaml: "",
  };
}
