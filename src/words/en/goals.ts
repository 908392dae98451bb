import type { GoalOutcome } from "../../analyse/goals.ts";
import { measures } from "../../model/measures.ts";
import type { Goal } from "../../scenario/scenario.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { inSentence } from "../names.ts";
import { count, isPercent, overMonths, tidyNumber, wholePercent, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";

const bounds: Readonly<Record<Goal["is"], string>> = {
  above: "above",
  below: "below",
  atLeast: "at least",
  atMost: "at most",
};

/**
 * What became of each goal, in a sentence: as a threshold is said, reached or missed, and by how many worlds.
 *
 * @param against  what the scenario is measured against
 */
export function goalSentences(outcomes: readonly GoalOutcome[], money?: Money, against?: string): string[] {
  return outcomes.map((outcome) => {
    const { goal, n, of, met, share, lower, upper, verdict, months, why, isOfFirst } = outcome;
    const what = `${goal.says === undefined ? "" : `${goal.says}: `}${goalInWords(goal, money, against)} ${overMonths(months)}`;
    if (verdict === "unknown") return `Goal not checked, ${what}: ${notChecked[why ?? "months"](months)}.`;
    const asked = `asked for: ${wholePercent(goal.share)}`;
    const among = isOfFirst ? `, the first of ${count(of)}, which are kept month by month` : "";
    const seen = `in ${count(met)} of the ${worlds(n)}${among}, ${wholePercent(share)} (${wholePercentRange(lower, upper)}; ${asked})`;
    const names = {
      reached: "Goal reached",
      missed: "Goal missed",
      open: "Goal not decided by so many worlds",
    } as const;
    return `${names[verdict]}, ${what}: ${seen}.`;
  });
}

const notChecked = {
  reference: () => "there are no same worlds of a reference to hold it against",
  months: ([first, last]: readonly [number, number]) =>
    `the record of every world has means over whole years from the decision and over the months of the tables; ask again with --window ${first}:${last}`,
} as const;

/** `fill rate at least 97 %`, `buyer value above 12 EUR`, `price against without entry at most +2 %`. */
function goalInWords({ measure, group, is, value, against: held, isRelative }: Goal, money?: Money, against?: string) {
  const what = inSentence(measures[measure], { measure, group });
  if (held === undefined) return `${what} ${bounds[is]} ${amount(measure, value, money)}`;
  const size = isRelative ? `${tidyNumber(value * 100, 6)} %` : apart(measure, value, money);
  const sign = value > 0 ? "+" : "";
  return `${what} against ${against ?? "its reference"} ${bounds[is]} ${sign}${size}`;
}

function apart(measure: Goal["measure"], value: number, money?: Money): string {
  return isPercent(measure) ? `${tidyNumber(value * 100, 6)} points` : amount(measure, value, money);
}

function amount(measure: Goal["measure"], value: number, money?: Money): string {
  if (isPercent(measure)) return `${tidyNumber(value * 100, 6)} %`;
  const unit = unitIn(measure, money);
  return unit === "index" ? tidyNumber(value, 6) : `${tidyNumber(value, 6)} ${unit}`;
}
