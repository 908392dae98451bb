import type { BuyerGroup, Market, SupplierGroup, TimetableEntry, Value } from "../../model/market.ts";
import { namesOf } from "../../model/parameters.ts";
import { strategyParameters } from "../../model/strategyParameters.ts";
import {
  type GroupList,
  type GroupName,
  groupLists,
  isOfModel,
  pathOf,
  type ScopeName,
  scopeChangedBy,
  scopeOf,
  scopeOfAll,
  scopesIn,
  settingPath,
} from "../../scenario/scopes.ts";

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
    ...groupLists.flatMap((list) => groupDifferences(list, baseline[list], scenario[list])),
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

/** Of settings that there is one of for all; those that groups have too are compared group by group. */
function marketDifferences(baseline: Market, scenario: Market): InputDifference[] {
  const ofGroups = groupLists.flatMap((list) => scopesIn(list).map(scopeOfAll));
  const ofAll = scopesIn().filter((scope) => isOfModel(scope) && !ofGroups.includes(scope));
  return ofAll.flatMap((scope) => {
    if (scope !== "selling") return parameterDifferences(scope, baseline.market, scenario.market);
    // Where nobody has a strategy, it does not matter what selling does.
    if (baseline.selling === undefined || scenario.selling === undefined) return [];
    return parameterDifferences(scope, baseline.selling, scenario.selling);
  });
}

/** Values of a scope in a group; of a strategy that it has not, what does nothing. */
function valuesIn(scope: ScopeName, group: Group): Readonly<Record<string, Value>> {
  if (scope !== "strategy" || !("kind" in group)) return group.parameters;
  return (
    group.strategy ??
    Object.fromEntries(namesOf(strategyParameters).map((name) => [name, strategyParameters[name].default]))
  );
}

type Group = BuyerGroup | SupplierGroup;

function groupDifferences(list: GroupList, baseline: readonly Group[], scenario: readonly Group[]): InputDifference[] {
  const names = [...new Set([...baseline, ...scenario].map(({ name }) => name))];
  const scopesOfList = scopesIn(list).filter(isOfModel);
  const alsoOfAll = scopesOfList.filter((scope) => scopeOfAll(scope) !== undefined);
  const members = names.map((name) => ({
    group: { list, name },
    before: baseline.find((each) => each.name === name),
    after: scenario.find((each) => each.name === name),
  }));
  const differing = (scopes: readonly ScopeName[], { group, before, after }: (typeof members)[number]) =>
    before === undefined || after === undefined
      ? undefined
      : scopes.flatMap((scope) => parameterDifferences(scope, valuesIn(scope, before), valuesIn(scope, after), group));
  const ofGroups = members.flatMap((member) => [
    ...changes(`${list}.${member.group.name}.count`, member.before?.count ?? 0, member.after?.count ?? 0),
    ...(differing(
      scopesOfList.filter((scope) => !alsoOfAll.includes(scope)),
      member,
    ) ?? []),
  ]);
  const shared = alsoOfAll.flatMap((scope) => {
    const found = members.flatMap((member) => {
      const differences = differing([scope], member);
      return differences === undefined ? [] : [{ group: member.group, differences }];
    });
    return sharedByAll(scope, found);
  });
  return [...shared, ...ofGroups];
}

/** What is set differently in a group. */
interface DifferentGroup {
  readonly group: GroupName;
  readonly differences: readonly InputDifference[];
}

/** A policy that changes alike in every group of buyers is one change, of `policy`. */
function sharedByAll(scope: ScopeName, groups: readonly DifferentGroup[]): InputDifference[] {
  const all = scopeOfAll(scope);
  if (all === undefined) return [];
  const pathIn = (name: string, group?: GroupName) => settingPath(group === undefined ? all : scope, name, group);
  const isAlike = (a: InputDifference | undefined, b: InputDifference | undefined) =>
    a !== undefined && a.baseline === b?.baseline && a.scenario === b?.scenario;
  const names = Object.keys(scopeOf(scope).parameters).map((name) => {
    const each = groups.map(({ group, differences }) => differences.find(({ path }) => path === pathIn(name, group)));
    return { name, each, isShared: each.every((one) => isAlike(one, each[0])) };
  });
  const shared = names.flatMap(({ name, each: [first], isShared }) =>
    isShared && first !== undefined ? [{ ...first, path: pathIn(name) }] : [],
  );
  const single = groups.flatMap((_, index) =>
    names.flatMap(({ each, isShared }) => (isShared ? [] : (each[index] ?? []))),
  );
  return [...shared, ...single];
}

function parameterDifferences(
  scope: ScopeName,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  group?: GroupName,
): InputDifference[] {
  return Object.entries(scopeOf(scope).parameters).flatMap(([name, row]) =>
    changes(settingPath(scope, name, group), before[name], after[name], row),
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
      return `sets ${pathChangedBy(entry)} to ${entry.value}`;
    case "setBuyers":
      return `sets ${nameChangedBy(entry)} of ${market.buyers[entry.group].name} to ${entry.value}`;
    case "setSuppliers":
      return `sets ${nameChangedBy(entry)} of ${market.suppliers[entry.group].name} to ${entry.value}`;
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

type Change = Extract<TimetableEntry, { readonly parameter: string }>;

function pathChangedBy({ event, parameter }: Change): string {
  const scope = scopeChangedBy(event, parameter);
  return scope === undefined ? parameter : settingPath(scope, parameter);
}

/** The path without the section in which it stands. */
function nameChangedBy({ event, parameter }: Change): string {
  const scope = scopeChangedBy(event, parameter);
  return scope === undefined ? parameter : pathOf(parameter, scopeOf(scope).parameters[parameter]);
}

function lasting(months: number): string {
  return months === 1 ? "1 month" : `${months} months`;
}
