import { sampleCorrelation } from "simple-statistics";
import { numberOf } from "../../scenario/values.ts";
import type { Variable } from "../../scenario/vary.ts";
import { studentTail } from "../../worlds/statistics/student.ts";
import { numberIn } from "./policies.ts";

/** What decides between two policies: where in the ranges the one does better, and where the other. */
export interface Deciding {
  readonly winner: number;
  readonly rival: number;
  /** By used future: how much better the winner's mean outcome is. */
  readonly gains: Float64Array;
  /** Futures in which the rival does better on average. */
  readonly losses: number;
  /** By uncertainty, in the order of the question. */
  readonly uncertainties: readonly DecidingUncertainty[];
}

export interface DecidingUncertainty {
  readonly path: string;
  readonly variable: Variable;
  /** Spearman's rank correlation of its value with the gain; 0 where either is always the same. */
  readonly correlation: number;
  /** Whether that is more than chance, at 5 % shared among all uncertainties. */
  readonly decides: boolean;
  /** Its levels where they are few, else three equal parts of its range; from low to high. */
  readonly parts: readonly DecidingPart[];
}

/** One part of the range of an uncertainty. */
export interface DecidingPart {
  /** Both ends; the same where it is one level. */
  readonly low: number;
  readonly high: number;
  readonly futures: number;
  /** Those in which the rival does better on average. */
  readonly losses: number;
}

const RISK = 0.05;
const MOST_LEVELS = 5;
const PARTS = 3;

/**
 * Which uncertainties decide between two policies: those whose value goes with the gain of one over the other
 * through all futures, in which all of them change at once.
 *
 * @param gains    by future
 * @param futures  by future: one setting an uncertainty
 */
export function decidingBetween(
  { winner, rival, gains }: Pick<Deciding, "winner" | "rival" | "gains">,
  uncertainties: readonly Variable[],
  futures: readonly (readonly string[])[],
): Deciding {
  const found = uncertainties.map((variable, i): DecidingUncertainty => {
    const values = futures.map((future) => numberIn(variable, future[i]));
    const correlation = rankCorrelation(values, [...gains]);
    const n = gains.length;
    const size = Math.abs(correlation) * Math.sqrt((n - 2) / Math.max(1e-12, 1 - correlation ** 2));
    const decides = n > 3 && studentTail(size, n - 2) < RISK / uncertainties.length;
    return { path: variable.path, variable, correlation, decides, parts: partsOf(variable, values, gains) };
  });
  const losses = gains.filter((gain) => gain < 0).length;
  return { winner, rival, gains, losses, uncertainties: found };
}

/** The uncertainty that decides most; undefined where none does more than chance. */
export function mostDeciding({ uncertainties }: Deciding): DecidingUncertainty | undefined {
  const deciding = uncertainties.filter(({ decides }) => decides);
  return deciding.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))[0];
}

function partsOf(variable: Variable, values: readonly number[], gains: Float64Array): DecidingPart[] {
  const { low, high, levels, parameter } = variable;
  const count = (from: number, to: number, isIn: (value: number) => boolean): DecidingPart => {
    const inside = [...gains].filter((_, future) => isIn(values[future]));
    return { low: from, high: to, futures: inside.length, losses: inside.filter((gain) => gain < 0).length };
  };
  if (levels.length > 0 && levels.length <= MOST_LEVELS) {
    return levels.map((level) => {
      const value = numberOf(parameter, parameter.choices === undefined ? Number(level) : level) ?? Number.NaN;
      return count(value, value, (each) => each === value);
    });
  }
  const end = (part: number) => low + ((high - low) * part) / PARTS;
  return Array.from({ length: PARTS }, (_, part) => {
    const isLast = part === PARTS - 1;
    const isIn = (value: number) => value >= end(part) && (isLast || value < end(part + 1));
    return count(end(part), end(part + 1), isIn);
  });
}

/** Spearman's rank correlation; equal values share the mean of their ranks. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  const [ranksX, ranksY] = [ranksOf(x), ranksOf(y)];
  if (x.length < 2 || new Set(ranksX).size < 2 || new Set(ranksY).size < 2) return 0;
  return sampleCorrelation(ranksX, ranksY);
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    while (last + 1 < sorted.length && values[sorted[last + 1]] === values[sorted[first]]) last++;
    for (let at = first; at <= last; at++) ranks[sorted[at]] = (first + last) / 2;
    first = last + 1;
  }
  return ranks;
}
