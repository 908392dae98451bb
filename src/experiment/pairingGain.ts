import { sampleCorrelation, sampleVariance } from "simple-statistics";
import type { WorldPairs } from "./worldPairs.ts";

/** What it is worth that two scenarios live in the same worlds. NaN for fewer than two pairs, or where nothing varies. */
export interface PairingGain {
  /** Correlation of the two means of a world, over the worlds: -1 to 1. */
  readonly correlation: number;
  /**
   * How many times as many worlds an interval of the same width would take if each scenario had worlds of its own:
   * (var A + var B) / var(A - B). Below 1 where pairing does harm; infinite where all pairs differ alike.
   */
  readonly gain: number;
}

/**
 * The gain of common random numbers.
 *
 * Law (2015), Simulation Modeling and Analysis, 5th edition: the variance of the mean of n differences is
 * (var A + var B - 2 cov) / n, and without pairs the covariance is 0.
 */
export function pairingGain({
  scenarioValues,
  referenceValues,
}: Pick<WorldPairs, "scenarioValues" | "referenceValues">): PairingGain {
  if (scenarioValues.length < 2) return { correlation: Number.NaN, gain: Number.NaN };
  const apart = sampleVariance(scenarioValues) + sampleVariance(referenceValues);
  const paired = sampleVariance(scenarioValues.map((value, i) => value - referenceValues[i]));
  return { correlation: sampleCorrelation(scenarioValues, referenceValues), gain: apart / paired };
}
