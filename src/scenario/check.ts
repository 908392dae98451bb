import { z } from "zod";
import { parameterTable } from "../model/parameters.ts";
import { monthMeant } from "./calendar.ts";
import { movedPath } from "./movedPaths.ts";
import { asScenarioName, GROUP_NAME, isDevice, LONGEST_NAME } from "./names.ts";
import type { Problem } from "./scenario.ts";
import { fileSchema } from "./schema.ts";
import { pathOf, scopeOf } from "./scopes.ts";
import { type NumberSetting, type Setting, settingsOf } from "./settings.ts";
import {
  at,
  keyPlace,
  type Located,
  nearestPlace,
  plain,
  plainChanges,
  problemAt,
  type Steps,
} from "./text/located.ts";
import { nearest } from "./text/nearest.ts";
import { MOST_PROBLEMS } from "./text/parse.ts";
import { rangeInWords } from "./values.ts";
import { wrongValue } from "./wrongValue.ts";

/**
 * What is wrong with the shape of a file: unknown keys, wrong types, values out of range.
 * zod finds where; the words come from the parameter table, the place from the parsed text.
 *
 * @param before  a tree in which nothing was wrong, of which settings made this one: only what they changed is checked,
 *                which is enough since no check takes two settings together and only names of groups must be there
 */
export function shapeProblems(root: Located, before?: Located): Problem[] {
  const checked = fileSchema.safeParse(before === undefined ? plain(root) : plainChanges(root, before));
  const lost = before === undefined ? lostKeys(root) : [];
  if (checked.success) return lost;
  const bySteps = new Map([...settingsOf(root).values()].map((setting) => [setting.steps.join("/"), setting]));
  const problems = new Map<string, Problem>();
  for (const issue of checked.error.issues) {
    if (problems.size >= MOST_PROBLEMS) break;
    for (const [key, problem] of problemsOf(root, issue, bySteps)) if (!problems.has(key)) problems.set(key, problem);
  }
  return withoutEchoes([...lost, ...problems.values()]);
}

/** The one name that zod leaves out of lists of settings without a word. */
const UNSEEN = "__proto__";
/** Where settings stand by path. */
const SETTINGS_BY_PATH = new Set(["set", "given", "against"]);

function lostKeys(root: Located): Problem[] {
  const items = ["timetable", "claims"].flatMap((key) => {
    const list = at(root, [key]);
    return list?.kind === "list" ? list.items : [];
  });
  const maps = items.flatMap((item) => (item.kind === "map" ? [...item.entries] : []));
  return maps.flatMap(([name, { value }]) => {
    const found = SETTINGS_BY_PATH.has(name) && value.kind === "map" ? value.entries.get(UNSEEN) : undefined;
    return found ? [problemAt(found.key, `There is no setting \`${UNSEEN}\`.`, { path: UNSEEN })] : [];
  });
}

type Issue = z.core.$ZodIssue;

function problemsOf(root: Located, issue: Issue, bySteps: ReadonlyMap<string, Setting>): [string, Problem][] {
  const steps = stepsOf(issue.path);
  for (let length = steps.length; length > 0; length -= 1) {
    const setting = bySteps.get(steps.slice(0, length).join("/"));
    if (setting && setting.scope !== "text") return [[setting.path, wrongSetting(root, setting)]];
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, MOST_PROBLEMS).map((key) => [[...steps, key].join("/"), unknownKey(root, steps, key)]);
  }
  return [[steps.join("/"), wrongShape(root, steps, issue)]];
}

function stepsOf(path: readonly PropertyKey[]): Steps {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function wrongSetting(root: Located, setting: NumberSetting): Problem {
  const node = at(root, setting.steps);
  const { spread } = scopeOf(setting.scope);
  const { wrong, ...more } = wrongValue(setting.parameter, setting.path, node && plain(node), spread);
  return problemAt(nearestPlace(root, setting.steps), wrong, { path: setting.path, ...more });
}

function unknownKey(root: Located, steps: Steps, key: string): Problem {
  const known = keysAt(steps);
  const where = steps.length === 0 ? "at the top of a scenario" : `under \`${sectionName(steps)}\``;
  const place = keyPlace(root, steps, key);
  const path = [...steps, key].join(".");
  const moved = movedPath(path);
  if (moved !== undefined) return problemAt(place, moved.wrong, { path, right: moved.right });
  const home = known.includes(key) ? undefined : homeOf(key, steps);
  if (home) return problemAt(place, `\`${key}\` does not belong ${where}.`, { path, right: home });
  const suggestion = nearest(key, known);
  const elsewhere = suggestion ? undefined : nearestHome(key);
  return problemAt(place, `I do not know the setting \`${key}\` ${where}.`, {
    path,
    suggestion: suggestion ?? elsewhere?.name,
    right: suggestion ? rowInWords(suggestion) : (elsewhere?.home ?? `one of ${known.filter(isShown).join(", ")}`),
  });
}

function isShown(key: string): boolean {
  return key !== "$schema";
}

/** Unit, range and default of the row that was meant. */
function rowInWords(name: string): string | undefined {
  const rows = Object.values(parameterTable).find((table) => Object.hasOwn(table, name));
  return rows && rangeInWords(rows[name]);
}

/** The nearest section that has a name: `buyers`, not its third item. */
function sectionName(steps: Steps): string {
  return steps.filter((step) => typeof step === "string").join(".");
}

/** Where a key belongs that stands in the wrong section, in words. */
function homeOf(key: string, steps: Steps): string | undefined {
  if (key.includes(".")) {
    const [section, ...rest] = key.split(".");
    return keysAt([]).includes(section)
      ? `\`${section}:\` on its own line, and \`${rest.join(".")}\` below it`
      : undefined;
  }
  const here = sectionName(steps);
  for (const [scope, rows] of Object.entries(parameterTable)) {
    if (!Object.hasOwn(rows, key)) continue;
    const parameter = rows[key];
    const path = pathOf(key, parameter);
    if (scope === here && path === key) return undefined;
    const item = scope === "buyers" || scope === "suppliers" ? `a group of \`${scope}\`` : `\`${scope}\``;
    return path === key ? `it belongs under ${item}` : `write it as \`${path}\` in ${item}`;
  }
  return undefined;
}

function nearestHome(key: string): { name: string; home: string } | undefined {
  const names = Object.values(parameterTable).flatMap((rows) => Object.keys(rows));
  const name = nearest(key, names);
  const home = name && homeOf(name, []);
  return home ? { name, home } : undefined;
}

/** The keys that the schema knows at the end of the steps. */
function keysAt(steps: Steps): string[] {
  let schema: unknown = fileSchema;
  for (const step of steps) {
    schema = unwrapped(schema);
    if (schema instanceof z.ZodObject) schema = Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined;
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else return [];
  }
  const inner = unwrapped(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

function wrongShape(root: Located, steps: Steps, issue: Issue): Problem {
  const name = steps.at(-1);
  const node = at(root, steps);
  const path = steps.join(".");
  const place = nearestPlace(root, steps);
  const label = typeof name === "string" ? `\`${name}\`` : name === undefined ? "The file" : "This item";
  if (!node) return problemAt(place, `${label} is missing.`, { path, right: expected(issue) });
  if (issue.code === "invalid_value") {
    const options = issue.values.map(String);
    const raw = node.kind === "scalar" ? String(node.value) : undefined;
    const suggestion = raw === undefined ? undefined : nearest(raw, options);
    const said = raw === undefined ? "not a word" : `"${raw}", which I do not know`;
    return problemAt(place, `${label} is ${said}.`, {
      path,
      suggestion,
      right: suggestion ? undefined : `one of ${options.join(", ")}`,
    });
  }
  if (issue.code === "invalid_format" && name === "name") {
    const unusable = wrongName(String(plain(node)));
    if (unusable !== undefined) return problemAt(place, `${label} ${unusable.wrong}`, { path, right: unusable.right });
    const meant = asScenarioName(String(plain(node)));
    const suggestion = GROUP_NAME.test(meant) ? meant : undefined;
    return problemAt(place, `${label} is ${inWords(node)}${ISSUE_ENDING[issue.code]}.`, {
      path,
      suggestion,
      right: `${expected(issue)}; what people read goes into \`${issue.path.length === 1 ? "title" : "label"}\``,
    });
  }
  if (node.kind === "scalar" && node.value === "") {
    return problemAt(place, `${label} is empty.`, { path, right: "some text" });
  }
  return problemAt(place, `${label} is ${inWords(node)}${ISSUE_ENDING[issue.code] ?? ", which is not right"}.`, {
    path,
    suggestion: percentageFor(issue, node) ?? dateFor(issue, node),
    right: expected(issue),
  });
}

/** What is wrong with a name whose letters are right. */
function wrongName(name: string): Pick<Problem, "wrong" | "right"> | undefined {
  if (isDevice(name)) {
    return { wrong: `is "${name}", which Windows keeps for a device.`, right: `another name, e.g. ${name}-group` };
  }
  if (name.length <= LONGEST_NAME) return undefined;
  return { wrong: `has ${name.length} letters.`, right: `at most ${LONGEST_NAME}` };
}

/** Less sure than even is no claim [percent]. */
const LEAST_CONFIDENCE = 50;

/** What was meant by a number that is too large for a share. */
function percentageFor(issue: Issue, node: Located): string | undefined {
  if (issue.code !== "too_big" || Number(issue.maximum) > 1 || node.kind !== "scalar") return undefined;
  const percent = Number(node.value);
  const least = issue.path.at(-1) === "confidence" ? LEAST_CONFIDENCE : 0;
  return percent >= least && percent <= 100 * Number(issue.maximum) ? `${percent}%` : undefined;
}

/** What was meant by a start that is written in another way. */
function dateFor(issue: Issue, node: Located): string | undefined {
  return issue.path.at(-1) === "start" && node.kind === "scalar" ? monthMeant(String(node.value)) : undefined;
}

const ISSUE_ENDING: Readonly<Record<string, string>> = {
  too_small: ", which is too small",
  too_big: ", which is too large",
  invalid_format: ", which has the wrong form",
  invalid_type: "",
};

function inWords(node: Located): string {
  if (node.kind !== "scalar") return node.kind === "list" ? "a list" : "a map of keys and values";
  if (node.value === null) return "empty";
  return typeof node.value === "string" ? `the text "${node.value.slice(0, 60)}"` : String(node.value);
}

function expected(issue: Issue): string | undefined {
  if (issue.code === "too_small") return `at least ${issue.minimum}${issue.origin === "array" ? " entries" : ""}`;
  if (issue.code === "too_big") return `at most ${issue.maximum}${issue.origin === "array" ? " entries" : ""}`;
  const inWords = AMOUNT_IN_WORDS.get(String(issue.path.at(-1)));
  if (inWords !== undefined && issue.code !== "invalid_type") return inWords;
  if (issue.code === "invalid_format") return FORMS.get(String(issue.path.at(-1))) ?? NAME_FORM;
  if (issue.code === "invalid_type" && issue.path.at(-1) === "start") return START_FORM;
  if (issue.code === "invalid_type") return TYPE_IN_WORDS[issue.expected] ?? issue.expected;
  return issue.code === "invalid_union"
    ? (UNION_IN_WORDS.get(String(issue.path.at(-1))) ?? "a number, a word, true or false")
    : undefined;
}

const TYPE_IN_WORDS: Readonly<Record<string, string>> = {
  string: "text, in quotes where it looks like a number",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, each item on a line that starts with `- `",
  tuple: "two numbers in brackets, e.g. [60, 119]",
  object: "a section: `key: value` lines indented below it",
  record: "`path: value` lines indented below it",
};

const NAME_FORM = "lower-case letters, digits and hyphens, starting with a letter";
const START_FORM = "a year and a month, e.g. 2027-01";
const FORMS: ReadonlyMap<string, string> = new Map([
  ["currency", "a code or word in Latin letters, e.g. EUR in place of a sign"],
  ["start", START_FORM],
  ["label", "a text of one line, at most 40 characters, with nothing that cannot be seen"],
]);

const UNION_IN_WORDS: ReadonlyMap<string, string> = new Map([
  ["suppliers", "the name of a group, or a list of names"],
  ["against", "settings by path, or the name of a scenario"],
]);

/** What may be written as a number or as a percentage. */
const AMOUNT_IN_WORDS: ReadonlyMap<string, string> = new Map([
  ["value", "a number or a percentage such as 95%, or two in brackets"],
  ["by", "a number of 0 or more, or a percentage such as 5%"],
  ["is", "a number, or a percentage such as 95%"],
  ["confidence", "from 0.5 to 0.9999, or a percentage such as 95%"],
  ["loss", "a share from 0 to 1, or a percentage such as 80%"],
  ["factor", "from 0 to 1000, or a percentage such as 130%"],
]);

/** Drops "name is missing" where the same section has a misspelt `name`: one slip, one message. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const meant = new Set(
    problems.filter((p) => p.suggestion && p.path).map((p) => siblingOf(p.path ?? "", p.suggestion ?? "")),
  );
  return problems.filter((problem) => !(problem.wrong.endsWith("is missing.") && meant.has(problem.path ?? "")));
}

function siblingOf(path: string, name: string): string {
  return [...path.split(".").slice(0, -1), name].join(".");
}
