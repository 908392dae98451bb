import { isSame, type Series } from "../model/series.ts";
import { decisiveFor } from "../worlds/headline.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { widened } from "../worlds/statistics/intervals.ts";
import type { SpanDifference } from "./phases.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Arms by what decides for whoever asks in all of them, over all years that are judged, the best first. */
export interface Ranking {
  /** Buyer value, or the profit of the group of suppliers that asks. */
  readonly of: Series;
  readonly ranked: readonly Ranked[];
  /** How it was judged: years and discount rate. */
  readonly judged: Pick<Verdict, "run" | "months">;
}

export interface Ranked {
  readonly name: string;
  /** Mean over all years, later ones weighing less. */
  readonly mean: number;
  /** This arm less the best, with an interval that holds for all arms at once; undefined for the best itself. */
  readonly behind?: Pick<SpanDifference, "n" | "difference" | "lower" | "upper">;
  /** Against the first arm that was named; undefined for that one. */
  readonly whole?: SpanDifference;
  /** True where it is not clearly behind the best, which is tied with itself. */
  readonly isTied: boolean;
}

/** @param arms  the baseline first; undefined where the years of one are not known, or are other years */
export function rankingOf(
  arms: readonly { readonly name: string; readonly means: WindowMeans }[],
): Ranking | undefined {
  const [baseline] = arms;
  const of = decisiveFor(baseline.means.scenario.asker);
  const wholeIn = (verdict?: Verdict) => verdict?.all.find(({ series }) => isSame(series, of))?.whole;
  const known = arms.map(({ name, means }) => {
    const verdict = verdictOf(means, baseline.means);
    return { name, means, verdict, whole: wholeIn(verdict) };
  });
  const judged = known[0].verdict;
  if (judged === undefined || known.some(({ whole }) => whole === undefined)) return undefined;
  const means = known.map(({ whole }) => whole?.meanScenario ?? Number.NaN);
  const order = [...known.keys()].toSorted((a, b) => means[b] - means[a] || a - b);
  const best = known[order[0]];
  const ranked = order.map((place): Ranked => {
    const { name, means: arm, whole: ofAll } = known[place];
    const own = place === 0 ? {} : { whole: ofAll };
    if (place === order[0]) return { name, mean: means[place], isTied: true, ...own };
    const whole = wholeIn(verdictOf(arm, best.means));
    const behind = whole && together(whole, arms.length - 1);
    return { name, mean: means[place], behind, isTied: behind === undefined || !(behind.upper < 0), ...own };
  });
  return { of, ranked, judged };
}

/** An interval that holds for so many differences at once (Bonferroni), from one that holds for itself. */
function together({ n, difference, lower, upper }: SpanDifference, many: number): NonNullable<Ranked["behind"]> {
  const alone = { n, mean: difference, lower, upper };
  const { lower: from, upper: to } = n < 2 ? alone : widened(alone, 0.025 / many);
  return { n, difference, lower: from, upper: to };
}
