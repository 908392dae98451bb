import type { CorrectedDifference } from "../../analyse/compareArms.ts";
import { measures } from "../../model/measures.ts";
import { isSame, type Series } from "../../model/series.ts";
import type { CommonMonths } from "../../worlds/commonMonths.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { count, formatPlaces, listed, worlds as worldsInWords } from "../number.ts";

/** One side of a comparison, by name. */
interface NamedMeans {
  readonly name: string;
  readonly means: WindowMeans;
}

/** A measure that has values in other months of the means in one arm than in the other. */
export interface OtherMonths {
  readonly series: Series;
  /** Who has none in how many months, mean over the worlds concerned. */
  readonly lacking: readonly { readonly name: string; readonly months: number }[];
  /** Months of the means. */
  readonly all: number;
  /** Worlds concerned, of so many pairs. */
  readonly worlds: number;
  readonly pairs: number;
  /** Worlds of these with no month in which both have a value: they have no difference. */
  readonly apart: number;
}

/**
 * Which of some measures have values in other months in a scenario than in the baseline.
 *
 * @param common  pairs that have (`before` is the baseline)
 */
export function otherMonths(
  baseline: NamedMeans,
  scenario: NamedMeans,
  asked: readonly Series[],
  common: readonly CommonMonths[],
): OtherMonths[] {
  const [first, last] = baseline.means.window;
  const all = last - first + 1;
  const pairs = Math.min(baseline.means.replications, scenario.means.replications);
  return asked.flatMap((series) => {
    const place = scenario.means.series.findIndex((each) => isSame(each, series));
    const rows = common.filter(({ after }) => after === place);
    if (rows.length === 0) return [];
    const missing = (months: (row: CommonMonths) => number) =>
      rows.reduce((sum, row) => sum + all - months(row), 0) / rows.length;
    const lacking = [
      { name: baseline.name, months: missing(({ monthsBefore }) => monthsBefore) },
      { name: scenario.name, months: missing(({ monthsAfter }) => monthsAfter) },
    ].filter(({ months }) => months > 0);
    const apart = rows.filter(({ months }) => months === 0).length;
    return [{ series, lacking, all, worlds: rows.length, pairs, apart }];
  });
}

/** Says that a measure has no value in some months, and that a difference of it is over the others. */
export function otherMonthsSentence({ series, lacking, all, worlds, pairs, apart }: OtherMonths): string {
  const noun = measures[series.measure].label.toLowerCase();
  const where = lacking.map(({ name, months }) => `"${name}" has no ${noun} in ${monthsOf(months)} of ${all} months`);
  const some = worlds === pairs ? "" : ` (mean over the ${worldsInWords(worlds)} of ${pairs} where that is so)`;
  if (apart === worlds) return `${listed(where)}${some}: in no month do both have one, so there is no difference.`;
  const without = apart === 0 ? "" : `, and ${worldsInWords(apart)} without any such month count for nothing`;
  return `${listed(where)}${some}: the difference is over the months in which both have one${without}.`;
}

/** Says that one side has no value in any month of the means, and the other has. */
export function neverSentence(
  { series, meanReference, meanScenario }: Pick<CorrectedDifference, "series" | "meanReference" | "meanScenario">,
  names: readonly [reference: string, scenario: string],
  months: string,
): string[] {
  const without = [meanReference, meanScenario].map(Number.isNaN);
  if (without[0] === without[1]) return [];
  const noun = measures[series.measure].label.toLowerCase();
  return [`"${without[0] ? names[0] : names[1]}" has no ${noun} ${months}, so there is no difference.`];
}

function monthsOf(months: number): string {
  return Number.isInteger(months) ? count(months) : formatPlaces(months, 1);
}
