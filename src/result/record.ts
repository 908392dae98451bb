import { asWritten } from "../scenario/resolve/measureOf.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import type { Explore, KeptSeries, PointOutcome } from "../worlds/points.ts";
import type { YearlySeries } from "../worlds/years.ts";
import { type Cell, type Field, type Frame, frameOf, type Shape, streamed } from "./frame.ts";
import type { Manifest } from "./manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";
import { readFrame } from "./savedTable.ts";

/**
 * All that was seen at the points of an exploration, in the order in which they were simulated. It is the only thing
 * that is saved for real: an analysis that is given the record in place of threads comes to the same answer, to the
 * last bit, and with it to every table, chart, sentence and page.
 */
export interface PointRecord {
  /** What was kept of every world; a point's means have index `world * series.length + serie`. */
  readonly series: readonly KeptSeries[];
  /** Worlds of every point. */
  readonly replications: number;
  readonly points: readonly PointOutcome[];
  /** What was seen in plausible markets, where that was asked: market by market, in each every point. */
  readonly markets?: PointRecord;
  /** False where there were too many values to keep: then those that did not fail have none, or are not known at all. */
  readonly isKept: boolean;
}

/** How the tables of a record name its points. */
export interface PointNames {
  readonly fields: readonly Field[];
  readonly cells: (point: number) => readonly Cell[];
  /** What was set at each, in the table of those that failed; empty unless given. */
  readonly settings?: { readonly fields: readonly Field[]; readonly cells: (point: number) => readonly Cell[] };
}

/**
 * Most values that are kept: they take about 20 bytes each in `values.csv`. Of an exploration with more, its tables are
 * saved and not what they were worked out from.
 */
export const MOST_VALUES = 4_000_000;

/** What is left of a point whose values were too many to keep. */
const NOT_KEPT: PointOutcome = { means: new Float64Array(0) };

/**
 * Explores as before, and keeps what was seen. Values are not copied: an analysis that holds on to what it was given
 * holds the same numbers.
 */
export class Recorder {
  readonly explore: Explore;
  readonly #kept: Pick<PointRecord, "series" | "replications">;
  #points: PointOutcome[] = [];
  #isKept = true;

  /** @param most  values beyond which only failures are kept */
  constructor(explore: Explore, kept: Pick<PointRecord, "series" | "replications">, most = MOST_VALUES) {
    this.#kept = kept;
    const size = kept.series.length * kept.replications;
    this.explore = (points, use, seedOf) =>
      explore(
        points,
        (point) => {
          if (this.#isKept && (this.#points.length + 1) * size > most) {
            this.#isKept = false;
            this.#points = this.#points.map(withoutValues);
          }
          this.#points.push(this.#isKept ? point.outcome : withoutValues(point.outcome));
          use(point);
        },
        seedOf,
      );
  }

  record(): PointRecord {
    return { ...this.#kept, points: this.#points, isKept: this.#isKept };
  }
}

function withoutValues(outcome: PointOutcome): PointOutcome {
  return "failure" in outcome ? outcome : NOT_KEPT;
}

/** A point as an analysis asks for it. */
export interface AskedPoint {
  readonly settings: readonly string[];
  /** Seed of its worlds where those are not the worlds of all. */
  readonly seed?: string;
}

/** A record that is no record of the question: more or fewer points are asked for than it has. */
export class WrongRecord extends Error {}

/**
 * Gives an analysis what was seen in place of simulating it.
 *
 * @param onAsked  called with each point before it is given
 */
export function replaying(
  record: PointRecord,
  onAsked: (point: number, asked: AskedPoint) => void = () => {},
): { readonly explore: Explore; readonly finish: () => void } {
  let next = 0;
  return {
    explore: async (points, use, seedOf = () => undefined) => {
      let index = 0;
      for (const settings of points) {
        const outcome = record.points[next];
        if (outcome === undefined) throw new WrongRecord(`there are ${next} points, and more are needed`);
        onAsked(next++, { settings, seed: seedOf(index) });
        use({ index: index++, settings, outcome });
      }
    },
    finish: () => {
      if (next === record.points.length) return;
      throw new WrongRecord(`there are ${record.points.length} points, and ${next} are needed`);
    },
  };
}

/** Name of a series as a column: `price`, `price:newcomer`, `price@0:11` of months of its own. */
export function seriesColumn({ measure, group, months, isEvery = false }: YearlySeries): string {
  const name = asWritten({ measure, group });
  return months === undefined ? name : `${name}@${isEvery ? "every:" : ""}${months.join(":")}`;
}

const worldField: Field = {
  name: "world",
  type: "integer",
  meaning: "Number of the world; the same number is the same world everywhere.",
};

/** Tables of a record: of the points themselves, or of points in plausible markets. */
const tables = {
  points: { values: "values", failed: "failed", of: "point" },
  markets: { values: "plausible-values", failed: "plausible-failed", of: "point in a plausible market" },
} as const;

export type RecordOf = keyof typeof tables;

export function valuesShape(series: readonly KeptSeries[], names: PointNames, money: Money, of: RecordOf): Shape {
  return {
    name: tables[of].values,
    title: `Values: one row for each ${tables[of].of} and world; empty where a point failed or a world has none`,
    fields: [
      ...names.fields,
      worldField,
      ...series.map((serie): Field => {
        return {
          name: seriesColumn(serie),
          type: "number",
          unit: unitIn(serie.measure, money),
          meaning:
            serie.months === undefined ? "Mean over the window." : `Mean over months ${serie.months.join(" to ")}.`,
        };
      }),
    ],
    key: [...names.fields.map(({ name }) => name), worldField.name],
    precision: "full",
  };
}

export const failedShape = (names: PointNames, of: RecordOf): Shape => ({
  name: tables[of].failed,
  title: `One row for each ${tables[of].of} that failed; none where all went well`,
  fields: [
    ...names.fields,
    { name: "failure", type: "string", meaning: "Why it gave nothing." },
    ...(names.settings?.fields ?? []),
  ],
  key: names.fields.map(({ name }) => name),
  precision: "short",
});

/** The record as tables: what was seen world by world, every bit kept, where it is, and the points that failed. */
export function recordFrames(record: PointRecord, names: PointNames, money: Money, of: RecordOf = "points"): Frame[] {
  const { points, isKept } = record;
  const failed = [...points.entries()].flatMap(([point, outcome]) =>
    "failure" in outcome ? [[...names.cells(point), outcome.failure, ...(names.settings?.cells(point) ?? [])]] : [],
  );
  return [...(isKept ? [valuesFrame(record, names, money, of)] : []), frameOf(failedShape(names, of), failed)];
}

function valuesFrame(
  { points, series, replications }: PointRecord,
  names: PointNames,
  money: Money,
  of: RecordOf,
): Frame {
  const missing: readonly Cell[] = series.map(() => undefined);
  return streamed(valuesShape(series, names, money, of), points.length * replications, function* () {
    for (const [point, outcome] of points.entries()) {
      const name = names.cells(point);
      for (let world = 0; world < replications; world++) {
        const first = world * series.length;
        yield [
          ...name,
          world,
          ...("means" in outcome ? outcome.means.subarray(first, first + series.length) : missing),
        ];
      }
    }
  });
}

/** What tells how a record of a folder is read. */
export interface RecordToRead extends Pick<PointRecord, "series" | "replications"> {
  readonly names: PointNames;
  readonly money: Money;
  /** The points themselves unless given. */
  readonly of?: RecordOf;
}

/**
 * The record of a result folder. One that has no values, since they were too many, has no points either.
 *
 * @throws BadFolder when a table is missing, damaged, or has other rows than there should be
 */
export function readRecord(folder: SavedFolder, manifest: Manifest, asked: RecordToRead): PointRecord {
  const { series, replications, names, money, of = "points" } = asked;
  const failures = readFailures(folder, manifest, names, of);
  const path = `data/${tables[of].values}.csv`;
  if (!manifest.files.some((file) => file.path === path)) return { series, replications, points: [], isKept: false };
  const shape = valuesShape(series, names, money, of);
  const place = placeOf(folder, path);
  const table = readFrame(folder, manifest, shape);
  const count = table.rowCount / replications;
  if (!Number.isInteger(count)) throw new BadFolder(`${place} ends in the middle of a point.`, RUN_AGAIN);
  const cells = shape.key.map((name) => table.cells(name));
  const columns = series.map((serie) => table.number(seriesColumn(serie)));
  const points = Array.from({ length: count }, (_, point): PointOutcome => {
    const name = names.cells(point);
    for (let world = 0; world < replications; world++) {
      const row = point * replications + world;
      const wrong = [...name, world].findIndex((cell, at) => String(cell) !== cells[at](row));
      if (wrong < 0) continue;
      throw new BadFolder(
        `${place}:${row + 2}: "${cells[wrong](row)}" is out of order, or a row before it is missing.`,
        RUN_AGAIN,
      );
    }
    const failure = failures.get(name.join("\n"));
    if (failure !== undefined) return { failure };
    const means = new Float64Array(replications * series.length);
    for (let at = 0; at < means.length; at++) {
      means[at] = columns[at % series.length][point * replications + Math.floor(at / series.length)];
    }
    return { means };
  });
  return { series, replications, points, isKept: true };
}

function readFailures(folder: SavedFolder, manifest: Manifest, names: PointNames, of: RecordOf): Map<string, string> {
  const shape = failedShape(names, of);
  const table = readFrame(folder, manifest, shape);
  const cells = shape.key.map((name) => table.cells(name));
  const failures = table.text("failure");
  return new Map(failures.map((failure, row) => [cells.map((cell) => cell(row)).join("\n"), failure]));
}

/** The cells of one point in `values.csv`, as they are written. */
export function pointRows(outcome: PointOutcome, { series, replications }: PointRecord): (number | undefined)[][] {
  return Array.from({ length: replications }, (_, world) =>
    series.map((_serie, at) => ("means" in outcome ? outcome.means[world * series.length + at] : undefined)),
  );
}
