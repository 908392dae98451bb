import { isSame, type Series } from "../model/series.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import { withWorse } from "../worlds/pairedDifference.ts";
import type { PairedDifference, WindowMeans } from "../worlds/result.ts";
import { meanInterval, welchDifference, widened } from "../worlds/statistics/intervals.ts";
import { studentQuantile, studentTail } from "../worlds/statistics/student.ts";

/**
 * The tests that a row is corrected with: the few measures that were chosen beforehand, or all the rest. Each row
 * belongs to one family, so that looking through the rest costs the few nothing.
 */
export type Family = "headline" | "other";

/**
 * The interval that is shown of a difference: its own, or where it was not seen after the correction and its own is clear
 * of zero, that of the level at which the correction left it, which is not.
 */
export function shownInterval(
  row: Pick<CorrectedDifference, "lower" | "upper" | "difference" | "n" | "p" | "pHolm" | "seen">,
): { readonly lower: number; readonly upper: number } {
  const { lower, upper, difference, n, p, pHolm, seen } = row;
  if (seen || !(lower > 0 || upper < 0) || !(p > 0) || n < 2) return { lower, upper };
  const wider = widened({ n, mean: difference, lower, upper }, (0.5 * LEVEL * p) / pHolm);
  // A skewed interval is no multiple of another: zero is in the one, whatever the last digits say.
  return {
    lower: lower > 0 ? Math.min(0, wider.lower) : wider.lower,
    upper: upper < 0 ? Math.max(0, wider.upper) : wider.upper,
  };
}

/** What is known of a difference with all that is looked at beside it. */
export interface Corrected {
  /** p value after Holm, over the family. */
  readonly pHolm: number;
  /** True where it is below 5 %: a difference was seen. */
  readonly seen: boolean;
}

/** A difference with its p value corrected for the number of rows that are looked at. */
export interface CorrectedDifference extends SeriesDifference, Corrected {
  readonly family: Family;
}

/** One scenario against the baseline. */
export interface ArmComparison {
  readonly baseline: WindowMeans;
  readonly scenario: WindowMeans;
  /** True: the same worlds, so that differences are paired. */
  readonly paired: boolean;
  /** Worlds of the baseline that the scenario also has; 0 where they are not the same. */
  readonly pairs: number;
  readonly differences: readonly CorrectedDifference[];
}

/** Any number of scenarios against one baseline. */
export interface ArmsComparison {
  readonly baseline: WindowMeans;
  readonly comparisons: readonly ArmComparison[];
  /** Tests in each family. */
  readonly families: Readonly<Record<Family, number>>;
}

/** Chance of a false alarm in a whole family. */
const LEVEL = 0.05;

/**
 * Compares scenarios with a baseline. Every row keeps its own 95 % interval; whether a difference was seen is
 * decided after Holm, over the rows of a family in all scenarios together.
 *
 * @param headline  series chosen beforehand
 * @param common    by scenario: pairs that have values in other months than the baseline (`before`)
 */
export function compareArms(
  baseline: WindowMeans,
  scenarios: readonly WindowMeans[],
  headline: readonly Series[],
  common: readonly (readonly CommonMonths[])[] = [],
): ArmsComparison {
  const familyOf = ({ series }: SeriesDifference): Family =>
    headline.some((chosen) => isSame(chosen, series)) ? "headline" : "other";
  const rows = scenarios.map((scenario, index) =>
    compareMeans(baseline, scenario, common[index]).map((row) => ({ ...row, family: familyOf(row) })),
  );
  const corrected = new Map<object, CorrectedDifference>();
  const families = { headline: 0, other: 0 };
  for (const family of ["headline", "other"] as const) {
    const members = rows.flat().filter((row) => row.family === family);
    families[family] = members.filter(({ p }) => !Number.isNaN(p)).length;
    correctedTogether(members).forEach((row, index) => {
      corrected.set(members[index], row);
    });
  }
  const comparisons = scenarios.map((scenario, index) => ({
    baseline,
    scenario,
    paired: sharesWorlds(baseline, scenario),
    pairs: sharesWorlds(baseline, scenario) ? Math.min(baseline.replications, scenario.replications) : 0,
    differences: rows[index].flatMap((row) => corrected.get(row) ?? []),
  }));
  return { baseline, comparisons, families };
}

/** The difference of one series between two arms, scenario less baseline. */
interface SeriesDifference extends PairedDifference {
  /** True: `n` pairs of worlds. False: the worlds are not the same, and `n` is the smaller of the two numbers. */
  readonly paired: boolean;
  /** Worlds of each arm behind the means. */
  readonly nBaseline: number;
  readonly nScenario: number;
  /** Share of the pairs in which the scenario did worse (for `neutral`: was lower); NaN where there are no pairs. */
  readonly worse: number;
  /** Two-sided p value of no difference; NaN where there is no interval. */
  readonly p: number;
}

/** Whether two arms live in the same worlds: the same number of a replication is then the same draws. */
export function sharesWorlds(a: Pick<WindowMeans, "seed">, b: Pick<WindowMeans, "seed">): boolean {
  return a.seed === b.seed;
}

/**
 * Differences of the window means of every series that both arms have. Arms of one seed are paired, over the worlds
 * that both have; others are compared with Welch's interval over all their worlds.
 *
 * @throws RangeError when the two do not share the window
 */
export function compareMeans(
  baseline: WindowMeans,
  scenario: WindowMeans,
  common: readonly CommonMonths[] = [],
): SeriesDifference[] {
  if (baseline.window[0] !== scenario.window[0] || baseline.window[1] !== scenario.window[1]) {
    throw new RangeError("means over different months cannot be compared");
  }
  return sharesWorlds(baseline, scenario) ? paired(baseline, scenario, common) : unpaired(baseline, scenario);
}

function paired(baseline: WindowMeans, scenario: WindowMeans, common: readonly CommonMonths[]): SeriesDifference[] {
  const worlds = Math.min(baseline.replications, scenario.replications);
  const [before, after] = [firstWorlds(baseline, worlds), firstWorlds(scenario, worlds)];
  return withWorse(after, before, common).map(({ worse, ...pair }) => ({
    ...pair,
    paired: true,
    nBaseline: pair.n,
    nScenario: pair.n,
    worse,
    p: pValue(pair),
  }));
}

/** The worlds from 0 on; index of the means stays. */
function firstWorlds(means: WindowMeans, worlds: number): WindowMeans {
  return { ...means, replications: worlds, means: means.means.subarray(0, worlds * means.series.length) };
}

/**
 * From the interval, which is t(0.975, n - 1) standard errors wide on either side. Where all pairs differ by the very
 * same, there is no spread to go by: then that of the sign test (Conover 1999, Practical Nonparametric Statistics,
 * section 3.4), so that two equal worlds do not prove anything.
 */
export function pValue({
  n,
  difference,
  upper,
  score,
}: Pick<PairedDifference, "n" | "difference" | "upper" | "score">): number {
  if (n < 2) return Number.NaN;
  if (score !== undefined) return studentTail(Math.abs(score), n - 1);
  const half = upper - difference;
  if (half === 0) return difference === 0 ? 1 : 2 ** (1 - n);
  return studentTail((Math.abs(difference) / half) * studentQuantile(0.975, n - 1), n - 1);
}

function unpaired(baseline: WindowMeans, scenario: WindowMeans): SeriesDifference[] {
  return scenario.series.flatMap((series, inScenario) => {
    const inBaseline = baseline.series.findIndex((candidate) => isSame(candidate, series));
    return inBaseline < 0
      ? []
      : [unpairedDifference(series, column(baseline, inBaseline), column(scenario, inScenario))];
  });
}

function unpairedDifference(series: Series, before: number[], after: number[]): SeriesDifference {
  const { difference, ...rest } = welchDifference(after, before);
  const meanReference = meanInterval(before).mean;
  return {
    series,
    n: Math.min(before.length, after.length),
    meanReference,
    meanScenario: meanInterval(after).mean,
    difference,
    ...rest,
    relative: meanReference === 0 ? Number.NaN : difference / Math.abs(meanReference),
    better: Number.NaN,
    worse: Number.NaN,
    paired: false,
    nBaseline: before.length,
    nScenario: after.length,
  };
}

/** The means of one series that are not missing. */
function column({ means, series, replications }: WindowMeans, place: number): number[] {
  const values: number[] = [];
  for (let world = 0; world < replications; world++) {
    const value = means[world * series.length + place];
    if (!Number.isNaN(value)) values.push(value);
  }
  return values;
}

/** Differences that are looked at together, each with its p value corrected for all of them. */
export function correctedTogether<T extends { readonly p: number }>(family: readonly T[]): (T & Corrected)[] {
  const values = holm(family.map(({ p }) => p));
  return family.map((each, index) => ({ ...each, pHolm: values[index], seen: values[index] < LEVEL }));
}

/**
 * p values of a family of tests, corrected so that the chance of even one false alarm stays below the level at
 * which they are read: with p(1) <= ... <= p(m),
 *
 *     q(i) = max over j <= i of min(1, (m - j + 1) p(j))
 *
 * Holds whatever the dependence between the tests.
 * Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 65-70.
 *
 * @param p  one a test; NaN is no test, stays NaN and does not count
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).filter((index) => !Number.isNaN(p[index]));
  order.sort((a, b) => p[a] - p[b]);
  const corrected = p.map(() => Number.NaN);
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, (order.length - rank) * p[index]));
    corrected[index] = highest;
  });
  return corrected;
}
