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

/** What became of each goal, in a sentence: as a threshold is said, reached or missed, and by how many worlds. */
export function goalSentences(outcomes: readonly GoalOutcome[], money?: Money): string[] {
  return outcomes.map((outcome) => {
    const { goal, n, met, share, lower, upper, verdict, months } = outcome;
    const what = `${goal.says === undefined ? "" : `${goal.says}: `}${goalInWords(goal, money)} ${overMonths(months)}`;
    if (verdict === "unknown") {
      return `Goal not checked, ${what}: the record has these means over whole years of the run, of headline measures, and over the months of the tables.`;
    }
    const asked = `asked for: ${wholePercent(goal.share)}`;
    const seen = `in ${count(met)} of the ${worlds(n)}, ${wholePercent(share)} (${wholePercentRange(lower, upper)}; ${asked})`;
    const names = {
      reached: "Goal reached",
      missed: "Goal missed",
      open: "Goal not decided by so many worlds",
    } as const;
    return `${names[verdict]}, ${what}: ${seen}.`;
  });
}

/** `fill rate at least 97 %`, `buyer value above 12 EUR`. */
function goalInWords({ measure, group, is, value }: Goal, money?: Money): string {
  return `${inSentence(measures[measure], { measure, group })} ${bounds[is]} ${amount(measure, value, money)}`;
}

function amount(measure: Goal["measure"], value: number, money?: Money): string {
  if (isPercent(measure)) return `${tidyNumber(value * 100, 6)} %`;
  const unit = unitIn(measure, money);
  return unit === "index" ? tidyNumber(value, 6) : `${tidyNumber(value, 6)} ${unit}`;
}
