import type { Scenario } from "../scenario/scenario.ts";
import { groupLists, leverSections, scopeOf, scopesIn } from "../scenario/scopes.ts";
import { type Variable, valueOfSetting } from "../scenario/vary.ts";
import { capital, tidyNumber } from "./number.ts";

/** What the words for a setting need to know of it: a variable knows it from where it was read. */
export interface NamedSetting {
  /** As `--set` takes it. */
  readonly path: string;
  /** What people call the group whose own it is, where that has a label. */
  readonly groupLabel: string | undefined;
}

/** The setting of a path, which knows what people call the group whose own it is. */
export function settingNamed(path: string, { labels }: Pick<Scenario, "labels">): NamedSetting {
  const [list, group] = path.split(".");
  return { path, groupLabel: isGroupList(list) ? labels.get(group) : undefined };
}

/**
 * A setting as people call it: `flexible share`, `quality of powerhouse`, `entry month of newcomer`; of a group that has
 * a label `quality of Old guard`, `number of suppliers in Old guard`.
 */
export function settingLabel(setting: NamedSetting): string {
  const { name, whose } = partsOf(setting);
  return `${name}${whose}`;
}

/** What a setting is, and of which group, in words. */
function partsOf({ path, groupLabel }: NamedSetting): { readonly name: string; readonly whose: string } {
  const [first, ...rest] = path.split(".");
  if (rest.length === 0) return { name: spaced(first), whose: "" };
  if (!isGroupList(first)) return { name: spaced(isSectionOfFile(first) ? rest.join(".") : path), whose: "" };
  const [group, ...steps] = rest;
  const key = steps.filter((word) => !groupSections.has(word)).join(".");
  if (key !== "count") return { name: spaced(key), whose: ` of ${groupLabel ?? group}` };
  return groupLabel === undefined
    ? { name: `number of ${group}s`, whose: "" }
    : { name: `number of ${first}`, whose: ` in ${groupLabel}` };
}

/** Sections of a group that are no part of the name of a setting: `policy`, `strategy`. */
const groupSections: ReadonlySet<string> = new Set(
  groupLists.flatMap((list) => scopesIn(list)).flatMap((scope) => scopeOf(scope).section),
);

function isGroupList(word: string): boolean {
  return groupLists.some((list) => list === word);
}

/** Whether settings stand in a section of the file that is not part of their name. */
function isSectionOfFile(word: string): boolean {
  return scopesIn().some((scope) => scopeOf(scope).section[0] === word);
}

/** Whether a setting is a lever of the buyer. */
export function isLever(path: string): boolean {
  return path.split(".").some((word) => leverSections.has(word));
}

/** What a setting is part of, in a word. */
export function settingRoom(path: string): string {
  const words = path.split(".");
  return words.find((word) => leverSections.has(word)) ?? words[0];
}

/** `effortResponse`, `entry.month`: `effort response`, `entry month`. */
function spaced(name: string): string {
  return name
    .replace(/\./g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** Units that are short enough to be said after a number. */
const SAID = ["months", "suppliers", "buyers", "newcomers"];

/** Units that say nothing beside the name of a setting. */
const UNSAID = ["choice", "switch", "agents"];

/** What the words for values need to know of a variable: levels or a narrow range need more digits to be told apart. */
export type Worded = Pick<Variable, "parameter"> & Partial<Pick<Variable, "low" | "high" | "levels">>;

/** A value of a setting for people: `20 %`, `24 months`, `0.6`. */
export function settingText(variable: Worded, value: number): string {
  const { unit, choices } = variable.parameter;
  const bare = bareText(variable, value);
  if (choices !== undefined) return bare;
  if (unit === "month") return `month ${bare}`;
  if (!SAID.includes(unit)) return bare;
  return `${bare} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}

/** The same without the unit, for beside the name of the setting or below a title that has it: `20 %`, `24`, `0.6`. */
export function bareText(variable: Worded, value: number, digits = digitsOf(variable)): string {
  const { choices, unit, whole } = variable.parameter;
  if (choices !== undefined) return choices[Math.round(value)];
  const kept = whole && Number.isInteger(value) ? 15 : digitsWithin(variable, value, digits);
  return isPercent(unit) ? `${tidyNumber(value * 100, kept)} %` : tidyNumber(value, kept);
}

/** Most digits that keep a value near an end of its range from being said as one beyond it. */
const SHARPEST = 6;

/** So many digits, or more where a value that lies in the range would be said as one that does not. */
function digitsWithin(
  { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }: Worded,
  value: number,
  digits: number,
): number {
  if (!(value >= low && value <= high)) return digits;
  const isWithin = (kept: number) => {
    const said = Number(value.toPrecision(kept));
    return said >= low && said <= high;
  };
  for (let kept = digits; kept <= SHARPEST; kept++) if (isWithin(kept)) return kept;
  return digits;
}

/** The value of a variable at a point, whose settings are as `--set` takes them: `20 %`; `-` where the point has none. */
export function bareTextAt(variable: Variable, settings: readonly string[]): string {
  const setting = settingOf(variable, settings);
  return setting === undefined ? "-" : bareText(variable, valueOfSetting(variable, setting));
}

/** A setting and its value: `flexible share 20 %`, `quality of powerhouse 0.8`. */
export function settingAt(variable: Worded & NamedSetting, value: number): string {
  return `${settingLabel(variable)} ${bareText(variable, value)}`;
}

/** The settings of a point, as `--set` takes them, in words: each by its path, for a point need not set all variables. */
export function settingsAt(variables: readonly Variable[], settings: readonly string[]): string[] {
  return settings.map((setting) => {
    const variable = variables.find(({ path }) => path === pathOf(setting));
    return variable === undefined ? setting : settingAt(variable, valueOfSetting(variable, setting));
  });
}

/** The setting of a variable among those of a point; undefined where the point does not set it. */
export function settingOf({ path }: Pick<Variable, "path">, settings: readonly string[]): string | undefined {
  return settings.find((setting) => pathOf(setting) === path);
}

/** The part before `=` of a setting. */
function pathOf(setting: string): string {
  return setting.slice(0, setting.indexOf("="));
}

/** The head of a column or the title of an axis: the setting, with its unit where its values do not have it. */
export function settingTitle({ parameter: { unit }, ...setting }: NamedSetting & Pick<Variable, "parameter">): string {
  const { name, whose } = partsOf(setting);
  const isSaid = UNSAID.includes(unit) || isPercent(unit) || name.split(" ").includes(unit);
  return `${name}${whose}${isSaid ? "" : ` (${unit})`}`;
}

/** What a setting means, once with the path that `--set` takes. */
export function settingExplained({ parameter, ...setting }: NamedSetting & Pick<Variable, "parameter">): string {
  return `${capital(settingLabel(setting))} (${setting.path}): ${parameter.meaning}`;
}

/** `10 to 30 %`, `12 to 36 months`. */
export function rangeText(variable: Worded & Pick<Variable, "low" | "high">): string {
  const { parameter, low, high } = variable;
  const last = settingText(variable, high);
  if (parameter.choices === undefined && parameter.unit === "month")
    return `${settingText(variable, low)} to ${bareText(variable, high)}`;
  return `${startText(variable, low)} to ${last}`;
}

/** Two values without their unit: `10 to 30 %`, `12 to 36`. */
export function bareRange(variable: Worded, low: number, high: number, word = "to"): string {
  return `${startText(variable, low)} ${word} ${bareText(variable, high)}`;
}

/** A value before another of the same setting: without the percent sign. */
function startText(variable: Worded, value: number): string {
  return isPercent(variable.parameter.unit) ? bareText(variable, value).slice(0, -2) : bareText(variable, value);
}

/** Whether the values of a unit are said in percent. */
export function isPercent(unit: string): boolean {
  return /^(share|probability)\b/.test(unit);
}

/** Three significant digits, more where levels, or the ends of a narrow range, would read the same. */
function digitsOf({ low, high, levels = [] }: Worded): number {
  if (low === undefined || high === undefined || !(high > low)) return 3;
  const numbers = levels.map(Number).sort((a, b) => a - b);
  const steps = numbers.slice(1).map((level, i) => level - numbers[i]);
  const step = steps.length > 0 ? Math.min(...steps) : (high - low) / 5;
  if (!(step > 0)) return 3;
  const magnitude = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  return Math.min(12, Math.max(3, magnitude + 1 - Math.floor(Math.log10(step) + 1e-9)));
}

/** A part of the range of a variable, or one value of it: `0 to 16.7 %`, `24`. */
export function partText(variable: Worded, { low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? bareText(variable, low) : bareRange(variable, low, high);
}
