import type { Difference, Divergence, EventDifference, WideningGap } from "../../analyse/divergence/difference.ts";
import { divergenceOf } from "../../analyse/divergence/divergence.ts";
import type { Market } from "../../model/market.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { type MeanInterval, meanInterval } from "../../worlds/statistics/intervals.ts";
import type { Lever, Side } from "../levers.ts";
import { ROUNDS } from "./letters.ts";
import { leversOfSide, type Policy } from "./policy.ts";
import { aimOf, PLAYED_WORLD, type Worlds, worldsOf } from "./standings.ts";

/**
 * Why a team is behind the one ahead of it. For each round in which the two did not do the same, the team is played
 * again with that round's policy of the other and all else its own: what that gains, in the same worlds, is what the
 * round cost. The rounds that cost most are the turning points, and each is told in the world that was played, where
 * the two histories first part. Costs of rounds need not sum to the whole gap: decisions work together.
 */

/** A lever on which two teams differ in a round, as each had it. */
export interface OtherWay {
  readonly lever: Lever;
  readonly own: number;
  readonly ahead: number;
}

export interface TurningPoint {
  /** From 1. */
  readonly round: number;
  /** Levers that the two had otherwise. */
  readonly differences: readonly OtherWay[];
  /** What the round cost the team, over all worlds; negative where it was better off with its own decision. */
  readonly cost: MeanInterval;
  /** The same in the world that was played. */
  readonly inWorld: number;
  /** First difference that others notice in the world played: it with the other's decision, against it as it was. */
  readonly parts?: Difference;
  /** The first decision of a buyer that came out otherwise, and what else is told of it. */
  readonly decision?: EventDifference;
  readonly steps: readonly (EventDifference | WideningGap)[];
  readonly divergence: Divergence;
}

/** The two teams, and how a market is made of what one of them does in each round. */
export interface Behind {
  readonly side: Side;
  readonly levers: readonly Lever[];
  /** What it did in each round, from the first. */
  readonly own: readonly Policy[];
  readonly ahead: readonly Policy[];
  /** The market of the team if it does this in each round, with all others at its table as they were. */
  readonly marketOf: (policies: readonly Policy[]) => Market;
}

/** The three rounds that cost a team most against the one ahead, the dearest first; fewer where fewer differ. */
export async function turningPoints(
  { side, levers, own, ahead, marketOf }: Behind,
  options: Worlds,
  mapBatches: MapBatches,
  most = 3,
): Promise<TurningPoint[]> {
  const played = Math.min(own.length, ahead.length, ROUNDS);
  const rounds = Array.from({ length: played }, (_, at) => at).filter((at) => differ(own[at], ahead[at]));
  const market = marketOf(own);
  const series = aimOf(side, market);
  const instead = rounds.map((round) => marketOf(own.map((policy, at) => (at === round ? ahead[at] : policy))));
  const [before, ...after] = await worldsOf(
    [market, ...instead].map((each) => ({ market: each, series })),
    options,
    mapBatches,
  );
  const costs = after.map((values) => values.map((value, world) => value - before[world]));
  const dearest = rounds
    .map((round, at) => ({ round, at, cost: meanInterval(costs[at]) }))
    .sort((a, b) => b.cost.mean - a.cost.mean || a.round - b.round)
    .slice(0, most);
  return dearest.map(({ round, at, cost }): TurningPoint => {
    const told = { seed: options.seed, replication: PLAYED_WORLD, window: options.months, series };
    const divergence = divergenceOf(instead[at], market, told);
    return {
      round: round + 1,
      differences: differencesOf(leversOfSide(levers, side), own[round], ahead[round]),
      cost,
      inWorld: costs[at][PLAYED_WORLD],
      parts: divergence.firstNoticed,
      decision: divergence.decision,
      steps: divergence.steps,
      divergence,
    };
  });
}

/** Round by round what a team really did: what it said, or what it said last, or its default. */
export function carriedOn(said: readonly (Policy | undefined)[], byDefault: Policy): Policy[] {
  const done: Policy[] = [];
  for (const policy of said) done.push(policy ?? done.at(-1) ?? byDefault);
  return done;
}

function differ(one: Policy, other: Policy): boolean {
  return one.some((step, at) => step !== other[at]);
}

function differencesOf(levers: readonly Lever[], own: Policy, ahead: Policy): OtherWay[] {
  return levers.flatMap((lever, at) => {
    if (own[at] === ahead[at]) return [];
    return [{ lever, own: lever.places[own[at]], ahead: lever.places[ahead[at]] }];
  });
}
