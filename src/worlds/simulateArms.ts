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
 *          means at `((replication - first) * arms + arm) * series + serie`, arms in the order of `arms`
 */
export function simulateArms(task: BatchTask, others: NonNullable<BatchTask["arms"]>, engines: Engines): BatchResult {
  const { first, count, seed, window } = task;
  const simulations = [task.market, ...others].map((market) => prepareReplications(market, seed, engines));
  const [{ size: cells, observer }] = simulations;
  const series = observer.series.length;
  const worlds = simulations.map(() => new Float64Array(cells));
  const differences = new Float64Array(parts.length * cells);
  const means = new Float64Array(count * arms.length * series);
  const counts = new Float64Array(differences.length);
  const cellMeans = new Float64Array(differences.length);
  const squares = new Float64Array(differences.length);
  const firsts = new Float64Array(differences.length);
  for (let i = 0; i < count; i++) {
    simulations.forEach((simulation, arm) => {
      simulate(simulation, first + i, worlds[arm]);
      meansOverWindow(worlds[arm], series, window, means, (i * arms.length + arm) * series);
    });
    takeApart(worlds, cells, differences);
    addWorld(differences, counts, firsts, cellMeans, squares);
  }
  finishMoments(counts, firsts, cellMeans, squares);
  const values = new Float32Array(0);
  const survival = new Float64Array(0);
  return { first, count, values, counts, cellMeans, squares, means, survival };
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
