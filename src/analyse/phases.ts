import type { PairShares } from "../worlds/pairedDifference.ts";
import type { PairedDifference } from "../worlds/result.ts";
import type { Spread } from "../worlds/statistics/spread.ts";

/** A phase that sums up to less than this part of the other is not told. */
const NEXT_TO_NOTHING = 0.01;

/** What brings less than this part of the difference in value, or differs by less of its own level, is not told. */
export const NEGLIGIBLE = 0.02;

/** Half of a tenth of a percentage point: a difference of shares whose whole interval is smaller matters to nobody. */
export const TINY_SHARE = 0.0005;

/** A difference over some years with its 95 % interval, and shares and quantiles of the pairs. NaN where nothing is known. */
export interface SpanDifference
  extends PairShares,
    Spread,
    Pick<PairedDifference, "n" | "meanReference" | "meanScenario" | "difference" | "lower" | "upper"> {
  /** Two-sided p value of no difference; NaN where there is no interval. */
  readonly p: number;
}

/** Years in a row, all of which weigh as many months as they have. */
export interface Phase extends SpanDifference {
  /** First and last year, from 0. */
  readonly years: readonly [first: number, last: number];
  /** Whether the two are the same in these years: in every world, or but for next to nothing. */
  readonly same: boolean;
}

/** True where the 95 % interval is clear of zero. */
export function isClear({ lower, upper }: Pick<SpanDifference, "lower" | "upper">): boolean {
  return lower > 0 || upper < 0;
}

/**
 * Where a difference turns: the years are divided where what comes before and what comes after are furthest apart, as long
 * as the two have opposite signs, each clear of chance and not next to nothing beside the other. The year of a turn is
 * chosen by the data, so that its place is less sure than the signs.
 *
 * @param sums  difference of each year times its months
 */
export function phasesOf(sums: readonly number[], over: (first: number, last: number) => Phase): Phase[] {
  const divided = (first: number, last: number): Phase[] => {
    const sum = (from: number, to: number) =>
      sums.slice(from, to + 1).reduce((all, each) => all + (Number.isNaN(each) ? 0 : each), 0);
    let [split, most] = [-1, 0];
    for (let at = first; at < last; at++) {
      const [before, after] = [sum(first, at), sum(at + 1, last)];
      if (before * after >= 0 || Math.abs(before) + Math.abs(after) <= most) continue;
      [split, most] = [at, Math.abs(before) + Math.abs(after)];
    }
    const whole = [over(first, last)];
    if (split < 0) return whole;
    const [before, after] = [over(first, split), over(split + 1, last)];
    const sizes = [sum(first, split), sum(split + 1, last)].map(Math.abs);
    const isSaid = isClear(before) && isClear(after) && before.difference * after.difference < 0;
    if (!isSaid || Math.min(...sizes) < NEXT_TO_NOTHING * Math.max(...sizes)) return whole;
    return [...divided(first, split), ...divided(split + 1, last)];
  };
  return sums.length === 0 ? [] : joined(divided(0, sums.length - 1), over);
}

/** Phases beside each other with the same sign as one. */
function joined(phases: readonly Phase[], over: (first: number, last: number) => Phase): Phase[] {
  const found: Phase[] = [];
  for (const phase of phases) {
    const before = found.at(-1);
    if (before === undefined || before.difference * phase.difference < 0) found.push(phase);
    else found[found.length - 1] = over(before.years[0], phase.years[1]);
  }
  return found;
}

/**
 * Phases without the years at their edges in which nothing differs, which are phases of their own: a change that comes in
 * the fifth year makes nobody worse off in the first. Where hardly anything differs it takes two years in a row.
 */
export function withoutSame(
  phases: readonly Phase[],
  years: readonly SpanDifference[],
  over: (first: number, last: number) => Phase,
): Phase[] {
  const largest = Math.max(0, ...years.map(({ difference }) => Math.abs(difference)).filter(Number.isFinite));
  const isAlike = (year: number) => isWithin(years[year], NEGLIGIBLE * largest);
  const found: Phase[] = [];
  const add = (first: number, last: number, same: boolean) => {
    if (first > last) return;
    const before = found.at(-1);
    if (same && before?.same) found[found.length - 1] = { ...over(before.years[0], last), same };
    else found.push({ ...over(first, last), same });
  };
  for (const {
    years: [first, last],
  } of phases) {
    let [from, to] = [first, last];
    while (from <= last && isAlike(from)) from++;
    while (to > from && isAlike(to)) to--;
    if (!isStretch(years.slice(first, from))) from = first;
    if (!isStretch(years.slice(to + 1, last + 1))) to = last;
    add(first, from - 1, true);
    add(from, to, false);
    add(Math.max(from, to + 1), last, true);
  }
  return found;
}

/** Years in which nothing differs at all, or two and more of which that is next to nothing. */
function isStretch(years: readonly SpanDifference[]): boolean {
  return years.length > 1 || years.some((year) => isWithin(year, 0));
}

/** True where the whole interval is no farther from zero than that. */
function isWithin({ lower, upper }: SpanDifference, most: number): boolean {
  return lower >= -most && upper <= most;
}
