import { mean, sampleVariance } from "simple-statistics";

/** Whether simulators that draw different random numbers still give the same answer. */

export interface Runs {
  readonly name: string;
  /** Run by run, the loyalty of each group of buyers. */
  readonly loyalty: readonly (readonly number[])[];
}

export interface Disagreement {
  readonly simulator: string;
  /** Place of the group of buyers. */
  readonly group: number;
  /** Distance of its mean from that of the first simulator [standard errors of the difference]. */
  readonly apart: number;
}

/** Standard errors that chance alone passes once in some ten thousand comparisons. */
const LIMIT = 5;
/** Differences below this say nothing, however sharp the means are. */
const NEGLIGIBLE = 0.001;

/** Mean over runs of each group. */
export function meansOf({ loyalty: [first, ...others] }: Runs): number[] {
  return first.map((of, group) => mean([of, ...others.map((run) => run[group])]));
}

/** Groups of buyers in which a simulator's mean differs from that of the first by more than chance. */
export function disagreements([first, ...others]: readonly Runs[]): Disagreement[] {
  const means = meansOf(first);
  return others.flatMap((runs) =>
    meansOf(runs).flatMap((of, group) => {
      const difference = Math.abs(of - means[group]);
      const apart = difference / Math.hypot(errorOf(runs, group), errorOf(first, group));
      return difference > NEGLIGIBLE && apart > LIMIT ? [{ simulator: runs.name, group, apart }] : [];
    }),
  );
}

function errorOf({ loyalty }: Runs, group: number): number {
  return Math.sqrt(sampleVariance(loyalty.map((run) => run[group])) / loyalty.length);
}
