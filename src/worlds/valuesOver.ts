import { isSame, type Series } from "../model/series.ts";
import type { Explore, KeptSeries } from "./points.ts";
import { discountedMean, halvesOf, type WholeRun, type Year } from "./wholeRun.ts";

/**
 * Months that a value of an exploration is over: the window of its means; the whole run, later years weighing less; the
 * first half of its years; or those after.
 */
export const spans = ["window", "run", "first", "later"] as const;
export type Span = (typeof spans)[number];

/** A series over some of the months. */
export interface SpannedSeries extends Series {
  readonly over: Span;
}

/** Which span an answer is by: the whole run, unless the user names months. */
export type Deciding = Extract<Span, "run" | "window">;

/** What is kept of every world: these series over the window, and after them the years of those that are decided by. */
export function keptWith(
  window: readonly Series[],
  outcomes: readonly Series[],
  run: WholeRun | undefined,
): KeptSeries[] {
  const years = outcomes.flatMap(({ measure, group }) =>
    (run?.years ?? []).map(({ months }) => ({ measure, group, months })),
  );
  return [...window.map(({ measure, group }) => ({ measure, group })), ...years];
}

/** A series over the whole run, and over each half of it where there are two. */
export function spansOf({ measure, group }: Series, run: WholeRun | undefined): SpannedSeries[] {
  if (run === undefined) return [];
  const halves = halvesOf(run) === undefined ? [] : (["first", "later"] as const);
  return (["run", ...halves] as const).map((over) => ({ measure, group, over }));
}

/** The years of a span. */
export function yearsOf(over: Exclude<Span, "window">, run: WholeRun): readonly Year[] {
  if (over === "run") return run.years;
  const [first, later] = halvesOf(run) ?? [[], []];
  return over === "first" ? first : later;
}

/**
 * Explores, and hands over values over spans in place of those of single years.
 *
 * @param kept     what is kept of every world
 * @param columns  what is handed over; each rests on what is kept
 */
export function exploredOver(
  explore: Explore,
  kept: readonly KeptSeries[],
  columns: readonly SpannedSeries[],
  run: WholeRun | undefined,
): Explore {
  const derive = derivedFrom(kept, columns, run);
  return (points, use, seedOf) =>
    explore(
      points,
      (point) => {
        const { outcome } = point;
        use("failure" in outcome ? point : { ...point, outcome: { means: derive(outcome.means) } });
      },
      seedOf,
    );
}

/** Turns what is kept of worlds into columns, index `world * columns.length + column`. @throws Error for a column that does not rest on it */
export function derivedFrom(
  kept: readonly KeptSeries[],
  columns: readonly SpannedSeries[],
  run: WholeRun | undefined,
): (means: Float64Array) => Float64Array {
  const sources = columns.map((column) => sourceOf(column, kept, run));
  return (means) => {
    const worlds = means.length / kept.length;
    const derived = new Float64Array(worlds * columns.length);
    for (let world = 0; world < worlds; world++) {
      const first = world * kept.length;
      for (const [column, { years, places }] of sources.entries()) {
        derived[world * columns.length + column] =
          years === undefined ? means[first + places[0]] : discountedMean(years, (year) => means[first + places[year]]);
      }
    }
    return derived;
  };
}

interface Source {
  /** Undefined for the window. */
  readonly years?: readonly Year[];
  /** Places in what is kept, by year. */
  readonly places: readonly number[];
}

function sourceOf(column: SpannedSeries, kept: readonly KeptSeries[], run: WholeRun | undefined): Source {
  const placeOf = (months?: readonly [number, number]) => {
    const place = kept.findIndex((each) => isSame(each, column) && each.months?.[0] === months?.[0]);
    if (place < 0) throw new Error(`nothing is kept of ${column.measure}:${column.group} ${column.over}`);
    return place;
  };
  if (column.over === "window") return { places: [placeOf()] };
  if (run === undefined) throw new Error("there is no whole run");
  const years = yearsOf(column.over, run);
  return { years, places: years.map(({ months }) => placeOf(months)) };
}
