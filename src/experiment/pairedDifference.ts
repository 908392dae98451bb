import { measures } from "../model/measures.ts";
import type { PairedDifference, ScenarioResult } from "./result.ts";
import { meanInterval } from "./statistics/meanInterval.ts";

/**
 * Paired differences (scenario less reference) of the window means of every series that both have,
 * world by world, with 95 % t intervals. A world in which either is missing is left out of that series.
 *
 * @throws RangeError when the two do not share seed, number of worlds and window
 */
export function pairedDifferences(result: ScenarioResult, reference: ScenarioResult): PairedDifference[] {
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

function differenceOf(result: ScenarioResult, reference: ScenarioResult, own: number, other: number): PairedDifference {
  const series = result.series[own];
  const scenarioValues: number[] = [];
  const referenceValues: number[] = [];
  for (let world = 0; world < result.replications; world++) {
    const value = result.means[world * result.series.length + own];
    const against = reference.means[world * reference.series.length + other];
    if (Number.isNaN(value) || Number.isNaN(against)) continue;
    scenarioValues.push(value);
    referenceValues.push(against);
  }
  const differences = scenarioValues.map((value, i) => value - referenceValues[i]);
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
