import { gap } from "./effect/gap.ts";
import type { WindowMeans } from "./result.ts";

/** Window means of one series in the same worlds under two scenarios: `scenarioValues[i]` and `referenceValues[i]` are a pair. */
export interface WorldPairs {
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
export function worldPairs(result: WindowMeans, own: number, reference: WindowMeans, other: number): WorldPairs {
  const scenarioValues: number[] = [];
  const referenceValues: number[] = [];
  const differences: number[] = [];
  for (let world = 0; world < result.replications; world++) {
    const value = result.means[world * result.series.length + own];
    const against = reference.means[world * reference.series.length + other];
    if (Number.isNaN(value) || Number.isNaN(against)) continue;
    scenarioValues.push(value);
    referenceValues.push(against);
    differences.push(gap(value, against));
  }
  return { scenarioValues, referenceValues, differences };
}
