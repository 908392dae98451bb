import type { Market } from "../model/market.ts";
import { seriesOf } from "../model/series.ts";
import { SURVIVAL_CELLS } from "./survival/ages.ts";

/**
 * Memory that replicating a market takes, for each world [bytes]: every value in single precision while it is
 * simulated, and what is kept of a world afterwards.
 */
export function memoryOf(market: Market): { readonly simulated: number; readonly kept: number } {
  const series = seriesOf(market).length;
  return {
    simulated: Float32Array.BYTES_PER_ELEMENT * market.months * series,
    kept: Float64Array.BYTES_PER_ELEMENT * (series + SURVIVAL_CELLS),
  };
}
