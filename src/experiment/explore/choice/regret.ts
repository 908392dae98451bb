import { type Folds, foldsOf } from "./folds.ts";
import { halvesMean } from "./halvesMean.ts";
import { mostRegret, type PointSpreads, spreadsOf } from "./mostRegret.ts";
import { meanOf, type Outcomes } from "./outcomes.ts";

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
