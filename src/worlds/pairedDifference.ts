import { sampleCorrelation, sampleVariance } from "simple-statistics";
import { type MeasureName, measures } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import { type CommonMonths, type FindCommon, findingCommon } from "./commonMonths.ts";
import type { PairedDifference, WindowMeans } from "./result.ts";
import { gap } from "./simulateArms.ts";
import { meanInterval, shareInterval, skewedMeanInterval } from "./statistics/intervals.ts";

/**
 * Paired differences (scenario less reference) of the window means of every series that both have,
 * world by world, with 95 % intervals that hold where differences are very skewed too. A world in which either is missing is left out of that series.
 *
 * @param common  pairs that have values in other months (before: the reference): they are compared over the months that
 *                both have
 * @throws RangeError when the two do not share seed, number of worlds and window
 */
export function pairedDifferences(
  result: WindowMeans,
  reference: WindowMeans,
  common: readonly CommonMonths[] = [],
): PairedDifference[] {
  return withWorse(result, reference, common).map(({ worse: _, ...difference }) => difference);
}

/** The same, with the share of pairs in which the scenario did worse. */
export function withWorse(
  result: WindowMeans,
  reference: WindowMeans,
  common: readonly CommonMonths[] = [],
): DifferenceWithWorse[] {
  const comparable =
    result.seed === reference.seed &&
    result.replications === reference.replications &&
    result.window[0] === reference.window[0] &&
    result.window[1] === reference.window[1];
  if (!comparable) throw new RangeError("paired worlds need the same seed, replications and window");
  const find = findingCommon(common);
  return result.series.flatMap((series) => seriesDifference(result, reference, series, find) ?? []);
}

/** `worse` as in `PairShares`. */
type DifferenceWithWorse = PairedDifference & Pick<PairShares, "worse">;

/** The difference of one series; undefined where one of the two does not have it. */
export function pairedDifference(
  result: WindowMeans,
  reference: WindowMeans,
  series: Series,
  find: FindCommon = () => undefined,
): PairedDifference | undefined {
  const found = seriesDifference(result, reference, series, find);
  if (found === undefined) return undefined;
  const { worse: _, ...difference } = found;
  return difference;
}

function seriesDifference(
  result: WindowMeans,
  reference: WindowMeans,
  { measure, group }: Series,
  find: FindCommon,
): DifferenceWithWorse | undefined {
  const placeIn = ({ series }: WindowMeans) =>
    series.findIndex((other) => measure === other.measure && group === other.group);
  const [own, other] = [placeIn(result), placeIn(reference)];
  return own < 0 || other < 0 ? undefined : differenceOf(result, reference, { own, other, find });
}

function differenceOf(
  result: WindowMeans,
  reference: WindowMeans,
  { own, other, find }: { readonly own: number; readonly other: number; readonly find: FindCommon },
): DifferenceWithWorse {
  const series = result.series[own];
  const { scenarioValues, referenceValues, differences } = worldPairs(result, own, reference, other, find);
  const { n, mean, ...interval } = skewedMeanInterval(differences);
  // Where there is no pair, what is known of one of the two is said all the same.
  const [ofScenario, ofReference] =
    n > 0 ? [scenarioValues, referenceValues] : [valuesOf(result, own), valuesOf(reference, other)];
  const meanReference = meanInterval(ofReference).mean;
  const { better, worse } = sharesOf(series.measure, differences);
  return {
    series,
    n,
    meanReference,
    meanScenario: meanInterval(ofScenario).mean,
    difference: mean,
    ...interval,
    relative: meanReference === 0 ? Number.NaN : mean / Math.abs(meanReference),
    better,
    worse,
  };
}

/** Sign of a difference that is better for the buyer; 1 for neutral measures, where it says higher. */
export function betterSign(measure: MeasureName): 1 | -1 {
  return measures[measure].better === "lower" ? -1 : 1;
}

/** Shares of pairs, NaN of none. */
export interface PairShares {
  /** In which the buyer does better; of a neutral measure, in which it is higher. */
  readonly better: number;
  /** In which it does worse, or in which it is lower. */
  readonly worse: number;
  /** Its 95 % interval: of a share seen in so many pairs (Wilson 1927). */
  readonly worseLower: number;
  readonly worseUpper: number;
}

/** In how many of the pairs the buyer does better and worse. @param differences  of a pair each, none missing */
export function sharesOf(measure: MeasureName, differences: readonly number[]): PairShares {
  const sign = betterSign(measure);
  const shareOf = (is: (difference: number) => boolean) =>
    differences.length === 0 ? Number.NaN : differences.filter(is).length / differences.length;
  const worse = shareOf((each) => sign * each < 0);
  const { lower: worseLower, upper: worseUpper } = shareInterval(worse, differences.length);
  return { better: shareOf((each) => sign * each > 0), worse, worseLower, worseUpper };
}

/** The window means of one series, world by world; NaN is missing. */
function valuesOf({ means, series, replications }: WindowMeans, place: number): number[] {
  return Array.from({ length: replications }, (_, world) => means[world * series.length + place]);
}

/** Window means of one series in the same worlds under two scenarios: `scenarioValues[i]` and `referenceValues[i]` are a pair. */
interface WorldPairs {
  readonly scenarioValues: number[];
  readonly referenceValues: number[];
  /** Scenario less reference; exactly 0 where the two differ by no more than rounding. */
  readonly differences: number[];
}

/**
 * Pairs two scenarios world by world. A world in which either is missing is left out.
 *
 * @param own    place of the series among those of the scenario
 * @param other  place of the same series among those of the reference
 */
export function worldPairs(
  result: WindowMeans,
  own: number,
  reference: WindowMeans,
  other: number,
  find: FindCommon = findingCommon([]),
): WorldPairs {
  const scenarioValues: number[] = [];
  const referenceValues: number[] = [];
  const differences: number[] = [];
  for (let world = 0; world < Math.min(result.replications, reference.replications); world++) {
    const common = find(world, other, own);
    const value = common?.valueAfter ?? result.means[world * result.series.length + own];
    const against = common?.valueBefore ?? reference.means[world * reference.series.length + other];
    if (Number.isNaN(value) || Number.isNaN(against)) continue;
    scenarioValues.push(value);
    referenceValues.push(against);
    differences.push(gap(value, against));
  }
  return { scenarioValues, referenceValues, differences };
}

/** What it is worth that two scenarios live in the same worlds. NaN for fewer than two pairs, or where nothing varies. */
export interface PairingGain {
  /** Correlation of the two means of a world, over the worlds: -1 to 1. */
  readonly correlation: number;
  /**
   * How many times as many worlds an interval of the same width would take if each scenario had worlds of its own:
   * (var A + var B) / var(A - B). Below 1 where pairing does harm; infinite where all pairs differ alike.
   */
  readonly gain: number;
}

/**
 * The gain of common random numbers.
 *
 * Law (2015), Simulation Modeling and Analysis, 5th edition: the variance of the mean of n differences is
 * (var A + var B - 2 cov) / n, and without pairs the covariance is 0.
 */
export function pairingGain({
  scenarioValues,
  referenceValues,
}: Pick<WorldPairs, "scenarioValues" | "referenceValues">): PairingGain {
  if (scenarioValues.length < 2) return { correlation: Number.NaN, gain: Number.NaN };
  const apart = sampleVariance(scenarioValues) + sampleVariance(referenceValues);
  const paired = sampleVariance(scenarioValues.map((value, i) => value - referenceValues[i]));
  return { correlation: sampleCorrelation(scenarioValues, referenceValues), gain: apart / paired };
}
