import { mean } from "simple-statistics";
import type { Comparison, ScenarioResult } from "../../experiment/result.ts";
import { meanInterval } from "../../experiment/statistics/meanInterval.ts";
import { formatInterval, formatNumber } from "./formatNumber.ts";
import type { Subject } from "./subjects.ts";
import { inSentence } from "./subjects.ts";
import { indexOf, showingOf } from "./track.ts";

/** How a measure differs from the reference in the same worlds, ready for a title. */
export interface Change {
  /** `price 4.1 % lower (3.2 to 5.0 %)`. */
  readonly words: string;
  /** Size against its uncertainty; above 1 the 95 % interval is clear of zero. */
  readonly clearness: number;
  readonly n: number;
  /** The reference is so small that the change is many times as large: a percentage that nobody can picture. */
  readonly fromNextToNothing: boolean;
}

/** Ten times as high. */
const MANY_TIMES = 9;

/** Paired difference of the window means of a subject; undefined where fewer than two worlds have both. */
export function changeOf(comparison: Comparison, subject: Subject): Change | undefined {
  const { result, reference } = comparison;
  if (reference === undefined) return undefined;
  for (const group of subject.groups) {
    const pairs = pairedMeans(result, reference, subject, group);
    if (pairs.length > 1) return describe(result, subject, group, pairs);
  }
  return undefined;
}

function pairedMeans(result: ScenarioResult, reference: ScenarioResult, { measure }: Subject, group: string) {
  const own = indexOf(result.series, measure, group);
  const other = indexOf(reference.series, measure, group);
  const pairs: { scenario: number; reference: number }[] = [];
  if (own < 0 || other < 0) return pairs;
  for (let r = 0; r < Math.min(result.replications, reference.replications); r++) {
    const scenario = result.means[r * result.series.length + own];
    const against = reference.means[r * reference.series.length + other];
    if (Number.isFinite(scenario - against)) pairs.push({ scenario, reference: against });
  }
  return pairs;
}

function describe(
  result: ScenarioResult,
  { measure }: Subject,
  group: string,
  pairs: readonly { scenario: number; reference: number }[],
): Change {
  const showing = showingOf(measure, result.money);
  const differences = pairs.map((pair) => pair.scenario - pair.reference);
  const { mean: difference, upper } = meanInterval(differences);
  const half = upper - difference;
  const base = mean(pairs.map((pair) => pair.reference));
  const relative = base > 0 && !showing.percent;
  const scale = (difference < 0 ? -1 : 1) * (relative ? 1 / base : 1);
  // No level of these measures can be below zero, so that none can fall by more than all of it.
  const most = relative && difference < 0 ? 1 : Number.POSITIVE_INFINITY;
  const ends = [(difference - half) * scale, (difference + half) * scale]
    .map((end) => Math.min(most, end))
    .sort((a, b) => a - b);
  const asPercent = relative || showing.percent;
  const points = showing.percent ? " points" : "";
  const size = `${formatNumber(difference * scale, asPercent)}${points} ${difference < 0 ? "lower" : "higher"}`;
  const interval = formatInterval(ends[0], ends[1], asPercent);
  const name = inSentence(showing, { measure, group });
  return {
    words: difference === 0 ? `${name} no different` : `${name} ${size} (${interval}${points})`,
    clearness: half > 0 ? Math.abs(difference) / half : difference === 0 ? 0 : Number.MAX_VALUE,
    n: pairs.length,
    fromNextToNothing: relative && difference / base > MANY_TIMES,
  };
}
