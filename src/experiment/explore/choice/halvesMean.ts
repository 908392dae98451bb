import { meanInterval } from "../../statistics/meanInterval.ts";
import { studentQuantile } from "../../statistics/studentQuantile.ts";

/** A mean of values of which those of either half of the worlds were chosen by the other half. */
export interface HalvesMean {
  readonly mean: number;
  /** 97.5 % lie above. */
  readonly lower: number;
  readonly standardError: number;
  readonly freedom: number;
}

/**
 * Mean of the two halves' means; even worlds are one half, odd ones the other. Since each half chose for the other,
 * the two go together in a way that is not known, and their errors are added as if they did so fully:
 *
 *     s = (s_0 + s_1) / 2,    t with as many degrees of freedom as the smaller half has
 *
 * @param worlds  NaN is missing
 */
export function halvesMean(worlds: Float64Array): HalvesMean {
  const halves = [0, 1].map((half) => meanInterval(worlds.filter((_, world) => world % 2 === half)));
  const mean = (halves[0].mean + halves[1].mean) / 2;
  const freedom = Math.min(halves[0].n, halves[1].n) - 1;
  if (freedom < 1) return { mean, lower: Number.NaN, standardError: Number.NaN, freedom: 0 };
  const errors = halves.map((half) => (half.upper - half.mean) / studentQuantile(0.975, half.n - 1));
  const standardError = (errors[0] + errors[1]) / 2;
  return { mean, lower: mean - studentQuantile(0.975, freedom) * standardError, standardError, freedom };
}
