import type { BuyerGroup, Market, SupplierGroup, TimetableEntry, Value } from "../../model/market.ts";
import {
  buyerParameters,
  defaultOf,
  marketParameters,
  namesOf,
  type Parameter,
  policyParameters,
  type SupplierKind,
  supplierParameters,
} from "../../model/parameters.ts";
import { sellingParameters } from "../../model/sellingParameters.ts";
import { strategyParameters } from "../../model/strategyParameters.ts";
import { countParameter, settingPath } from "../scopes.ts";
import { type GroupHead, groupHeads, type Settings } from "../settings.ts";
import { at, isSharedAt, type Located, plain } from "../text/located.ts";
import { readValue } from "../values.ts";

/** Looks up settings of a merged tree; where one is missing or wrong its default stands in. */
export class Lookup {
  readonly root: Located;
  readonly settings: Settings;

  constructor(root: Located, settings: Settings) {
    this.root = root;
    this.settings = settings;
  }

  /** The value written at a path, if one is. */
  written(path: string): Value | undefined {
    const setting = this.settings.get(path);
    const node = setting && at(this.root, setting.steps);
    if (!node || setting.scope === "text") return undefined;
    return readValue(setting.parameter, plain(node));
  }

  value(path: string, parameter: Parameter, kind?: SupplierKind): Value {
    return this.written(path) ?? defaultOf(parameter, kind);
  }

  /** As `value`, where no spread makes sense. */
  number(path: string, parameter: Parameter): number {
    const value = this.value(path, parameter);
    return typeof value === "number" ? value : defaultOf(parameter);
  }

  /** The text written at a path, if one is. */
  text(path: string): string | undefined {
    const node = at(this.root, [path]);
    return node?.kind === "scalar" && typeof node.value === "string" && node.value !== "" ? node.value : undefined;
  }
}

/** A tree that settings were applied to, and its market: what they leave alone is not resolved again. */
export interface Resolved {
  readonly root: Located;
  readonly market: Market;
}

/** Groups of buyers: each with its own policy where it has one, else with the policy of all. */
export function buyerGroups(lookup: Lookup, before?: Resolved): BuyerGroup[] {
  return groupHeads(lookup.root, "buyers").map((head) => {
    const steps = [["buyers", head.index], ["policy"]];
    if (before !== undefined && steps.every((each) => isSharedAt(lookup.root, before.root, each))) {
      return before.market.buyers[head.index];
    }
    const own = filled(buyerParameters, (row, parameter) => lookup.value(settingPath("buyers", row, head), parameter));
    const policy = filled(
      policyParameters,
      (row, parameter) =>
        lookup.written(settingPath("buyerPolicy", row, head)) ?? lookup.value(settingPath("policy", row), parameter),
    );
    return { name: head.name, count: countOf(lookup, head), parameters: { ...own, ...policy } };
  });
}

export function supplierGroups(lookup: Lookup, before?: Resolved): SupplierGroup[] {
  return groupHeads(lookup.root, "suppliers").map((head) => {
    const { name, kind, index } = head;
    if (before !== undefined && isSharedAt(lookup.root, before.root, ["suppliers", index])) {
      return before.market.suppliers[index];
    }
    const parameters = filled(supplierParameters, (row, parameter) =>
      lookup.value(settingPath("suppliers", row, head), parameter, kind),
    );
    return { name, kind, count: countOf(lookup, head), parameters };
  });
}

/**
 * The groups with the strategies that some of them have: those of which a lever is anything but its default, or becomes
 * so by the timetable. Nothing is said of the levers of the others, so that they are as if there were none.
 */
export function withStrategies(
  lookup: Lookup,
  groups: readonly SupplierGroup[],
  timetable: readonly TimetableEntry[],
): SupplierGroup[] {
  return groups.map((group, index) => {
    const { strategy: _, ...bare } = group;
    const isTimed = timetable.some((entry) => setsStrategy(entry) && entry.group === index);
    const isWritten = at(lookup.root, ["suppliers", index, "strategy"]) !== undefined;
    if (!isTimed && !isWritten) return "strategy" in group ? bare : group;
    const head = { list: "suppliers", name: group.name } as const;
    const strategy = filled(strategyParameters, (row, parameter) =>
      lookup.value(settingPath("strategy", row, head), parameter),
    );
    const isNeutral = namesOf(strategyParameters).every((name) => strategy[name] === strategyParameters[name].default);
    return isTimed || !isNeutral ? { ...bare, strategy } : bare;
  });
}

/** Whether an entry of a timetable gives a lever of a strategy another value. */
export function setsStrategy(
  entry: TimetableEntry,
): entry is Extract<TimetableEntry, { readonly event: "setSuppliers" }> {
  return entry.event === "setSuppliers" && Object.hasOwn(strategyParameters, entry.parameter);
}

/** Constants of the supplier's side, where some group has a strategy. */
export function sellingValues(lookup: Lookup, suppliers: readonly SupplierGroup[]): Market["selling"] {
  if (suppliers.every(({ strategy }) => strategy === undefined)) return undefined;
  return filled(sellingParameters, (row, parameter) => lookup.number(settingPath("selling", row), parameter));
}

function countOf(lookup: Lookup, head: GroupHead): number {
  return lookup.number(settingPath("count", "count", head), countParameter);
}

export function marketValues(lookup: Lookup, before?: Resolved): Market["market"] {
  if (before !== undefined && isSharedAt(lookup.root, before.root, ["market"])) return before.market.market;
  return filled(marketParameters, (row, parameter) => lookup.number(settingPath("market", row), parameter));
}

/** A record with a value for each row of a table. */
function filled<Name extends string, V>(
  table: Readonly<Record<Name, Parameter>>,
  valueOfRow: (name: Name, parameter: Parameter) => V,
): Record<Name, V> {
  const values: Partial<Record<Name, V>> = {};
  for (const name in table) values[name] = valueOfRow(name, table[name]);
  if (!isFilled(table, values)) throw new Error("a row of the parameter table was left out");
  return values;
}

function isFilled<Name extends string, V>(
  table: Readonly<Record<Name, Parameter>>,
  values: Partial<Record<Name, V>>,
): values is Record<Name, V> {
  for (const name in table) if (values[name] === undefined) return false;
  return true;
}
