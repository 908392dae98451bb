import type { Lever, Levers, Side } from "../levers.ts";
import { LEVERS, ROUNDS } from "./letters.ts";

/** What a team decides: a step for each of its five levers, in each of six rounds into which a run is cut. */

/** The step of each lever of a side, in their order: the place among those that it may take, from 0. */
export type Policy = readonly number[];

/** What the sides of a table do in each round, in order of rounds; undefined for one that has decided nothing yet. */
export type TablePolicies = Readonly<Partial<Record<Side, readonly (Policy | undefined)[]>>>;

/** What a side does unless its team moves a lever: as the scenario has it. */
export function defaultPolicy(levers: readonly Lever[], side: Side): Policy {
  const own = leversOfSide(levers, side);
  return Array.from({ length: LEVERS }, (_, at) => own[at]?.places.indexOf(own[at].base) ?? 0);
}

export function leversOfSide(levers: readonly Lever[], side: Side): Lever[] {
  return levers.filter((lever) => lever.side === side);
}

/** The values of a policy, by key of the lever. */
export function valuesOf(levers: readonly Lever[], side: Side, policy: Policy): Levers {
  const values = leversOfSide(levers, side).map((lever, at) => [lever.key, lever.places[policy[at]] ?? lever.base]);
  return Object.fromEntries(values);
}

/** First lever for which a step is none of its places: a code that was made for another market. Undefined where all are. */
export function leverWithout(levers: readonly Lever[], side: Side, policy: Policy): number | undefined {
  const own = leversOfSide(levers, side);
  const at = policy.findIndex((step, lever) =>
    own[lever] === undefined ? step !== 0 : own[lever].places[step] === undefined,
  );
  return at < 0 ? undefined : at;
}

/** First month of a round, from 1: the months of the run in equal parts. */
export function firstMonthOf(round: number, months: number): number {
  return Math.floor(((round - 1) * months) / ROUNDS);
}

/** First and last month that are known when a round is revealed. */
export function monthsPlayed(round: number, months: number): readonly [number, number] {
  return [0, firstMonthOf(round + 1, months) - 1];
}
