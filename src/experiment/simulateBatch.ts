import { prepare, simulate } from "../model/simulate.ts";
import type { BatchResult, BatchTask } from "./batch.ts";

/** Runs the replications of a batch, one after the other, in this thread. */
export function simulateBatch(task: BatchTask): BatchResult {
  const simulation = prepare(task.market, task.seed);
  const cells = simulation.size;
  const series = simulation.observer.series.length;
  const { count } = task;
  const values = new Float32Array(count * cells);
  const means = new Float64Array(count * series);
  const counts = new Float64Array(cells);
  const cellMeans = new Float64Array(cells);
  const squares = new Float64Array(cells);
  const world = new Float64Array(cells);
  for (let i = 0; i < count; i++) {
    simulate(simulation, task.first + i, world);
    values.set(world, i * cells);
    meansOverWindow(world, series, task.window, means, i * series);
    for (let cell = 0; cell < cells; cell++) {
      const value = world[cell];
      if (Number.isNaN(value)) continue;
      const n = counts[cell] + 1;
      const deviation = value - cellMeans[cell];
      counts[cell] = n;
      cellMeans[cell] += deviation / n;
      squares[cell] += deviation * (value - cellMeans[cell]);
    }
  }
  return { first: task.first, count, values, counts, cellMeans, squares, means };
}

/**
 * Mean of every series over the months of the window, leaving out missing values; NaN when all are.
 *
 * @param out  out: at [offset + serie]
 */
export function meansOverWindow(
  world: Float64Array,
  series: number,
  window: readonly [number, number],
  out: Float64Array,
  offset: number,
): void {
  for (let serie = 0; serie < series; serie++) {
    let sum = 0;
    let n = 0;
    for (let month = window[0]; month <= window[1]; month++) {
      const value = world[month * series + serie];
      if (Number.isNaN(value)) continue;
      sum += value;
      n++;
    }
    out[offset + serie] = sum / n;
  }
}
