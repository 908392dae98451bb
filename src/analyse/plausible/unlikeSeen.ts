import { ALL } from "../../model/series.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { type MeanInterval, meanInterval } from "../../worlds/statistics/intervals.ts";
import { type LedgerRow, realLedgers } from "../ledger.ts";
import { type Observed, observed } from "./observed.ts";

/** What a market shows that plausible ones are not taken with: its mean over worlds lies outside of what is seen. */
export interface UnlikeSeen extends Observed {
  readonly simulated: MeanInterval;
}

/**
 * In what a market as written would itself be left out of the plausible ones, judged as these are: by its mean, and its
 * payments by the threshold of the ledger that keeps the smaller suppliers too.
 *
 * @param ledger  its payments beside real ledgers; none in a run too short for them, whose payments are not judged
 */
export function unlikeSeen(market: WindowMeans, ledger: readonly LedgerRow[]): UnlikeSeen[] {
  return observed.flatMap((row) => {
    const own = ledger.find(({ regularity, ledger: real }) => regularity === row.what && real === realLedgers[0]);
    const simulated = own?.simulated ?? overWorlds(market, row.what);
    const isOutside = simulated.mean < row.low || simulated.mean > row.high;
    return isOutside ? [{ ...row, simulated }] : [];
  });
}

/** NaN, which is outside of nothing, where it is no measure. */
function overWorlds({ series, means, replications }: WindowMeans, what: Observed["what"]): MeanInterval {
  const place = series.findIndex(({ measure, group }) => measure === what && group === ALL);
  if (place < 0) return meanInterval([]);
  const values = Array.from({ length: replications }, (_, world) => means[world * series.length + place]);
  return meanInterval(values.filter((value) => !Number.isNaN(value)));
}
