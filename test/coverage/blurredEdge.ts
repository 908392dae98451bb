import { normalQuantile } from "../../src/model/normalQuantile.ts";

/**
 * An outcome that happens above an edge in the middle of a range from 0 to 1, blurred by chance: in a share
 * Phi((x - 1/2) / width) of the worlds at x.
 */
export interface Blurred {
  /** As a share of the range. */
  readonly width: number;
  /** Part of the variance that all points of a world have in common. */
  readonly common: number;
  /** Share of its worlds in which it must happen for a point to be one of interest. */
  readonly share: number;
}

const STEPS = 400;

/**
 * Share of the points of a stretch that are of interest, on average over points and worlds: at x the worlds in which it
 * happens are binomial, whatever the points have in common.
 *
 * @param worlds  of every point
 */
export function shareOfCases(low: number, high: number, { width, share }: Blurred, worlds: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    const x = low + ((high - low) * (step + 0.5)) / STEPS;
    sum += atLeast(Math.ceil(share * worlds - 1e-9), worlds, normalShare((x - 0.5) / width));
  }
  return sum / STEPS;
}

/** Chance of so many hits or more in so many worlds. */
function atLeast(hits: number, worlds: number, chance: number): number {
  let [term, below] = [(1 - chance) ** worlds, 0];
  for (let k = 0; k < hits; k++) {
    below += term;
    term *= ((worlds - k) / (k + 1)) * (chance / (1 - chance));
  }
  return 1 - below;
}

/** Phi, by bisection of its inverse. */
function normalShare(z: number): number {
  let [low, high] = [1e-12, 1 - 1e-12];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalQuantile(middle) < z) low = middle;
    else high = middle;
  }
  return low;
}
