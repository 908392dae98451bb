import { ALL, isSame, type PlacedSeries, placesOf, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { headline, yearlyOf } from "./headline.ts";
import { monthsOfYear, yearsIn } from "./spans.ts";

/**
 * The headline measures, the total cost and what a supplier that asks looks at, of every world in each year of the run, from
 * month 0; the last year may be shorter.
 */
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
  { from, asker, market: { months } }: Pick<Scenario, "from" | "asker" | "market">,
  series: readonly Series[],
): Omit<YearMeans, "values"> {
  return { series: yearlyPlaces(series, asker).map(({ serie }) => serie), months, from };
}

/** What years are years of where nothing of a supplier's own side is kept, as in the arms of an effect. */
export function askedByBuyers<Asked extends Pick<Scenario, "asker">>({
  asker: _,
  ...scenario
}: Asked): Omit<Asked, "asker"> {
  return scenario;
}

/** The group of suppliers that asks in all of these scenarios; undefined where they differ, or buyers ask. */
export function commonAsker([first, ...others]: readonly Pick<Scenario, "asker">[]): string | undefined {
  return others.every(({ asker }) => asker === first?.asker) ? first?.asker : undefined;
}

/**
 * The series that scenarios are compared by along time: the headline; where suppliers ask who are there already, what every
 * group of suppliers has of the spend and the contracts of newcomers too, from which they are told who threatens them.
 */
export function alongTime(scenarios: readonly Pick<Scenario, "asker" | "market">[]): readonly Series[] {
  const asker = commonAsker(scenarios);
  const suppliers = scenarios.flatMap(({ market }) => market.suppliers);
  const own = suppliers.filter(({ name }) => name === asker);
  if (own.length === 0 || own.some(({ kind }) => kind === "newcomer")) return headline;
  const names = [...new Set(suppliers.map(({ name }) => name))];
  return [
    ...headline,
    ...names.map((group): Series => ({ measure: "shareOfSpend", group })),
    { measure: "newcomersOnFixedTrack", group: ALL },
  ];
}

/** Years of fewer series. */
export function fewerYears(years: YearMeans, series: readonly Series[]): YearMeans {
  const kept = placesOf(series, years.series);
  if (kept.length === years.series.length) return years;
  const width = years.series.length;
  const values = Float64Array.from({ length: (years.values.length / width) * kept.length }, (_, at) => {
    return years.values[Math.floor(at / kept.length) * width + kept[at % kept.length].place];
  });
  return { ...years, series: kept.map(({ serie }) => serie), values };
}

/** The series whose years are kept, with their places among all. @param asker  the group of suppliers that asks */
export function yearlyPlaces(series: readonly Series[], asker?: string): readonly PlacedSeries[] {
  return placesOf(yearlyOf(asker), series);
}

/**
 * The years of some worlds.
 *
 * @param values  every value of these worlds; index `(world * months + month) * series.length + serie`
 */
export function yearsOf(
  values: ArrayLike<number>,
  series: readonly Series[],
  months: number,
  { from = 0, asker }: Partial<Pick<Scenario, "from" | "asker">> = {},
): Float64Array {
  const kept = yearlyPlaces(series, asker);
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
