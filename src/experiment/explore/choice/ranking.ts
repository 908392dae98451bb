import { normalQuantile } from "../../../model/normalQuantile.ts";
import { studentQuantile } from "../../statistics/studentQuantile.ts";
import { crossedMean } from "./crossedMean.ts";
import { halvesMean } from "./halvesMean.ts";
import type { BadRegret, PolicyRegret } from "./regret.ts";
import type { Satisficing } from "./satisficing.ts";
import { countOf, shareAhead } from "./shareInterval.ts";

/**
 * The best policy by one criterion, and those that may be as good: with 95 % the true best is among them, for the bad
 * regrets as far as the worlds find the bad future of each policy.
 */
export interface Ranking {
  readonly best: number;
  /** In order, the best among them. */
  readonly asGood: readonly number[];
  /** All policies that are compared, best first. */
  readonly order: readonly number[];
}

/** Chance that the true best is thrown out. */
const RISK = 0.05;

/**
 * By the regret in one bad future of each policy, in the same worlds. A bad future that hides by chance among many that
 * are hardly better makes its policy look better than it is; more worlds bring it out.
 */
export function rankedByBad(regrets: readonly BadRegret[]): Ranking | undefined {
  const means = regrets.map(({ worlds }) => halvesMean(worlds).mean);
  return rankedLowest(means, (policy, best) =>
    halvesMean(regrets[policy].worlds.map((regret, world) => regret - regrets[best].worlds[world])),
  );
}

/** By the mean regret, over futures and worlds. */
export function rankedByMean(regrets: readonly PolicyRegret[], isWhole: boolean): Ranking | undefined {
  const means = regrets.map(({ byFuture, byWorld }) => crossedMean(byFuture, byWorld, isWhole).mean);
  return rankedLowest(means, (policy, best) =>
    crossedMean(
      regrets[policy].byFuture.map((regret, future) => regret - regrets[best].byFuture[future]),
      regrets[policy].byWorld.map((regret, world) => regret - regrets[best].byWorld[world]),
      isWhole,
    ),
  );
}

/** A paired difference from the best. */
interface Behind {
  readonly mean: number;
  readonly standardError: number;
  readonly freedom: number;
}

/** The lowest mean, and those that are not clearly behind it, at 5 % shared among all comparisons (`bestPoint.ts`). */
function rankedLowest(means: readonly number[], behind: (policy: number, best: number) => Behind): Ranking | undefined {
  const missingLast = means.map((mean) => (Number.isNaN(mean) ? Number.MAX_VALUE : mean));
  const order = [...means.keys()].sort((a, b) => missingLast[a] - missingLast[b] || a - b);
  const [best] = order;
  if (best === undefined || Number.isNaN(means[best])) return undefined;
  const others = Math.max(1, means.length - 1);
  const asGood = [...means.keys()].filter((policy) => {
    if (policy === best) return true;
    const { mean, standardError, freedom } = behind(policy, best);
    if (freedom < 1) return true;
    return !(mean > 0 && mean > studentQuantile(1 - RISK / others, freedom) * standardError);
  });
  return { best, asGood, order };
}

/**
 * By the share of futures that satisfy.
 *
 * @param compared  the policies among which the best is looked for
 * @returns undefined where none of them satisfies in any future
 */
export function rankedByShare(
  satisficing: readonly Satisficing[],
  compared: readonly number[],
  isWhole: boolean,
): Ranking | undefined {
  const count = (policy: number) => countOf(satisficing[policy].meets);
  const order = [...compared].sort((a, b) => count(b) - count(a) || a - b);
  const [best] = order;
  if (best === undefined || count(best) === 0) return undefined;
  const enough = normalQuantile(1 - RISK / Math.max(1, compared.length - 1));
  const asGood = compared.filter(
    (policy) => policy === best || shareAhead(satisficing[best], satisficing[policy], isWhole) <= enough,
  );
  return { best, asGood, order };
}
