import { quantileSorted } from "simple-statistics";
import { type MeanInterval, meanInterval } from "../statistics/meanInterval.ts";

/** One series at one point: its mean over worlds with the 95 % interval, and where nine worlds in ten lie. */
export interface PointStatistics extends MeanInterval {
  readonly p05: number;
  readonly p95: number;
}

/** The values of one series at a point, world by world; NaN where a world has none. */
export function worldsOf(means: Float64Array, series: number, serie: number): Float64Array {
  return Float64Array.from({ length: means.length / series }, (_, world) => means[world * series + serie]);
}

/** Statistics of every series at a point. */
export function pointStatistics(means: Float64Array, series: number): PointStatistics[] {
  return Array.from({ length: series }, (_, serie) => statisticsOf(worldsOf(means, series, serie)));
}

export function statisticsOf(worlds: Float64Array): PointStatistics {
  const sorted = worlds.filter((value) => !Number.isNaN(value)).sort();
  const at = (p: number) => (sorted.length === 0 ? Number.NaN : quantileSorted([...sorted], p));
  return { ...meanInterval(worlds), p05: at(0.05), p95: at(0.95) };
}
