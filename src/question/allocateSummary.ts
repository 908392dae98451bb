import { type Allocation, trialOf, type ValuedRole } from "../analyse/allocation/allocation.ts";
import { splitsOverMarkets } from "../analyse/allocation/overMarkets.ts";
import { responseCurves } from "../analyse/allocation/responses.ts";
import { keptNumber } from "../result/frame.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { allocationSentences } from "../words/en/allocation.ts";
import { unitIn } from "../worlds/money.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";
import { plainSpan } from "./explorations.ts";

/** The allocation for programs: missing numbers are null. */
export function allocateSummary(answer: Allocation): object {
  const { group, budget, channels, series, better, found, tried, money } = answer;
  const { measure } = series[0];
  const split = found && tried[found.proposed].split;
  return {
    group: series[0].group,
    measure,
    unit: unitIn(measure, money),
    ...plainSpan(answer),
    better,
    spender: group,
    budget,
    answer: allocationSentences(answer),
    channels: channels.map(({ name, path, price }, channel) => ({
      name,
      path,
      price,
      share: split?.[channel] ?? null,
      lower: found ? short(found.winners.shares[channel].lower) : null,
      upper: found ? short(found.winners.shares[channel].upper) : null,
      more: found ? plainInterval(found.returns[channel]) : null,
      gain: plainGain(answer, channel),
      allOn: plainTrial(answer, "all on", channel),
    })),
    tried: tried.length,
    asGood: found?.asGood.length ?? 0,
    proposed: plainTrial(answer, "proposed"),
    even: plainTrial(answer, "even"),
    nothing: plainTrial(answer, "nothing"),
    asItIs: plainTrial(answer, "as it is"),
    ...plainMarkets(answer),
  };
}

/** What its money brings in the proposed split; null where it has none there. */
function plainGain(answer: Allocation, channel: number): object | null {
  const curves = answer.found ? responseCurves(answer, answer.found) : [];
  const own = curves.find((curve) => curve.channel === channel)?.own;
  return own === undefined ? null : plainInterval(own);
}

function plainMarkets({ markets, found, tried }: Allocation): object {
  if (markets === undefined) return {};
  const seen = found && splitsOverMarkets(tried, tried[found.proposed].split, markets);
  const ahead = seen === undefined ? {} : { nearest: seen.nearest, aheadOfEven: seen.ahead };
  return { plausible: { markets: markets.markets, moved: markets.plan.moved.length, ...ahead } };
}

/** A trial with its settings, its value and how far it lies above the proposed split, by each measure. */
function plainTrial({ found, series, money }: Allocation, role: ValuedRole, channel?: number): object | null {
  const trial = found && trialOf(found, role, channel);
  if (trial === undefined) return null;
  if (trial.failure !== undefined) return { settings: trial.settings, failure: trial.failure };
  const [first, ...others] = series.map(({ measure, group }, serie) => ({
    measure,
    group,
    unit: unitIn(measure, money),
    ...plainInterval(trial.statistics[serie]),
    toProposed: plainInterval(trial.toProposed[serie]),
  }));
  const { measure: _, group: __, unit: ___, ...value } = first;
  return { settings: trial.settings, ...value, others };
}

function plainInterval({ n, mean, lower, upper }: MeanInterval): object {
  return { n, ...missingAsNull({ mean: short(mean), lower: short(lower), upper: short(upper) }) };
}

/** A number with the digits that the tables have. */
function short(value: number): number {
  return keptNumber(value, "short");
}
