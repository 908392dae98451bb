import { interquartileRange, median } from "simple-statistics";
import type { MeasureName } from "../model/measures.ts";
import { ALL, type Series } from "../model/series.ts";

/** Measures in which a typical world is near the middle. */
const HEADLINES: readonly MeasureName[] = [
  "price",
  "service",
  "technologyLag",
  "buyerValue",
  "newcomerShare",
  "switches",
];

/**
 * The replication nearest to the middle of all: its window means are, in units of the interquartile
 * range, closest to the medians. The first such one where several are equally near.
 *
 * @param means  index `replication * series + serie`
 */
export function typicalReplication(series: readonly Series[], means: Float64Array, worlds: number): number {
  const distance = new Float64Array(worlds);
  series.forEach(({ measure, group }, serie) => {
    if (group !== ALL || !HEADLINES.includes(measure)) return;
    const values = Array.from({ length: worlds }, (_, world) => means[world * series.length + serie]);
    const present = values.filter((value) => !Number.isNaN(value));
    if (present.length === 0) return;
    const middle = median(present);
    const spread = interquartileRange(present);
    if (spread <= 0) return;
    values.forEach((value, world) => {
      const gap = Number.isNaN(value) ? 1 : (value - middle) / spread;
      distance[world] += gap * gap;
    });
  });
  let nearest = 0;
  for (let world = 1; world < worlds; world++) if (distance[world] < distance[nearest]) nearest = world;
  return nearest;
}
