import { halfWidth } from "../../statistics/meanInterval.ts";
import type { Outcomes } from "./outcomes.ts";

/**
 * How large the regret of a policy may be in each future: the largest upper end of the 95 % t intervals of all other
 * policies' paired gains over it; at least 0. One of them is the true best of that future, so that its regret lies
 * above in at most 2.5 % of cases; and the largest of these limits over futures is above the largest regret as
 * surely, since it is above the limit of the future that is truly the worst.
 *
 * Cost: policies x futures x worlds.
 */
export function mostRegret({ futures, policies, worlds, values }: Outcomes, policy: number): Float64Array {
  return Float64Array.from({ length: futures }, (_, future) => {
    const own = (future * policies + policy) * worlds;
    let most = 0;
    for (let other = 0; other < policies; other++) {
      if (other === policy) continue;
      const first = (future * policies + other) * worlds;
      let [n, mean, squares] = [0, 0, 0];
      for (let world = 0; world < worlds; world++) {
        const gain = values[first + world] - values[own + world];
        if (Number.isNaN(gain)) continue;
        n++;
        const deviation = gain - mean;
        mean += deviation / n;
        squares += deviation * (gain - mean);
      }
      const upper = mean + halfWidth(n, squares);
      if (upper > most) most = upper;
    }
    return most;
  });
}
