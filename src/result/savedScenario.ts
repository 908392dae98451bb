import { defaultOf, type Parameter } from "../model/parameters.ts";
import type { ScenarioLibrary } from "../scenario/library.ts";
import { type Markets, openMarkets } from "../scenario/markets.ts";
import { readScenario } from "../scenario/read.ts";
import type { Origin, Scenario } from "../scenario/scenario.ts";
import { groupInPath, isOfModel, scopeOf, scopesIn, settingPath } from "../scenario/scopes.ts";
import { problemReport } from "../scenario/text/problemLines.ts";
import { byText, type Cell, type Frame, frameOf, pathOf, type Shape } from "./frame.ts";
import type { Manifest } from "./manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder, textOf } from "./savedFolder.ts";
import { readFrame } from "./savedTable.ts";
import { scenarioColumn } from "./series.ts";

/** A resolved file inherits nothing; what it is measured against need not be at hand. */
const anyName: ScenarioLibrary = {
  find: (name) => ({ name, place: name, text: "" }),
  names: () => [],
};

/**
 * A scenario of a result folder, from its resolved file.
 *
 * @param path  `scenario.yaml`, `reference.yaml`, or `scenarios/<name>.yaml`
 * @throws BadFolder when the file is missing or cannot be read by this program
 */
export function readSavedScenario(folder: SavedFolder, path: string): Scenario {
  const place = placeOf(folder, path);
  const read = readScenario({ name: "scenario", place, text: textOf(folder, path) }, anyName);
  if ("scenario" in read) return read.scenario;
  throw new BadFolder(...problemReport(read.problems));
}

/**
 * The scenario of an exploration from its resolved file, open for more settings.
 *
 * @param path  `scenario.yaml`
 * @throws BadFolder when the file is missing or cannot be read by this program
 */
export function openSavedMarkets(folder: SavedFolder, path: string): Markets {
  const opened = resolvedMarkets(textOf(folder, path), placeOf(folder, path));
  if ("problems" in opened) throw new BadFolder(...problemReport(opened.problems));
  return opened;
}

/**
 * A scenario from the text of its resolved file. Whoever simulates a result for the first time takes it too: points
 * that fail are then told in the words that the folder gives, which does not know what was inherited from where.
 */
export function resolvedMarkets(text: string, place: string): ReturnType<typeof openMarkets> {
  return openMarkets({ name: "scenario", place, text }, anyName);
}

/**
 * Where the settings of a scenario came from, from `parameters.csv`; in the resolved file all stand alike. What they are
 * is taken from that file, so that a table that says otherwise does not follow from it.
 *
 * @param resolved  the scenario from its resolved file, which has the settings in their order
 * @param inside    folder below `data` that the table lies in; `data` itself unless given
 * @throws BadFolder
 */
export function readOrigins(folder: SavedFolder, manifest: Manifest, resolved: Scenario, inside?: string): Origin[] {
  const shape = { ...parametersShape, folder: inside };
  const file = placeOf(folder, `${pathOf(shape)}.csv`);
  const table = readFrame(folder, manifest, shape);
  const [settings, from, places] = ["path", "from", "place"].map((name) => table.text(name));
  const found = new Map<string, Pick<Origin, "from" | "place">>();
  for (const [row, path] of settings.entries()) {
    const [origin, place] = [from[row], places[row]];
    if (origin !== "default" && origin !== "file" && origin !== "command line") {
      throw new BadFolder(
        `${file}:${row + 2}: "${origin}" is no origin; right would be default, file or command line.`,
        RUN_AGAIN,
      );
    }
    found.set(path, { from: origin, ...(place === "" ? {} : { place: placeIn(place, origin) }) });
  }
  return resolved.origins.flatMap(({ path, value }): Origin[] => {
    const origin = found.get(path);
    if (origin !== undefined) return [{ path, value, ...origin }];
    if (isOfNobody(path, resolved)) return [{ path, value, from: "default" }];
    // A scenario without a title is called by its name, which only its resolved file says.
    if (path === "title" && value === resolved.name) return [];
    throw new BadFolder(`${file} lacks ${path}, which the scenario sets.`, RUN_AGAIN);
  });
}

export const parametersShape: Shape = {
  name: "parameters",
  title: "Settings: one row for each",
  fields: [
    scenarioColumn,
    { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
    { name: "value", type: "string", meaning: "Value of the run; lists and distributions as JSON." },
    { name: "unit", type: "string", meaning: "Unit; shares are fractions." },
    { name: "minimum", type: "number", meaning: "Smallest value allowed." },
    { name: "maximum", type: "number", meaning: "Largest value allowed." },
    { name: "default", type: "string", meaning: "Value without a setting." },
    {
      name: "from",
      type: "string",
      meaning: "default, file or command line.",
      categories: ["default", "file", "command line"],
    },
    { name: "place", type: "string", meaning: "File and line it was read from, or option of the command line." },
  ],
  key: ["scenario", "path"],
  precision: "short",
};

/** Whether a setting is of a group that nobody belongs to, and not how many do: it says nothing about the market. */
export function isOfNobody(path: string, { market }: Pick<Scenario, "market">): boolean {
  const group = groupInPath(path, market);
  if (group === undefined || path === settingPath("count", "count", group)) return false;
  return market[group.list].some(({ name, count }) => name === group.name && count === 0);
}

/**
 * Every setting of the scenario with its unit, range, default, and where the value came from. Of a group that is dropped
 * only that it is, and what was asked for with the command.
 */
export function parametersTable(scenario: Scenario): Frame {
  const told = scenario.origins.filter(({ path, from }) => from === "command line" || !isOfNobody(path, scenario));
  const origins = told.sort((a, b) => byText(a.path, b.path));
  return frameOf(
    parametersShape,
    origins.map((origin) => parameterRow(scenario, origin)),
  );
}

/** Before an option, which would begin like a formula: its cell would have to be guarded, and read by nobody but us. */
const OPTION = "option ";

function placeText({ from, place }: Origin): string | undefined {
  return from === "command line" && place?.startsWith("-") === true ? `${OPTION}${place}` : place;
}

/** The place that stands in a cell. */
function placeIn(text: string, from: Origin["from"]): string {
  return from === "command line" && text.startsWith(`${OPTION}-`) ? text.slice(OPTION.length) : text;
}

function parameterRow(scenario: Scenario, origin: Origin): readonly Cell[] {
  const at = parameterAt(origin.path, scenario);
  const range = at === undefined || at.row.choices ? [undefined, undefined] : [at.row.min, at.row.max];
  const unit = at?.row.unit;
  const usual = at === undefined ? undefined : String(at.usual);
  return [scenario.name, origin.path, settingText(origin.value), unit, ...range, usual, origin.from, placeText(origin)];
}

/** A setting as text: numbers and words as they are, anything else as JSON. */
export function settingText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The row of the parameter table behind a path of a scenario, e.g. `suppliers.newcomer.entry.month`. */
export interface ParameterAt {
  /** Key of the row. */
  readonly name: string;
  readonly row: Parameter;
  /** The default, for the kind of supplier where it depends on it; a word where the row has words. */
  readonly usual: number | string;
}

/** Finds the row; undefined for settings that are no parameter of the model, such as the name of a group. */
export function parameterAt(path: string, { market }: Pick<Scenario, "market">): ParameterAt | undefined {
  const group = groupInPath(path, market);
  const member = group && market[group.list].find(({ name }) => name === group.name);
  const kind = member !== undefined && "kind" in member ? member.kind : undefined;
  for (const scope of scopesIn(group?.list).filter(isOfModel)) {
    const found = Object.entries(scopeOf(scope).parameters).find(([name]) => settingPath(scope, name, group) === path);
    if (found === undefined) continue;
    const [name, row] = found;
    const number = defaultOf(row, kind);
    return { name, row, usual: row.choices?.[number] ?? number };
  }
  return undefined;
}

/** The months of the means. @throws BadFolder where the scenario does not run as long */
export function savedWindow(folder: SavedFolder, { window }: Manifest, { market }: Scenario): Manifest["window"] {
  const [first, last] = window;
  if (first <= last && last < market.months) return window;
  throw new BadFolder(
    `${placeOf(folder, "manifest.json")}: the means are over months ${first} to ${last}, and the scenario runs ${market.months} months.`,
    RUN_AGAIN,
  );
}
