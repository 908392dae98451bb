import { measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import { meanInterval } from "../statistics/meanInterval.ts";
import { type Ratio, ratioOfMeans } from "../statistics/ratioOfMeans.ts";
import type { Arm, Part } from "./arms.ts";
import { gap } from "./gap.ts";

/** A mean difference between two arms with its 95 % t interval over the paired worlds. */
export interface PartOfEffect {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of the worlds in which the buyer does better by this part; of a neutral measure, in which it is higher. */
  readonly better: number;
  /** Share in which it does worse, or in which it is lower. */
  readonly worse: number;
}

/** What entry does to one measure of one group, taken apart. */
export interface SeriesEffect extends Readonly<Record<Part, PartOfEffect>> {
  readonly series: Series;
  /** Worlds in which all three arms have a value. */
  readonly n: number;
  /** Mean over those worlds, by arm. */
  readonly means: Readonly<Record<Arm, number>>;
  /** Catfish effect over total; undefined where the total is not clearly different from zero. */
  readonly share?: Ratio;
}

/**
 * The effect on one series from its window means in the three arms, world by world. The mean of the total is
 * the sum of the means of its parts, so that they add up to the last bit.
 *
 * @param values  by arm, one a world; NaN is missing, and the world is then left out of all parts
 */
export function seriesEffect(series: Series, values: Readonly<Record<Arm, ArrayLike<number>>>): SeriesEffect {
  const kept: Record<Arm, number[]> = { withoutEntry: [], withoutReaction: [], entry: [] };
  for (let world = 0; world < values.entry.length; world++) {
    const [a, b, c] = [values.withoutEntry[world], values.withoutReaction[world], values.entry[world]];
    if (Number.isNaN(a + b + c)) continue;
    kept.withoutEntry.push(a);
    kept.withoutReaction.push(b);
    kept.entry.push(c);
  }
  const substitutions = differences(kept.withoutReaction, kept.withoutEntry);
  const reactions = differences(kept.entry, kept.withoutReaction);
  const totals = differences(kept.entry, kept.withoutEntry);
  const substitution = partOf(series, substitutions);
  const catfish = partOf(series, reactions);
  return {
    series,
    n: totals.length,
    means: {
      withoutEntry: meanInterval(kept.withoutEntry).mean,
      withoutReaction: meanInterval(kept.withoutReaction).mean,
      entry: meanInterval(kept.entry).mean,
    },
    total: movedTo(substitution.difference + catfish.difference, partOf(series, totals)),
    substitution,
    catfish,
    share: ratioOfMeans(reactions, totals),
  };
}

function differences(of: readonly number[], from: readonly number[]): number[] {
  return of.map((value, world) => gap(value, from[world]));
}

function partOf({ measure }: Series, worlds: readonly number[]): PartOfEffect {
  const { n, mean: difference, lower, upper } = meanInterval(worlds);
  const sign = measures[measure].better === "lower" ? -1 : 1;
  const shareOf = (isOne: (world: number) => boolean) => (n === 0 ? Number.NaN : worlds.filter(isOne).length / n);
  const better = shareOf((world) => sign * world > 0);
  const worse = shareOf((world) => sign * world < 0);
  return { difference, lower, upper, better, worse };
}

/** The same interval about a mean that differs in the last bit. */
function movedTo(difference: number, part: PartOfEffect): PartOfEffect {
  const half = part.upper - part.difference;
  return { ...part, difference, lower: difference - half, upper: difference + half };
}
