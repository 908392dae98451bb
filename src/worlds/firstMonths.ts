import type { Market } from "../model/market.ts";
import type { Series } from "../model/series.ts";

/** How far a group of suppliers has come with buyers: its first order, and the first contract that it holds. */
export const firstSteps = ["order", "contract"] as const;
export type FirstStep = (typeof firstSteps)[number];

/** In which month groups of newcomers come so far for the first time, world by world. */
export interface FirstMonths {
  readonly groups: readonly string[];
  /** Index `(world * groups.length + group) * 2 + step`; NaN where the run ends before. */
  readonly values: Float64Array;
}

/** Groups whose first months are kept: those that have to win their first order. */
export function groupsFromOutside({ suppliers }: Market): string[] {
  return suppliers.filter(({ kind, count }) => kind === "newcomer" && count > 0).map(({ name }) => name);
}

/**
 * The first months of some worlds.
 *
 * A group has had an order as soon as it has a share of spend, and holds a contract where there is a chance that it would
 * keep one, which nobody has without.
 *
 * @param values  every value of these worlds; index `(world * months + month) * series.length + serie`
 */
export function firstMonthsOf(
  values: ArrayLike<number>,
  series: readonly Series[],
  months: number,
  groups: readonly string[],
): Float64Array {
  const placeOf = (measure: Series["measure"], group: string) =>
    series.findIndex((each) => each.measure === measure && each.group === group);
  const places = groups.flatMap((group) => [placeOf("shareOfSpend", group), placeOf("retention", group)]);
  const worlds = values.length / (months * series.length);
  const isThere = (cell: number, step: number) =>
    firstSteps[step % firstSteps.length] === "order" ? values[cell] > 0 : !Number.isNaN(values[cell]);
  const first = new Float64Array(worlds * places.length).fill(Number.NaN);
  for (let world = 0; world < worlds; world++) {
    for (const [step, place] of places.entries()) {
      for (let month = 0; month < months; month++) {
        if (!isThere((world * months + month) * series.length + place, step)) continue;
        first[world * places.length + step] = month;
        break;
      }
    }
  }
  return first;
}
