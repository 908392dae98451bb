import { type MeasureName, measureNames } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { replicationColumns } from "../tables/replications.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/** Means over the window of one scenario, as `replications.csv` has them. */
export interface SavedMeans {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly replications: number;
  /** In the order of the file: by measure, then by group. */
  readonly series: readonly Series[];
  /** Unit of each series, as written. */
  readonly units: readonly string[];
  /** Every bit; index `replication * series.length + series`. NaN where missing. */
  readonly means: Float64Array;
}

/**
 * The means of every scenario in a `replications.csv`, in the order of the file: one in a run, all arms
 * in a comparison or an effect.
 *
 * @param path  `data/replications.csv`, or `data/reference/replications.csv` for the reference of a run
 * @throws BadFolder when the file is missing, cut off or not such a table
 */
export function readMeans(folder: SavedFolder, manifest: Manifest, path = "data/replications.csv"): SavedMeans[] {
  const place = placeOf(folder, path);
  const found: Arm[] = [];
  readTable(folder, manifest, { path, columns: namesOf(replicationColumns) }, (cells, line) => {
    let arm = found[found.length - 1];
    if (arm === undefined || arm.scenario !== cells[0]) {
      arm = new Arm(cells[0], place);
      found.push(arm);
    }
    arm.take(cells, line);
  });
  return found.map((arm) => arm.finished());
}

/**
 * One scenario while its rows come in. The worlds come one after the other, each with the same series
 * in the same order; the first world tells which.
 */
class Arm {
  readonly scenario: string;
  readonly #place: string;
  readonly #series: Series[] = [];
  readonly #units: string[] = [];
  readonly #values: number[] = [];
  /** Number of the world whose rows come in, and its next series. */
  #world = "0";
  #next = 0;

  constructor(scenario: string, place: string) {
    this.scenario = scenario;
    this.#place = place;
  }

  take(cells: readonly string[], line: number): void {
    const [, replication, measure, unit, group] = cells;
    if (replication === "0") {
      this.#series.push({ measure: knownMeasure(measure, this.#place, line), group });
      this.#units.push(unit);
    } else {
      this.#expect(replication, measure, group, line);
    }
    this.#values.push(numberIn(cells, 5, this.#place, line));
  }

  /** That a row of the second world or a later one is the next there should be. */
  #expect(replication: string, measure: string, group: string, line: number): void {
    if (this.#next === 0) this.#world = String(Number(this.#world) + 1);
    const next = this.#series.at(this.#next);
    if (next === undefined || replication !== this.#world || measure !== next.measure || group !== next.group) {
      throw new BadFolder(
        `${this.#place}:${line}: world ${replication}, ${measure}, ${group} is out of order, or a row before it is missing.`,
        RUN_AGAIN,
      );
    }
    this.#next = (this.#next + 1) % this.#series.length;
  }

  finished(): SavedMeans {
    const replications = this.#values.length / this.#series.length;
    if (!Number.isInteger(replications)) {
      throw new BadFolder(`${this.#place} ends in the middle of a world of "${this.scenario}".`, RUN_AGAIN);
    }
    const means = Float64Array.from(this.#values);
    return { scenario: this.scenario, replications, series: this.#series, units: this.#units, means };
  }
}

/**
 * The same means with the series in another order; index `replication * series.length + series`.
 *
 * @throws BadFolder when a series is missing
 */
export function arrangedMeans(saved: SavedMeans, series: readonly Series[], place: string): Float64Array {
  const from = series.map(({ measure, group }) => {
    const index = saved.series.findIndex((each) => each.measure === measure && each.group === group);
    if (index >= 0) return index;
    throw new BadFolder(`${place} has no rows of ${measure}, ${group} for "${saved.scenario}".`, RUN_AGAIN);
  });
  const width = saved.series.length;
  return Float64Array.from({ length: saved.replications * series.length }, (_, at) => {
    return saved.means[Math.floor(at / series.length) * width + from[at % series.length]];
  });
}

const known: ReadonlyMap<string, MeasureName> = new Map(measureNames.map((name) => [name, name]));

/** A measure by name; a `BadFolder` for one that this program has not. */
export function knownMeasure(name: string, place: string, line: number): MeasureName {
  const measure = known.get(name);
  if (measure !== undefined) return measure;
  throw new BadFolder(
    `${place}:${line}: this program has no measure "${name}".`,
    "Read the folder with the version that wrote it; manifest.json names it.",
  );
}
