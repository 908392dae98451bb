import { type Sweep, type SweepPoint, sideOf } from "../../analyse/sweep.ts";
import { type Series, seriesOf } from "../../model/series.ts";
import { type SweepDesign, sweepDesignSchema } from "../../question/sweepSummary.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Settings } from "../../scenario/settings.ts";
import type { Variable } from "../../scenario/vary.ts";
import { moneyOf, UNIT_COSTS } from "../../worlds/money.ts";
import { exploredWith, type PointStatistics, SeriesStatistics } from "../../worlds/points.ts";
import type { Manifest } from "../manifest.ts";
import { sweepColumns } from "../tables/sweep.ts";
import { BadFolder } from "./badFolder.ts";
import { openSavedMarkets } from "./openSavedMarkets.ts";
import { knownMeasure } from "./readMeans.ts";
import { readOrigins } from "./readOrigins.ts";
import { readBest, readFailures } from "./readSweepBest.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";
import { placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";
import { pointIn, settingsIn } from "./sweepCells.ts";

/** What a sweep is about, before any of its tables is read. */
export interface SweepFrame {
  readonly scenario: Scenario;
  readonly design: SweepDesign;
  readonly variables: readonly Variable[];
  readonly series: readonly Series[];
  /** Place of the series that the answer is about. */
  readonly outcome: number;
  readonly better?: "lower" | "higher";
}

/**
 * A sweep with all that its charts, answer and page are made of, as it was saved.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readSweep(folder: SavedFolder, manifest: Manifest): Sweep {
  const frame = readSweepFrame(folder, manifest);
  const { variables, series, outcome, design, better } = frame;
  const { seed, replications, window } = manifest;
  const scenario = {
    ...frame.scenario,
    origins: readOrigins(folder, manifest, "data/parameters.csv", frame.scenario),
  };
  const money = moneyOf(scenario);
  const [base, ...points] = readPoints(folder, manifest, frame);
  return {
    scenario,
    seed,
    replications,
    window,
    variables,
    isGrid: design.design === "grid",
    series,
    outcome,
    points,
    base,
    best: better && readBest(folder, manifest, { variables, points: points.length, better }),
    ...(money === UNIT_COSTS ? {} : { money }),
  };
}

/** What manifest and resolved scenario say of a sweep. */
export function readSweepFrame(folder: SavedFolder, manifest: Manifest): SweepFrame {
  const place = placeOf(folder, "manifest.json");
  const read = sweepDesignSchema.safeParse(manifest.design);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new BadFolder(`${place}: "design.${path.join(".")}" is wrong: ${message}.`, RUN_AGAIN);
  }
  const { scenario, settings } = openSavedMarkets(folder, "scenario.yaml");
  const variables = read.data.vary.map((varied) => variableOf(varied, settings, place));
  const [measure, group] = read.data.measure.split(":");
  const asked = { measure: knownMeasure(measure, place, 1), group };
  const all = seriesOf(scenario.market);
  if (!all.some((each) => each.measure === asked.measure && each.group === group)) {
    throw new BadFolder(`${place}: the scenario has no ${measure} of "${group}".`, RUN_AGAIN);
  }
  const series = exploredWith(asked, all);
  const outcome = series.findIndex((each) => each.measure === asked.measure && each.group === group);
  return { scenario, design: read.data, variables, series, outcome, better: read.data.better ?? sideOf(asked) };
}

function variableOf(varied: SweepDesign["vary"][number], settings: Settings, place: string): Variable {
  const setting = settings.get(varied.path);
  if (setting === undefined || setting.scope === "text") {
    throw new BadFolder(`${place}: scenario.yaml has nothing to vary called "${varied.path}".`, RUN_AGAIN);
  }
  return { ...varied, parameter: setting.parameter };
}

/** The scenario as it is, then the points in order. */
function readPoints(folder: SavedFolder, manifest: Manifest, { variables, series, design }: SweepFrame): SweepPoint[] {
  const path = "data/sweep.csv";
  const place = placeOf(folder, path);
  const count = design.points + 1;
  const found = readFailures(folder, manifest, variables, count);
  const places = new Map(series.map(({ measure, group }, index) => [`${measure}\n${group}`, index]));
  const columns = namesOf(sweepColumns(variables));
  const first = columns.length - variables.length;
  readTable(folder, manifest, { path, columns }, (cells, line) => {
    const at = pointIn(cells[0], count, place, line);
    const serie = places.get(`${cells[1]}\n${cells[3]}`);
    if (serie === undefined || found.get(at)?.failure !== undefined) {
      throw new BadFolder(`${place}:${line}: ${cells.slice(0, 4).join(", ")} does not belong here.`, RUN_AGAIN);
    }
    let point = found.get(at);
    if (point === undefined) {
      const settings = settingsIn(cells.slice(first), variables);
      point = { settings, statistics: new SeriesStatistics(series.length), rows: 0 };
      found.set(at, point);
    }
    point.statistics.set(serie, statisticsIn(cells, place, line));
    point.rows++;
  });
  return Array.from({ length: count }, (_, at) => {
    const point = found.get(at);
    if (point !== undefined && (point.failure !== undefined || point.rows === series.length)) {
      const { settings, statistics, failure } = point;
      return { index: Math.max(0, at - 1), settings, statistics, failure };
    }
    throw new BadFolder(`${place} lacks rows of ${at === 0 ? "the scenario as it is" : `point ${at - 1}`}.`, RUN_AGAIN);
  });
}

function statisticsIn(cells: readonly string[], place: string, line: number): PointStatistics {
  const number = (column: number) => numberIn(cells, column, place, line);
  return { n: number(4), mean: number(5), lower: number(6), upper: number(7), p05: number(8), p95: number(9) };
}
