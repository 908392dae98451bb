import type { Series } from "../../model/series.ts";
import type { GrowingEffect } from "../catfishEffect.ts";
import type { GrowingSample } from "../sequential/growUntilSharp.ts";
import { meanInterval } from "../statistics/meanInterval.ts";
import { gap } from "./gap.ts";

/**
 * An effect that grows until its total on one measure is known: the paired differences of entry to no entry, and
 * the mean without entry as the baseline.
 *
 * @param unit  what one unit of the measure in the model is in the unit that it is shown in, e.g. its currency
 */
export function effectSample(growing: GrowingEffect, asked: Series, unit = 1): GrowingSample {
  const { series } = growing;
  const place = series.findIndex(({ measure, group }) => measure === asked.measure && group === asked.group);
  return {
    growTo: growing.growTo,
    contrasts: () => {
      const { withoutEntry, entry } = growing.soFar();
      const column = (means: Float64Array) =>
        means.filter((_, index) => index % series.length === place).map((value) => value * unit);
      const [from, to] = [column(withoutEntry), column(entry)];
      const values = Array.from(to, (value, world) => gap(value, from[world]));
      const paired = Array.from(from).filter((_, world) => !Number.isNaN(values[world]));
      return [{ values, baseline: meanInterval(paired).mean }];
    },
  };
}
