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
export function pointStatistics(means: Float64Array, series: number): SeriesStatistics {
  const statistics = new SeriesStatistics(series);
  const worlds = new Float64Array(means.length / series);
  for (let serie = 0; serie < series; serie++) {
    for (let world = 0; world < worlds.length; world++) worlds[world] = means[world * series + serie];
    statistics.set(serie, statisticsOf(worlds));
  }
  return statistics;
}

export function statisticsOf(worlds: Float64Array): PointStatistics {
  const sorted = [...worlds].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (p: number) => (sorted.length === 0 ? Number.NaN : quantileSorted(sorted, p));
  return { ...meanInterval(worlds), p05: at(0.05), p95: at(0.95) };
}

/** Numbers of a series. */
const WIDTH = 6;

/** The statistics of all series of a point in 48 bytes each, since a sweep holds them of many thousand points. */
export class SeriesStatistics {
  #numbers: Float64Array;

  /** @param series  how many there are; none at a point that failed. Nothing is known of them at first. */
  constructor(series = 0) {
    this.#numbers = new Float64Array(series * WIDTH).fill(Number.NaN);
  }

  /** Those of one series; with n = 0 and no numbers where nothing is known. */
  of(serie: number): PointStatistics {
    const at = serie * WIDTH;
    const [n = 0, mean = Number.NaN, lower = Number.NaN, upper = Number.NaN, p05 = Number.NaN, p95 = Number.NaN] =
      this.#numbers.subarray(at, at + WIDTH);
    return { n: Number.isNaN(n) ? 0 : n, mean, lower, upper, p05, p95 };
  }

  set(serie: number, { n, mean, lower, upper, p05, p95 }: PointStatistics): void {
    this.#numbers.set([n, mean, lower, upper, p05, p95], serie * WIDTH);
  }

  /**
   * The same with every number but n changed. It takes the memory of this one, of which nothing is known any more:
   * those of many thousand points would else be there twice.
   */
  changed(change: (value: number, serie: number) => number): SeriesStatistics {
    const other = new SeriesStatistics();
    [other.#numbers, this.#numbers] = [this.#numbers, other.#numbers];
    for (const [at, value] of other.#numbers.entries()) {
      if (at % WIDTH !== 0) other.#numbers[at] = change(value, Math.floor(at / WIDTH));
    }
    return other;
  }
}
