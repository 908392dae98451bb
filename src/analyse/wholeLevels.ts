import type { Series } from "../model/series.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { yearsIn } from "../worlds/spans.ts";
import { type MeanInterval, skewedMeanInterval } from "../worlds/statistics/intervals.ts";
import { discountedMean, type WholeRun, wholeRunOf } from "../worlds/wholeRun.ts";
import { yearReader } from "../worlds/years.ts";

/** What a scenario that is held against nothing comes to: the mean of each series over all years, later ones weighing less. */
export interface WholeLevels {
  readonly run: WholeRun;
  /** First and last month. */
  readonly months: readonly [first: number, last: number];
  readonly levels: readonly WholeLevel[];
}

/** A series over all years, over the worlds that have a value. */
export interface WholeLevel extends MeanInterval {
  readonly series: Series;
  /** Whether it is the same in every world. */
  readonly same: boolean;
  /** How many worlds have a value in each year. */
  readonly years: readonly { readonly n: number }[];
}

/** The levels of those whose years are known; undefined where none are. */
export function wholeLevelsOf(arm: WindowMeans): WholeLevels | undefined {
  const { years: means, scenario, replications, months } = arm;
  if (means === undefined) return undefined;
  const run = wholeRunOf(scenario, scenario.from);
  const skipped = yearsIn(months, scenario.from) - run.years.length;
  const levels = means.series.flatMap((series): WholeLevel[] => {
    const read = yearReader(means, series);
    if (read === undefined) return [];
    const worlds = [...Array(replications).keys()];
    const values = worlds
      .map((world) => discountedMean(run.years, (year) => read(world, skipped + year)))
      .filter((value) => !Number.isNaN(value));
    const years = run.years.map((_, year) => ({
      n: worlds.filter((world) => !Number.isNaN(read(world, skipped + year))).length,
    }));
    const same = values.every((value) => value === values[0]);
    return [{ series, same, years, ...skewedMeanInterval(values) }];
  });
  return { run, months: [scenario.from, months - 1], levels };
}
