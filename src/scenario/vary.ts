import type { Parameter } from "../model/parameters.ts";
import { movedPath } from "./movedPaths.ts";
import type { Problem, Scenario } from "./scenario.ts";
import { type NumberSetting, nearestSetting, type Setting, type Settings } from "./settings.ts";
import { numberOf, takesPercentages, written as writtenValue } from "./values.ts";
import { wrongValue } from "./wrongValue.ts";

/** A setting that is varied: over levels one by one, or anywhere in a range. */
export interface Variable {
  /** As `--set` takes it. */
  readonly path: string;
  readonly parameter: Parameter;
  /** What people call the group whose own the setting is, where that has a label. */
  readonly groupLabel: string | undefined;
  /** Values to be tried, in order, as `--set` takes them; empty for a range without a step. */
  readonly levels: readonly string[];
  /** Smallest and largest value; the first and last level of a list. */
  readonly low: number;
  readonly high: number;
  /** Where the steps do not reach the end that was asked for: a sentence that says so. */
  readonly note?: string;
}

/** Most values that one variable is tried at. */
const MOST_LEVELS = 10_000;
/** Digits that are kept when steps are added up, so that 3 x 0.05 is 0.15. */
const STEP_DIGITS = 12;

/**
 * Reads what `--vary` says:
 *
 *     path=from:to:step      every step, both ends included       policy.flexibleShare=0:0.6:0.05
 *     path=low:high          a range, for designs that fill it    policy.flexibleShare=0:60%
 *     path=a,b,c             a list                               suppliers.newcomer.count=0,2,6
 *     path                   the range of the parameter table, where that is a narrow one
 *
 * Values are written as in a scenario file: percentages of shares, words where a setting has words.
 *
 * @param flag  the option that the text was given with, for messages
 */
export function readVariable(text: string, settings: Settings, flag = "--vary"): Variable | Problem {
  const source = `${flag} ${text}`;
  const equals = text.indexOf("=");
  const path = (equals < 0 ? text : text.slice(0, equals)).trim();
  const setting = settings.get(path);
  if (setting === undefined || setting.scope === "text") return unknownPath(source, path, setting, settings);
  const read = readValues(source, path, setting.parameter, equals < 0 ? undefined : text.slice(equals + 1).trim());
  return "wrong" in read ? read : { ...read, ...calledIn(setting) };
}

type ReadValues = Omit<Variable, "groupLabel"> | Problem;

function readValues(source: string, path: string, parameter: Parameter, values?: string): ReadValues {
  if (values === undefined) return wholeRange(source, path, parameter);
  if (values.includes(",")) return listed(source, path, parameter, values.split(","));
  const parts = values.split(":");
  if (parts.length === 1) return listed(source, path, parameter, parts);
  return parts.length > 3 ? malformed(source, path) : stepped(source, path, parameter, parts);
}

/** What people call the group of a setting, as a variable says it. */
export function calledIn({ group }: NumberSetting): Pick<Variable, "groupLabel"> {
  return { groupLabel: group?.label };
}

/** A number as `--set` takes it for a setting: a word where it has words, a whole number where only those make sense. */
export function settingValue(parameter: Parameter, value: number): string {
  return String(writtenValue(parameter, parameter.whole || parameter.choices ? Math.round(value) : value));
}

/** The setting, as `--set` takes it, that gives a variable a value. */
export function settingText({ path, parameter }: Variable, value: number): string {
  return `${path}=${settingValue(parameter, value)}`;
}

/** The number that a setting of `settingText` gives a variable: the place of the word where it has words. */
export function valueOfSetting({ path, parameter }: Variable, setting: string): number {
  return numberIn(parameter, setting.slice(path.length + 1));
}

/** The number that a variable has in a scenario as it is; undefined where that is a distribution. */
export function valueAsItIs({ path, parameter }: Variable, { origins }: Pick<Scenario, "origins">): number | undefined {
  const value = origins.find((origin) => origin.path === path)?.value;
  if (value === undefined || typeof value === "object") return undefined;
  const number = numberIn(parameter, String(value));
  return Number.isNaN(number) ? undefined : number;
}

/**
 * The value of a variable at a place from 0 to 1 of its range, both ends included. Whole numbers and words get equal
 * parts of the range each.
 */
export function valueAt({ parameter, low, high }: Variable, place: number): number {
  if (!parameter.whole && !parameter.choices) return Math.min(high, low + place * (high - low));
  return Math.min(high, low + Math.floor(place * (high - low + 1)));
}

function unknownPath(source: string, path: string, setting: Setting | undefined, settings: Settings): Problem {
  if (setting !== undefined) {
    return { source, path, wrong: `\`${path}\` is a text: it has nothing to be varied over.` };
  }
  const moved = movedPath(path);
  if (moved !== undefined) return { source, path, ...moved };
  const suggestion = nearestSetting(path, settings);
  const right = suggestion ? undefined : "path=from:to:step, e.g. policy.flexibleShare=0:0.6:0.05";
  return { source, path, wrong: `There is no setting \`${path.slice(0, 80)}\`.`, suggestion, right };
}

function malformed(source: string, path: string): Problem {
  return {
    source,
    path,
    wrong: `I cannot read the values of \`${path}\`.`,
    right: "from:to:step, low:high, or a list such as 0.1,0.2,0.4",
  };
}

/** Widest range that a path alone stands for: amounts and numbers of agents have no end that anybody means. */
const WIDEST_RANGE = 1000;

function wholeRange(source: string, path: string, parameter: Parameter): ReadValues {
  const { min, max } = parameter;
  if (max - min > WIDEST_RANGE) {
    const wrong = `\`${path}\` alone would go from ${min} to ${max}: say the part that is meant.`;
    return { source, path, wrong, right: `low:high, e.g. ${path}=1:10` };
  }
  return { path, parameter, levels: wordLevels(parameter), low: min, high: max };
}

/** The words of a setting that has words: few enough to be tried one by one. */
function wordLevels(parameter: Parameter): string[] {
  return (parameter.choices ?? []).map((_, index) => settingValue(parameter, index));
}

function listed(source: string, path: string, parameter: Parameter, texts: readonly string[]): ReadValues {
  const values: number[] = [];
  for (const text of texts) {
    const value = numberIn(parameter, text);
    const problem = outside(source, path, parameter, text, value);
    if (problem) return problem;
    values.push(value);
  }
  if (new Set(values).size < values.length) {
    return { source, path, wrong: `\`${path}\` is to take one value twice.`, right: "each value once" };
  }
  if (values.length > MOST_LEVELS) return tooMany(source, path, values.length);
  const levels = values.map((value) => settingValue(parameter, value));
  return { path, parameter, levels, low: Math.min(...values), high: Math.max(...values) };
}

function stepped(source: string, path: string, parameter: Parameter, parts: readonly string[]): ReadValues {
  const [low, high] = parts.map((part) => numberIn(parameter, part));
  for (const [text, value] of [[parts[0], low] as const, [parts[1], high] as const]) {
    const problem = outside(source, path, parameter, text, value);
    if (problem) return problem;
  }
  if (low >= high) {
    return { source, path, wrong: `\`${path}\` goes from ${parts[0]} to ${parts[1]}.`, right: "the smaller end first" };
  }
  if (parts.length === 2) return { path, parameter, levels: wordLevels(parameter), low, high };
  const step = numberIn(parameter, parts[2]);
  if (!(step > 0)) {
    return { source, path, wrong: `\`${path}\` has the step "${parts[2]}".`, right: "a step above 0, e.g. 0.05" };
  }
  if (step > high - low && takesPercentages(parameter) && step / 100 <= high - low) {
    const suggestion = `${path}=${[parts[0], parts[1], `${step}%`].map((part) => part.trim()).join(":")}`;
    return { source, path, wrong: `\`${path}\` has the step ${parts[2]}, wider than its range.`, suggestion };
  }
  const count = Math.floor((high - low) / step + 1e-9) + 1;
  if (count > MOST_LEVELS) return tooMany(source, path, count);
  const levels = Array.from({ length: count }, (_, i) => Number((low + i * step).toPrecision(STEP_DIGITS)));
  if (parameter.whole && levels.some((level) => !Number.isInteger(level))) {
    return { source, path, wrong: `\`${path}\` takes whole numbers only.`, right: "a whole first value and step" };
  }
  const last = levels[count - 1];
  const note = Math.abs(high - last) > step * 1e-6 ? unreached(path, parameter, last, parts) : undefined;
  return {
    path,
    parameter,
    levels: levels.map((level) => settingValue(parameter, level)),
    low,
    high: last,
    ...(note !== undefined && { note }),
  };
}

function unreached(path: string, parameter: Parameter, last: number, parts: readonly string[]): string {
  const [low, high, step] = parts.map((part) => part.trim());
  return `${path} ends at ${settingValue(parameter, last)}: steps of ${step} from ${low} do not reach ${high}, which is not tried.`;
}

function tooMany(source: string, path: string, count: number): Problem {
  return { source, path, wrong: `\`${path}\` would take ${count} values.`, right: `at most ${MOST_LEVELS}` };
}

/** What a text would be in a scenario file: a number where it looks like one. */
function written(text: string): number | string {
  const trimmed = text.trim();
  return trimmed === "" || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

/** The number that a text stands for; NaN for none. */
function numberIn(parameter: Parameter, text: string): number {
  return numberOf(parameter, written(text)) ?? Number.NaN;
}

function outside(source: string, path: string, parameter: Parameter, text: string, value: number): Problem | undefined {
  const isWhole = !parameter.whole || Number.isInteger(value);
  if (value >= parameter.min && value <= parameter.max && isWhole) return undefined;
  return { source, path, ...wrongValue(parameter, path, written(text), false) };
}
