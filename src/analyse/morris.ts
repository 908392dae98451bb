import { cumulativeStdNormalProbability } from "simple-statistics";
import { createStream, keyBySeed, uniform } from "../model/random.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";
import type { Design } from "./designs.ts";
import { openResamples, quantileOf, RESAMPLES, type Resamples } from "./sobolIndices.ts";

/** Levels of a trajectory: 0, 1/3, 2/3 and 1 of the range. */
const LEVELS = 4;
/** Every step is two thirds of the range, so that all levels are equally likely (Morris 1991). */
const STEP = LEVELS / (2 * (LEVELS - 1));
/**
 * Trajectories through the cube: each starts at random on a grid of four levels and moves along every coordinate
 * once, in random order, by two thirds of the range; k + 1 points each. Point `trajectory * (k + 1) + step`.
 *
 * Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33, 161-174.
 */
export interface Trajectories extends Design {
  /** The coordinate that moves between point `step` and the next of a trajectory. */
  readonly moved: (trajectory: number, step: number) => number;
  /** By how much of the range it moves: + or - two thirds. */
  readonly by: (trajectory: number, step: number) => number;
}

export function trajectories(count: number, dimensions: number, seed: string): Trajectories {
  const stream = createStream();
  keyBySeed(`${seed}, trajectories`, stream);
  const start = new Int8Array(count * dimensions);
  const order = new Int32Array(count * dimensions);
  for (let t = 0; t < count; t++) {
    const luck = Float64Array.from({ length: dimensions }, (_, i) => uniform(stream, t, dimensions + i));
    const shuffled = [...luck.keys()].sort((a, b) => luck[a] - luck[b]);
    for (let i = 0; i < dimensions; i++) {
      start[t * dimensions + i] = Math.floor(uniform(stream, t, i) * LEVELS);
      order[t * dimensions + i] = shuffled[i];
    }
  }
  /** Up from the lower half of the levels, down from the upper half. */
  const direction = (t: number, coordinate: number) => (start[t * dimensions + coordinate] < LEVELS / 2 ? 1 : -1);
  return {
    points: count * (dimensions + 1),
    dimensions,
    moved: (t, step) => order[t * dimensions + step],
    by: (t, step) => STEP * direction(t, order[t * dimensions + step]),
    point: (index, out) => {
      const t = Math.floor(index / (dimensions + 1));
      const steps = index % (dimensions + 1);
      for (let i = 0; i < dimensions; i++) out[i] = start[t * dimensions + i] / (LEVELS - 1);
      for (let step = 0; step < steps; step++) {
        const coordinate = order[t * dimensions + step];
        out[coordinate] += STEP * direction(t, coordinate);
      }
      for (let i = 0; i < dimensions; i++) out[i] = Math.min(1, Math.max(0, out[i]));
    },
  };
}

/** What moving a variable over its whole range does to the outcome, as far as a straight line goes. */
export interface ElementaryEffects {
  /** Mean effect, signed, with its 95 % t interval over trajectories. */
  readonly mean: MeanInterval;
  /**
   * Mean size of the effects seen, mu*, with its 95 % bootstrap interval: large where the variable matters. Chance
   * between worlds adds to it, so that it is `noise`, and not 0, where the variable does nothing.
   */
  readonly size: MeanInterval;
  /** Standard deviation of the effects, sigma: large where the effect bends or depends on other variables. */
  readonly spread: number;
  /** What mu* would be on average if the variable did nothing: chance between worlds. NaN for one world. */
  readonly noise: number;
}

/**
 * Elementary effects of every variable: difference of the outcome between neighbouring points of a trajectory over
 * the part of the range between them. Worlds are the same at both, so what they have in common cancels.
 *
 * Campolongo, Cariboni and Saltelli (2007), "An effective screening design for sensitivity analysis of large
 * models", Environmental Modelling & Software 22, 1509-1518, for mu*.
 *
 * @param values     index `point * worlds + world`; a step with a missing value is left out
 * @param resamples  of the trajectories, or the seed of them
 */
export function elementaryEffects(
  design: Trajectories,
  values: Float64Array,
  worlds: number,
  resamples: string | Resamples,
): ElementaryEffects[] {
  const drawn = typeof resamples === "string" ? openResamples(resamples) : resamples;
  const effects: number[][] = Array.from({ length: design.dimensions }, () => []);
  const errors: number[][] = Array.from({ length: design.dimensions }, () => []);
  const count = design.points / (design.dimensions + 1);
  const pairs = new Float64Array(worlds);
  for (let t = 0; t < count; t++) {
    for (let step = 0; step < design.dimensions; step++) {
      const from = (t * (design.dimensions + 1) + step) * worlds;
      let isWhole = true;
      for (let w = 0; w < worlds; w++) {
        pairs[w] = values[from + worlds + w] - values[from + w];
        if (Number.isNaN(pairs[w])) isWhole = false;
      }
      if (!isWhole) continue;
      const by = design.by(t, step);
      const { mean, standardError } = meanAndError(pairs);
      effects[design.moved(t, step)].push(mean / by);
      errors[design.moved(t, step)].push(standardError / Math.abs(by));
    }
  }
  return effects.map((ofSetting, i) => {
    const mean = meanInterval(ofSetting);
    const squares = ofSetting.reduce((sum, effect) => sum + (effect - mean.mean) ** 2, 0);
    return {
      mean,
      size: sizeOf(ofSetting.map(Math.abs), drawn),
      spread: ofSetting.length < 2 ? Number.NaN : Math.sqrt(squares / (ofSetting.length - 1)),
      // The mean size of a normal number about zero is its standard deviation times sqrt(2 / pi).
      noise: (Math.sqrt(2 / Math.PI) * meanInterval(errors[i]).mean) / meanOfDeviation(worlds),
    };
  });
}

/**
 * Mean of the standard deviation of n normal values, in that of what they are drawn from: too small by a fifth for two,
 * and by little for many. Within 0.3 % of the exact ratio of gamma functions.
 */
function meanOfDeviation(n: number): number {
  return (4 * n - 4) / (4 * n - 3);
}

function meanAndError(values: Float64Array): { readonly mean: number; readonly standardError: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  return { mean, standardError: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1) / n) };
}

/**
 * Mean of sizes with its bootstrap interval, which does not fall below zero. With few values percentiles are too
 * narrow; they are taken further out, so that the interval is as wide as that of t where the values are normal.
 *
 * Hesterberg (2015), "What teachers should know about the bootstrap", The American Statistician 69, 371-386: the
 * expanded percentile interval.
 */
function sizeOf(sizes: readonly number[], resamples: Resamples): MeanInterval {
  const n = sizes.length;
  const { mean } = meanInterval(sizes);
  if (n < 2) return { n, mean, lower: Number.NaN, upper: Number.NaN };
  const tail = cumulativeStdNormalProbability(-Math.sqrt(n / (n - 1)) * studentQuantile(0.975, n - 1));
  const means = new Float64Array(RESAMPLES);
  resamples.each(n, (resample, rows, first) => {
    let sum = 0;
    for (let at = first; at < first + n; at++) sum += sizes[rows[at]];
    means[resample] = sum / n;
  });
  return { n, mean, lower: quantileOf(means, tail), upper: quantileOf(means, 1 - tail) };
}
