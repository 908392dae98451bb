import { usualLevers } from "../../scenario/usualVariables.ts";

/** The name under which `catfish explain` tells how an outcome is written. */
export const WHEN = "when";

/** How `--when` is written, as headings and texts. */
export const outcomeSyntax: readonly (readonly [string, string])[] = [
  ["what it is", "The outcome that catfish discover looks for; in each world of each point it happens or it does not."],
  ["written", "measure[:group]  <, <=, > or >=  value  [@month or @first:last]"],
  ["value", "a number in the unit of the measure, money in the scenario's; 40% for measures that are shares"],
  ["base", "the same measure in the scenario as it is, in the same world"],
  ["without-entry", "the same measure at the same point in the same world, with nobody entering"],
  ["without-strategy", "the same, with no supplier having a strategy"],
  ["measure", "measure[:group]: another measure of the same unit, or another group, at the same point"],
  [
    "with",
    "* 0.95 or * 95% after base, without-entry, without-strategy or a measure; or + 0.1, - 0.1; - 2% are percentage points",
  ],
  [
    "months",
    "@119 is one month, @60:119 the mean over these, dates where the scenario has a start (@2029-06); unless given, --window, else all years from the decision, discounted",
  ],
  ["varied", `with --vary; unless given ${usualLevers.join(", ")}`],
  ["example", 'catfish discover catfish --when "newcomersOnFixedTrack > 0 @119"'],
  [
    "example 2",
    'catfish discover catfish --when "buyerValue < base * 98%" --vary policy.openness --vary market.switchingCost',
  ],
  [
    "example 3",
    'catfish discover newcomer-playbook --when "profit:challenger < without-strategy" --vary suppliers.challenger.strategy.budgetScale=0:4',
  ],
  ["example 4", 'catfish discover catfish --when "price:newcomer < price:powerhouse" --vary policy.openness=0:50%'],
];
