import { normalQuantile } from "../../model/normalQuantile.ts";
import type { Claim } from "../../scenario/scenario.ts";
import { studentQuantile } from "../statistics/student.ts";

/** Green: the claim holds that surely. Red: it surely does not. Undecided: the interval lies across the threshold. */
export type Verdict = "green" | "red" | "undecided";

/** What the worlds say about a claim. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Worlds that counted. */
  readonly n: number;
  /** Mean of the values; NaN for none. */
  readonly mean: number;
  /** Interval that the verdict rests on; NaN for fewer than two worlds. */
  readonly lower: number;
  readonly upper: number;
  /**
   * How far the near end of the interval is on the right side of the threshold, in half-widths of the interval:
   * positive when green, infinite when all worlds agree to the last digit, NaN for fewer than two worlds.
   */
  readonly margin: number;
  /** When undecided: worlds that would decide it four times in five, from the spread seen; NaN where none would. */
  readonly worldsNeeded?: number;
}

/** Whether a mean lies where the claim says, to whatever certainty. */
export function isAsClaimed(claim: Pick<Claim, "is" | "by" | "value">, mean: number): boolean {
  return regionsOf(claim).some((region) => liesIn(region, mean, mean));
}

/** Where the mean must lie. An end belongs to the region when it is closed. */
interface Region {
  readonly low: number;
  readonly high: number;
  readonly closed: boolean;
}

/**
 * Judges the worlds' values (paired differences, or means) against what is claimed, by Student's t.
 *
 * One-sided for lower, higher, above and below; two one-sided tests for `same` and `between`
 * (Schuirmann 1987), so that each end of the interval is as sure as the claim asks; two-sided for
 * `different`. No correction for the number of claims.
 *
 * @param values  one a world; NaN is a world that does not count
 */
export function judge(claim: Pick<Claim, "is" | "by" | "value" | "confidence">, values: Iterable<number>): Judgement {
  const sample = momentsOf(values);
  const { n, mean, deviation } = sample;
  if (n < 2) return { verdict: "undecided", n, mean, lower: Number.NaN, upper: Number.NaN, margin: Number.NaN };
  const sides = claim.is === "different" ? 2 : 1;
  const half = (studentFactor(1 - (1 - claim.confidence) / sides, n - 1) * deviation) / Math.sqrt(n);
  const [lower, upper] = [mean - half, mean + half];
  const regions = regionsOf(claim);
  const verdict = regions.some((region) => liesIn(region, lower, upper))
    ? "green"
    : regions.every((region) => liesOut(region, lower, upper))
      ? "red"
      : "undecided";
  const room = Math.max(...regions.map(({ low, high }) => Math.min(lower - low, high - upper)));
  const margin =
    half === 0 ? Math.sign(room || (verdict === "green" ? 1 : -1)) * Number.POSITIVE_INFINITY : room / half;
  const judged = { verdict, n, mean, lower, upper, margin } as const;
  if (verdict !== "undecided") return judged;
  return { ...judged, worldsNeeded: worldsNeeded(regions, sample, 1 - (1 - claim.confidence) / sides) };
}

/** The mean must lie in one of these. */
function regionsOf({ is, by = 0, value = 0 }: Pick<Claim, "is" | "by" | "value">): readonly Region[] {
  const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
  const [first, last] = typeof value === "number" ? [value, value] : value;
  const above = (low: number): Region => ({ low, high: POSITIVE_INFINITY, closed: false });
  const below = (high: number): Region => ({ low: NEGATIVE_INFINITY, high, closed: false });
  const regions: Readonly<Record<Claim["is"], readonly Region[]>> = {
    higher: [above(by)],
    lower: [below(-by)],
    different: [below(-by), above(by)],
    same: [{ low: -by, high: by, closed: true }],
    above: [above(first)],
    below: [below(first)],
    between: [{ low: first, high: last, closed: true }],
  };
  return regions[is];
}

function liesIn({ low, high, closed }: Region, lower: number, upper: number): boolean {
  return closed ? lower >= low && upper <= high : lower > low && upper < high;
}

function liesOut({ low, high, closed }: Region, lower: number, upper: number): boolean {
  return closed ? upper < low || lower > high : upper <= low || lower >= high;
}

interface Sample {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of the values. */
  readonly deviation: number;
}

function momentsOf(values: Iterable<number>): Sample {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    n++;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  if (n === 0) return { n, mean: Number.NaN, deviation: Number.NaN };
  return { n, mean, deviation: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1)) };
}

/** Quantile of t, also for the evens, where it is 0. */
function studentFactor(p: number, freedom: number): number {
  return p <= 0.5 ? 0 : studentQuantile(p, freedom);
}

/** Chance that the worlds asked for are enough, if the mean is what it seems to be. */
const POWER = 0.8;

/** Worlds at which the nearest threshold would lie outside the interval: ((z_p + z_power) s / gap)^2. */
function worldsNeeded(regions: readonly Region[], { mean, deviation }: Sample, p: number): number {
  const ends = regions.flatMap(({ low, high }) => [low, high]);
  const gap = Math.min(...ends.map((end) => Math.abs(end - mean)));
  const worlds = (((p <= 0.5 ? 0 : normalQuantile(p)) + normalQuantile(POWER)) * deviation) / gap;
  return gap > 0 ? Math.ceil(worlds * worlds) : Number.NaN;
}
