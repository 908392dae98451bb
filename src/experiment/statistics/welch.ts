import { mean, sampleVariance } from "simple-statistics";
import { studentQuantile } from "./studentQuantile.ts";
import { studentTail } from "./studentTail.ts";

/** A difference of two means whose values are no pairs. */
export interface UnpairedDifference {
  readonly difference: number;
  /** 95 % interval; NaN where either has fewer than two values. */
  readonly lower: number;
  readonly upper: number;
  /** Two-sided p value of no difference. */
  readonly p: number;
}

/**
 * Difference of the means of two independent samples that may differ in size and spread, with its 95 % interval:
 *
 *     d = mean(x) - mean(y),    d +- t(0.975, f) sqrt(u + v),    u = s_x^2 / n_x,  v = s_y^2 / n_y
 *     f = (u + v)^2 / (u^2 / (n_x - 1) + v^2 / (n_y - 1))
 *
 * Welch (1947), "The generalization of 'Student's' problem when several different population variances are
 * involved", Biometrika 34, 28-35; f after Satterthwaite (1946).
 */
export function welchDifference(x: readonly number[], y: readonly number[]): UnpairedDifference {
  const nothing = { lower: Number.NaN, upper: Number.NaN, p: Number.NaN };
  if (x.length === 0 || y.length === 0) return { difference: Number.NaN, ...nothing };
  const difference = mean([...x]) - mean([...y]);
  if (x.length < 2 || y.length < 2) return { difference, ...nothing };
  const u = sampleVariance([...x]) / x.length;
  const v = sampleVariance([...y]) / y.length;
  if (u + v === 0) return { difference, lower: difference, upper: difference, p: difference === 0 ? 1 : 0 };
  const freedom = (u + v) ** 2 / (u ** 2 / (x.length - 1) + v ** 2 / (y.length - 1));
  const error = Math.sqrt(u + v);
  const half = studentQuantile(0.975, freedom) * error;
  return {
    difference,
    lower: difference - half,
    upper: difference + half,
    p: studentTail(Math.abs(difference) / error, freedom),
  };
}
