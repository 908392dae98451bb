import { createStream, keyBySeed, type Stream, uniform } from "../../../model/random.ts";

/** Resamples of a bootstrap. */
export const RESAMPLES = 1000;

/** Which rows each resample of a bootstrap takes, as often as it takes them; the same for everything that is resampled. */
export interface Resamples {
  /** The rows of resample 0 .. `RESAMPLES` - 1 of so many rows; valid until the next call. */
  readonly rows: (resample: number, count: number) => Uint32Array;
}

/** Most numbers that are kept, so that sixty measures of the same points draw them once [64 MB]. */
const MOST_KEPT = 2 ** 24;

/** Resamples that the seed decides. */
export function openResamples(seed: string): Resamples {
  const stream: Stream = createStream();
  keyBySeed(`${seed}, bootstrap`, stream);
  let kept = new Uint32Array(0);
  let keptOf = -1;
  let drawn = 0;
  return {
    rows: (resample, count) => {
      if (count !== keptOf) {
        kept = new Uint32Array(count * (count * RESAMPLES <= MOST_KEPT ? RESAMPLES : 1));
        [keptOf, drawn] = [count, 0];
      }
      if (kept.length === count) return draw(stream, resample, kept);
      const place = (at: number) => kept.subarray(at * count, (at + 1) * count);
      for (; drawn <= resample; drawn++) draw(stream, drawn, place(drawn));
      return place(resample);
    },
  };
}

function draw(stream: Stream, resample: number, out: Uint32Array): Uint32Array {
  for (let row = 0; row < out.length; row++) out[row] = Math.floor(uniform(stream, resample, row) * out.length);
  return out;
}

/** Quantile p of numbers in order: the one at that place; NaN where there is none. */
export function quantileAt(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(p * sorted.length)))] ?? Number.NaN;
}
