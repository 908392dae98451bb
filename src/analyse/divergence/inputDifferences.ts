import type { BuyerGroup, Market, SupplierGroup, TimetableEntry, Value } from "../../model/market.ts";
import { parameterTable } from "../../model/parameters.ts";

/** One thing that is set differently in two markets. */
export interface InputDifference {
  /** Month from which it holds; 0 for what is set from the start. */
  readonly month: number;
  /** As in a scenario file: `policy.flexibleShare`, `suppliers.newcomer.count`, `entry.enabled`, `timetable`. */
  readonly path: string;
  /** As a scenario file would say it; undefined where one of the two does not have it. */
  readonly baseline?: string;
  readonly scenario?: string;
  /** What the setting means, where the parameter table says so. */
  readonly meaning?: string;
}

/** Everything in which the input of two markets differs, from the start first, then by month. */
export function inputDifferences(baseline: Market, scenario: Market): InputDifference[] {
  return [
    ...changes("entry.enabled", baseline.entryEnabled, scenario.entryEnabled),
    ...marketDifferences(baseline, scenario),
    ...groupDifferences("buyers", baseline.buyers, scenario.buyers),
    ...groupDifferences("suppliers", baseline.suppliers, scenario.suppliers),
    ...changes("months", baseline.months, scenario.months),
    ...changes("warmUp", baseline.warmUp, scenario.warmUp),
    ...timetableDifferences(baseline, scenario),
  ].sort((a, b) => a.month - b.month);
}

/** A value as text: a number or a word, a distribution as `normal 0.8 ± 0.1`. */
function written(value: Value | boolean | undefined, choices?: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return choices?.[value] ?? String(value);
  if (typeof value === "boolean") return String(value);
  if (value.distribution === "normal") return `normal ${value.mean} ± ${value.sd}`;
  return `uniform ${value.low} to ${value.high}`;
}

function changes(
  path: string,
  before: Value | boolean | undefined,
  after: Value | boolean | undefined,
  row?: { readonly choices?: readonly string[]; readonly meaning: string },
): InputDifference[] {
  const baseline = written(before, row?.choices);
  const scenario = written(after, row?.choices);
  return baseline === scenario ? [] : [{ month: 0, path, baseline, scenario, meaning: row?.meaning }];
}

function marketDifferences(baseline: Market, scenario: Market): InputDifference[] {
  const before: Readonly<Record<string, number>> = baseline.market;
  const after: Readonly<Record<string, number>> = scenario.market;
  return Object.entries(parameterTable.market).flatMap(([name, row]) =>
    changes(`market.${row.path ?? name}`, before[name], after[name], row),
  );
}

type Group = BuyerGroup | SupplierGroup;

function groupDifferences(
  scope: "buyers" | "suppliers",
  baseline: readonly Group[],
  scenario: readonly Group[],
): InputDifference[] {
  const names = [...new Set([...baseline, ...scenario].map(({ name }) => name))];
  const policies: InputDifference[][] = [];
  const rest = names.flatMap((name) => {
    const before = baseline.find((group) => group.name === name);
    const after = scenario.find((group) => group.name === name);
    const count = changes(`${scope}.${name}.count`, before?.count ?? 0, after?.count ?? 0);
    if (before === undefined || after === undefined) return count;
    if (scope === "buyers") policies.push(parameterDifferences(`${scope}.${name}`, "policy", before, after));
    return [...count, ...parameterDifferences(`${scope}.${name}`, scope, before, after)];
  });
  return [...policyOfAll(policies), ...rest];
}

/** A policy that changes alike in every group of buyers is one change, of `policy`. */
function policyOfAll(policies: readonly (readonly InputDifference[])[]): InputDifference[] {
  const setting = ({ path }: InputDifference) => path.split(".").slice(2).join(".");
  const [first = [], ...others] = policies;
  const isAlike = (a: InputDifference, b: InputDifference) =>
    setting(a) === setting(b) && a.baseline === b.baseline && a.scenario === b.scenario;
  const shared = first.filter((one) => others.every((group) => group.some((other) => isAlike(one, other))));
  const own = policies.flat().filter((one) => !shared.some((other) => isAlike(one, other)));
  return [...shared.map((one) => ({ ...one, path: `policy.${setting(one)}` })), ...own];
}

function parameterDifferences(
  path: string,
  scope: "buyers" | "suppliers" | "policy",
  before: Group,
  after: Group,
): InputDifference[] {
  const from: Readonly<Record<string, Value>> = before.parameters;
  const to: Readonly<Record<string, Value>> = after.parameters;
  return Object.entries(parameterTable[scope]).flatMap(([name, row]) =>
    changes(`${path}.${row.path ?? name}`, from[name], to[name], row),
  );
}

function timetableDifferences(baseline: Market, scenario: Market): InputDifference[] {
  const before = baseline.timetable.map((entry) => ({ month: entry.month, text: entryInWords(entry, baseline) }));
  const after = scenario.timetable.map((entry) => ({ month: entry.month, text: entryInWords(entry, scenario) }));
  const isIn = (entry: { month: number; text: string }, list: typeof before) =>
    list.some(({ month, text }) => month === entry.month && text === entry.text);
  return [
    ...before
      .filter((entry) => !isIn(entry, after))
      .map(({ month, text }) => ({ month, path: "timetable", baseline: text })),
    ...after
      .filter((entry) => !isIn(entry, before))
      .map(({ month, text }) => ({ month, path: "timetable", scenario: text })),
  ];
}

/** What a timetable entry does, in words that follow "the timetable". */
function entryInWords(entry: TimetableEntry, market: Market): string {
  switch (entry.event) {
    case "setMarket":
      return `sets market.${pathOf("market", entry.parameter)} to ${entry.value}`;
    case "setBuyers": {
      const scope = entry.parameter in parameterTable.policy ? "policy" : "buyers";
      return `sets ${pathOf(scope, entry.parameter)} of ${market.buyers[entry.group].name} to ${entry.value}`;
    }
    case "setSuppliers":
      return `sets ${pathOf("suppliers", entry.parameter)} of ${market.suppliers[entry.group].name} to ${entry.value}`;
    case "setEntry":
      return entry.enabled ? "lets newcomers in" : "lets nobody new in";
    case "demandShock":
      return `multiplies the demand of ${market.buyers[entry.group].name} by ${entry.factor} for ${lasting(entry.months)}`;
    case "failure": {
      const { name } = market.suppliers[entry.group];
      const who = entry.member < 0 ? `every ${name}` : `${name} ${entry.member + 1}`;
      return `takes ${Math.round(entry.loss * 100)} % of the capacity of ${who} for ${lasting(entry.months)}`;
    }
    case "technologyJump":
      return `puts ${market.suppliers[entry.group].name} ${lasting(entry.lag)} further behind the frontier`;
  }
}

function pathOf(scope: keyof typeof parameterTable, name: string): string {
  return parameterTable[scope][name]?.path ?? name;
}

function lasting(months: number): string {
  return months === 1 ? "1 month" : `${months} months`;
}
