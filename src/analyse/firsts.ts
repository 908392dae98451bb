import { type FirstMonths, type FirstStep, firstSteps } from "../worlds/firstMonths.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { shareInterval, Z } from "../worlds/statistics/intervals.ts";

/** When a group comes so far for the first time, over all worlds: those in which it never does are later than the run. */
export interface FirstSeen {
  readonly n: number;
  /** Median month with its 95 % interval; Infinity after the run, NaN for an end that so few worlds do not tell. */
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of the worlds in which it never does, with its 95 % interval (Wilson). */
  readonly never: number;
  readonly neverLower: number;
  readonly neverUpper: number;
}

/** A step of a group in a scenario, and in its baseline where the group is there too. */
export interface FirstOfGroup {
  readonly group: string;
  readonly step: FirstStep;
  readonly baseline?: FirstSeen;
  readonly scenario: FirstSeen;
}

/** The first months of every group of a scenario beside those of its baseline; none where they are not known. */
export function firstsOf(
  baseline: Pick<WindowMeans, "firsts">,
  scenario: Pick<WindowMeans, "firsts">,
): readonly FirstOfGroup[] {
  const { firsts } = scenario;
  if (firsts === undefined) return [];
  return firsts.groups.flatMap((group) =>
    firstSteps.map((step): FirstOfGroup => {
      const before = baseline.firsts?.groups.includes(group) ? seenIn(baseline.firsts, group, step) : undefined;
      return { group, step, scenario: seenIn(firsts, group, step), ...(before && { baseline: before }) };
    }),
  );
}

function seenIn({ groups, values }: FirstMonths, group: string, step: FirstStep): FirstSeen {
  const width = groups.length * firstSteps.length;
  const place = groups.indexOf(group) * firstSteps.length + firstSteps.indexOf(step);
  const months = Array.from({ length: values.length / width }, (_, world) => values[world * width + place]);
  return medianOf(months);
}

/**
 * The median and its interval by order: the number of values below the true median is binomial, so that it lies between
 * the values of rank (n - z sqrt(n)) / 2 and 1 + (n + z sqrt(n)) / 2 in 95 % of cases (Conover 1999, Practical
 * Nonparametric Statistics).
 *
 * @param months  NaN where it never happens
 */
export function medianOf(months: readonly number[]): FirstSeen {
  const n = months.length;
  const sorted = months.map((month) => (Number.isNaN(month) ? Number.POSITIVE_INFINITY : month)).toSorted(byOrder);
  const never = months.filter(Number.isNaN).length / n;
  const { lower: neverLower, upper: neverUpper } = shareInterval(never, n);
  const half = (Z * Math.sqrt(n)) / 2;
  const atRank = (rank: number) => sorted[rank - 1] ?? Number.NaN;
  return {
    n,
    median: atRank(Math.ceil(n / 2)),
    lower: atRank(Math.floor(n / 2 - half)),
    upper: atRank(Math.ceil(1 + n / 2 + half)),
    never,
    neverLower,
    neverUpper,
  };
}

/** Two that never happen are equal: their difference is not a number. */
function byOrder(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
