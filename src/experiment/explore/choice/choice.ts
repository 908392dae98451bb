import type { ChoiceRecord } from "./choiceRecord.ts";
import { type CrossedMean, crossedMean } from "./crossedMean.ts";
import { type Deciding, decidingBetween } from "./deciding.ts";
import { meanOf, type Outcomes, outcomesOf, type Usable, usableOf } from "./outcomes.ts";
import type { Policy } from "./policy.ts";
import { type Ranking, rankedByBad, rankedByMean, rankedByShare } from "./ranking.ts";
import { type BadRegret, type PolicyRegret, regretsOf } from "./regret.ts";
import { hasYardstick, satisficingOf } from "./satisficing.ts";
import { type Share, shareInterval } from "./shareInterval.ts";

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
  /** Between the policy with the least worst regret and the next; undefined without a second. */
  readonly deciding?: Deciding;
}

/**
 * Weighs policies over futures.
 *
 * Cost: policies x policies x futures x worlds additions. Memory: `choiceMemory`.
 */
export function weighed(record: ChoiceRecord): Choice {
  const usable = usableOf(record);
  const facts = { ...record, usable };
  if (usable.futures.length === 0) return { ...facts, weighed: [] };
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
  if (worst === undefined || mean === undefined) return { ...facts, weighed: rows };
  const compared = rows.flatMap((_, policy) => (policy === 0 && hasYardstick(record.criteria) ? [] : [policy]));
  const satisfied = rankedByShare(satisficing, compared, isWhole);
  return {
    ...facts,
    weighed: rows,
    ranked: { worst, mean, satisfied },
    deciding: decidingOf(record, usable, rows, worst),
  };
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
