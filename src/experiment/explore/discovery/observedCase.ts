import { wilsonInterval } from "../../survival/survivalRates.ts";

/** A point, and in how many of its worlds the outcome happened. */
export interface ObservedCase {
  /** As `--set` takes them, one a variable, in the order of the variables; none for the scenario as it is. */
  readonly settings: readonly string[];
  /** Worlds in which it is known whether the outcome happened, and those in which it did. */
  readonly n: number;
  readonly happened: number;
  /** Share of the worlds in which it happened, with its 95 % interval (Wilson); NaN for no world. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean of the measure over the worlds that have a value, money in that of the scenario. */
  readonly mean: number;
  readonly failure?: string;
}

/** What is counted at a point. */
export type Counted = Pick<ObservedCase, "settings" | "n" | "happened" | "mean" | "failure">;

/** A case from its counts. */
export function caseOf({ settings, n, happened, mean, failure }: Counted): ObservedCase {
  const share = n === 0 ? Number.NaN : happened / n;
  const [lower, upper] = n === 0 ? [Number.NaN, Number.NaN] : wilsonInterval(share, n);
  const ends = { lower: Math.max(0, lower), upper: Math.min(1, upper) };
  return { settings, n, happened, share, ...ends, mean, failure };
}

/** Whether the outcome happens often enough for the case to be one of interest. */
export function isOfInterest({ share }: ObservedCase, required: number): boolean {
  return share >= required;
}

/**
 * Whether the worlds settle on which side of the required share a case lies: whether a share that is exactly the
 * required one would be rejected, at 5 %. The score test, of which the interval of Wilson (1927) is the inverse.
 */
export function isSettled({ share, n }: Pick<ObservedCase, "share" | "n">, required: number): boolean {
  return Math.abs(share - required) > doubt(required, n);
}

/** How far a share seen in n worlds may lie from the true one by chance, in 95 % of cases, if that is the required one. */
export function doubt(required: number, n: number): number {
  return Z * Math.sqrt((required * (1 - required)) / n);
}

/** Quantile 0.975 of the normal distribution. */
const Z = 1.959964;
