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
    const { goal, verdict, months, n, of } = outcome;
    const named = goal.says === undefined ? "" : `, "${goal.says.replace(/[.!]$/, "")}"`;
    const what = `${named}: ${goalInWords(goal, scenario, money, against)} ${overMonths(months)}.`;
    if (verdict === "unknown") return `Goal not checked${what} ${notChecked(outcome)}`;
    const names = {
      reached: "Goal reached",
      missed: "Goal missed",
      open: n < of ? "Goal not settled" : "Goal not decided by so many worlds",
    } as const;
    return `${names[verdict]}${what} ${metInWords(outcome)}`;
  });
}

/** The same of an answer. */
export function goalsSaid(answer: {
  readonly goals?: readonly GoalOutcome[];
  readonly labels?: Scenario["labels"];
  readonly money?: Money;
  readonly against?: string;
}): string[] {
  const { goals = [], labels = new Map(), money, against } = answer;
  return goalSentences(goals, { labels }, money, against);
}

function metInWords(outcome: GoalOutcome): string {
  const { goal, n, of, met, share, lower, upper, months, why } = outcome;
  const range = wholePercentRange(lower, upper);
  const seen = met === n || met === 0 ? `(${range})` : `(${wholePercent(share)}, ${range})`;
  const asked = `asked for are ${wholePercent(goal.share)} of worlds.`;
  const many = met === n ? "all" : met === 0 ? "none" : count(met);
  if (n === of) return `It is met in ${many} of the ${worlds(n)} ${seen}; ${asked}`;
  const known = goal.against === undefined ? "It has" : "Both have";
  const and = goal.against === undefined ? "and is" : "and it is";
  const those = n === 1 && met === 1 ? "that one" : `${many} of those`;
  const which = why === "gaps" ? everyOf(months) : theseMonths(months);
  return `${known} a value in ${which} in ${count(n)} of ${worlds(of)}, ${and} met in ${those} ${seen}; ${asked}`;
}

function theseMonths([first, last]: GoalOutcome["months"]): string {
  return first === last ? "that month" : "these months";
}

function everyOf(months: GoalOutcome["months"]): string {
  return months[0] === months[1] ? theseMonths(months) : `every one of ${theseMonths(months)}`;
}

function notChecked({ goal, months, why }: GoalOutcome): string {
  if (why === "late") return `The run ends before the end of ${theseMonths(months)}.`;
  if (why === "reference") return "There are no same worlds of a reference to hold it against.";
  if (why === "values") return `It has no value in ${theseMonths(months)} in any world.`;
  if (why === "gaps") {
    const has = goal.against === undefined ? "has it" : "do both have";
    return `In no world ${has} a value in ${everyOf(months)}.`;
  }
  return `Worlds are kept by whole years and over the months of the tables: ask again with --window ${months.join(":")}.`;
}

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
