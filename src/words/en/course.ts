import { type Phase, peakOf, phasesOf } from "../../analyse/course.ts";
import { monthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { chosenMonths } from "../../worlds/replicateArms.ts";
import type { Comparison } from "../../worlds/result.ts";
import { saidSeries } from "../names.ts";
import { everyNth, monthlyTrack, type Track } from "../track.ts";
import { asComparative, type SaidDifference } from "./difference.ts";

/** How a measure of a scenario runs beside that of its reference. */
export interface Course {
  readonly series: Series;
  /** Months of the line. */
  readonly months: number;
  /** The first month of the mean that is said of it. */
  readonly from: number;
  readonly phases: readonly Phase[];
  /** Where the two are farthest apart, in standard deviations between worlds. */
  readonly peak: number;
  /** The last month in which both have a value, and how it is called: `in month 119`. */
  readonly end: Pick<SaidDifference, "reference" | "difference" | "lower" | "upper"> & { readonly when: string };
}

/** Between the 5th and the 95th percentile of a normal distribution [standard deviations]. */
const NINE_TENTHS = 3.29;

/** The courses of some series that both have. */
export function coursesOf({ result, reference }: Comparison, wanted: readonly Series[]): Course[] {
  if (reference === undefined) return [];
  const [before, after] = [reference, result].map((arm) => chosenMonths(arm, wanted));
  const worlds = { baseline: reference.replications, scenario: result.replications };
  const found = monthlyDifferences(before, after, true, worlds);
  const { series, months, difference, upper, baseline } = found;
  return series.map((one, place) => {
    const pick = (values: Float64Array) => everyNth(values, series.length, place);
    const [differences, uppers, levels] = [difference, upper, baseline].map(pick);
    const half = differences.map((value, month) => uppers[month] - value);
    const spreads = [reference, result].flatMap((arm) => monthlyTrack(arm, one.measure, [one.group]) ?? []);
    const last = differences.findLastIndex(Number.isFinite);
    return {
      series: one,
      months,
      from: result.window[0],
      phases: phasesOf(differences, half),
      peak: peakOf(differences, widest(spreads, months)),
      end: {
        when: `in month ${last}`,
        reference: levels[last],
        difference: differences[last],
        lower: differences[last] - half[last],
        upper: differences[last] + half[last],
      },
    };
  });
}

/** The larger of the standard deviations between worlds, month by month. */
function widest(tracks: readonly Track[], months: number): number[] {
  const ends = tracks.map(({ values }) => [values("p05"), values("p95")]);
  return Array.from({ length: months }, (_, month) =>
    Math.max(0, ...ends.map(([low, high]) => (high[month] - low[month]) / NINE_TENTHS).filter(Number.isFinite)),
  );
}

/**
 * A difference as the eye follows it: `price 4.1 % lower (3.2 to 5.0 %)` where it lies on one side all the time, else
 * `buyer value first lower, then 0.012 higher (0.010 to 0.014)`, so that the side that is said last is that of the end
 * of the line. Undefined where nothing is clear.
 *
 * @param mean      the paired difference of the means of which the title speaks
 * @param isClear   whether its interval is clear of zero
 * @param scenario  says what people call groups
 */
export function courseInWords(
  mean: SaidDifference,
  isClear: boolean,
  course: Course | undefined,
  scenario: Pick<Scenario, "labels">,
): string | undefined {
  const phases = course?.phases ?? [];
  const last = phases[phases.length - 1];
  if (course === undefined || last === undefined) return isClear ? asComparative(mean, scenario) : undefined;
  const name = saidSeries(scenario, mean);
  const sides = phases.map(({ side }) => (side > 0 ? "higher" : "lower"));
  const isOver = !isClear && last.last < course.months - 1;
  if (isOver) return `${name} ${inOrder([...sides, "not clearly different"])}`;
  if (isClear && last.side === Math.sign(mean.difference)) {
    if (phases.length === 1) return asComparative(mean, scenario);
    // A mean across the turn would be of neither side.
    if (last.first <= course.from)
      return `${name} ${inOrder([...sides.slice(0, -1), asComparative(mean, scenario).slice(name.length + 1)])}`;
  }
  const end = asComparative({ ...mean, ...course.end }, scenario).slice(name.length + 1);
  const before = sides.slice(0, -1);
  const earlier = before.length === 0 && isClear ? [mean.difference > 0 ? "higher" : "lower"] : before;
  return `${name} ${inOrder([...earlier, `${end} ${course.end.when}`])}`;
}

/** `first lower, then higher`; one alone is said alone, and of many the first and the last. */
function inOrder(steps: readonly string[]): string {
  const [first, ...others] = steps;
  if (others.length === 0) return first;
  const last = others[others.length - 1];
  return others.length === 1 ? `first ${first}, then ${last}` : `first ${first}, then ${others[0]}, at last ${last}`;
}
