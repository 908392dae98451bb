import type { Claim, ClaimCondition } from "../../scenario/scenario.ts";
import type { MapBatches } from "../batch.ts";
import { isMoney, unitIn } from "../money.ts";
import { type Arm, doubleRows, replicate } from "../replicate.ts";
import { gap } from "../simulateArms.ts";
import type { ClaimPlan, Place, PlannedArm, PlannedClaim } from "./plan.ts";
import { type Judgement, judge } from "./verdict.ts";

/** How claims are run. */
export interface ClaimOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Number of worlds of every arm, 1 or more. */
  readonly replications: number;
  readonly signal?: AbortSignal;
  /** Called with the number of worlds that are done, all arms together. */
  readonly onProgress?: (done: number, total: number, scenario: string) => void;
}

/** A claim and what came of it. */
export interface ClaimOutcome extends Judgement {
  readonly scenario: string;
  /** Number in its file, from 1. */
  readonly number: number;
  readonly claim: Claim;
  /** Unit of the measure, and of all numbers of the claim: `EUR` for a price of a scenario in EUR. */
  readonly unit: string;
  /** True when the mean and its interval are paired differences, this scenario less the other arm. */
  readonly paired: boolean;
  /** Mean of this scenario over the worlds that counted, and of the other arm, if there is one. */
  readonly meanOwn: number;
  readonly meanOther?: number;
  /** Worlds that did not count: nothing to measure, or no month that met the condition. */
  readonly leftOut: number;
  /** Worlds in which one arm has no value in a month in which the other has one, which then does not count. */
  readonly otherMonths: number;
}

/**
 * Simulates every arm of a plan once and judges the claims, in their order. The same bits for any number of threads.
 *
 * Memory: 8 bytes x worlds x readings, for all arms together.
 *
 * @param mapBatches  runs the batches, here or on other threads
 * @throws what the signal was aborted with
 */
export async function runClaims(
  plan: ClaimPlan,
  options: ClaimOptions,
  mapBatches: MapBatches,
): Promise<ClaimOutcome[]> {
  const { seed, replications, signal } = options;
  const arms = plan.arms.map(armOf);
  const total = arms.length * replications;
  let done = 0;
  const onBatch = (count: number, { scenario }: ClaimArm): void => {
    done += count;
    options.onProgress?.(done, total, scenario);
  };
  await replicate(arms, { seed, worlds: replications, signal, onBatch }, mapBatches);
  const worlds = arms.map(({ worlds }) => worlds());
  return plan.claims.map((planned) => outcomeOf(planned, worlds, replications));
}

/** Readings of every world of an arm; index `replication * width + reading`. */
interface Worlds {
  readonly width: number;
  readonly values: Float64Array;
}

interface ClaimArm extends Arm {
  readonly scenario: string;
  readonly worlds: () => Worlds;
}

function armOf({ market, readings, scenario }: PlannedArm): ClaimArm {
  const width = readings.length;
  const rows = doubleRows(width);
  return {
    scenario,
    market,
    readings,
    makeRoom: (worlds) => rows.makeRoom(worlds),
    keep: ({ first, means }) => rows.set(first, means),
    worlds: () => ({ width, values: rows.values }),
  };
}

function outcomeOf(planned: PlannedClaim, worlds: readonly Worlds[], replications: number): ClaimOutcome {
  const { scenario, number, claim, money } = planned;
  const [own, other] = [new Float64Array(replications), new Float64Array(replications)];
  let otherMonths = 0;
  for (let world = 0; world < replications; world++) {
    const [value, against, isOverFewer] = meansOf(planned, worlds, world);
    if (isOverFewer) otherMonths++;
    own[world] = value;
    other[world] = against;
  }
  const seen = { own, other: planned.other && other, otherMonths };
  return outcomeOfWorlds({ scenario, number, claim, unit: unitIn(claim.measure, money) }, seen);
}

/** What was seen of a claim: a mean a world, NaN where there is nothing to measure. */
export interface ClaimSeen {
  readonly own: Float64Array;
  /** Of the other arm, or of the earlier months, where it is compared. */
  readonly other?: Float64Array;
  readonly otherMonths: number;
}

/** Judges a claim by its worlds; those in which either mean is missing do not count. */
export function outcomeOfWorlds(
  named: Pick<ClaimOutcome, "scenario" | "number" | "claim" | "unit">,
  { own, other, otherMonths }: ClaimSeen,
): ClaimOutcome {
  const counting = [...own.keys()].filter((world) => !Number.isNaN(own[world]) && !Number.isNaN(other?.[world] ?? 0));
  const values = counting.map((world) => own[world]);
  const against = other && counting.map((world) => other[world]);
  return {
    ...named,
    paired: against !== undefined,
    ...judge(named.claim, against === undefined ? values : values.map((value, i) => value - against[i])),
    meanOwn: mean(values),
    ...(against && { meanOther: mean(against) }),
    leftOut: own.length - values.length,
    otherMonths,
  };
}

/**
 * Means of both arms of a claim in one world, money in its currency, over the months that count; both NaN when none
 * does. The last says whether a month does not count because one of two arms has no value in it.
 */
function meansOf(
  { claim, own, other, condition, money }: PlannedClaim,
  worlds: readonly Worlds[],
  world: number,
): readonly [number, number, boolean] {
  const [unit, unitOfCondition] = [claim, claim.while].map((asked) => (isMoneyOf(asked) ? money.factor : 1));
  let [sum, sumOther, n, isOverFewer] = [0, 0, 0, false];
  for (let i = 0; i < own.readings.length; i++) {
    // 0.07 unit costs of 100 EUR are 7 EUR, whatever the last bit says.
    if (condition && gap(readingOf(worlds, condition, world, i) * unitOfCondition, claim.while?.is ?? 0) !== 0)
      continue;
    const value = readingOf(worlds, own, world, i);
    const against = other ? readingOf(worlds, other, world, i) : 0;
    if (claim.against !== undefined && Number.isNaN(value) !== Number.isNaN(against)) isOverFewer = true;
    if (Number.isNaN(value) || Number.isNaN(against)) continue;
    sum += value;
    sumOther += against;
    n++;
  }
  return [(sum / n) * unit, (sumOther / n) * unit, isOverFewer];
}

function isMoneyOf(asked: ClaimCondition | Claim | undefined): boolean {
  return asked !== undefined && isMoney(asked.measure);
}

function readingOf(worlds: readonly Worlds[], { arm, readings }: Place, world: number, i: number): number {
  const { width, values } = worlds[arm];
  return values[world * width + readings[i]];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
