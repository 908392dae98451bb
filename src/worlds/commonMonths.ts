import type { Series } from "../model/series.ts";

/**
 * One series of one world that has values in other months in one arm than in the other: nobody delivers and there is no
 * price, or a group has not entered yet. Means over other months would differ though nothing does, so that such a pair
 * is compared over the months in which both have a value.
 */
export interface CommonMonths {
  readonly replication: number;
  /** Place of the series in each arm. */
  readonly before: number;
  readonly after: number;
  /** Months of the window in which both have a value, and in which each has. */
  readonly months: number;
  readonly monthsBefore: number;
  readonly monthsAfter: number;
  /** Means over the months that both have; NaN where there are none. */
  readonly valueBefore: number;
  readonly valueAfter: number;
}

/** Whether both arms have a value at all, so that there is something to compare. */
export function areBothThere({ monthsBefore, monthsAfter }: CommonMonths): boolean {
  return monthsBefore > 0 && monthsAfter > 0;
}

/** The worlds of one arm month by month; index `(world * months + month) * series.length + serie`. */
export interface ArmValues {
  readonly series: readonly Series[];
  readonly months: number;
  readonly values: ArrayLike<number>;
}

/**
 * The pairs that have values in other months.
 *
 * @param first  number of the first world of both
 * @param count  how many worlds there are
 */
export function commonMonths(
  before: ArmValues,
  after: ArmValues,
  window: readonly [number, number],
  { first, count }: { readonly first: number; readonly count: number },
): CommonMonths[] {
  const pairs = after.series.flatMap(({ measure, group }, place) => {
    const other = before.series.findIndex((each) => each.measure === measure && each.group === group);
    return other < 0 ? [] : [{ before: other, after: place }];
  });
  const found: CommonMonths[] = [];
  for (let world = 0; world < count; world++) {
    for (const pair of pairs) {
      const own = { arm: before, at: world * before.months * before.series.length + pair.before };
      const other = { arm: after, at: world * after.months * after.series.length + pair.after };
      if (haveSameMonths(own, other, window)) continue;
      found.push({ replication: first + world, ...pair, ...overCommonMonths(own, other, window) });
    }
  }
  return found;
}

/** One series of one world: an arm, and where the series stands in its first month. */
interface Track {
  readonly arm: ArmValues;
  readonly at: number;
}

function valueIn({ arm: { values, series }, at }: Track, month: number): number {
  return values[at + month * series.length];
}

function haveSameMonths(before: Track, after: Track, [first, last]: readonly [number, number]): boolean {
  for (let month = first; month <= last; month++) {
    if (Number.isNaN(valueIn(before, month)) !== Number.isNaN(valueIn(after, month))) return false;
  }
  return true;
}

function overCommonMonths(before: Track, after: Track, [first, last]: readonly [number, number]) {
  let [months, monthsBefore, monthsAfter, sumBefore, sumAfter] = [0, 0, 0, 0, 0];
  for (let month = first; month <= last; month++) {
    const [x, y] = [valueIn(before, month), valueIn(after, month)];
    if (!Number.isNaN(x)) monthsBefore++;
    if (!Number.isNaN(y)) monthsAfter++;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    months++;
    sumBefore += x;
    sumAfter += y;
  }
  return { months, monthsBefore, monthsAfter, valueBefore: sumBefore / months, valueAfter: sumAfter / months };
}

/** Finds the common months of a pair: by world, and by the places of the series in the two arms. */
export type FindCommon = (replication: number, before: number, after: number) => CommonMonths | undefined;

/** Those that were found before: every claim and every table of a run asks about the same rows. */
const found = new WeakMap<readonly CommonMonths[], FindCommon>();

export function findingCommon(rows: readonly CommonMonths[]): FindCommon {
  const known = found.get(rows) ?? finding(rows);
  found.set(rows, known);
  return known;
}

function finding(rows: readonly CommonMonths[]): FindCommon {
  const byPair = new Map<number, Map<number, CommonMonths>>();
  for (const row of rows) {
    const pair = numberOf(row.before, row.after);
    const byWorld = byPair.get(pair) ?? new Map<number, CommonMonths>();
    byPair.set(pair, byWorld.set(row.replication, row));
  }
  // Whoever asks does so for world after world of one pair.
  let asked = Number.NaN;
  let worlds: Map<number, CommonMonths> | undefined;
  return (replication, before, after) => {
    const pair = numberOf(before, after);
    if (pair !== asked) {
      asked = pair;
      worlds = byPair.get(pair);
    }
    return worlds?.get(replication);
  };
}

/** More series than a market can have. */
const MOST_SERIES = 2 ** 24;

function numberOf(before: number, after: number): number {
  return before * MOST_SERIES + after;
}

/** The same pairs the other way round. */
export function turned(rows: readonly CommonMonths[]): CommonMonths[] {
  return rows.map(({ before, after, monthsBefore, monthsAfter, valueBefore, valueAfter, ...rest }) => ({
    ...rest,
    before: after,
    after: before,
    monthsBefore: monthsAfter,
    monthsAfter: monthsBefore,
    valueBefore: valueAfter,
    valueAfter: valueBefore,
  }));
}
