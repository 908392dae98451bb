import type { Series } from "../model/series.ts";
import { areBothThere, type CommonMonths, commonMonths } from "./commonMonths.ts";
import type { MonthlyStatistics } from "./result.ts";

/**
 * Series of a scenario that have no value in some months of the means, and others that are asked for: month by month,
 * so that another scenario in the same worlds can be compared with it over the months that both have.
 */
export interface Gaps {
  /** Worlds, and months of the means. */
  readonly worlds: number;
  readonly months: number;
  readonly series: readonly Series[];
  /** Places of the series that are kept, in order; those that never have a value are not among them. */
  readonly places: readonly number[];
  /** Those that never have a value. */
  readonly never: readonly number[];
  /** Values of the kept series; index `(world * places.length + place) * months + month`. */
  readonly values: Float32Array;
}

/** What is known of all values of a scenario. */
interface AllValues {
  readonly series: readonly Series[];
  /** Length of the run. */
  readonly months: number;
  readonly worlds: number;
  readonly window: readonly [number, number];
  /** Index `(world * months + month) * series.length + serie`. */
  readonly values: Float32Array;
}

/**
 * The series with gaps. Memory: 4 bytes x worlds x months of the means x series with gaps, which are few as a rule.
 *
 * @param n     worlds that have a value, by month and series
 * @param also  series to keep in any case: those that have gaps in the other scenario
 */
export function gapsIn(all: AllValues, { n }: Pick<MonthlyStatistics, "n">, also: readonly Series[]): Gaps {
  const { series, worlds, window } = all;
  const [first, last] = window;
  const months = last - first + 1;
  const countsOf = (place: number) =>
    Array.from({ length: months }, (_, month) => n[(first + month) * series.length + place]);
  const lacking = [...series.keys()].filter((place) => countsOf(place).some((count) => count < worlds));
  const never = lacking.filter((place) => countsOf(place).every((count) => count === 0));
  const isAsked = ({ measure, group }: Series) =>
    also.some((other) => other.measure === measure && other.group === group);
  const places = [...series.keys()].filter(
    (place) => (lacking.includes(place) || isAsked(series[place])) && !never.includes(place),
  );
  return { worlds, months, series, places, never, values: tracksOf(all, places) };
}

/** The months of the means of some series. */
function tracksOf({ series, months, worlds, window, values }: AllValues, places: readonly number[]): Float32Array {
  const [first, last] = window;
  const tracks = new Float32Array(worlds * places.length * (last - first + 1));
  let at = 0;
  for (let world = 0; world < worlds; world++) {
    for (const place of places) {
      for (let month = first; month <= last; month++) {
        tracks[at++] = values[(world * months + month) * series.length + place];
      }
    }
  }
  return tracks;
}

/** Two scenarios in the same worlds, one of them. */
export interface WithGaps {
  readonly gaps: Gaps;
  /** Simulates some worlds again: their values, index `(place * months + month) * series.length + serie`. */
  readonly again: (worlds: readonly number[]) => Promise<Pick<AllValues, "months" | "window" | "values">>;
}

/**
 * The pairs of worlds of two scenarios that have values in other months, in the order of worlds and of the series of
 * the second. A pair of which one has no value at all is none. Where a series has gaps in one of the two and was not
 * kept of the other, those worlds of the other are simulated again.
 */
export async function commonMonthsOf(before: WithGaps, after: WithGaps): Promise<CommonMonths[]> {
  const pairs = after.gaps.series.flatMap(({ measure, group }, place): Pair[] => {
    const other = before.gaps.series.findIndex((each) => each.measure === measure && each.group === group);
    const isThere = other >= 0 && !before.gaps.never.includes(other) && !after.gaps.never.includes(place);
    const isKept = before.gaps.places.includes(other) || after.gaps.places.includes(place);
    return isThere && isKept ? [{ before: other, after: place }] : [];
  });
  const tracks = {
    before: await tracksWith(before, after.gaps, pairs.map(turned)),
    after: await tracksWith(after, before.gaps, pairs),
  };
  const found: CommonMonths[] = [];
  for (let world = 0; world < Math.min(before.gaps.worlds, after.gaps.worlds); world++) {
    for (const pair of pairs) {
      const [x, y] = [tracks.before(pair.before, world), tracks.after(pair.after, world)];
      if (x === undefined || y === undefined) continue;
      const [row] = commonMonths(alone(x), alone(y), [0, x.length - 1], { first: world, count: 1 });
      if (row !== undefined && areBothThere(row)) found.push({ ...row, ...pair });
    }
  }
  return found;
}

/** Places of one series in both. */
interface Pair {
  readonly before: number;
  readonly after: number;
}

function turned({ before, after }: Pair): Pair {
  return { before: after, after: before };
}

/** One series of one world. */
function alone(values: Float32Array) {
  return { series: [ONE], months: values.length, values };
}

const ONE: Series = { measure: "price", group: "" };

/** Worlds that are simulated again at a time: their values are all in memory. */
const AT_A_TIME = 100;

/** Finds a series of a world; undefined where neither has a gap there. @param pairs  `after` is in this, `before` in the other */
async function tracksWith(
  { gaps, again }: WithGaps,
  other: Gaps,
  pairs: readonly Pair[],
): Promise<(place: number, world: number) => Float32Array | undefined> {
  const whole = pairs.filter(({ after }) => !gaps.places.includes(after));
  const worlds = Array.from({ length: Math.min(gaps.worlds, other.worlds) }, (_, world) => world).filter((world) =>
    whole.some(({ before }) => isPartial(trackIn(other, before, world))),
  );
  const places = whole.map(({ after }) => after);
  const known = new Map<number, Gaps>();
  for (let start = 0; start < worlds.length; start += AT_A_TIME) {
    const some = worlds.slice(start, start + AT_A_TIME);
    const all = { ...(await again(some)), series: gaps.series, worlds: some.length };
    const found = { ...gaps, places, values: tracksOf(all, places) };
    for (const [at, world] of some.entries()) {
      const width = places.length * gaps.months;
      known.set(world, { ...found, values: found.values.slice(at * width, (at + 1) * width) });
    }
  }
  return (place, world) => {
    if (gaps.places.includes(place)) return trackIn(gaps, place, world);
    const simulated = known.get(world);
    return simulated && trackIn(simulated, place, 0);
  };
}

function trackIn({ places, months, values }: Gaps, place: number, world: number): Float32Array {
  const start = (world * places.length + places.indexOf(place)) * months;
  return values.subarray(start, start + months);
}

function isPartial(track: Float32Array): boolean {
  const missing = track.filter(Number.isNaN).length;
  return missing > 0 && missing < track.length;
}
