import type { Market, TimetableEntry } from "../model/market.ts";
import {
  buyerParameters,
  marketParameters,
  namesOf,
  type Parameter,
  parameterTable,
  policyParameters,
  supplierParameters,
} from "../model/parameters.ts";
import { sellingParameters } from "../model/sellingParameters.ts";
import { strategyParameters } from "../model/strategyParameters.ts";
import { type GroupList, groupLists } from "./groupLists.ts";

export { type GroupList, groupLists } from "./groupLists.ts";

/** Numbers of a scenario that are no parameters of the model: how long, how many, in which money. */
// biome-ignore format: a table reads in rows
export const runParameters = {
  months: {
    symbol: "T", unit: "months", min: 1, max: 12_000, whole: true, default: 120,
    meaning: "Length of the run.", source: "assumption: ten years, two or three contracts of the usual length after each other",
  },
  warmUp: {
    symbol: "T_0", unit: "months", min: 0, max: 1200, whole: true, default: 0,
    meaning: "Months simulated before month 0, with the settings of this file, that nobody observes.", source: "definition; 84 let a market of the defaults settle",
  },
  from: {
    symbol: "-", unit: "month", min: 0, max: 12_000, whole: true, default: 0,
    meaning: "Month of the decision: what a what-if, an effect or a reference without entry changes happens then, and answers tell from then.", source: "definition",
  },
  unitCost: {
    symbol: "-", unit: "currency units", min: 1e-6, max: 1e9, default: 1,
    meaning: "What it costs the reference supplier to make a unit, in the scenario's currency.", source: "definition",
  },
  annualSpend: {
    symbol: "-", unit: "currency units a year", min: 0, max: 1e15, default: 0,
    meaning: "What all buyers spend a year in the reference market, in the scenario's currency: differences are then told as money a year; 0 is not said.", source: "definition",
  },
  discountRate: {
    symbol: "-", unit: "share a year", min: 0, max: 1, default: 0.08,
    meaning: "How much less a later year counts where value is added up over the run.", source: "assumption: a usual cost of capital",
  },
  "entry.enabled": {
    symbol: "-", unit: "switch", min: 0, max: 1, choices: ["false", "true"], default: 1,
    meaning: "Whether anybody enters; false keeps every newcomer out.", source: "definition: the other arm of an effect",
  },
} as const satisfies Record<string, Parameter>;

/** How many agents a group has. */
export const countParameter = {
  symbol: "n",
  unit: "agents",
  min: 0,
  max: 1_000_000,
  whole: true,
  default: 1,
  meaning: "How many there are in the group; 0 drops a group that is inherited.",
  source: "definition",
} as const satisfies Parameter;

/** What a scenario may say of a table of parameters: where, for whom, and what may become of it. */
export interface Scope {
  /** Heading of its table. */
  readonly heading: string;
  /** Lists whose groups have such settings, each its own; none where there is one of each for all. */
  readonly lists: readonly GroupList[];
  /** Section in which they stand: of the file, or of the group. */
  readonly section: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Whether agents may differ, so that a spread over a group may stand for a number. */
  readonly spread: boolean;
  /** What a timetable does that changes one; none where nothing changes during a run. */
  readonly event?: TimetableEntry["event"];
  /** Rows that are used once, when the run or an entrant starts: changing them later would do nothing. */
  readonly once?: RegExp;
  /** Whether the number of all agents follows from it, of those there are at the start or of newcomers. */
  readonly counts?: boolean;
  /** Whose decision it is. */
  readonly decidedBy: "buyers" | "others" | "nobody";
  /** Whether it is varied where nobody says what is. */
  readonly isVaried: boolean;
}

/**
 * The table of scopes. Paths, the schema, what can be set, varied, explained and changed by a timetable, and how a
 * resolved file is written follow from it: a new scope is a row here, and its parameters in the table of the model.
 * In this order settings are shown: those of all first, then group by group.
 */
export const scopes = {
  run: {
    heading: "Run",
    lists: [],
    section: [],
    parameters: runParameters,
    spread: false,
    event: "setEntry",
    once: /^(months|warmUp|from|unitCost|annualSpend|discountRate)$/,
    decidedBy: "nobody",
    isVaried: false,
  },
  policy: {
    heading: "Policy of buyers",
    lists: [],
    section: ["policy"],
    parameters: policyParameters,
    spread: true,
    event: "setBuyers",
    once: /^memory$/,
    decidedBy: "buyers",
    isVaried: true,
  },
  market: {
    heading: "Market",
    lists: [],
    section: ["market"],
    parameters: marketParameters,
    spread: false,
    event: "setMarket",
    decidedBy: "nobody",
    isVaried: true,
  },
  selling: {
    heading: "Selling",
    lists: [],
    section: ["selling"],
    parameters: sellingParameters,
    spread: false,
    decidedBy: "nobody",
    isVaried: true,
  },
  count: {
    heading: "Groups",
    lists: groupLists,
    section: [],
    parameters: { count: countParameter },
    spread: false,
    counts: true,
    decidedBy: "others",
    isVaried: true,
  },
  buyers: {
    heading: "Buyers",
    lists: ["buyers"],
    section: [],
    parameters: buyerParameters,
    spread: true,
    event: "setBuyers",
    decidedBy: "others",
    isVaried: false,
  },
  buyerPolicy: {
    heading: "Policy of a group of buyers",
    lists: ["buyers"],
    section: ["policy"],
    parameters: policyParameters,
    spread: true,
    event: "setBuyers",
    once: /^memory$/,
    decidedBy: "buyers",
    isVaried: true,
  },
  suppliers: {
    heading: "Suppliers",
    lists: ["suppliers"],
    section: [],
    parameters: supplierParameters,
    spread: true,
    event: "setSuppliers",
    once: /^(initial|entry)[A-Z]|Spread$|^(preparationMonths|courtedAccounts)$/,
    decidedBy: "others",
    isVaried: true,
  },
  strategy: {
    heading: "Strategy of a group of suppliers",
    lists: ["suppliers"],
    section: ["strategy"],
    parameters: strategyParameters,
    spread: true,
    event: "setSuppliers",
    decidedBy: "others",
    isVaried: true,
  },
} as const satisfies Record<string, Scope>;

export type ScopeName = keyof typeof scopes;
export const scopeNames = namesOf(scopes);

/** What the table says of a scope. */
export function scopeOf(name: ScopeName): Scope {
  return scopes[name];
}

/** Scopes of which there is one for all, and those of each group of a list, in order. */
export function scopesIn(list?: GroupList): readonly ScopeName[] {
  return scopeNames.filter((name) => {
    const { lists } = scopeOf(name);
    return list === undefined ? lists.length === 0 : lists.includes(list);
  });
}

/** A row's path below its section: `entry.month` of `entryMonth`. */
export function pathOf(name: string, parameter: Parameter): string {
  return parameter.path ?? name;
}

/**
 * The path of a setting, as `--set` takes it: `suppliers.newcomer.entry.month`.
 *
 * @param group  the group whose setting it is, where each has its own
 */
export function settingPath(scope: ScopeName, name: string, group?: GroupName): string {
  const { section, parameters } = scopeOf(scope);
  // Asked for hundreds of settings whenever a scenario is read: a list that is joined takes five times as long.
  const home = group === undefined ? "" : `${group.list}.${group.name}.`;
  const below = section.length === 0 ? "" : `${section.join(".")}.`;
  return `${home}${below}${pathOf(name, parameters[name])}`;
}

/** A group of a list, by its name. */
export interface GroupName {
  readonly list: GroupList;
  readonly name: string;
}

/** The group that the path of a setting names; names may have dots. @param groups  those that there are, by list */
export function groupInPath(
  path: string,
  groups: Readonly<Record<GroupList, readonly { readonly name: string }[]>>,
): GroupName | undefined {
  const found = groupLists.flatMap((list) => groups[list].map(({ name }) => ({ list, name })));
  return found
    .filter(({ list, name }) => path.startsWith(`${list}.${name}.`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** Whether a scope is a table of the model, and neither of the run nor of how many there are. */
export function isOfModel(scope: ScopeName): boolean {
  return Object.values<object>(parameterTable).includes(scopeOf(scope).parameters);
}

/** The scope of all that says what a scope of groups says: `policy` of `buyerPolicy`. */
export function scopeOfAll(scope: ScopeName): ScopeName | undefined {
  return scopesIn().find((all) => scopeOf(all).parameters === scopeOf(scope).parameters);
}

/** The scope of a parameter that an event of a timetable changes. @param among  those of a list, where it is of a group */
export function scopeChangedBy(
  event: TimetableEntry["event"],
  name: string,
  among: readonly ScopeName[] = scopeNames,
): ScopeName | undefined {
  return among.find((scope) => scopeOf(scope).event === event && Object.hasOwn(scopeOf(scope).parameters, name));
}

/** A setting of all, or of a group. */
export interface ScopedSetting {
  readonly scope: ScopeName;
  readonly name: string;
  readonly group?: GroupName;
}

/** The setting that an entry of a timetable gives another value; undefined where it does something else. */
export function settingChangedBy(
  entry: TimetableEntry,
  { buyers, suppliers }: Pick<Market, "buyers" | "suppliers">,
): ScopedSetting | undefined {
  if (!("parameter" in entry)) return undefined;
  const { event, parameter: name } = entry;
  const group: GroupName | undefined =
    event === "setBuyers"
      ? { list: "buyers", name: buyers[entry.group].name }
      : event === "setSuppliers"
        ? { list: "suppliers", name: suppliers[entry.group].name }
        : undefined;
  const scope = scopeChangedBy(event, name, scopesIn(group?.list));
  return scope && { scope, name, ...(group && { group }) };
}

/** Sections in which buyers say what they decide. */
export const leverSections: ReadonlySet<string> = new Set(
  scopeNames.flatMap((scope) => (scopeOf(scope).decidedBy === "buyers" ? scopeOf(scope).section : [])),
);

/** Paths that go on, below the file or a group: sections, and sections within them, which merge key by key. */
export const sections: ReadonlySet<string> = new Set(
  scopeNames.flatMap((scope) => {
    const { section, parameters } = scopeOf(scope);
    const paths = Object.entries(parameters).map(([name, row]) => [...section, ...pathOf(name, row).split(".")]);
    return paths.flatMap((steps) => steps.slice(1).map((_, end) => steps.slice(0, end + 1).join(".")));
  }),
);
