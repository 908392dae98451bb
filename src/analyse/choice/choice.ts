import { normalQuantile } from "../../model/normalQuantile.ts";
import { isSame } from "../../model/series.ts";
import { studentQuantile } from "../../worlds/statistics/student.ts";
import type { Span } from "../../worlds/valuesOver.ts";
import type { PointsOverMarkets } from "../plausible/points.ts";
import { type Deciding, decidingBetween } from "./deciding.ts";
import {
  type CrossedMean,
  countOf,
  crossedMean,
  halvesMean,
  type Share,
  shareAhead,
  shareInterval,
} from "./intervals.ts";
import { type ChoiceRecord, meanOf, type Outcomes, outcomesOf, type Usable, usableOf } from "./outcomes.ts";
import type { Policy } from "./policies.ts";
import { type BadRegret, type PolicyRegret, regretsOf } from "./regret.ts";
import { hasYardstick, type Satisficing, satisficingOf } from "./satisficing.ts";

/** What a policy is worth over the futures that are used. Regrets are at least 0, smaller is better. */
export interface WeighedPolicy extends Policy {
  /** Number in the record. */
  readonly number: number;
  /** Mean outcome over futures and worlds. */
  readonly outcome: CrossedMean;
  /** Regret in the future that is worst for it; the interval is of the worlds, in the futures tried. */
  readonly worst: BadRegret;
  /** Regret that nine futures in ten do not exceed; the interval as of the worst. */
  readonly usualBad: BadRegret;
  /** Mean regret; the interval is of futures and worlds, and of what choosing the best policies by chance does. */
  readonly mean: CrossedMean;
  /** The worst regret without the guard against chance (`PolicyRegret`). */
  readonly unguarded: number;
  /** Number in the record of the future that is worst for it. */
  readonly worstFuture: number;
  /** By used future. */
  readonly regrets: Float64Array;
  readonly outcomes: Float64Array;
  /** By used future: 1 where the criteria are met. */
  readonly meets: Uint8Array;
  /** Futures of which the worlds do not tell whether the criteria are met. */
  readonly unclear: number;
  readonly satisfied: Share;
}

/** The answer: policies by regret and by satisficing. Rankings hold places among `weighed`. */
export interface Choice extends ChoiceRecord {
  readonly usable: Usable;
  /** The policies that stand, in the order of the question. */
  readonly weighed: readonly WeighedPolicy[];
  /** Undefined where there is no future to be used. */
  readonly ranked?: {
    readonly worst: Ranking;
    readonly mean: Ranking;
    /** Without the scenario as it is where it is the yardstick; undefined where nothing satisfies in any future. */
    readonly satisfied?: Ranking;
  };
  /** Which policy has the least worst regret over other months, by the same measure. */
  readonly elsewhere: readonly RankedElsewhere[];
  /** How the policies do in markets that are as plausible, each in one of the futures, where that was asked. */
  readonly markets?: PointsOverMarkets;
  /** Between the policy with the least worst regret and the next; undefined without a second. */
  readonly deciding?: Deciding;
  /** The same policies by the other measures that were asked about, in their order; those have none of their own. */
  readonly others: readonly Choice[];
}

/** Policies by their worst regret over months that the answer is not by. */
export interface RankedElsewhere {
  readonly over: Span;
  readonly worst: Ranking;
}

/**
 * Weighs policies over futures.
 *
 * Cost: policies x policies x futures x worlds additions. Memory: `choiceMemory`.
 */
export function weighed(record: ChoiceRecord): Choice {
  const usable = usableOf(record);
  const facts = { ...record, usable, others: [] };
  if (usable.futures.length === 0) return { ...facts, weighed: [], elsewhere: [] };
  const outcomes = outcomesOf(record, usable, 0, record.better);
  const isWhole = isWholeDesign(record);
  const regrets = regretsOf(outcomes);
  const satisficing = satisficingOf(record, usable);
  const rows = regrets.map((regret, policy): WeighedPolicy => {
    const { meets, surely, maybe } = satisficing[policy];
    const unclear = maybe.filter((each, future) => each > surely[future]).length;
    const satisfied = shareInterval(satisficing[policy], isWhole);
    return { ...weighedPolicy(record, usable, outcomes, regret, policy), meets, unclear, satisfied };
  });
  const worst = rankedByBad(regrets.map((regret) => regret.worst));
  const mean = rankedByMean(regrets, isWhole);
  if (worst === undefined || mean === undefined) return { ...facts, weighed: rows, elsewhere: [] };
  const compared = rows.flatMap((_, policy) => (policy === 0 && hasYardstick(record.criteria) ? [] : [policy]));
  const satisfied = rankedByShare(satisficing, compared, isWhole);
  return {
    ...facts,
    weighed: rows,
    ranked: { worst, mean, satisfied },
    elsewhere: elsewhereOf(record, usable),
    deciding: decidingOf(record, usable, rows, worst),
  };
}

function elsewhereOf(record: ChoiceRecord, usable: Usable): RankedElsewhere[] {
  const { series, over: deciding, outcomes, better } = record;
  return series.flatMap(({ over, ...each }, serie): RankedElsewhere[] => {
    if (over === deciding || !isSame(each, outcomes[0])) return [];
    const worst = rankedByBad(regretsOf(outcomesOf(record, usable, serie, better)).map((regret) => regret.worst));
    return worst === undefined ? [] : [{ over, worst }];
  });
}

/** Whether the futures are every combination of lists: all that are asked about, and no sample of ranges. */
export function isWholeDesign({ design }: Pick<ChoiceRecord, "design">): boolean {
  return design === "grid";
}

function weighedPolicy(
  record: ChoiceRecord,
  usable: Usable,
  outcomes: Outcomes,
  regret: PolicyRegret,
  policy: number,
): Omit<WeighedPolicy, "meets" | "unclear" | "satisfied"> {
  const sign = record.better === "lower" ? -1 : 1;
  const number = usable.policies[policy];
  const means = Float64Array.from({ length: outcomes.futures }, (_, future) => sign * meanOf(outcomes, future, policy));
  return {
    ...record.policies[number],
    number,
    outcome: crossedMean(
      means,
      meansByWorld(outcomes, policy).map((value) => sign * value),
      isWholeDesign(record),
    ),
    worst: regret.worst,
    usualBad: regret.usualBad,
    mean: meanRegret(regret, isWholeDesign(record)),
    unguarded: regret.unguarded,
    worstFuture: usable.futures[regret.worstFuture],
    regrets: regret.byFuture,
    outcomes: means,
  };
}

function meansByWorld({ futures, policies, worlds, values }: Outcomes, policy: number): Float64Array {
  return Float64Array.from({ length: worlds }, (_, world) => {
    let [sum, number] = [0, 0];
    for (let future = 0; future < futures; future++) {
      const value = values[(future * policies + policy) * worlds + world];
      if (Number.isNaN(value)) continue;
      sum += value;
      number++;
    }
    return sum / number;
  });
}

/**
 * Mean regret. Guarded against chance it is too small on average (`folds.ts`), and without the guard too large, so that
 * the truth lies between what is expected of the two: the interval reaches as far below the first as above the second.
 */
function meanRegret({ byFuture, byWorld, unguardedMean }: PolicyRegret, isWhole: boolean): CrossedMean {
  const regret = crossedMean(byFuture, byWorld, isWhole);
  const { mean, lower, upper } = regret;
  const most = upper + Math.max(0, unguardedMean - mean);
  return { ...regret, mean: Math.max(0, mean), lower: Math.max(0, lower), upper: Math.max(0, most) };
}

function decidingOf(
  { better, uncertainties, futures }: ChoiceRecord,
  usable: Usable,
  rows: readonly WeighedPolicy[],
  { order: [winner, rival] }: Ranking,
): Deciding | undefined {
  if (winner === undefined || rival === undefined) return undefined;
  const sign = better === "lower" ? -1 : 1;
  const gains = rows[winner].outcomes.map((outcome, future) => sign * (outcome - rows[rival].outcomes[future]));
  const used = usable.futures.map((future) => futures[future]);
  return decidingBetween({ winner, rival, gains }, uncertainties, used);
}

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
function rankedByBad(regrets: readonly BadRegret[]): Ranking | undefined {
  const means = regrets.map(({ worlds }) => halvesMean(worlds).mean);
  return rankedLowest(means, (policy, best) =>
    halvesMean(regrets[policy].worlds.map((regret, world) => regret - regrets[best].worlds[world])),
  );
}

/** By the mean regret, over futures and worlds. */
function rankedByMean(regrets: readonly PolicyRegret[], isWhole: boolean): Ranking | undefined {
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
function rankedByShare(
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
