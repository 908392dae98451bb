import { halfWidth } from "../../worlds/statistics/intervals.ts";
import { halvesMean } from "./intervals.ts";
import { type ChoiceRecord, meanOf, type Outcomes, outcomesOf } from "./outcomes.ts";

/** Share of futures that the usual bad case is not worse than. */
export const USUAL_BAD = 0.9;

/**
 * The regret of a policy in a future: how much worse its mean outcome is than that of the policy which is best
 * in that future. At least 0 in truth; an estimate may be a little below by chance.
 *
 *     regret(p, f) = max_q m(q, f) - m(p, f)
 *
 * Savage (1951), "The theory of statistical decision", Journal of the American Statistical Association 46, 55-67,
 * for the largest regret. McPhail, Maier, Kwakkel, Giuliani, Castelletti and Westra (2018), "Robustness metrics: how
 * are they calculated, when should they be used and why do they give different results?", Earth's Future 6, 169-191,
 * for how measures differ, by whether a policy is held against the others and by how averse they are to the worst, and
 * for the 90th percentile of regret, which they trace to Herman et al. (2015; `satisficing.ts`). Choice among policies
 * by many simulated futures after Lempert, Groves, Popper and Bankes (2006), "A general, analytic method for generating
 * robust strategies and narrative scenarios", Management Science 52(4), 514-528.
 *
 * Every value here is chosen in some worlds and read in others (`folds.ts`): bad futures in one half and the other,
 * so that the chance of each half can be told; the best policy of a future in nine parts of ten.
 */
export interface PolicyRegret {
  readonly worst: BadRegret;
  readonly usualBad: BadRegret;
  /** Mean over worlds, future by future. */
  readonly byFuture: Float64Array;
  /** Mean over futures, world by world; too small on average, as `folds.ts` says. */
  readonly byWorld: Float64Array;
  /**
   * The largest regret as it would be with the best policy and the worst future chosen in the worlds they are
   * valued in: too large by chance.
   */
  readonly unguarded: number;
  /** The mean regret in the same way: too large by chance, where the guarded one is too small. */
  readonly unguardedMean: number;
  /** Future that is worst by all worlds. */
  readonly worstFuture: number;
}

/** The regret of a policy in a bad future. */
export interface BadRegret {
  /** World by world, in the future that the other half of the worlds calls bad. */
  readonly worlds: Float64Array;
  readonly mean: number;
  /**
   * 95 % interval or wider, in the futures tried: below of the halves, which find a future that is at most as bad as
   * the worst, and mostly no worse than the usual bad one; above of the futures' own limits (`mostRegret.ts`).
   */
  readonly lower: number;
  readonly upper: number;
}

/** Parts of the worlds for what is a mean over futures. */
const PARTS = 10;

/** What is worked out once for all policies. */
interface Looks {
  readonly parts: Folds;
  readonly halves: Folds;
  readonly spreads: PointSpreads;
}

/** The regret of every policy. */
export function regretsOf(outcomes: Outcomes): PolicyRegret[] {
  const looks = { parts: foldsOf(outcomes, PARTS), halves: foldsOf(outcomes, 2), spreads: spreadsOf(outcomes) };
  const best = Float64Array.from({ length: outcomes.futures }, (_, future) => {
    const means = Array.from({ length: outcomes.policies }, (_, policy) => meanOf(outcomes, future, policy));
    return Math.max(...means);
  });
  return Array.from({ length: outcomes.policies }, (_, policy) => regretOf(outcomes, looks, best, policy));
}

function regretOf(outcomes: Outcomes, looks: Looks, best: Float64Array, policy: number): PolicyRegret {
  const { futures, worlds } = outcomes;
  const byFuture = new Float64Array(futures);
  const [sums, numbers] = [new Float64Array(worlds), new Float64Array(worlds)];
  for (let future = 0; future < futures; future++) {
    let [sum, number] = [0, 0];
    for (let world = 0; world < worlds; world++) {
      const regret = regretIn(outcomes, looks.parts, future, policy, world);
      if (Number.isNaN(regret)) continue;
      sum += regret;
      number++;
      sums[world] += regret;
      numbers[world]++;
    }
    byFuture[future] = sum / number;
  }
  const plain = best.map((mean, future) => mean - meanOf(outcomes, future, policy));
  const unguarded = Math.max(...plain);
  const byWorld = sums.map((sum, world) => sum / numbers[world]);
  const unguardedMean = plain.reduce((sum, regret) => sum + regret, 0) / futures;
  const bad = badRegrets(outcomes, looks, policy);
  return { ...bad, byFuture, byWorld, unguarded, unguardedMean, worstFuture: plain.indexOf(unguarded) };
}

function badRegrets(
  outcomes: Outcomes,
  { halves, spreads }: Looks,
  policy: number,
): Pick<PolicyRegret, "worst" | "usualBad"> {
  const chosen = Array.from({ length: halves.count }, (_, half) => badFutures(outcomes, halves, half, policy));
  const most = mostRegret(outcomes, policy, spreads).sort();
  const regret = (which: keyof BadFutures, share: number): BadRegret => {
    const worlds = Float64Array.from({ length: outcomes.worlds }, (_, world) => {
      return regretIn(outcomes, halves, chosen[halves.of(world)][which], policy, world);
    });
    const { mean, lower } = halvesMean(worlds);
    const upper = most[rankAt(share, most.length)];
    return { worlds, mean: notBelowZero(mean), lower: notBelowZero(lower), upper };
  };
  const [worst, usualBad] = [regret("worst", 1), regret("usualBad", USUAL_BAD)];
  // By chance the usual bad future may be valued worse than the worst.
  const capped = { mean: Math.min(usualBad.mean, worst.mean), lower: Math.min(usualBad.lower, worst.lower) };
  return { worst, usualBad: { ...usualBad, ...capped } };
}

/** In one world, against the policy that the worlds outside its part call best. */
function regretIn(outcomes: Outcomes, folds: Folds, future: number, policy: number, world: number): number {
  const { futures, policies, worlds, values } = outcomes;
  const best = folds.best[folds.of(world) * futures + future];
  if (best === undefined || best < 0) return Number.NaN;
  return values[(future * policies + best) * worlds + world] - values[(future * policies + policy) * worlds + world];
}

/** Futures that are bad for a policy. */
interface BadFutures {
  readonly worst: number;
  readonly usualBad: number;
}

/** The futures that the worlds outside a part call the worst, and the usual bad one. */
function badFutures({ futures, policies }: Outcomes, folds: Folds, fold: number, policy: number): BadFutures {
  const regrets = Array.from({ length: futures }, (_, future) => {
    const first = (fold * futures + future) * policies;
    const best = folds.best[fold * futures + future];
    const regret = best < 0 ? Number.NaN : folds.means[first + best] - folds.means[first + policy];
    return { future, regret };
  }).filter(({ regret }) => !Number.isNaN(regret));
  regrets.sort((a, b) => a.regret - b.regret || a.future - b.future);
  const at = (share: number) => regrets[rankAt(share, regrets.length)]?.future ?? 0;
  return { worst: at(1), usualBad: at(USUAL_BAD) };
}

/** Place of a quantile among so many sorted values: the nearest rank. */
function rankAt(share: number, count: number): number {
  return Math.max(0, Math.ceil(share * count) - 1);
}

function notBelowZero(value: number): number {
  return value < 0 ? 0 : value;
}

/** The policy with the least worst regret in the futures seen; undefined before there is one. */
export interface Leader {
  readonly policy?: number;
  readonly regret: number;
}

/**
 * Looks at futures as they are done, for a first impression: means of all worlds, no guard against chance. A future
 * in which some policy has no value is passed over.
 */
export function worstSoFar(policies: number): (record: ChoiceRecord, future: number) => Leader {
  const worst = new Float64Array(policies);
  const numbers = [...worst.keys()];
  let seen = 0;
  return (record, future) => {
    const one = outcomesOf(record, { policies: numbers, futures: [future] }, 0, record.better);
    const means = numbers.map((policy) => meanOf(one, 0, policy));
    if (means.every((mean) => !Number.isNaN(mean))) {
      seen++;
      const best = Math.max(...means);
      for (const policy of numbers) worst[policy] = Math.max(worst[policy], best - means[policy]);
    }
    if (seen === 0) return { regret: Number.NaN };
    const regret = Math.min(...worst);
    return { policy: worst.indexOf(regret), regret };
  };
}

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
interface Folds {
  readonly count: number;
  /** The part that a world belongs to. */
  readonly of: (world: number) => number;
  /** Index (fold * futures + future) * policies + policy: mean over the worlds outside the part; NaN for none. */
  readonly means: Float64Array;
  /** Index fold * futures + future: the policy with the best of those means, the first of equals; -1 for none. */
  readonly best: Int32Array;
}

/** @param parts  that the worlds are cut into; as many as there are worlds at most */
function foldsOf(outcomes: Outcomes, parts: number): Folds {
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

/** Mean and half of the 95 % t interval of every point, index future * policies + policy; NaN where a world is missing. */
interface PointSpreads {
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
    const [first, chosen] = [future * policies, future * policies + policy];
    let best = first;
    for (let other = first; other < first + policies; other++) if (means[other] > means[best]) best = other;
    let most = Math.max(0, limitOf(outcomes, best, chosen));
    for (let other = first; other < first + policies; other++) {
      // Not a number is not below: with missing worlds nobody is passed over.
      if (means[other] - means[chosen] + halves[other] + halves[chosen] < most) continue;
      most = Math.max(most, limitOf(outcomes, other, chosen));
    }
    return most;
  });
}

/** Upper end of the interval of the gain of one point over another of the same future; 0 over itself and of too few worlds. */
function limitOf({ worlds, values }: Outcomes, point: number, chosen: number): number {
  if (point === chosen) return 0;
  let [n, mean, squares] = [0, 0, 0];
  for (let world = 0; world < worlds; world++) {
    const gain = values[point * worlds + world] - values[chosen * worlds + world];
    if (Number.isNaN(gain)) continue;
    n++;
    const deviation = gain - mean;
    mean += deviation / n;
    squares += deviation * (gain - mean);
  }
  const upper = mean + halfWidth(n, squares);
  return Number.isNaN(upper) ? 0 : upper;
}
