import { measures } from "../model/measures.ts";
import type { PairedDifference, WindowMeans } from "./result.ts";
import { meanInterval } from "./statistics/meanInterval.ts";
import { worldPairs } from "./worldPairs.ts";

/**
 * Paired differences (scenario less reference) of the window means of every series that both have,
 * world by world, with 95 % t intervals. A world in which either is missing is left out of that series.
 *
 * @throws RangeError when the two do not share seed, number of worlds and window
 */
export function pairedDifferences(result: WindowMeans, reference: WindowMeans): PairedDifference[] {
  const comparable =
    result.seed === reference.seed &&
    result.replications === reference.replications &&
    result.window[0] === reference.window[0] &&
    result.window[1] === reference.window[1];
  if (!comparable) throw new RangeError("paired worlds need the same seed, replications and window");
  return result.series.flatMap((series, own) => {
    const other = reference.series.findIndex(
      ({ measure, group }) => measure === series.measure && group === series.group,
    );
    return other < 0 ? [] : [differenceOf(result, reference, own, other)];
  });
}

function differenceOf(result: WindowMeans, reference: WindowMeans, own: number, other: number): PairedDifference {
  const series = result.series[own];
  const { scenarioValues, referenceValues, differences } = worldPairs(result, own, reference, other);
  const { n, mean, lower, upper } = meanInterval(differences);
  const meanReference = meanInterval(referenceValues).mean;
  const sign = measures[series.measure].better === "lower" ? -1 : 1;
  return {
    series,
    n,
    meanReference,
    meanScenario: meanInterval(scenarioValues).mean,
    difference: mean,
    lower,
    upper,
    relative: meanReference === 0 ? Number.NaN : mean / Math.abs(meanReference),
    better: n === 0 ? Number.NaN : differences.filter((difference) => sign * difference > 0).length / n,
  };
}
