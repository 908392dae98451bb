import { isSame, type Series } from "../model/series.ts";
import type { ArmMonths } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { meanInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";

/**
 * Where an interval over time comes from: from all pairs of worlds; from all means, with the spread of the pairs
 * taken from the few worlds that were saved month by month; or from two intervals as if the worlds were not the same.
 */
export type IntervalSource = "pairs" | "saved pairs" | "no pairs";

/** How far a scenario is from the baseline, month by month; index `month * series.length + serie`. Missing is NaN. */
export interface MonthlyDifferences {
  readonly series: readonly Series[];
  /** Months that both arms have. */
  readonly months: number;
  readonly from: IntervalSource;
  /** Pairs of worlds from which the spread is known; 0 for `no pairs`. */
  readonly pairs: number;
  /** By series, true where beside paired ones only its means are known: its interval is as for `no pairs`. */
  readonly meansOnly: readonly boolean[];
  /** Worlds behind the mean of the arm that has fewer. */
  readonly n: Float64Array;
  readonly baseline: Float64Array;
  readonly scenario: Float64Array;
  readonly difference: Float64Array;
  /** 95 % interval of the difference. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Saved pairs from which their spread may be judged, and of them those that differ at all. */
export const LEAST_PAIRS = 10;

/**
 * Differences over time of the series that both arms have.
 *
 * @param paired  true where equal numbers of worlds are the same worlds
 * @param worlds  worlds of each arm: pairs are complete where all of them are kept
 */
export function monthlyDifferences(
  baseline: ArmMonths,
  scenario: ArmMonths,
  paired: boolean,
  worlds: { readonly baseline: number; readonly scenario: number },
): MonthlyDifferences {
  const pairs = paired ? Math.min(baseline.worlds, scenario.worlds) : 0;
  const isWhole = pairs > 0 && pairs === Math.min(worlds.baseline, worlds.scenario);
  const from = isWhole ? "pairs" : pairs >= LEAST_PAIRS ? "saved pairs" : "no pairs";
  const series = scenario.series.filter((one) => baseline.series.some((other) => isSame(one, other)));
  const months = Math.min(baseline.months, scenario.months);
  const column = () => new Float64Array(months * series.length).fill(Number.NaN);
  const columns = {
    n: column(),
    baseline: column(),
    scenario: column(),
    difference: column(),
    lower: column(),
    upper: column(),
  };
  const measure = from === "pairs" ? fromPairs : from === "saved pairs" ? fromSavedPairs : fromIntervals;
  const meansOnly: boolean[] = [];
  series.forEach((one, serie) => {
    const place = (arm: ArmMonths) => arm.series.findIndex((other) => isSame(one, other));
    const [before, after] = [place(baseline), place(scenario)];
    meansOnly.push(from !== "no pairs" && (isMeansOnly(baseline, before) || isMeansOnly(scenario, after)));
    const measured = meansOnly[serie] ? fromMeans : measure;
    for (let month = 0; month < months; month++) {
      const cell = measured(
        { arm: baseline, at: month * baseline.series.length + before },
        { arm: scenario, at: month * scenario.series.length + after },
        pairs,
      );
      const at = month * series.length + serie;
      columns.n[at] = cell.n;
      columns.baseline[at] = cell.baseline;
      columns.scenario[at] = cell.scenario;
      columns.difference[at] = cell.scenario - cell.baseline;
      columns.lower[at] = columns.difference[at] - cell.half;
      columns.upper[at] = columns.difference[at] + cell.half;
    }
  });
  return { series, months, from, pairs: from === "no pairs" ? 0 : pairs, meansOnly, ...columns };
}

/** Whether there is a mean of a series in some month, but of no single world: folders keep those of few measures. */
function isMeansOnly(arm: ArmMonths, place: number): boolean {
  const { means, values, months } = arm;
  const width = arm.series.length;
  for (let at = place; at < values.length; at += width) if (!Number.isNaN(values[at])) return false;
  return Array.from({ length: months }, (_, month) => means.n[month * width + place]).some((n) => n > 0);
}

/** A month of a series in an arm. */
interface Cell {
  readonly arm: ArmMonths;
  readonly at: number;
}

interface CellDifference {
  readonly n: number;
  readonly baseline: number;
  readonly scenario: number;
  /** Half the width of the 95 % interval. */
  readonly half: number;
}

/** The t interval of the paired differences; a pair of which a value is missing is left out. */
function fromPairs(baseline: Cell, scenario: Cell, pairs: number): CellDifference {
  const { before, after } = savedPairs(baseline, scenario, pairs);
  const differences = meanInterval(after.map((value, i) => gap(value, before[i])));
  const from = meanInterval(before).mean;
  // As the mean of the differences, so that equal worlds differ by exactly nothing.
  const half = (differences.upper - differences.lower) / 2;
  return { n: differences.n, baseline: from, scenario: from + differences.mean, half };
}

/**
 * Means over all N_x and N_y worlds, their spread from the m pairs that were saved:
 *
 *     half = t(0.975, m - 1) sqrt(s_x^2 / N_x + s_y^2 / N_y - 2 s_xy / max(N_x, N_y))
 *
 * which is t s_d / sqrt(N) where both have N worlds. A pair of which a value is missing is left out. Where hardly
 * any of the saved pairs differ, as with rare disruptions, they tell nothing of those that were not saved: then
 * the interval is that of `fromIntervals`, unless the means say that no world differs.
 */
function fromSavedPairs(baseline: Cell, scenario: Cell, pairs: number): CellDifference {
  const { before, after } = savedPairs(baseline, scenario, pairs);
  if (after.filter((value, i) => gap(value, before[i]) !== 0).length < LEAST_PAIRS)
    return fromMeans(baseline, scenario);
  const [ofBaseline, ofScenario] = [readMeans(baseline), readMeans(scenario)];
  const m = before.length;
  const found = { n: Math.min(ofBaseline.n, ofScenario.n), baseline: ofBaseline.mean, scenario: ofScenario.mean };
  const [mx, my] = [meanInterval(before).mean, meanInterval(after).mean];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < m; i++) {
    const [dx, dy] = [before[i] - mx, after[i] - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const variance = (xx / ofBaseline.n + yy / ofScenario.n - (2 * xy) / Math.max(ofBaseline.n, ofScenario.n)) / (m - 1);
  return { ...found, half: studentQuantile(0.975, m - 1) * Math.sqrt(Math.max(0, variance)) };
}

/** Of pairs that are not known: nothing where the means say that no world differs, else as if no world were shared. */
function fromMeans(baseline: Cell, scenario: Cell): CellDifference {
  const found = fromIntervals(baseline, scenario);
  const [before, after] = [readMeans(baseline), readMeans(scenario)];
  const isSame = before.n === after.n && before.mean === after.mean && before.half === after.half;
  return isSame ? { ...found, half: 0 } : found;
}

/** As if no world were shared: the squares of the two half widths add up. */
function fromIntervals(baseline: Cell, scenario: Cell): CellDifference {
  const [ofBaseline, ofScenario] = [readMeans(baseline), readMeans(scenario)];
  const half = Math.sqrt(ofBaseline.half ** 2 + ofScenario.half ** 2);
  return { n: Math.min(ofBaseline.n, ofScenario.n), baseline: ofBaseline.mean, scenario: ofScenario.mean, half };
}

function readMeans({ arm: { means }, at }: Cell) {
  return { n: means.n[at], mean: means.mean[at], half: (means.upper[at] - means.lower[at]) / 2 };
}

function savedPairs(baseline: Cell, scenario: Cell, pairs: number): { before: number[]; after: number[] } {
  const [before, after]: [number[], number[]] = [[], []];
  const [stepBefore, stepAfter] = [cellsOf(baseline.arm), cellsOf(scenario.arm)];
  for (let world = 0; world < pairs; world++) {
    const x = baseline.arm.values[world * stepBefore + baseline.at];
    const y = scenario.arm.values[world * stepAfter + scenario.at];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    before.push(x);
    after.push(y);
  }
  return { before, after };
}

function cellsOf({ months, series }: ArmMonths): number {
  return months * series.length;
}
