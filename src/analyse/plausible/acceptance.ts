import { mean } from "simple-statistics";
import { keepingWorld } from "../../model/keptWorld.ts";
import type { Market } from "../../model/market.ts";
import { ALL, seriesOf } from "../../model/series.ts";
import { canWork } from "../../scenario/resolve/marketProblems.ts";
import type { BatchResult } from "../../worlds/batch.ts";
import { REGULARITIES, regularities } from "../../worlds/ledger/regularities.ts";
import { assumptionsOf, drawing } from "../../worlds/plausible/assumptions.ts";
import { simulateBatch } from "../../worlds/simulateBatch.ts";
import { realLedgers, sharedThreshold } from "../ledger.ts";
import { type Observed, observed } from "./observed.ts";

/** What a draw gave. */
export interface Draw {
  readonly number: number;
  /** By row of the table; empty where the settings do not go together. */
  readonly values: readonly number[];
  readonly accepted: boolean;
}

/**
 * Simulates draws of a market and says which are like what is seen.
 *
 * @param market  as the table has it
 * @param draws   how many, from number 0 on
 * @param worlds  of each
 */
export function* drawsOf(market: Market, draws: number, worlds: number): Iterable<Draw> {
  const marketOf = drawing(market, new Set(assumptionsOf(market).map(({ path }) => path)));
  const window = [Math.floor(market.months / 2), market.months - 1] as const;
  const engines = keepingWorld();
  for (let number = 0; number < draws; number++) {
    const drawn = marketOf(number);
    if (!canWork(drawn)) {
      yield { number, values: [], accepted: false };
      continue;
    }
    const task = { market: drawn, seed: "plausible markets", first: 0, count: worlds, window, ledgers: THRESHOLDS };
    const batch = simulateBatch(task, engines);
    const values = observed.map(({ what }) => levelOf(what, drawn, batch));
    yield {
      number,
      values,
      accepted: observed.every(({ low, high }, row) => values[row] >= low && values[row] <= high),
    };
  }
}

/** That of the real ledger which keeps the smaller suppliers too. */
const THRESHOLDS = [sharedThreshold(realLedgers[0])];

/** Mean over the worlds. */
function levelOf(what: Observed["what"], market: Market, { means, ledgers }: BatchResult): number {
  const regularity = regularities.findIndex((name) => name === what);
  if (regularity >= 0) return mean([...ledgers].filter((_, at) => at % REGULARITIES === regularity));
  const series = seriesOf(market);
  const place = series.findIndex(({ measure, group }) => measure === what && group === ALL);
  return mean([...means].filter((_, at) => at % series.length === place));
}

/** What acceptance rests on, as text: where it has changed, the draws are to be gone through again. */
export function restsOn(market: Market): string {
  const assumed = assumptionsOf(market).map(({ path, range, parameter: { whole } }) => [
    path,
    ...range,
    whole === true,
  ]);
  return JSON.stringify([assumed, observed]);
}
