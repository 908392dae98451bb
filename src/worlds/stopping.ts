import { sampleSkewness } from "simple-statistics";
import type { Series } from "../model/series.ts";
import { BATCH_SIZE } from "./batch.ts";
import { type CommonMonths, findingCommon } from "./commonMonths.ts";
import { worldPairs } from "./pairedDifference.ts";
import type { GrowingScenario } from "./replicateScenario.ts";
import type { WindowMeans } from "./result.ts";
import { meanInterval } from "./statistics/intervals.ts";

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

/** Worlds of one or more arms that can be added to. */
export interface GrowingSample {
  /** Brings every arm to this number of worlds: a whole number of batches, but for the last. */
  growTo(worlds: number): Promise<void>;
  /** The means that are to be known, each over the worlds so far; at least one. The widest decides. */
  contrasts(): readonly Contrast[];
}

/** No step more than doubles the worlds, so that a spread that seemed large for a while costs little. */
const LARGEST_STEP = 2;

/** A little more than the spread seen asks for, so that the next look is the last one more often than not. */
const MARGIN = 1.05;

/**
 * Adds worlds until the mean asked for is known as precisely as asked (`lookAt` says when), or the ceiling is
 * reached. Each look tells how many worlds to grow to before the next. The number of worlds depends on their
 * values alone, so that it is the same on any number of threads.
 */
export async function growUntilSharp(sample: GrowingSample, asked: Precision): Promise<Stop> {
  let worlds = Math.min(asked.most, wholeBatches(asked.least));
  for (;;) {
    await sample.growTo(worlds);
    const contrasts = sample.contrasts();
    const stop = stopFor(contrasts, asked, worlds);
    if (stop !== undefined) return stop;
    const look = leastKnown(contrasts, asked, worlds);
    const next = Math.min(worlds * LARGEST_STEP, worldsFor(look, worlds) * MARGIN);
    worlds = Math.min(asked.most, wholeBatches(Math.max(worlds + 1, next)));
  }
}

/** Why to stop at so many worlds, from the means that are to be known; undefined where more worlds are wanted. */
export function stopFor(contrasts: readonly Contrast[], asked: Precision, worlds: number): Stop | undefined {
  return stopAt(worlds, leastKnown(contrasts, asked, worlds), asked);
}

/** The look at the mean that needs the most worlds. */
function leastKnown(contrasts: readonly Contrast[], asked: Precision, worlds: number): Look {
  const looks = contrasts.map((contrast) => lookAt(contrast, asked));
  return looks.reduce((least, look) => (worldsFor(look, worlds) > worldsFor(least, worlds) ? look : least));
}

/** Why to stop here; undefined where more worlds are wanted. */
function stopAt(worlds: number, look: Look, asked: Precision): Stop | undefined {
  const { n, half, target, fewest, forWidth } = look;
  const stopped = { asked, worlds, n, half: known(half), target: known(target), needed: null };
  const isHopeless = worlds >= Math.min(EQUAL_WORLDS, asked.most);
  if (n === 0 && isHopeless) return { ...stopped, reason: "missing" };
  if (target === 0 && half > 0 && isHopeless) return { ...stopped, reason: "zero" };
  const allSame = look.isZero ? "none" : "same";
  if (n >= fewest && n >= forWidth) return { ...stopped, reason: half === 0 ? allSame : "narrow" };
  if (worlds < asked.most) return undefined;
  // Where no world differs, more of them promise nothing.
  if (half === 0) return { ...stopped, reason: allSame };
  const needed = known(Math.ceil(worldsFor(look, worlds)));
  return { ...stopped, needed, reason: half <= target ? "uneven" : "ceiling" };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Worlds to simulate for as many values as are needed: some worlds may have none. */
function worldsFor({ n, fewest, forWidth }: Look, worlds: number): number {
  return (Math.max(fewest, forWidth) * worlds) / n;
}

function wholeBatches(worlds: number): number {
  return Math.ceil(worlds / BATCH_SIZE) * BATCH_SIZE;
}

/** Values whose mean is to be known, one a world, and the mean that a relative width is a share of. */
export interface Contrast {
  /** NaN is a world without. */
  readonly values: readonly number[];
  readonly baseline: number;
}

/** What one look at the worlds so far says. */
interface Look {
  /** Values that are not missing. */
  readonly n: number;
  /** Half the width of the 95 % t interval; NaN for fewer than two values. */
  readonly half: number;
  /** Half width that is narrow enough, in the unit of the values. */
  readonly target: number;
  /** Values after which the mean can be trusted to lie in its interval, 95 times in 100, from those seen so far. */
  readonly fewest: number;
  /** Values after which the interval is narrow enough, from the spread seen so far; infinite where none are. */
  readonly forWidth: number;
  /** True where there are values and all of them are 0: of differences, that there are none. */
  readonly isZero: boolean;
}

/**
 * If more than one world in a hundred were different, this many equal ones would have a chance below 5 %: 0.99^300.
 * The rule of three, Hanley and Lippman-Hand (1983), JAMA 249(13), 1743-1745.
 */
export const EQUAL_WORLDS = 300;

/**
 * Looks whether a mean is known well enough: when there are `forWidth` values and `fewest`, that is, when
 *
 *     half <= target                    half = t(0.975, n - 1) s / sqrt(n)
 *     n >= least                        a stated minimum
 *     n >= 28 + 25 (|G| + 2 e)^2        G: skewness of the values, e = sqrt(6 / n) its standard error
 *     k >= 30                           k: values that are not the commonest one
 *     n >= 300                          where all values are equal
 *
 * The first two are the sequential procedure of fixed width of Chow and Robbins (1965, Annals of Mathematical
 * Statistics 36(2), 457-462), with the t quantile and a minimum, after Law (2015, Simulation Modeling and
 * Analysis, 5th edition). One may peek, because the spread decides when to stop, not the mean;
 * its coverage tends to 95 % as the width gets small. The third is the rule of Cochran (1977, Sampling
 * Techniques) as amended by Sugden, Smith and Jones (2000, JRSS B 62(4), 787-793): with fewer values
 * the t interval of a skewed mean errs more than 6 times in 100, however the number was chosen. That G may be two
 * standard errors larger is ours: the values that make a mean skewed are rare, and early on few have been seen. The
 * fourth is ours too, for lumpy values: where most worlds are alike, those that are not are the sample.
 *
 * Rejected: a confidence sequence (Waudby-Smith et al. 2024, Annals of Statistics 52(6), 2613-2640), which covers
 * at every number of worlds at once, and so well above 95 % at the one where we stop, for more than twice as many
 * worlds. Coverage of 93 to 97 % at the stop is held by `test/coverage/`. Limit: a rare, large difference
 * that no world has shown yet, and very skewed values: with a skewness of 6 coverage is about 92 %.
 */
export function lookAt({ values, baseline }: Contrast, { within, least }: Precision): Look {
  const present = values.filter((value) => !Number.isNaN(value));
  const { n, lower, upper } = meanInterval(present);
  const half = (upper - lower) / 2;
  const target = within.kind === "absolute" ? within.value : within.value * Math.abs(baseline);
  const fewest = Math.max(least, fewestOf(present));
  const forWidth = half <= target ? 0 : Math.max(n + 1, Math.ceil(n * (half / target) ** 2));
  const isZero = n > 0 && present.every((value) => value === 0);
  return { n, half, target, fewest, forWidth: Number.isNaN(forWidth) ? Number.POSITIVE_INFINITY : forWidth, isZero };
}

/** Values that are not the commonest one, below which they are too few to tell how they are spread. */
const LEAST_UNUSUAL = 30;

/** Values from which on the t interval of their mean holds in spite of their shape. */
function fewestOf(values: number[]): number {
  const unusual = values.length - commonest(values);
  if (unusual === 0) return EQUAL_WORLDS;
  const forLumps = (LEAST_UNUSUAL * values.length) / unusual;
  const forSkewness =
    values.length < 3 ? 0 : 28 + 25 * (Math.abs(sampleSkewness(values)) + 2 * Math.sqrt(6 / values.length)) ** 2;
  return Math.ceil(Math.max(forLumps, forSkewness));
}

/** How often the commonest value occurs. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) most = count;
  }
  return most;
}

/** An arm as far as the number of its worlds is decided by it. */
export type GrowingArm = Pick<GrowingScenario, "growTo" | "soFar">;

/** What scenarios that grow together are measured against, and how. */
interface Pairing {
  /** Each scenario's own mean is to be known where there is none. */
  readonly baseline?: GrowingArm;
  /** What one unit of the measure in the model is in the unit that it is shown in, e.g. its currency; 1 unless given. */
  readonly unit?: number;
  /** Pairs so far of a scenario, by its place, that have values in other months than the baseline (`before`). */
  readonly common?: (scenario: number) => readonly CommonMonths[];
}

/**
 * Scenarios that grow together with what they are measured against: the means that are to be known are the
 * paired differences of each to the baseline, or each scenario's own mean where there is no baseline.
 *
 * @param series     the measure; every arm must have it
 * @param scenarios  at least one
 */
export function pairedSample(
  series: Series,
  scenarios: readonly GrowingArm[],
  { baseline, unit = 1, common = () => [] }: Pairing = {},
): GrowingSample {
  const arms = new Set(baseline === undefined ? scenarios : [...scenarios, baseline]);
  return {
    growTo: async (worlds) => {
      for (const arm of arms) await arm.growTo(worlds);
    },
    contrasts: () => {
      const other = baseline === undefined ? undefined : inUnit(baseline.soFar(), unit);
      return scenarios.map((scenario, place) => {
        const rows = common(place).map((row) => {
          return { ...row, valueBefore: row.valueBefore * unit, valueAfter: row.valueAfter * unit };
        });
        return contrastOf(series, inUnit(scenario.soFar(), unit), other, rows);
      });
    },
  };
}

/** Worlds in another unit, so that a look at them is the one that a record in that unit gives, to the last bit. */
function inUnit(worlds: WindowMeans, unit: number): WindowMeans {
  return unit === 1 ? worlds : { ...worlds, means: worlds.means.map((value) => value * unit) };
}

/**
 * The mean that is to be known of a scenario: that of its differences to the baseline, or its own where there is none.
 *
 * @param common  pairs that have values in other months than the baseline (`before`)
 */
export function contrastOf(
  series: Series,
  scenario: WindowMeans,
  baseline?: WindowMeans,
  common: readonly CommonMonths[] = [],
): Contrast {
  return baseline === undefined ? meanOf(scenario, series) : differenceOf(scenario, baseline, series, common);
}

function meanOf(result: WindowMeans, series: Series): Contrast {
  const place = placeOf(result, series);
  const width = result.series.length;
  const values = Array.from({ length: result.replications }, (_, world) => result.means[world * width + place]);
  return { values, baseline: meanInterval(values).mean };
}

function differenceOf(
  result: WindowMeans,
  reference: WindowMeans,
  series: Series,
  common: readonly CommonMonths[],
): Contrast {
  const places = [placeOf(result, series), placeOf(reference, series)] as const;
  const find = findingCommon(common);
  const { referenceValues, differences } = worldPairs(result, places[0], reference, places[1], find);
  return { values: differences, baseline: meanInterval(referenceValues).mean };
}

function placeOf({ series, scenario }: WindowMeans, { measure, group }: Series): number {
  const place = series.findIndex((each) => each.measure === measure && each.group === group);
  if (place < 0) throw new RangeError(`${scenario.name} has no measure ${measure} of group ${group}`);
  return place;
}
