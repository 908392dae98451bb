import { prepare, simulate } from "../model/simulate.ts";
import type { BatchResult, BatchTask, Reading } from "./batch.ts";
import { SURVIVAL_CELLS } from "./survival/ages.ts";
import { bookMonth, openBook, startBook } from "./survival/linkBook.ts";

/** Runs the replications of a batch, one after the other, in this thread. */
export function simulateBatch(task: BatchTask): BatchResult {
  if (task.readings !== undefined) return readBatch(task, task.readings);
  const simulation = prepare(task.market, task.seed);
  const cells = simulation.size;
  const series = simulation.observer.series.length;
  const { count } = task;
  const values = new Float32Array(count * cells);
  const means = new Float64Array(count * series);
  const counts = new Float64Array(cells);
  const cellMeans = new Float64Array(cells);
  const squares = new Float64Array(cells);
  const firsts = new Float64Array(cells);
  const world = new Float64Array(cells);
  const survival = new Float64Array(count * SURVIVAL_CELLS);
  const book = openBook(simulation.world);
  let survivalOfWorld = 0;
  const keepBook = () => bookMonth(book, simulation.world, survival, survivalOfWorld);
  for (let i = 0; i < count; i++) {
    survivalOfWorld = i * SURVIVAL_CELLS;
    startBook(book, simulation.world);
    simulate(simulation, task.first + i, world, 0, keepBook);
    values.set(world, i * cells);
    meansOverWindow(world, series, task.window, means, i * series);
    addWorld(world, counts, firsts, cellMeans, squares);
  }
  finishMoments(counts, firsts, cellMeans, squares);
  return { first: task.first, count, values, counts, cellMeans, squares, means, survival };
}

/**
 * Adds a world to the sums of every cell. Values are taken less the first one seen, so that the squares
 * lose no digits, and nothing is divided here: this runs over every number that is simulated.
 */
function addWorld(
  world: Float64Array,
  counts: Float64Array,
  firsts: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
): void {
  for (let cell = 0; cell < world.length; cell++) {
    const value = world[cell];
    if (Number.isNaN(value)) continue;
    if (counts[cell] === 0) firsts[cell] = value;
    const deviation = value - firsts[cell];
    counts[cell]++;
    sums[cell] += deviation;
    squares[cell] += deviation * deviation;
  }
}

/** Turns the sums into means, and the squares into squared deviations from the mean. */
function finishMoments(
  counts: Float64Array,
  firsts: Float64Array,
  sumsThenMeans: Float64Array,
  squares: Float64Array,
): void {
  for (let cell = 0; cell < counts.length; cell++) {
    const n = counts[cell];
    if (n === 0) continue;
    const shift = sumsThenMeans[cell] / n;
    squares[cell] = Math.max(0, squares[cell] - n * shift * shift);
    sumsThenMeans[cell] = firsts[cell] + shift;
  }
}

/** As above, but only the readings are kept. */
function readBatch(task: BatchTask, readings: readonly Reading[]): BatchResult {
  const simulation = prepare(task.market, task.seed);
  const series = simulation.observer.series.length;
  const { first, count } = task;
  const world = new Float64Array(simulation.size);
  const means = new Float64Array(count * readings.length);
  for (let i = 0; i < count; i++) {
    simulate(simulation, first + i, world);
    for (let k = 0; k < readings.length; k++) {
      means[i * readings.length + k] = meanOf(world, series, readings[k].serie, readings[k].months);
    }
  }
  // Each its own: a buffer can be transferred only once.
  const none = () => new Float64Array(0);
  const moments = { counts: none(), cellMeans: none(), squares: none(), survival: none() };
  return { first, count, values: new Float32Array(0), ...moments, means };
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
  for (let serie = 0; serie < series; serie++) out[offset + serie] = meanOf(world, series, serie, window);
}

/** Mean of one series over months, leaving out missing values; NaN when all are. */
function meanOf(world: Float64Array, series: number, serie: number, [first, last]: readonly [number, number]): number {
  let sum = 0;
  let n = 0;
  for (let month = first; month <= last; month++) {
    const value = world[month * series + serie];
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return sum / n;
}
