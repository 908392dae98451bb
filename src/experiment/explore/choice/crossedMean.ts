import { meanInterval } from "../../statistics/meanInterval.ts";
import { studentQuantile } from "../../statistics/studentQuantile.ts";

/** A mean over futures and worlds that are crossed: every world is seen in every future. */
export interface CrossedMean {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  /** Degrees of freedom of the t distribution that the interval is of. */
  readonly freedom: number;
}

/**
 * Mean with its 95 % interval over what futures and worlds are drawn from. With the means of the rows and of the
 * columns of futures x worlds,
 *
 *     V = s_f^2 / F + s_w^2 / W,    t with min(F, W) - 1 degrees of freedom
 *
 * The part of a world in a future alone is counted in both, so that V is a little too large; so it is for futures
 * that are spread more evenly than by chance. Of a single future the worlds alone count.
 *
 * That crossed effects need both: Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1(2), 386-411.
 * The interval covers 95 % where the values have no bias: of a mean regret, which has, it is only a part (`choice.ts`).
 *
 * @param byFuture  means over worlds; no NaN
 * @param byWorld   means over futures; NaN is missing
 * @param isWhole   whether the futures are all that are asked about, so that the worlds alone count
 */
export function crossedMean(byFuture: Float64Array, byWorld: Float64Array, isWhole: boolean): CrossedMean {
  const rows = isWhole ? { ...meanInterval(byFuture), n: 1 } : meanInterval(byFuture);
  const columns = meanInterval(byWorld);
  const sizes = [rows, columns].filter(({ n }) => n > 1).map(({ n }) => n);
  const mean = rows.mean;
  if (sizes.length === 0) {
    return { mean, lower: Number.NaN, upper: Number.NaN, standardError: Number.NaN, freedom: 0 };
  }
  const freedom = Math.min(...sizes) - 1;
  const variances = [rows, columns].map(({ n, mean: middle, upper }) =>
    n > 1 ? ((upper - middle) / studentQuantile(0.975, n - 1)) ** 2 : 0,
  );
  const standardError = Math.sqrt(variances[0] + variances[1]);
  const half = studentQuantile(0.975, freedom) * standardError;
  return { mean, lower: mean - half, upper: mean + half, standardError, freedom };
}
