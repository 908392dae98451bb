import type { Series } from "../../model/series.ts";
import type { GrowingReplication } from "../replicate.ts";
import type { WindowMeans } from "../result.ts";
import { meanInterval } from "../statistics/meanInterval.ts";
import { worldPairs } from "../worldPairs.ts";
import type { GrowingSample } from "./growUntilSharp.ts";
import type { Contrast } from "./look.ts";

/** An arm as far as the number of its worlds is decided by it. */
export type GrowingArm = Pick<GrowingReplication, "growTo" | "soFar">;

/**
 * Scenarios that grow together with what they are measured against: the means that are to be known are the
 * paired differences of each to the baseline, or each scenario's own mean where there is no baseline.
 *
 * @param series     the measure; every arm must have it
 * @param scenarios  at least one
 * @param unit       what one unit of the measure in the model is in the unit that it is shown in, e.g. its currency
 */
export function pairedSample(
  series: Series,
  scenarios: readonly GrowingArm[],
  baseline?: GrowingArm,
  unit = 1,
): GrowingSample {
  const arms = new Set(baseline === undefined ? scenarios : [...scenarios, baseline]);
  return {
    growTo: async (worlds) => {
      for (const arm of arms) await arm.growTo(worlds);
    },
    contrasts: () =>
      scenarios.map((scenario) => {
        const own = scenario.soFar();
        const contrast = baseline === undefined ? meanOf(own, series) : differenceOf(own, baseline.soFar(), series);
        return inUnit(contrast, unit);
      }),
  };
}

function inUnit({ values, baseline }: Contrast, unit: number): Contrast {
  return unit === 1 ? { values, baseline } : { values: values.map((value) => value * unit), baseline: baseline * unit };
}

function meanOf(result: WindowMeans, series: Series): Contrast {
  const place = placeOf(result, series);
  const width = result.series.length;
  const values = Array.from({ length: result.replications }, (_, world) => result.means[world * width + place]);
  return { values, baseline: meanInterval(values).mean };
}

function differenceOf(result: WindowMeans, reference: WindowMeans, series: Series): Contrast {
  const places = [placeOf(result, series), placeOf(reference, series)] as const;
  const { referenceValues, differences } = worldPairs(result, places[0], reference, places[1]);
  return { values: differences, baseline: meanInterval(referenceValues).mean };
}

function placeOf({ series, scenario }: WindowMeans, { measure, group }: Series): number {
  const place = series.findIndex((each) => each.measure === measure && each.group === group);
  if (place < 0) throw new RangeError(`${scenario.name} has no measure ${measure} of group ${group}`);
  return place;
}
