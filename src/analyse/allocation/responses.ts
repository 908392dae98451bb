import type { PointStatistics } from "../../worlds/points.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { type Allocation, difference, type FoundSplit, trialOf, type ValuedSpend } from "./allocation.ts";

/*
 * What the measure responds to money on one channel, where the others keep what they have in the proposed split and what
 * the channel does not get is kept. Splits of the whole budget would not show it: there more for one channel is less for
 * another, so that a curve of theirs is of both.
 */

/** So much on a channel, in worlds that chose nothing. */
export interface Response {
  /** On the channel [unit costs a month]. */
  readonly spend: number;
  /** Whether that is the proposed split. */
  readonly isProposed: boolean;
  /** Number of the point among all that were simulated. */
  readonly point: number;
  readonly statistics: PointStatistics;
  /** How far the measure lies above that with nothing on the channel, in the same worlds. */
  readonly gain: MeanInterval;
}

/** Responses to money on a channel, the least first. */
export interface ResponseCurve {
  /** Place of the channel. */
  readonly channel: number;
  readonly responses: readonly Response[];
  /** What the proposed split gains by its money on the channel; undefined where it has none there. */
  readonly own?: MeanInterval;
}

/** What is left of the budget by rounding where all of a share is taken away. */
const NOTHING = 1e-9;

/** A curve for each channel, in their order; none of a channel of which nothing is known at nothing spent. */
export function responseCurves({ tried, channels, budget }: Allocation, found: FoundSplit): ResponseCurve[] {
  const { split } = tried[found.proposed];
  return channels.flatMap((_, channel): ResponseCurve[] => {
    const seen = trialsOf(found, channel, split[channel] * budget);
    const [none] = seen;
    if (none === undefined || none.spend > NOTHING * budget) return [];
    const responses = seen.map(({ trial, spend }): Response => {
      return {
        spend,
        isProposed: trial.role === "proposed",
        point: tried.length + found.valued.indexOf(trial),
        statistics: trial.statistics[0],
        gain: difference(trial.worlds[0], none.trial.worlds[0]),
      };
    });
    const own = split[channel] > 0 ? responses.find(({ isProposed }) => isProposed)?.gain : undefined;
    return [{ channel, responses, ...(own && { own }) }];
  });
}

/** All trials in which nothing but the money on a channel differs from the proposed split, the least first. */
function trialsOf(
  found: FoundSplit,
  channel: number,
  proposed: number,
): { readonly trial: ValuedSpend; readonly spend: number }[] {
  const base = trialOf(found, "proposed");
  const own = base === undefined ? [] : [{ trial: base, spend: proposed }];
  const others = found.valued.flatMap((trial) =>
    trial.channel === channel && trial.spend !== undefined ? [{ trial, spend: trial.spend }] : [],
  );
  return [...own, ...others].filter(({ trial }) => trial.failure === undefined).sort((a, b) => a.spend - b.spend);
}
