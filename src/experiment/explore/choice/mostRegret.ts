import { halfWidth } from "../../statistics/meanInterval.ts";
import type { Outcomes } from "./outcomes.ts";

/** Mean and half of the 95 % t interval of every point, index future * policies + policy; NaN where a world is missing. */
export interface PointSpreads {
  readonly means: Float64Array;
  readonly halves: Float64Array;
}

export function spreadsOf({ futures, policies, worlds, values }: Outcomes): PointSpreads {
  const means = new Float64Array(futures * policies);
  const halves = new Float64Array(futures * policies);
  for (let point = 0; point < means.length; point++) {
    let [mean, squares] = [0, 0];
    for (let world = 0; world < worlds; world++) {
      const value = values[point * worlds + world];
      const deviation = value - mean;
      mean += deviation / (world + 1);
      squares += deviation * (value - mean);
    }
    means[point] = mean;
    halves[point] = halfWidth(worlds, squares);
  }
  return { means, halves };
}

/**
 * How large the regret of a policy may be in each future: the largest upper end of the 95 % t intervals of all other
 * policies' paired gains over it; at least 0. One of them is the true best of that future, so that its regret lies
 * above in at most 2.5 % of cases; and the largest of these limits over futures is above the largest regret as
 * surely, since it is above the limit of the future that is truly the worst.
 *
 * Cost: policies x futures x worlds, less where most others are far from the best: the spread of a difference is
 * at most the sum of the two spreads, and who cannot reach the largest limit by that is passed over.
 */
export function mostRegret(outcomes: Outcomes, policy: number, { means, halves }: PointSpreads): Float64Array {
  const { futures, policies } = outcomes;
  return Float64Array.from({ length: futures }, (_, future) => {
    const [first, own] = [future * policies, future * policies + policy];
    let best = first;
    for (let other = first; other < first + policies; other++) if (means[other] > means[best]) best = other;
    let most = Math.max(0, limitOf(outcomes, best, own));
    for (let other = first; other < first + policies; other++) {
      // Not a number is not below: with missing worlds nobody is passed over.
      if (means[other] - means[own] + halves[other] + halves[own] < most) continue;
      most = Math.max(most, limitOf(outcomes, other, own));
    }
    return most;
  });
}

/** Upper end of the interval of the gain of one point over another of the same future; 0 over itself and of too few worlds. */
function limitOf({ worlds, values }: Outcomes, point: number, own: number): number {
  if (point === own) return 0;
  let [n, mean, squares] = [0, 0, 0];
  for (let world = 0; world < worlds; world++) {
    const gain = values[point * worlds + world] - values[own * worlds + world];
    if (Number.isNaN(gain)) continue;
    n++;
    const deviation = gain - mean;
    mean += deviation / n;
    squares += deviation * (gain - mean);
  }
  const upper = mean + halfWidth(n, squares);
  return Number.isNaN(upper) ? 0 : upper;
}
