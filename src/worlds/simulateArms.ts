import type { Engines } from "../model/keptWorld.ts";
import { prepareReplications, simulate } from "../model/simulate.ts";
import { arms, parts } from "./arms.ts";
import type { BatchResult, BatchTask } from "./batch.ts";
import { addWorld, finishMoments, meansOverWindow } from "./statistics/moments.ts";

/**
 * Runs the replications of a batch in all three arms and keeps their differences, so that memory does not
 * grow with the worlds but for their window means. A month of a world in which an arm has no value is left
 * out of all three differences: else they would not add up.
 *
 * @returns moments at `part * cells + cell`, parts in the order of `parts`;
 *          means at `((replication - first) * 2 * arms + arm) * series + serie`, arms in the order of `arms`: first over
 *          the months of the window that each arm has a value in, then once more over those that all three have
 */
export function simulateArms(task: BatchTask, others: NonNullable<BatchTask["arms"]>, engines: Engines): BatchResult {
  const { first, count, seed, window } = task;
  const simulations = [task.market, ...others].map((market) => prepareReplications(market, seed, engines));
  const [{ size: cells, observer }] = simulations;
  const series = observer.series.length;
  const worlds = simulations.map(() => new Float64Array(cells));
  const differences = new Float64Array(parts.length * cells);
  const means = new Float64Array(count * 2 * arms.length * series);
  const counts = new Float64Array(differences.length);
  const cellMeans = new Float64Array(differences.length);
  const squares = new Float64Array(differences.length);
  const firsts = new Float64Array(differences.length);
  for (let i = 0; i < count; i++) {
    simulations.forEach((simulation, arm) => {
      simulate(simulation, first + i, worlds[arm]);
      meansOverWindow(worlds[arm], series, window, means, (2 * i * arms.length + arm) * series);
    });
    meansOverCommonMonths(worlds, series, window, means, 2 * i * arms.length * series);
    takeApart(worlds, cells, differences);
    addWorld(differences, counts, firsts, cellMeans, squares);
  }
  finishMoments(counts, firsts, cellMeans, squares);
  const values = new Float32Array(0);
  const survival = new Float64Array(0);
  return { first, count, values, counts, cellMeans, squares, means, survival };
}

/**
 * Means over the months in which all arms have a value: those over the window, to the bit, where they have the same.
 *
 * @param means  in: means over the window at [offset + arm * series + serie]; out: the others after those of all arms
 */
function meansOverCommonMonths(
  worlds: readonly Float64Array[],
  series: number,
  [first, last]: readonly [number, number],
  means: Float64Array,
  offset: number,
): void {
  const further = worlds.length * series;
  means.copyWithin(offset + further, offset, offset + further);
  for (let serie = 0; serie < series; serie++) {
    if (haveSameMonths(worlds, series, serie, first, last)) continue;
    for (let arm = 0; arm < worlds.length; arm++) {
      let [sum, n] = [0, 0];
      for (let month = first; month <= last; month++) {
        const cell = month * series + serie;
        if (worlds.some((world) => Number.isNaN(world[cell]))) continue;
        sum += worlds[arm][cell];
        n++;
      }
      means[offset + further + arm * series + serie] = sum / n;
    }
  }
}

function haveSameMonths(
  [one, ...others]: readonly Float64Array[],
  series: number,
  serie: number,
  first: number,
  last: number,
): boolean {
  for (let cell = first * series + serie; cell <= last * series + serie; cell += series) {
    const isMissing = Number.isNaN(one[cell]);
    for (const other of others) if (Number.isNaN(other[cell]) !== isMissing) return false;
  }
  return true;
}

/** Total, substitution and catfish effect of every cell of one world; NaN where an arm has no value. */
function takeApart([without, unmoved, entry]: readonly Float64Array[], cells: number, out: Float64Array): void {
  for (let cell = 0; cell < cells; cell++) {
    const substitution = gap(unmoved[cell], without[cell]);
    const catfish = gap(entry[cell], unmoved[cell]);
    const isWhole = !Number.isNaN(substitution + catfish);
    out[cell] = isWhole ? gap(entry[cell], without[cell]) : Number.NaN;
    out[cells + cell] = isWhole ? substitution : Number.NaN;
    out[2 * cells + cell] = isWhole ? catfish : Number.NaN;
  }
}

/** Differences no larger than this part of the values are rounding: a panel in another order is summed in another order. */
const ROUNDING = 1e-12;

/** `value` less `from`; exactly 0 where the two differ by no more than rounding, NaN where either is missing. */
export function gap(value: number, from: number): number {
  const difference = value - from;
  const isRounding = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(from));
  return isRounding ? 0 : difference;
}
