import { mean, sampleVariance } from "simple-statistics";
import type { LoyaltyOutcome } from "./loyalty-market.ts";

/** Whether simulators that draw different random numbers still give the same answer. */

export interface Runs {
  readonly name: string;
  readonly outcomes: readonly LoyaltyOutcome[];
}

export interface Disagreement {
  readonly simulator: string;
  readonly measure: keyof LoyaltyOutcome;
  /** Distance of its mean from that of the first simulator [standard errors of the difference]. */
  readonly apart: number;
}

/** Standard errors that chance alone passes once in some ten thousand comparisons. */
const LIMIT = 5;
/** Differences below this say nothing, however sharp the means are. */
const NEGLIGIBLE = 0.001;

/** Mean of a measure over runs. */
export function meanOf(outcomes: readonly LoyaltyOutcome[], measure: keyof LoyaltyOutcome): number {
  return mean(outcomes.map((outcome) => outcome[measure]));
}

/** Measures on which a simulator's mean differs from that of the first by more than chance. */
export function disagreements([first, ...others]: readonly Runs[]): Disagreement[] {
  return others.flatMap(({ name, outcomes }) =>
    (["profit", "largestShare"] as const).flatMap((measure) => {
      const difference = Math.abs(meanOf(outcomes, measure) - meanOf(first.outcomes, measure));
      const apart = difference / Math.hypot(errorOf(outcomes, measure), errorOf(first.outcomes, measure));
      return difference > NEGLIGIBLE && apart > LIMIT ? [{ simulator: name, measure, apart }] : [];
    }),
  );
}

function errorOf(outcomes: readonly LoyaltyOutcome[], measure: keyof LoyaltyOutcome): number {
  return Math.sqrt(sampleVariance(outcomes.map((outcome) => outcome[measure])) / outcomes.length);
}
