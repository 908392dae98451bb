import type { GoalOutcome } from "../../analyse/goals.ts";
import type { Goal, Scenario } from "../../scenario/scenario.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { saidSeries } from "../names.ts";
import { count, isPercent, overMonths, tidyNumber, wholePercent, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";

const bounds: Readonly<Record<Goal["is"], string>> = {
  above: "above",
  below: "below",
  atLeast: "at least",
  atMost: "at most",
};

/**
 * What became of each goal, in two sentences that can be read aloud: what was asked and whether it is reached, as a threshold
 * is said, and in how many worlds it is met.
 *
 * @param against  what the scenario is measured against
 */
export function goalSentences(
  outcomes: readonly GoalOutcome[],
  scenario: Pick<Scenario, "labels">,
  money?: Money,
  against?: string,
): string[] {
  return outcomes.map((outcome) => {
    const { goal, verdict, months, why } = outcome;
    const named = goal.says === undefined ? "" : `, "${goal.says.replace(/[.!]$/, "")}"`;
    const what = `${named}: ${goalInWords(goal, scenario, money, against)} ${overMonths(months)}.`;
    if (verdict === "unknown") return `Goal not checked${what} ${notChecked[why ?? "months"](months)}`;
    const names = {
      reached: "Goal reached",
      missed: "Goal missed",
      open: "Goal not decided by so many worlds",
    } as const;
    return `${names[verdict]}${what} ${metInWords(outcome)}`;
  });
}

function metInWords({ goal, n, of, met, share, lower, upper, isOfFirst }: GoalOutcome): string {
  const range = wholePercentRange(lower, upper);
  const seen = met === n || met === 0 ? `(${range})` : `(${wholePercent(share)}, ${range})`;
  const many = met === n ? "all" : met === 0 ? "none" : count(met);
  const among =
    isOfFirst && n < of ? `the first ${worlds(n)} of ${count(of)}, which are kept month by month` : `the ${worlds(n)}`;
  return `It is met in ${many} of ${among} ${seen}; asked for are ${wholePercent(goal.share)} of worlds.`;
}

const notChecked = {
  reference: () => "There are no same worlds of a reference to hold it against.",
  values: ([first, last]: readonly [number, number]) =>
    `It has no value in ${first === last ? "that month" : "these months"} in any world.`,
  months: ([first, last]: readonly [number, number]) =>
    `Worlds are kept by whole years and over the months of the tables: ask again with --window ${first}:${last}.`,
} as const;

/** `fill rate at least 97 %`, `buyer value above 12 EUR`, `price at least 2 % below that of without entry`. */
function goalInWords(
  { measure, group, is, value, against: held, isRelative }: Goal,
  scenario: Pick<Scenario, "labels">,
  money?: Money,
  against?: string,
) {
  const what = saidSeries(scenario, { measure, group });
  if (held === undefined) return `${what} ${bounds[is]} ${amount(measure, value, money)}`;
  const other = against === undefined ? "that of its reference" : `that of "${against}"`;
  if (value === 0) return `${what} ${besideEqual[is]} ${other}`;
  const size = isRelative ? `${tidyNumber(Math.abs(value) * 100, 6)} %` : apart(measure, Math.abs(value), money);
  return value > 0
    ? `${what} ${beside[is]} ${size} above ${other}`
    : `${what} ${beside[mirrored[is]]} ${size} below ${other}`;
}

/** How far something is to be on one side of another. */
const beside: Readonly<Record<Goal["is"], string>> = {
  above: "more than",
  below: "less than",
  atLeast: "at least",
  atMost: "at most",
};

/** The same of what lies on the other side: at most -2 % is at least 2 % below. */
const mirrored: Readonly<Record<Goal["is"], Goal["is"]>> = {
  above: "below",
  below: "above",
  atLeast: "atMost",
  atMost: "atLeast",
};

const besideEqual: Readonly<Record<Goal["is"], string>> = {
  above: "above",
  below: "below",
  atLeast: "not below",
  atMost: "not above",
};

function apart(measure: Goal["measure"], value: number, money?: Money): string {
  return isPercent(measure) ? `${tidyNumber(value * 100, 6)} points` : amount(measure, value, money);
}

function amount(measure: Goal["measure"], value: number, money?: Money): string {
  if (isPercent(measure)) return `${tidyNumber(value * 100, 6)} %`;
  const unit = unitIn(measure, money);
  return unit === "index" ? tidyNumber(value, 6) : `${tidyNumber(value, 6)} ${unit}`;
}
