import type { Outcomes } from "./outcomes.ts";

/**
 * What the worlds outside a part say, so that the best policy and the worst future are chosen in some worlds and
 * valued in others. Chosen and valued in the same worlds, the best policy of a future would look better than it is
 * and the worst future worse, since a maximum over noisy means picks the lucky ones.
 *
 * Worlds are dealt to the parts in turn. The means outside a part are those of all worlds less those of the part.
 *
 * Van Hasselt (2013), "Estimating the maximum expected value: an analysis of (nested) cross-validation and the
 * maximum sample average", arXiv:1302.7175: cross-validation is biased downwards where the maximum is biased upwards,
 * by how much depends on the problem, and no estimator is unbiased. Here: the less the worlds tell policies apart, the
 * smaller a regret looks. The difference of two policies' regrets is free of it, since the best policy cancels.
 */
export interface Folds {
  readonly count: number;
  /** The part that a world belongs to. */
  readonly of: (world: number) => number;
  /** Index (fold * futures + future) * policies + policy: mean over the worlds outside the part; NaN for none. */
  readonly means: Float64Array;
  /** Index fold * futures + future: the policy with the best of those means, the first of equals; -1 for none. */
  readonly best: Int32Array;
}

/** @param parts  that the worlds are cut into; as many as there are worlds at most */
export function foldsOf(outcomes: Outcomes, parts: number): Folds {
  const { futures, policies, worlds, values } = outcomes;
  const count = Math.min(parts, worlds);
  const cells = futures * policies;
  const means = new Float64Array(count * cells);
  const best = new Int32Array(count * futures).fill(-1);
  const [sums, numbers] = [new Float64Array(count), new Float64Array(count)];
  for (let cell = 0; cell < cells; cell++) {
    sums.fill(0);
    numbers.fill(0);
    let [sum, number] = [0, 0];
    for (let world = 0; world < worlds; world++) {
      const value = values[cell * worlds + world];
      if (Number.isNaN(value)) continue;
      sums[world % count] += value;
      numbers[world % count]++;
      sum += value;
      number++;
    }
    const [future, policy] = [Math.floor(cell / policies), cell % policies];
    for (let fold = 0; fold < count; fold++) {
      const mean = (sum - sums[fold]) / (number - numbers[fold]);
      means[fold * cells + cell] = mean;
      const place = fold * futures + future;
      const known = best[place] < 0 ? Number.NEGATIVE_INFINITY : means[fold * cells + future * policies + best[place]];
      if (mean > known) best[place] = policy;
    }
  }
  return { count, of: (world) => world % count, means, best };
}
