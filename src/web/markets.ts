import { ALL, type Series } from "../model/series.ts";
import {
  answerPlausible,
  askPlausible,
  type PlausibleOf,
  plausibleOf,
  seenPlausible,
  writtenIn,
} from "../question/plausible.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { marketsSentence } from "../words/en/workshopFacts.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { moneyOf } from "../worlds/money.ts";
import type { Answers, AssumptionRow, Requests } from "./messages.ts";

/** Both markets of a request. */
export interface BothMarkets {
  readonly against: Scenario;
  readonly now: Scenario;
}

const value: Series = { measure: "buyerValue", group: ALL };

/** What a change comes to in markets that are as plausible; undefined where nothing of them is assumed. */
async function overMarkets(
  { against, now }: BothMarkets,
  seed: string,
  markets: number,
  map: MapBatches,
  signal: AbortSignal,
) {
  const scenarios = [against, { ...now, name: `${now.name}-changed` }];
  const planned = askPlausible(markets, scenarios);
  if (planned === undefined) return undefined;
  const window = [now.from, now.market.months - 1] as const;
  const of: PlausibleOf = plausibleOf(planned, scenarios, { seed, window }, moneyOf(now));
  const seen = await seenPlausible(of, { map, signal });
  const contrast = { name: "change", from: 0, to: 1, written: writtenIn(of, []) };
  const answer = answerPlausible(of, seen, [contrast]);
  const place = answer.series.findIndex(({ measure, group }) => measure === value.measure && group === value.group);
  return { of, whole: answer.contrasts[0].whole[place], movers: answer.contrasts[0].movers[place] };
}

/** In how many markets that are as plausible the buyer is not worse off. */
export async function marketsAnswer(
  both: BothMarkets,
  { seed, markets }: Requests["plausible"],
  map: MapBatches,
  signal: AbortSignal,
): Promise<Answers["plausible"]> {
  const found = await overMarkets(both, seed, markets, map, signal);
  if (found === undefined) return { sentence: "", worse: Number.NaN, markets: 0 };
  const { worse, worseLower, worseUpper, n } = found.whole;
  return { sentence: marketsSentence(worse, [worseLower, worseUpper], n), worse, markets: n };
}

/** Assumptions that are shown. */
const SHOWN = 15;

/** The assumed values that the gain hangs on most over plausible markets, the strongest first. */
export async function assumptionRows(
  both: BothMarkets,
  { seed, markets }: Requests["assumptions"],
  map: MapBatches,
  signal: AbortSignal,
): Promise<readonly AssumptionRow[]> {
  const found = await overMarkets(both, seed, markets, map, signal);
  if (found === undefined) return [];
  const strength = new Map(found.movers.map(({ path, correlation }) => [path, correlation]));
  const values = new Map(both.now.origins.map((origin) => [origin.path, origin.value]));
  return found.of.moved
    .map(({ path, parameter, range }): AssumptionRow => {
      const { meaning, unit, source } = parameter;
      const held = values.get(path);
      return {
        ...{ path, meaning, unit, source, low: range[0], high: range[1], whole: parameter.whole === true },
        value: typeof held === "number" ? held : Number.NaN,
        correlation: strength.get(path) ?? Number.NaN,
      };
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.path < b.path ? -1 : 1))
    .slice(0, SHOWN);
}

function sizeOf({ correlation }: AssumptionRow): number {
  return Number.isNaN(correlation) ? 0 : Math.abs(correlation);
}
