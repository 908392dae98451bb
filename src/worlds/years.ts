import { ALL, isSame, type PlacedSeries, placesOf, type Series, seriesOf } from "../model/series.ts";
import type { Goal, Scenario } from "../scenario/scenario.ts";
import { headlineFor, yearlyOf } from "./headline.ts";
import { monthsOfYear, yearOf, yearsIn } from "./spans.ts";

/**
 * The headline measures, the total cost and what a supplier that asks looks at, of every world in each year of the run, from
 * month 0; the last year may be shorter.
 */
export interface YearMeans {
  readonly series: readonly YearlySeries[];
  /** Months of the run, and the month of the decision, in which a year begins (`spans.ts`). */
  readonly months: number;
  readonly from: number;
  /**
   * Mean over the months of the year; index `(world * yearsIn(months, from) + year) * series.length + serie`. NaN where a
   * month of the year has no value, so that no two years are paired that are means over other months.
   */
  readonly values: Float64Array;
}

/**
 * What is kept of every world by year: the mean of a series over each year; or, for a goal, over months of its own. That
 * one stands in the year of its last month alone.
 */
export interface YearlySeries extends Series {
  readonly months?: readonly [first: number, last: number];
  /** Whether it is known only where every one of these months has a value, as what is paired must be. */
  readonly isEvery?: boolean;
}

/** Whose years are kept: what decides it. */
export type YearsAsked = Pick<Scenario, "from"> & Partial<Pick<Scenario, "asker" | "goals" | "goalsHeld">>;

/**
 * What is kept for a goal: its mean over those of its months that have a value, whatever months they are. What is paired
 * needs every month, as years do, and is not kept where years have it already.
 */
export function keptForGoal(
  { measure, group, months: asked, against }: Goal,
  { from, asker }: YearsAsked,
  months: number,
): YearlySeries | undefined {
  const [first, last] = asked ?? [from, months - 1];
  if (last >= months) return undefined;
  if (against === undefined) return { measure, group, months: [first, last] };
  const isYearly = yearlyOf(asker).some((each) => isSame(each, { measure, group }));
  if (isYearly && isWholeYears([first, last], months, from)) return undefined;
  return { measure, group, months: [first, last], isEvery: true };
}

function isWholeYears([first, last]: readonly [number, number], months: number, from: number): boolean {
  return (
    monthsOfYear(yearOf(first, from), months, from)[0] === first &&
    monthsOfYear(yearOf(last, from), months, from)[1] === last
  );
}

export function isSameYearly(a: YearlySeries, b: YearlySeries): boolean {
  return isSame(a, b) && String(a.months) === String(b.months) && a.isEvery === b.isEvery;
}

/** Reads what is kept for a goal, world by world; undefined where it is not. */
export function goalReader(years: YearMeans, asked: YearlySeries): ((world: number) => number) | undefined {
  const place = years.series.findIndex((each) => isSameYearly(each, asked));
  if (place < 0 || asked.months === undefined) return undefined;
  const year = yearOf(asked.months[1], years.from);
  const count = yearsIn(years.months, years.from);
  return (world) => years.values[(world * count + year) * years.series.length + place];
}

/** Reads the years of a series by world and year of the run; undefined where they are not kept. */
export function yearReader(
  { series, months, from, values }: YearMeans,
  asked: Series,
): ((world: number, year: number) => number) | undefined {
  const place = series.findIndex((each) => each.months === undefined && isSame(each, asked));
  const years = yearsIn(months, from);
  return place < 0 ? undefined : (world, year) => values[(world * years + year) * series.length + place];
}

/** What the years of a scenario are years of. */
export function yearsOfScenario(
  { market: { months }, ...asked }: YearsAsked & Pick<Scenario, "market">,
  series: readonly Series[],
): Omit<YearMeans, "values"> {
  return { series: yearlyPlaces(series, asked, months).map(({ serie }) => serie), months, from: asked.from };
}

/** What years are years of where nothing of a supplier's own side is kept, as in the arms of an effect. */
export function askedByBuyers<Asked extends Pick<Scenario, "asker" | "goals" | "goalsHeld">>({
  asker: _,
  goals: __,
  goalsHeld: ___,
  ...scenario
}: Asked): Omit<Asked, "asker" | "goals" | "goalsHeld"> {
  return scenario;
}

/** The group of suppliers that asks in all of these scenarios; undefined where they differ, or buyers ask. */
export function commonAsker([first, ...others]: readonly Pick<Scenario, "asker">[]): string | undefined {
  return others.every(({ asker }) => asker === first?.asker) ? first?.asker : undefined;
}

/**
 * The goals whose means are kept of every arm of a comparison, so that all have the same columns: of all arms, or where
 * some were read from folders, of each.
 */
export function goalsOfAll(scenarios: readonly Scenario[], isMixed: boolean): Goal[] {
  const keptOf = (goal: Goal, { market, from, asker }: Scenario) => {
    const kept = keptForGoal(goal, { from, asker }, market.months);
    return kept !== undefined && seriesOf(market).some((each) => isSame(each, kept)) ? kept : undefined;
  };
  return scenarios
    .flatMap(({ goals, goalsHeld = goals }) => goalsHeld)
    .filter((goal) => {
      const [first, ...others] = scenarios.map((scenario) => keptOf(goal, scenario));
      const isAlike = first !== undefined && others.every((each) => each !== undefined && isSameYearly(first, each));
      const isOwn = (scenario: Scenario) =>
        (scenario.goalsHeld ?? scenario.goals).some((own) => {
          const kept = keptOf(own, scenario);
          return first !== undefined && kept !== undefined && isSameYearly(first, kept);
        });
      return isAlike && (!isMixed || scenarios.every(isOwn));
    });
}

/**
 * The series that scenarios are compared by along time: those of who asks; where suppliers ask who are there already, what every
 * other group has of the spend and the contracts of newcomers too, from which they are told who threatens them.
 */
export function alongTime(scenarios: readonly Pick<Scenario, "asker" | "market">[]): readonly Series[] {
  const asker = commonAsker(scenarios);
  const suppliers = scenarios.flatMap(({ market }) => market.suppliers);
  const own = suppliers.filter(({ name }) => name === asker);
  const shown = headlineFor(own.length === 0 ? undefined : asker);
  if (own.length === 0 || own.some(({ kind }) => kind === "newcomer")) return shown;
  const others = [...new Set(suppliers.map(({ name }) => name))].filter((name) => name !== asker);
  return [
    ...shown,
    ...others.map((group): Series => ({ measure: "shareOfSpend", group })),
    { measure: "newcomersOnFixedTrack", group: ALL },
  ];
}

/** Years of fewer series. */
export function fewerYears(years: YearMeans, series: readonly YearlySeries[]): YearMeans {
  const kept = series
    .map((serie) => ({ serie, place: years.series.findIndex((each) => isSameYearly(each, serie)) }))
    .filter(({ place }) => place >= 0);
  if (kept.length === years.series.length) return years;
  const width = years.series.length;
  const values = Float64Array.from({ length: (years.values.length / width) * kept.length }, (_, at) => {
    return years.values[Math.floor(at / kept.length) * width + kept[at % kept.length].place];
  });
  return { ...years, series: kept.map(({ serie }) => serie), values };
}

/** The series whose years are kept, with their places among all; those of goals after the others. */
export function yearlyPlaces(
  series: readonly Series[],
  asked: YearsAsked = { from: 0 },
  months = 0,
): readonly (Omit<PlacedSeries, "serie"> & { readonly serie: YearlySeries })[] {
  const { goals = [], goalsHeld = goals } = asked;
  const own = goalsHeld.flatMap((goal) => keptForGoal(goal, asked, months) ?? []);
  const once = own.filter((one, at) => own.findIndex((each) => isSameYearly(each, one)) === at);
  const placed = once.map((serie) => ({ serie, place: series.findIndex((each) => isSame(each, serie)) }));
  return [...placesOf(yearlyOf(asked.asker), series), ...placed.filter(({ place }) => place >= 0)];
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
  asked: YearsAsked = { from: 0 },
): Float64Array {
  const { from } = asked;
  const kept = yearlyPlaces(series, asked, months);
  const years = yearsIn(months, from);
  const worlds = values.length / (months * series.length);
  const means = new Float64Array(worlds * years * kept.length);
  const meanOver = ([first, last]: readonly [number, number], place: number, world: number, isEvery = true) => {
    let [sum, known] = [0, 0];
    for (let month = first; month <= last; month++) {
      const value = values[(world * months + month) * series.length + place];
      if (!isEvery && Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    return sum / known;
  };
  let at = 0;
  for (let world = 0; world < worlds; world++) {
    for (let year = 0; year < years; year++) {
      const [first, last] = monthsOfYear(year, months, from);
      for (const { serie, place } of kept) {
        if (serie.months === undefined) means[at++] = meanOver([first, last], place, world);
        else if (yearOf(serie.months[1], from) !== year) means[at++] = Number.NaN;
        else means[at++] = meanOver(serie.months, place, world, serie.isEvery ?? false);
      }
    }
  }
  return means;
}
