import { namesOf, type Parameter, type SupplierKind } from "../model/parameters.ts";
import { type GroupList, groupLists, pathOf, type ScopeName, scopeOf, scopesIn, settingPath } from "./scopes.ts";
import { at, type Located, type Steps } from "./text/located.ts";
import { nearest } from "./text/nearest.ts";

/** The head of an item under `buyers` or `suppliers`. */
export interface GroupHead {
  readonly list: GroupList;
  /** Position in the list, from 0. */
  readonly index: number;
  readonly name: string;
  /** What people call it, where that is said. */
  readonly label?: string;
  /** As written; `fixed` where it is missing or wrong. */
  readonly kind: SupplierKind;
}

interface SettingBase {
  /** As in `--set`, e.g. `suppliers.newcomer.entry.month`. */
  readonly path: string;
  /** Where it stands in the file. */
  readonly steps: Steps;
}

/** A row of a table of parameters, for all or for a group. */
export interface NumberSetting extends SettingBase {
  readonly scope: ScopeName;
  /** Key of the row. */
  readonly name: string;
  readonly parameter: Parameter;
  /** The group whose own it is. */
  readonly group?: GroupHead;
}

/** Everything that `--set`, a timetable or the other arm of a claim can name. */
export type Setting = (SettingBase & { readonly scope: "text" }) | NumberSetting;

/** The settings of a scenario by path, in the order in which they are shown. */
export type Settings = ReadonlyMap<string, Setting>;

/** The groups of a list, also of one that is half wrong. */
export function groupHeads(root: Located, list: GroupList): GroupHead[] {
  const node = at(root, [list]);
  const items = node?.kind === "list" ? node.items : [];
  return items.map((item, index) => {
    const name = at(item, ["name"]);
    const label = at(item, ["label"]);
    const kind = at(item, ["kind"]);
    return {
      list,
      index,
      name: name?.kind === "scalar" && name.value !== null ? String(name.value) : `#${index + 1}`,
      ...(label?.kind === "scalar" && typeof label.value === "string" && { label: label.value }),
      kind: kind?.kind === "scalar" && isKind(kind.value) ? kind.value : "fixed",
    };
  });
}

export function isKind(word: unknown): word is SupplierKind {
  return word === "fixed" || word === "flexible" || word === "newcomer";
}

/** Texts of a scenario that can be set. */
const TEXTS = ["title", "reference", "for", "currency", "start"];

/** Every setting of a scenario with these groups. */
export function settingsOf(root: Located): Settings {
  const texts = TEXTS.map((path): Setting => ({ scope: "text", path, steps: [path] }));
  const ofAll = scopesIn().flatMap((scope) => settingsIn(scope));
  const ofGroups = groupLists.flatMap((list) => groupHeads(root, list).flatMap(groupSettings));
  return new Map([...texts, ...ofAll, ...ofGroups].map((setting) => [setting.path, setting]));
}

function groupSettings(group: GroupHead): Setting[] {
  const own = scopesIn(group.list).flatMap((scope) => settingsIn(scope, group));
  const label = textOf(group, "label");
  return group.list === "suppliers" ? [label, textOf(group, "kind"), ...own] : [label, ...own];
}

function textOf({ list, name, index }: GroupHead, key: string): Setting {
  return { scope: "text", path: `${list}.${name}.${key}`, steps: [list, index, key] };
}

/** The settings that a row of the table of scopes stands for. */
function settingsIn(scope: ScopeName, group?: GroupHead): NumberSetting[] {
  const { section, parameters } = scopeOf(scope);
  const home = group === undefined ? [] : [group.list, group.index];
  return namesOf(parameters).map((name) => {
    const parameter = parameters[name];
    const steps = [...home, ...section, ...pathOf(name, parameter).split(".")];
    return { scope, name, parameter, path: settingPath(scope, name, group), steps, ...(group && { group }) };
  });
}

/**
 * What a path means that has a number, a star or nothing where the name of a group stands: `suppliers.0.count`,
 * `suppliers[0].count`, `suppliers.all.count`, `suppliers.count`.
 */
export function settingsOfGroups(path: string, settings: Settings): string[] {
  const [, list, dotted, inBrackets, rest] =
    /^(buyers|suppliers)(?:\.(\d+|\*|all|each|every)|\[(\d+|\*)\])?\.(.+)$/.exec(path) ?? [];
  if (rest === undefined) return [];
  const index = Number(dotted ?? inBrackets);
  return [...settings.values()].flatMap((setting) => {
    if (!("group" in setting) || setting.group?.list !== list) return [];
    const isAsked = Number.isNaN(index) || setting.group.index === index;
    return isAsked && setting.path === `${list}.${setting.group.name}.${rest}` ? [setting.path] : [];
  });
}

/**
 * The setting that a misspelt path most likely meant: one that ends like it, else one with the same last word in another
 * place, else the nearest in its section, else the nearest of all.
 */
export function nearestSetting(path: string, settings: Settings): string | undefined {
  const known = [...settings.keys()];
  const last = lastWord(path);
  const same = known.find((name) => name.endsWith(`.${path}`)) ?? elsewhere(path, known);
  if (same !== undefined) return same;
  const section = path.slice(0, path.length - last.length);
  const siblings = known.filter((name) => name.startsWith(section)).map((name) => name.slice(section.length));
  const sibling = nearest(last, siblings);
  if (sibling !== undefined) return `${section}${sibling}`;
  const whole = nearest(path, known);
  if (whole !== undefined) return whole;
  const tail = nearest(last, known.map(lastWord));
  return known.find((name) => name.endsWith(`.${tail}`));
}

/** A setting whose last word is that of the path: the nearest of them, else the one that begins most like it. */
function elsewhere(path: string, known: readonly string[]): string | undefined {
  const last = lastWord(path);
  const named = known.filter((name) => lastWord(name) === last);
  const alike = (name: string) => [...name].findIndex((letter, at) => letter !== path[at]);
  return nearest(path, named) ?? named.toSorted((a, b) => alike(b) - alike(a))[0];
}

function lastWord(path: string): string {
  return path.split(".").at(-1) ?? path;
}
