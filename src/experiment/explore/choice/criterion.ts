import { type MeasureName, measureNames, measures } from "../../../model/measures.ts";
import { ALL, type Series } from "../../../model/series.ts";
import type { Problem } from "../../../scenario/scenario.ts";
import { fractionOf, isShare, meantPercentage } from "../../../scenario/shares.ts";
import { nearest } from "../../../scenario/text/nearest.ts";

/** What an outcome must reach in a future to be satisfying. */
export interface Criterion {
  readonly series: Series;
  /** `>=`: at least, `<=`: at most. */
  readonly side: ">=" | "<=";
  /** In the unit in which the measure is shown; undefined: no worse than the scenario as it is. */
  readonly value?: number;
  /** As it was given. */
  readonly text: string;
}

/** The criterion unless others are given: no worse than the scenario as it is. */
export function noWorse(series: Series, better: "lower" | "higher"): Criterion {
  const { measure, group } = series;
  const text = group === ALL ? measure : `${measure}:${group}`;
  return { series, side: better === "lower" ? "<=" : ">=", text };
}

/**
 * Reads what `--satisfy` says:
 *
 *     measure >= number          price:newcomer <= 1.2, service >= 60%
 *     measure                    no worse than the scenario as it is
 */
export function readCriterion(text: string): Criterion | Problem {
  const source = `--satisfy ${text}`;
  const match = /^\s*([\w]+)(?::([^<>=]+?))?\s*(?:([<>]=?)\s*(-?(?:\d+\.?\d*|\.\d+))\s*(%?))?\s*$/.exec(text);
  if (match === null) {
    return {
      source,
      wrong: "I cannot read this criterion.",
      right: '"measure >= number", e.g. --satisfy "buyerValue >= 1.1"',
    };
  }
  const [, name, group = ALL, side, number, percent] = match;
  const measure = measureNames.find((each) => each === name);
  if (measure === undefined) {
    return { source, wrong: `There is no measure "${name}".`, suggestion: nearest(name, measureNames) };
  }
  const series = { measure, group: group.trim() };
  if (side === undefined) return relative(series, measure, source);
  const value = percent === "%" ? fractionOf(number) : Number(number);
  if (isShare(measure) && meantPercentage(value) !== undefined) {
    const suggestion = percent === "%" ? undefined : text.trim().replace(number, `${number}%`);
    return { source, wrong: `${measure} is a share, and ${number}${percent} is more than all.`, suggestion };
  }
  if (percent === "%" && !isFraction(measure)) {
    const right = `a number of ${measures[measure].unit}`;
    return { source, wrong: `${measure} is no share and takes no percentage.`, right };
  }
  return { series, side: side.startsWith(">") ? ">=" : "<=", value, text: text.trim() };
}

/** Whether a measure lies within 0 and 1, so that a percentage of it has a meaning. */
function isFraction(measure: MeasureName): boolean {
  return isShare(measure) || measures[measure].unit === "index";
}

function relative(series: Series, measure: MeasureName, source: string): Criterion | Problem {
  const { better } = measures[measure];
  if (better !== "neutral") return noWorse(series, better);
  return {
    source,
    wrong: `Of ${measure} neither way is worse.`,
    right: `a number, e.g. --satisfy "${measure} >= 0.2"`,
  };
}
