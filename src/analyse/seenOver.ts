import { isSame, type Series } from "../model/series.ts";
import type { Goal } from "../scenario/scenario.ts";
import { type CommonMonths, findingCommon } from "../worlds/commonMonths.ts";
import { worldsOf } from "../worlds/points.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { monthsOfYear, yearsIn } from "../worlds/spans.ts";
import { goalReader, type YearMeans, yearReader } from "../worlds/years.ts";

/** What a record has of a series over some months, world by world: for goals, claims and whatever else names months. */

/** Whether these are the months that the means of the record are over. */
export function isWindow({ window }: Pick<WindowMeans, "window">, [first, last]: readonly [number, number]): boolean {
  return window[0] === first && window[1] === last;
}

/** The same world in two arms. */
export interface SeenPair {
  readonly after: number;
  readonly before: number;
  /** Whether these are means over the months that both have, which are other months than each has by itself. */
  readonly isCommon: boolean;
}

/**
 * Means of a series over some months in pairs of worlds; over the window, where two have values in other months, over those
 * that both have. Undefined where the record of one has none.
 *
 * @param common  of the window: the pairs that have values in other months
 */
export function pairedOver(
  series: Series,
  months: readonly [number, number],
  arms: { readonly after: WindowMeans; readonly before: WindowMeans; readonly common: readonly CommonMonths[] },
): SeenPair[] | undefined {
  const { after, before, common } = arms;
  const [own, other] = [after, before].map((arm) => valuesOver(arm, series, months));
  if (own === undefined || other === undefined) return undefined;
  const [to, from] = [after, before].map((arm) => arm.series.findIndex((each) => isSame(each, series)));
  const find = findingCommon(isWindow(after, months) ? common : []);
  return own.slice(0, other.length).map((value, world) => {
    const found = find(world, from, to);
    return {
      after: found?.valueAfter ?? value,
      before: found?.valueBefore ?? other[world],
      isCommon: found !== undefined,
    };
  });
}

/**
 * Means of a measure over some months, world by world: those of the window, or of whole years of the run. Undefined where
 * the record has neither.
 */
export function valuesOver(
  means: WindowMeans,
  series: Series,
  months: readonly [number, number],
): number[] | undefined {
  if (isWindow(means, months)) {
    const place = means.series.findIndex((each) => isSame(each, series));
    return place < 0 ? undefined : [...worldsOf(means.means, means.series.length, place)];
  }
  return means.years === undefined ? undefined : overYears(means.years, series, months, means.replications);
}

/** What is kept of every world for a goal over these months; undefined where nothing is. */
export function valuesForGoal(
  { years, replications }: WindowMeans,
  goal: Goal,
  months: readonly [number, number],
): number[] | undefined {
  const kept = { measure: goal.measure, group: goal.group, months, ...(goal.against && { isEvery: true }) };
  const read = years && goalReader(years, kept);
  return read && Array.from({ length: replications }, (_, world) => read(world));
}

function overYears(
  years: YearMeans,
  series: Series,
  [first, last]: readonly [number, number],
  worlds: number,
): number[] | undefined {
  const { months, from } = years;
  const read = yearReader(years, series);
  const spans = Array.from({ length: yearsIn(months, from) }, (_, year) => monthsOfYear(year, months, from));
  const within = [...spans.keys()].filter((year) => spans[year][0] >= first && spans[year][1] <= last);
  const isWhole = within.length > 0 && spans[within[0]][0] === first && spans[within[within.length - 1]][1] === last;
  if (read === undefined || !isWhole) return undefined;
  return Array.from({ length: worlds }, (_, world) => {
    let [sum, weight] = [0, 0];
    for (const year of within) {
      const length = spans[year][1] - spans[year][0] + 1;
      sum += read(world, year) * length;
      weight += length;
    }
    return sum / weight;
  });
}
