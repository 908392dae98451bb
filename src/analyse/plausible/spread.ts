import type { Series } from "../../model/series.ts";
import { type PairShares, sharesOf } from "../../worlds/pairedDifference.ts";
import type { PlausiblePlan } from "../../worlds/plausible/markets.ts";
import { shareInterval } from "../../worlds/statistics/intervals.ts";
import { type Spread, spreadOf } from "../../worlds/statistics/spread.ts";
import { discountedMean, type WholeRun } from "../../worlds/wholeRun.ts";
import { type Mover, openMovers } from "./movers.ts";

/**
 * A difference over plausible markets. Numbers are NaN where no market has a value. Shares of markets have 95 % intervals,
 * since so few markets are some of many (Wilson 1927).
 */
export interface PlausibleDifference extends Spread, PairShares {
  readonly series: Series;
  /** Markets that have a value in both arms. */
  readonly n: number;
  /** The same over the mean of the arm that it is a difference from, market by market. */
  readonly relative: Spread;
  /** Share of the markets in which it has the other sign than in the market as written; NaN where it has none there. */
  readonly otherSign: number;
  readonly otherSignLower: number;
  readonly otherSignUpper: number;
}

/** One difference between two arms: what it is called, the places of the arms, and what it is in the market as written. */
export interface Contrast {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Difference in the market as written, by series; NaN where it has none. */
  readonly written: readonly number[];
}

/** What is known of a contrast over plausible markets. */
export interface PlausibleContrast {
  readonly name: string;
  /** By series. */
  readonly differences: readonly PlausibleDifference[];
  /** The same over all years from the decision on, later ones weighing less; no sign of the market as written is known. */
  readonly whole: readonly PlausibleDifference[];
  /** By year of the run and series: where the difference lies in nine markets in ten. */
  readonly years: readonly (readonly Spread[])[];
  /** By series: which assumed values go with the difference over all years, by path. */
  readonly movers: readonly (readonly Mover[])[];
}

/** Whether an answer holds in markets that are as plausible as the one that was asked about. */
export interface PlausibleAnswer extends PlausiblePlan {
  /** The years from the decision on. */
  readonly run: WholeRun;
  readonly series: readonly Series[];
  readonly held: readonly string[];
  readonly contrasts: readonly PlausibleContrast[];
}

/** What the answer is worked out from. */
export interface PlausibleMeans extends Omit<PlausibleAnswer, "contrasts"> {
  /** By arm: mean of each market; index `market * series + serie`. */
  readonly means: readonly Float64Array[];
  /** The same by year of the run; index `(market * years + year) * series + serie`. */
  readonly years: readonly Float64Array[];
}

export function plausibleAnswer(
  { means, years, ...plan }: PlausibleMeans,
  contrasts: readonly Contrast[],
): PlausibleAnswer {
  const { series } = plan;
  const moversOf = openMovers(plan);
  return {
    ...plan,
    contrasts: contrasts.map(({ name, from, to, written }) => {
      const before = series.map((_, serie) => column(means[from], series.length, serie));
      const after = series.map((_, serie) => column(means[to], series.length, serie));
      const overRun = [years[from], years[to]].map((arm) => overAllYears(arm, plan));
      const [gaps, runGaps] = [gapsBetween(before, after), gapsBetween(overRun[0], overRun[1])];
      return {
        name,
        differences: series.map((one, serie) => differenceOf(one, before[serie], gaps[serie], written[serie])),
        whole: series.map((one, serie) => differenceOf(one, overRun[0][serie], runGaps[serie], Number.NaN)),
        years: yearsBetween(years[from], years[to], plan.draws.length, series.length),
        // What the verdict is over: what an answer hangs on is not to be that of other months.
        movers: runGaps.map(moversOf),
      };
    }),
  };
}

/** By series and market: the mean over all years of the run, in which the last of the years that are known are. */
function overAllYears(
  values: Float64Array,
  { draws, series, run }: Pick<PlausibleAnswer, "draws" | "series" | "run">,
): number[][] {
  const width = series.length;
  const all = values.length / (draws.length * width);
  const skipped = all - run.years.length;
  return series.map((_, serie) =>
    draws.map((__, market) =>
      discountedMean(run.years, (year) => values[(market * all + skipped + year) * width + serie]),
    ),
  );
}

function gapsBetween(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number[][] {
  return after.map((values, serie) => values.map((value, market) => value - before[serie][market]));
}

/** Spread of the difference of each series in each year. */
function yearsBetween(before: Float64Array, after: Float64Array, markets: number, width: number): Spread[][] {
  const years = before.length / (markets * width);
  return Array.from({ length: years }, (_, year) =>
    Array.from({ length: width }, (__, serie) => {
      const gaps = Array.from({ length: markets }, (___, market) => {
        const at = (market * years + year) * width + serie;
        return after[at] - before[at];
      });
      return spreadOf(gaps);
    }),
  );
}

function column(values: Float64Array, width: number, serie: number): number[] {
  return Array.from({ length: values.length / width }, (_, row) => values[row * width + serie]);
}

function differenceOf(
  series: Series,
  before: readonly number[],
  gaps: readonly number[],
  written: number,
): PlausibleDifference {
  const known = gaps.filter((gap) => !Number.isNaN(gap));
  const isTold = written !== 0 && !Number.isNaN(written) && known.length > 0;
  const otherSign = isTold ? known.filter((gap) => gap * written < 0).length / known.length : Number.NaN;
  const other = shareInterval(otherSign, known.length);
  return {
    series,
    n: known.length,
    ...spreadOf(known),
    relative: spreadOf(gaps.map((gap, market) => gap / Math.abs(before[market])).filter(Number.isFinite)),
    otherSign,
    otherSignLower: other.lower,
    otherSignUpper: other.upper,
    ...sharesOf(series.measure, known),
  };
}
