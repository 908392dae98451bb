import type { ElementaryEffects } from "../../analyse/morris.ts";
import {
  type MeasureSensitivity,
  type Sensitivity,
  sensitivityMethods,
  type VariedSetting,
} from "../../analyse/sensitivity.ts";
import type { Estimate, SobolAnalysis } from "../../analyse/sobolIndices.ts";
import { type MeasureName, measureNames } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import { numberOf } from "../../scenario/values.ts";
import { moneyOf, UNIT_COSTS } from "../../worlds/money.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { readOrigins, readSavedMarkets } from "../savedScenario.ts";
import { outcomeColumns, type SensitivityIndex, sensitivityColumns, settingColumns } from "../tables/sensitivity.ts";
import { readSensitivityDesign, type SavedSensitivityDesign } from "./readSensitivityDesign.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/**
 * A sensitivity analysis as it was saved, every number to the last bit.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readSensitivity(folder: SavedFolder, manifest: Manifest): Sensitivity {
  const { seed, replications, window } = manifest;
  const { scenario: resolved, settings } = readSavedMarkets(folder, "scenario.yaml");
  const scenario = { ...resolved, origins: readOrigins(folder, manifest, resolved) };
  const design = readSensitivityDesign(folder, manifest);
  const variables = readVariables(folder, manifest, settings);
  const saved = readIndices(folder, manifest);
  const outcomes = readOutcomes(folder, manifest);
  const place = placeOf(folder, "data/sensitivity.csv");
  const money = moneyOf(scenario);
  const outcome = outcomes.findIndex(({ series }) => `${series.measure}:${series.group}` === design.measure);
  if (outcome < 0) throw new BadFolder(`${placeOf(folder, "data/outcomes.csv")} lacks ${design.measure}.`, RUN_AGAIN);
  return {
    scenario,
    seed,
    replications,
    window,
    method: design.method,
    size: design.size,
    variables,
    series: outcomes.map(({ series }) => series),
    outcome,
    points: design.points,
    failed: outcomes[0].failed,
    ...(design.reach === undefined ? {} : { reach: design.reach }),
    measures: outcomes.map((each) => measureOf(each, variables, saved, { place, method: design.method })),
    ...(money === UNIT_COSTS ? {} : { money }),
  };
}

function readVariables(
  folder: SavedFolder,
  manifest: Manifest,
  settings: ReturnType<typeof readSavedMarkets>["settings"],
): VariedSetting[] {
  const path = "data/settings.csv";
  const variables: VariedSetting[] = [];
  readTable(folder, manifest, { path, columns: namesOf(settingColumns) }, (cells, line) => {
    const [, setting, , low, high, asItIs] = cells;
    const found = settings.get(setting);
    if (found === undefined || found.scope === "text") {
      throw new BadFolder(`${placeOf(folder, path)}:${line}: the scenario has no setting "${setting}".`, RUN_AGAIN);
    }
    const { parameter } = found;
    const ends = [low, high].map((text) => numberOf(parameter, parameter.choices ? text : Number(text)));
    const [from, to] = ends;
    if (from === undefined || to === undefined) {
      throw new BadFolder(`${placeOf(folder, path)}:${line}: "${low}" to "${high}" is no range.`, RUN_AGAIN);
    }
    variables.push({ path: setting, parameter, levels: [], low: from, high: to, asItIs });
  });
  return variables;
}

/** A row of `outcomes.csv`. */
interface SavedOutcome {
  readonly series: Series;
  readonly base: MeanInterval;
  readonly rows: number;
  readonly variance: Estimate;
  readonly noise: number;
  readonly failed: number;
}

function readOutcomes(folder: SavedFolder, manifest: Manifest): SavedOutcome[] {
  const path = "data/outcomes.csv";
  const place = placeOf(folder, path);
  const outcomes: SavedOutcome[] = [];
  readTable(folder, manifest, { path, columns: namesOf(outcomeColumns) }, (cells, line) => {
    const number = (column: number) => numberIn(cells, column, place, line);
    outcomes.push({
      series: { measure: measureNamed(cells[0], `${place}:${line}`), group: cells[2] },
      base: { n: number(3), mean: number(4), lower: number(5), upper: number(6) },
      rows: number(7),
      variance: { value: number(8), lower: number(9), upper: number(10) },
      noise: number(11),
      failed: number(12),
    });
  });
  if (outcomes.length === 0) throw new BadFolder(`${place} has no rows.`, RUN_AGAIN);
  return outcomes;
}

function measureNamed(name: string, place: string): MeasureName {
  const measure = measureNames.find((each) => each === name);
  if (measure !== undefined) return measure;
  throw new BadFolder(`${place}: this program has no measure "${name}".`, RUN_AGAIN);
}

/** The rows of `sensitivity.csv`, by measure, group, path and index. */
type SavedIndices = ReadonlyMap<string, MeanInterval>;

function keyOf(measure: string, group: string, path: string, index: string): string {
  return [measure, group, path, index].join("\n");
}

function readIndices(folder: SavedFolder, manifest: Manifest): SavedIndices {
  const path = "data/sensitivity.csv";
  const place = placeOf(folder, path);
  const found = new Map<string, MeanInterval>();
  readTable(folder, manifest, { path, columns: namesOf(sensitivityColumns) }, (cells, line) => {
    const number = (column: number) => numberIn(cells, column, place, line);
    const row = { n: number(5), mean: number(6), lower: number(7), upper: number(8) };
    found.set(keyOf(cells[0], cells[2], cells[3], cells[4]), row);
  });
  return found;
}

function measureOf(
  { series, base, rows, variance, noise }: SavedOutcome,
  variables: readonly VariedSetting[],
  saved: SavedIndices,
  { place, method }: { readonly place: string } & Pick<SavedSensitivityDesign, "method">,
): MeasureSensitivity {
  const at = (path: string, index: SensitivityIndex) => {
    const row = saved.get(keyOf(series.measure, series.group, path, index));
    if (row !== undefined) return row;
    throw new BadFolder(`${place} lacks ${index} of ${path} for ${series.measure}.`, RUN_AGAIN);
  };
  const tornado = variables.map(({ path }) => ({ low: at(path, "low"), high: at(path, "high") }));
  if (method === "morris") {
    const effects = variables.map(
      ({ path }): ElementaryEffects => ({
        mean: at(path, "effect"),
        size: at(path, "size"),
        spread: at(path, "spread").mean,
        noise: at(path, "noise").mean,
      }),
    );
    return { base, tornado, effects };
  }
  // What does not vary has no variance, and nothing is said of its parts.
  if (method === sensitivityMethods[2] || Number.isNaN(rows)) return { base, tornado };
  const indices = variables.map(({ path }) => ({
    first: estimateOf(at(path, "first")),
    total: estimateOf(at(path, "total")),
  }));
  const sobol: SobolAnalysis = { rows, indices, variance, noise };
  return { base, tornado, sobol };
}

function estimateOf({ mean, lower, upper }: MeanInterval): Estimate {
  return { value: mean, lower, upper };
}
