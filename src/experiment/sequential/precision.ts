import type { Series } from "../../model/series.ts";

/** How sharp an answer is wanted: worlds are added until the interval of one measure is as narrow, or a ceiling is reached. */
export interface Precision {
  /** The measure whose interval decides; all others are reported at the number of worlds that it needed. */
  readonly series: Series;
  /** Half the width of the 95 % interval that is narrow enough. */
  readonly within: HalfWidth;
  /** Worlds before which it is never called enough, 2 or more. */
  readonly least: number;
  /** Worlds at which it ends in any case, `least` or more. */
  readonly most: number;
}

/**
 * Above 0; in the unit in which the measure is shown, a share as a fraction; or as a share of the size of the
 * baseline's mean (of the mean itself where there is no baseline).
 */
export interface HalfWidth {
  readonly kind: "absolute" | "relative";
  readonly value: number;
}

/** Fewest worlds unless asked otherwise: below some hundred the spread is not known well enough to stop by it. */
export const LEAST_WORLDS = 100;

/** Most worlds unless asked otherwise. */
export const MOST_WORLDS = 10_000;

/** What came of it; can be written as JSON. */
export interface Stop {
  readonly asked: Precision;
  /** Worlds that were simulated, of each arm. */
  readonly worlds: number;
  /** Worlds in which the measure had a value: those that the interval is of. */
  readonly n: number;
  /** Half the width of the 95 % interval that was reached; null for fewer than two values. */
  readonly half: number | null;
  /** Half width that would have been narrow enough, in the unit that the width was asked in; null without a value. */
  readonly target: number | null;
  readonly reason: StopReason;
  /** When it ended at the ceiling: worlds that would have been needed, as far as can be told; else null. */
  readonly needed: number | null;
}

/**
 * - `narrow`: the interval is narrower than asked.
 * - `same`: every world has the same value, so that there is no spread to go by.
 * - `none`: the same, and the value is 0: of a difference, that there is none.
 * - `missing`: no world has a value.
 * - `zero`: a share of the baseline's mean was asked for, and that is 0 in every world.
 * - `ceiling`: the most worlds that were allowed, and the interval is still too wide.
 * - `uneven`: the same, but what is wanting is not width: few worlds carry the whole difference.
 */
export type StopReason = "narrow" | "same" | "none" | "missing" | "zero" | "ceiling" | "uneven";
