import type { MeasureName } from "../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";
import type { MonthlyStatistics, SinceEntry } from "./result.ts";
import { sharedSingles } from "./shared.ts";
import { addMoments, emptyMoments, type FindQuantiles, monthlyStatistics } from "./statistics/moments.ts";

/** Months before and after the first trial that are kept. */
const BEFORE = 24;
const AFTER = 60;

/** Measures worth seeing around the first trial. */
const ALIGNED: readonly MeasureName[] = [
  "price",
  "service",
  "technologyLag",
  "concentration",
  "inertia",
  "newcomerShare",
  "launches",
  "buyerValue",
];

/** Offsets from the first trial that are kept [months], in order. */
export const sinceEntryOffsets: Int32Array = Int32Array.from({ length: BEFORE + AFTER + 1 }, (_, i) => i - BEFORE);

/** Those of some series that are kept around the first trial. */
export function sinceEntrySeries(series: readonly Series[]): Series[] {
  return series.filter(({ measure, group }) => ALIGNED.includes(measure) && (group === ALL || group === INCUMBENTS));
}

/**
 * The same measures, with months counted from the first trial of a newcomer in each world, so that the
 * moment of entry is not averaged away. Worlds without a trial are left out.
 *
 * @param series  layout of the values
 * @param months  length of the run
 * @param values  index `replication * cells + month * series + serie`
 * @param worlds  number of replications
 */
export async function sinceEntry(
  series: readonly Series[],
  months: number,
  values: Float32Array,
  worlds: number,
  find: FindQuantiles,
): Promise<SinceEntry> {
  const kept = sinceEntrySeries(series);
  const places = kept.map((serie) => series.indexOf(serie));
  const width = series.length;
  const firstTrial = firstTrials(series, months, values);
  const offsets = sinceEntryOffsets;
  const of = { width, months, worlds, values, places, offsets };
  return { firstTrial, offsets, series: kept, statistics: await alignedOn((world) => firstTrial[world], of, find) };
}

/** Values of worlds, and which of them are moved. */
export interface ToAlign {
  /** Number of series. */
  readonly width: number;
  readonly months: number;
  readonly worlds: number;
  /** Index `replication * cells + month * series + serie`. */
  readonly values: Float32Array;
  /** Places of the series that are kept. */
  readonly places: readonly number[];
  readonly offsets: Int32Array;
}

/**
 * Statistics over worlds, each moved so that the month of an event is month 0.
 *
 * @param eventOf  month of the event in a world, for each of the series that are kept; -1 where there is none
 */
export async function alignedOn(
  eventOf: (world: number, column: number) => number,
  { width, months, worlds, values, places, offsets }: ToAlign,
  find: FindQuantiles,
): Promise<MonthlyStatistics> {
  const cells = offsets.length * places.length;
  const moments = emptyMoments(cells);
  const aligned = sharedSingles(worlds * cells).fill(Number.NaN);
  const one = new Float64Array(cells);
  for (let world = 0; world < worlds; world++) {
    if (places.every((_, column) => eventOf(world, column) < 0)) continue;
    const counts = new Float64Array(cells);
    offsets.forEach((offset, row) => {
      places.forEach((place, column) => {
        const event = eventOf(world, column);
        const month = event + offset;
        if (event < 0 || month < 0 || month >= months) return;
        const value = values[(world * months + month) * width + place];
        if (Number.isNaN(value)) return;
        const cell = row * places.length + column;
        aligned[world * cells + cell] = value;
        one[cell] = value;
        counts[cell] = 1;
      });
    });
    addMoments(moments, counts, one, new Float64Array(cells));
  }
  return monthlyStatistics(moments, aligned, worlds, find);
}

/**
 * Month of the first trial of a newcomer in each world; -1 where there is none.
 *
 * @param values  index `replication * cells + month * series + serie`
 */
export function firstTrials(series: readonly Series[], months: number, values: Float32Array): Int32Array {
  const width = series.length;
  const share = series.findIndex(({ measure, group }) => measure === "newcomerShare" && group === ALL);
  return Int32Array.from({ length: values.length / (months * width) }, (_, world) =>
    firstMonthAbove(values, world * months * width + share, width, months),
  );
}

/** First month in which a series is above zero; -1 when it never is. */
function firstMonthAbove(values: Float32Array, start: number, step: number, months: number): number {
  for (let month = 0; month < months; month++) if (values[start + month * step] > 0) return month;
  return -1;
}
