import { inputDifferences } from "../../analyse/divergence/inputDifferences.ts";
import { timedSettings } from "../../analyse/divergence/timedSettings.ts";
import type { Market, TimetableEntry, Value } from "../../model/market.ts";
import { isOfNobody, parameterAt, settingText } from "../../result/savedScenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { countParameter, groupLists, runParameters } from "../../scenario/scopes.ts";
import { rangeInWords } from "../../scenario/values.ts";
import { labelsOfAll, marketInLabels } from "../names.ts";
import type { TextTable } from "./overTime.ts";

/** A setting that is not the same in all arms. */
export interface InputChange {
  /** As `--set` takes it; the path of a group, or `timetable`. */
  readonly path: string;
  /** Month from which it holds; 0 but for what a timetable or a decision changes. */
  readonly month: number;
  readonly unit: string;
  readonly meaning: string;
  /** Range and default; empty where there is none. */
  readonly range: string;
  /** As a file writes it, one an arm; undefined where an arm does not have it. */
  readonly values: readonly (string | undefined)[];
}

/** Said of a scenario, but not simulated. */
const WORDS = new Set(["title", "reference"]);
const LABEL = /\.label$/;

/**
 * Everything that is set differently among scenarios, path by path: settings of all, of groups that several have,
 * groups that only some have, and the timetable.
 *
 * @param scenarios  the baseline first
 */
export function inputChanges(scenarios: readonly Scenario[]): InputChange[] {
  const arms = scenarios.map(settingsOf);
  // Who asks may be said in one file and follow from another.
  const isAskedAlike = scenarios.every(({ asker }) => asker === scenarios[0].asker);
  const paths = [...new Set(arms.flatMap((arm) => [...arm.keys()]))].filter(
    (path) =>
      !(
        WORDS.has(path) ||
        (path === "for" && isAskedAlike) ||
        LABEL.test(path) ||
        scenarios.every((scenario) => isOfNobody(path, scenario))
      ),
  );
  const groups = groupChanges(scenarios);
  const partial = groups.map(({ path }) => `${path}.`);
  const settings = paths.flatMap((path) => {
    const owner = partial.find((group) => path.startsWith(group));
    const values = arms.map((arm) => (owner === undefined ? valueAt(arm, path) : arm.get(path)));
    const present = values.filter((value) => value !== undefined);
    const isSame = present.every((value) => value === present[0]);
    if (isSame && (owner === undefined ? present.length === values.length : isUsual(path, present[0], scenarios)))
      return [];
    return [{ path, month: 0, ...described(path, scenarios), values }];
  });
  return [...settings.filter(isOfAll), ...groups, ...settings.filter((one) => !isOfAll(one)), ...timetable(scenarios)];
}

function isOfAll({ path }: InputChange): boolean {
  return !/^(buyers|suppliers)\./.test(path);
}

/** Every setting as text, by path. */
function settingsOf({ origins, market }: Scenario): Map<string, string> {
  const settings = new Map(origins.map(({ path, value }) => [path, settingText(value)]));
  settings.set("months", String(market.months));
  return settings;
}

/** A group of buyers that has no policy of its own follows that of all. */
function valueAt(settings: ReadonlyMap<string, string>, path: string): string | undefined {
  return settings.get(path) ?? settings.get(path.replace(/^buyers\.[^.]+\.policy\./, "policy."));
}

/** Groups that some arms have and others have not. */
function groupChanges(scenarios: readonly Scenario[]): InputChange[] {
  return groupLists.flatMap((list) => {
    const names = [...new Set(scenarios.flatMap(({ market }) => market[list].map(({ name }) => name)))];
    return names.flatMap((name) => {
      const values = scenarios.map(({ market }) => {
        const group = market[list].find((each) => each.name === name);
        return group === undefined ? undefined : `${group.count} in the group`;
      });
      if (values.every((value) => value !== undefined)) return [];
      const meaning = `A group of ${list} that not all scenarios have.`;
      return [{ path: `${list}.${name}`, month: 0, unit: "group", meaning, range: "", values }];
    });
  });
}

/** True for what a group of its own need not say: its default, or how many there are, which the group's row says. */
function isUsual(path: string, value: string | undefined, scenarios: readonly Scenario[]): boolean {
  if (path.endsWith(".count")) return true;
  return scenarios.some((scenario) => {
    const at = parameterAt(path, scenario);
    return at !== undefined && String(at.usual) === value;
  });
}

function described(path: string, scenarios: readonly Scenario[]): Pick<InputChange, "unit" | "meaning" | "range"> {
  for (const scenario of scenarios) {
    const at = parameterAt(path, scenario);
    if (at !== undefined) return { unit: at.row.unit, meaning: at.row.meaning, range: rangeInWords(at.row) };
  }
  const row = rowsOfRuns.get(path) ?? (path.endsWith(".count") ? countParameter : undefined);
  if (row !== undefined) return { unit: row.unit, meaning: row.meaning, range: rangeInWords(row) };
  if (path === "currency")
    return { unit: "", meaning: "Money in which results are shown; simulates nothing.", range: "" };
  if (path === "start") return { unit: "", meaning: "Calendar month of month 0; simulates nothing.", range: "" };
  if (path === "for") return { unit: "", meaning: "Who asks; simulates nothing.", range: "" };
  if (path.endsWith(".kind")) return { unit: "", meaning: "Where suppliers of the group start.", range: "" };
  return { unit: "", meaning: "", range: "" };
}

const rowsOfRuns: ReadonlyMap<string, Parameters<typeof rangeInWords>[0]> = new Map(Object.entries(runParameters));

/** What timetables do differently: settings with what holds from their month on, then all else with yes or no. */
function timetable(scenarios: readonly Scenario[]): InputChange[] {
  const set = timedSettings(scenarios.map(({ market }) => market)).map(
    ({ path, month, values, choices }): InputChange => ({
      path,
      month,
      ...described(path, scenarios),
      values: values.map((value) => (value === undefined ? undefined : inFile(value, choices))),
    }),
  );
  return [...set, ...happenings(scenarios)];
}

/** As a file says it. */
function inFile(value: Value | boolean, choices?: readonly string[]): string {
  if (typeof value === "number") return choices?.[value] ?? String(value);
  if (typeof value === "boolean") return String(value);
  const { distribution: _, ...spread } = value;
  return settingText(spread);
}

/** Entries of the timetable that set nothing and that not all arms have, each with yes or no. */
function happenings(scenarios: readonly Scenario[]): InputChange[] {
  const called = labelsOfAll(scenarios);
  const [baseline, ...others] = scenarios.map((scenario) => {
    return { market: marketInLabels(scenario.market, called) };
  });
  const isSet = ({ event }: TimetableEntry) => event.startsWith("set");
  const unset = (market: Market) => ({ ...market, timetable: market.timetable.filter((entry) => !isSet(entry)) });
  const differing = others.map(({ market }) =>
    inputDifferences(unset(baseline.market), unset(market)).filter(({ path }) => path === "timetable"),
  );
  const keyOf = (one: (typeof differing)[number][number]) => `${one.month}\n${one.baseline ?? one.scenario}`;
  const byKey = new Map(differing.flat().map((one) => [keyOf(one), one]));
  return [...byKey.entries()]
    .sort(([, a], [, b]) => a.month - b.month)
    .map(([key, one]) => {
      const inBaseline = differing.flat().some((each) => keyOf(each) === key && each.baseline !== undefined);
      const has = differing.map((list) => list.some((each) => keyOf(each) === key) !== inBaseline);
      return {
        path: "timetable",
        month: one.month,
        unit: "",
        meaning: `In month ${one.month} it ${one.baseline ?? one.scenario}.`,
        range: "",
        values: [inBaseline, ...has].map((is) => (is ? "yes" : "no")),
      };
    });
}

/** True where two scenarios simulate the very same market. */
export function sameMarket(a: Scenario, b: Scenario): boolean {
  return JSON.stringify(a.market) === JSON.stringify(b.market);
}

/** Arms beside which ranges find room; with more, `data/input.csv` has them. */
const MOST_WITH_RANGE = 3;

/** What changed in the input, for people: one column an arm. */
export function inputPageTable(changes: readonly InputChange[], names: readonly string[]): TextTable {
  const hasRoom = names.length <= MOST_WITH_RANGE;
  return {
    columns: ["Setting", ...names, "Unit", "Meaning", ...(hasRoom ? ["Range and default"] : [])],
    rows: changes.map(({ path, month, values, unit, meaning, range }) => [
      month === 0 && path !== "timetable" ? path : `${path}, month ${month}`,
      ...values.map((value) => value ?? "-"),
      unit,
      meaning,
      ...(hasRoom ? [range] : []),
    ]),
  };
}

/** The same in one line a change, for two arms: `policy.flexibleShare 0.2 -> 0.3 (share): meaning`. */
export function changeLine({ path, values: [from, to], unit, meaning, month }: InputChange): string {
  if (path === "timetable")
    return `timetable, month ${month}: ${meaning} ${from === "yes" ? "Only in the baseline." : "Only in the scenario."}`;
  const amount = unit === "" || unit === "group" ? "" : ` (${unit})`;
  const since = month === 0 ? "" : ` from month ${month} on`;
  return `${path}${since}: ${from ?? "none"} -> ${to ?? "none"}${amount}. ${meaning}`.trim();
}
