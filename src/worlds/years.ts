import { isSame, type PlacedSeries, placesOf, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { yearly } from "./headline.ts";
import { monthsOfYear, yearsIn } from "./spans.ts";

/** The headline measures and the total cost of every world in each year of the run, from month 0; the last year may be shorter. */
export interface YearMeans {
  readonly series: readonly Series[];
  /** Months of the run, and the month of the decision, in which a year begins (`spans.ts`). */
  readonly months: number;
  readonly from: number;
  /**
   * Mean over the months of the year; index `(world * yearsIn(months, from) + year) * series.length + serie`. NaN where a
   * month of the year has no value, so that no two years are paired that are means over other months.
   */
  readonly values: Float64Array;
}

/** Reads the years of a series by world and year of the run; undefined where they are not kept. */
export function yearReader(
  { series, months, from, values }: YearMeans,
  asked: Series,
): ((world: number, year: number) => number) | undefined {
  const place = series.findIndex((each) => isSame(each, asked));
  const years = yearsIn(months, from);
  return place < 0 ? undefined : (world, year) => values[(world * years + year) * series.length + place];
}

/** What the years of a scenario are years of. */
export function yearsOfScenario(
  { from, market: { months } }: Pick<Scenario, "from" | "market">,
  series: readonly Series[],
): Omit<YearMeans, "values"> {
  return { series: yearlyPlaces(series).map(({ serie }) => serie), months, from };
}

/** The series whose years are kept, with their places among all. */
export function yearlyPlaces(series: readonly Series[]): readonly PlacedSeries[] {
  return placesOf(yearly, series);
}

/**
 * The years of some worlds.
 *
 * @param values  every value of these worlds; index `(world * months + month) * series.length + serie`
 */
export function yearsOf(values: ArrayLike<number>, series: readonly Series[], months: number, from = 0): Float64Array {
  const kept = yearlyPlaces(series);
  const years = yearsIn(months, from);
  const worlds = values.length / (months * series.length);
  const means = new Float64Array(worlds * years * kept.length);
  let at = 0;
  for (let world = 0; world < worlds; world++) {
    for (let year = 0; year < years; year++) {
      const [first, last] = monthsOfYear(year, months, from);
      for (const { place } of kept) {
        let sum = 0;
        for (let month = first; month <= last; month++) sum += values[(world * months + month) * series.length + place];
        means[at++] = sum / (last - first + 1);
      }
    }
  }
  return means;
}
